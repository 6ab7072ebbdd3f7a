internal import FileTree
internal import Hub
internal import SourceText

/// A place as people count: line and column from 1, the column in characters.
struct Location {
    let path: String
    var line: Int?
    var column: Int?
    var lineText: (text: String, indent: String, width: Int)?

    var shown: String {
        guard let line, let column else { return path }
        return "\(path):\(line):\(column)"
    }
}

/// Turns byte ranges into lines; each file is read once more, and only when something is to be said of it.
struct LineFinder {
    let project: Project
    private var files: [String: [UInt8]] = [:]

    init(project: Project) { self.project = project }

    mutating func location(of place: Place) -> Location {
        var location = Location(path: place.path)
        guard let range = place.range, let bytes = bytes(of: place.path), range.lowerBound <= bytes.count else {
            return location
        }
        var start = range.lowerBound
        while start > 0, bytes[start - 1] != 0x0A { start -= 1 }
        var end = range.lowerBound
        while end < bytes.count, bytes[end] != 0x0A, bytes[end] != 0x0D { end += 1 }
        location.line = bytes[..<range.lowerBound].count { $0 == 0x0A } + 1
        let before = String(decoding: bytes[start..<range.lowerBound], as: UTF8.self)
        location.column = before.count + 1
        location.lineText = LineFinder.excerpt(
            String(decoding: bytes[start..<max(start, end)], as: UTF8.self), column: before.count,
            width: String(
                decoding: bytes[range.lowerBound..<max(range.lowerBound, min(range.upperBound, end))], as: UTF8.self
            ).count)
        return location
    }

    /// A long line is shown around the place meant.
    private static func excerpt(_ line: String, column: Int, width: Int) -> (text: String, indent: String, width: Int)?
    {
        guard !line.isEmpty else { return nil }
        let from = max(0, column - 60)
        let shown = line.dropFirst(from).prefix(100).map { $0 == "\t" ? " " : String($0).shownInTerminal }
        // The bar keeps a line that begins as a command of a build server from being one.
        let head = "| " + (from > 0 ? "…" : "")
        let before = shown.prefix(column - from).reduce(head.count) { $0 + $1.count }
        let meant = shown.dropFirst(column - from).prefix(max(1, width)).reduce(0) { $0 + $1.count }
        return (head + shown.joined(), String(repeating: " ", count: before), max(1, meant))
    }

    private mutating func bytes(of path: String) -> [UInt8]? {
        if let known = files[path] { return known }
        let folders = [("content/", project.content), ("site-template/", project.template)]
        guard let (prefix, folder) = folders.first(where: { path.hasPrefix(bytes: $0.0) }),
            var bytes = try? readFile(folder + "/" + path.dropFirst(bytes: prefix.utf8.count), limit: 8 << 20)
        else { return nil }
        if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { bytes.removeFirst(3) }
        files[path] = bytes
        return bytes
    }
}
