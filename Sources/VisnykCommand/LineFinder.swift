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
    private var files: [String: NumberedLines] = [:]

    init(project: Project) { self.project = project }

    mutating func location(of place: Place) -> Location {
        var location = Location(path: place.path)
        guard let range = place.range, read(place.path),
            let (line, before, after) = files[place.path]?.parts(of: range)
        else { return location }
        location.line = line
        location.column = before.column
        location.lineText = LineFinder.excerpt(before, after)
        return location
    }

    /// A long line is shown around the place meant.
    private static func excerpt(_ before: NumberedLines.Before, _ after: NumberedLines.After)
        -> (text: String, indent: String, width: Int)?
    {
        let letters = Array((before.nearest + after.text).prefix(100))
        let shown = letters.indices.map { LineFinder.shown(letters[$0...].prefix(6)) }
        guard !shown.isEmpty else { return nil }
        // The bar keeps a line that begins as a command of a build server from being one.
        let head = "| " + (before.isCut ? "…" : "")
        let column = before.nearest.count
        let indent = shown.prefix(column).reduce(head.count) { $0 + $1.columnsInTerminal }
        let width = shown.dropFirst(column).prefix(max(1, after.width)).reduce(0) { $0 + $1.columnsInTerminal }
        return (head + shown.joined(), String(repeating: " ", count: indent), max(1, width))
    }

    /// The first of some letters: whether it begins a command of a build server, those behind it say.
    private static func shown(_ letters: ArraySlice<Character>) -> String {
        guard let first = letters.first, first != "\t" else { return " " }
        let isCommand = first == "#" && String(letters).shownInTerminal.hasPrefix(bytes: "\\u{23}")
        return isCommand ? "\\u{23}" : String(first).shownInTerminal
    }

    /// Whether the file's lines are known now.
    private mutating func read(_ path: String) -> Bool {
        if files[path] != nil { return true }
        let folders = [("content/", project.content), ("site-template/", project.template)]
        guard let (prefix, folder) = folders.first(where: { path.hasPrefix(bytes: $0.0) }),
            var bytes = try? readFile(String(path.dropFirst(bytes: prefix.utf8.count)), in: folder, limit: 8 << 20)
        else { return false }
        if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { bytes.removeFirst(3) }
        files[path] = NumberedLines(bytes)
        return true
    }
}

extension String {
    /// How many columns of a terminal it takes: a letter with all that joins it one, wide letters and emoji two (UAX 11).
    fileprivate var columnsInTerminal: Int {
        reduce(0) { sum, letter in
            sum + (letter.unicodeScalars.contains { $0.properties.isEmojiPresentation || $0.isWide } ? 2 : 1)
        }
    }
}

extension Unicode.Scalar {
    /// East Asian Wide or Fullwidth, by whole blocks.
    fileprivate var isWide: Bool {
        switch value {
        case 0x1100...0x115F, 0x2E80...0x303E, 0x3041...0xA4CF, 0xAC00...0xD7A3, 0xF900...0xFAFF, 0xFE30...0xFE6F,
            0xFF01...0xFF60, 0xFFE0...0xFFE6, 0x20000...0x3FFFD:
            true
        // The sign that asks for an emoji's own form.
        default: value == 0xFE0F
        }
    }
}
