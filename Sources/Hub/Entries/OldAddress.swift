internal import FileTree
internal import SourceText

/// An address that something once had on this site, as `aliases` names it.
package struct OldAddress: Sendable, Hashable {
    /// From the site's root with the slash before it, `%XX` resolved; of a folder with the slash after it.
    package let path: String
    /// What stands after `?`, as written.
    package let query: String?
    let shape: Shape

    enum Shape: Sendable {
        /// `/a/` or `/a`: served as `a/index.html`.
        case folder
        /// `/a.html`: served as that very file.
        case file
        /// `/a.php`, `/?p=1`: no file can stand there as a page; only a server's rule can.
        case rule
    }

    /// nil for what leads elsewhere or out of the folder, or is too long for servers' rules and file names.
    package init?(_ text: String) {
        guard !text.isEmpty, !text.contains(bytes: "://"), !text.hasPrefix(bytes: "//"), !text.contains(bytes: "#")
        else { return nil }
        let halves = text.halves(atByte: "?")
        let written = halves.map { String($0.before) } ?? text
        let tail = halves.map { String($0.after) } ?? ""
        var path = written.percentDecoded
        // Still encoded: the bytes are no UTF-8, and no file or rule could say them.
        if path.isSame(bytes: written), OldAddress.holdsEscape(path) { return nil }
        if !path.hasPrefix(bytes: "/") { path = "/" + path }
        guard OldAddress.isPlain(path), OldAddress.isPlain(tail), !path.contains(bytes: "//"),
            !path.contains(bytes: "\\"),
            path.percentEncodedPath.utf8.count <= 1000, tail.queryPattern.utf8.count <= 2000
        else { return nil }
        for (index, part) in path.dropFirst(bytes: 1).split(byte: "/").enumerated() {
            if part.hasPrefix(bytes: "."), index > 0 || part != ".well-known" { return nil }
            if part.utf8.count > 255 { return nil }
        }
        query = tail.isEmpty ? nil : tail
        if query != nil {
            shape = .rule
        } else {
            if path.hasSuffix(bytes: "/index.html") { path = String(path.dropLast(bytes: "index.html".utf8.count)) }
            shape = OldAddress.shape(path)
            if shape == .folder, !path.hasSuffix(bytes: "/") { path += "/" }
        }
        self.path = path
    }

    /// The file, from the output's root, that stands there as a page.
    var file: String? {
        switch shape {
        case .folder: path.dropFirst(bytes: 1) + "index.html"
        case .file: String(path.dropFirst(bytes: 1))
        case .rule: nil
        }
    }

    /// The folder from the output's root that requests for the address pass through, with a slash at the end; nil for
    /// the root itself and for what differs by its query.
    var folder: String? {
        guard query == nil, let slash = path.utf8.lastIndex(of: UInt8(ascii: "/")), slash != path.startIndex else {
            return nil
        }
        return String(path[...slash].dropFirst(bytes: 1))
    }

    /// The address as a whole.
    var key: String { query.map { path + "?" + $0 } ?? path }

    /// A server tells addresses apart by their bytes.
    package static func == (a: OldAddress, b: OldAddress) -> Bool { OutputPath(a.key) == OutputPath(b.key) }

    package func hash(into hasher: inout Hasher) { hasher.combine(OutputPath(key)) }

    private static func isPlain(_ text: String) -> Bool {
        text.unicodeScalars.allSatisfy { $0.value > 0x1F && !(0x7F...0x9F).contains($0.value) }
    }

    private static func holdsEscape(_ text: String) -> Bool {
        let bytes = Array(text.utf8)
        func isDigit(_ byte: UInt8) -> Bool { (0x30...0x39) ~= byte || (0x61...0x66) ~= byte | 0x20 }
        return bytes.indices.dropLast(2).contains {
            bytes[$0] == UInt8(ascii: "%") && isDigit(bytes[$0 + 1]) && isDigit(bytes[$0 + 2])
        }
    }

    private static func shape(_ path: String) -> Shape {
        guard let last = path.split(byte: "/", omittingEmptySubsequences: false).last,
            let dot = last.lastIndex(ofByte: "."), dot != last.startIndex
        else { return .folder }
        let ending = String(last[dot...].dropFirst(bytes: 1)).lowercasedASCII
        if ending == "html" || ending == "htm" { return .file }
        let isEnding =
            (1...5).contains(ending.utf8.count) && ending.utf8.allSatisfy { (0x30...0x39) ~= $0 || (0x61...0x7A) ~= $0 }
            && ending.utf8.contains { (0x61...0x7A) ~= $0 }
        return isEnding ? .rule : .folder
    }
}

extension String {
    /// Every segment of a path percent-encoded, the slashes as they are.
    var percentEncodedPath: String {
        split(byte: "/", omittingEmptySubsequences: false).map { String($0).percentEncoded }.joined(separator: "/")
    }
}
