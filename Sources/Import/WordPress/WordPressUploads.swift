internal import FileTree
internal import Hub
internal import SourceText

/// The folder of uploaded files, found by the addresses that the old site gave them.
struct WordPressUploads {
    let root: String
    private(set) var assets: [OldTree.Asset] = []
    private(set) var left: [OldTree.Left] = []
    private var known: [String: String] = [:]
    /// `photo-300x200.jpg` by the path of `photo.jpg`.
    private var smaller: [String: String] = [:]

    /// `folder` is `wp-content/uploads` or one above it; nil where the export came alone.
    init(_ folder: String?) throws(FileError) {
        guard let folder else {
            root = ""
            return
        }
        let listing = try FileTree.listing(of: folder)
        root = listing.root
        let last = root.split(byte: "/").last.map(String.init) ?? ""
        var files: [Listing.Item] = []
        for item in listing.items {
            switch item.kind {
            case .file where OldTree.isAsset(item.path): files.append(item)
            case .file: leave(item.path, .leftType)
            case .badLink: leave(item.path, .leftLink)
            case .special: leave(item.path, .leftSpecial)
            case .hiddenFolder: continue
            }
        }
        let names = Set(files.map(\.path))
        for item in files {
            if let whole = WordPressUploads.unscaled(item.path), names.contains(whole) {
                smaller[item.path] = whole
                left.append(
                    .init(path: item.path, reason: Diagnostic(.leftSmaller, at: Place(item.path), [whole])))
                continue
            }
            let place =
                last == "wp-content"
                ? "wp-content/" + item.path
                : item.path.hasPrefix(bytes: "wp-content/") ? item.path : "wp-content/uploads/" + item.path
            assets.append(.init(path: item.path, place: place, size: item.size))
        }
        for item in files { known[item.path.lowercased()] = known[item.path.lowercased()] ?? item.path }
    }

    private mutating func leave(_ path: String, _ message: Message) {
        left.append(.init(path: path, reason: Diagnostic(message, at: Place(path))))
    }

    /// The path in the folder of the file at an address, the largest one where WordPress made smaller copies.
    func path(of address: String) -> String? {
        guard !known.isEmpty else { return nil }
        let path = address.contains(bytes: "://") ? OldSite.path(of: address) : address
        let parts = String(path.prefix(beforeBytes: "?#")).percentDecoded.lowercased().split(byte: "/").map(String.init)
        guard parts.count < 60, !parts.contains("..") else { return nil }
        for start in parts.indices {
            let tail = parts[start...].joined(separator: "/")
            for name in [tail, WordPressUploads.unscaled(tail)].compactMap({ $0 }) {
                if let found = known[name] { return smaller[found] ?? found }
            }
        }
        return nil
    }

    /// `a/photo-300x200.jpg` as `a/photo.jpg`; nil for a name without a size.
    private static func unscaled(_ path: String) -> String? {
        let bytes = Array(path.utf8)
        guard let dot = bytes.lastIndex(of: UInt8(ascii: ".")) else { return nil }
        var at = dot
        var digits = 0
        for sign in [UInt8(ascii: "x"), UInt8(ascii: "-")] {
            digits = 0
            while at > 0, bytes[at - 1].isDigit, digits < 6 {
                at -= 1
                digits += 1
            }
            guard digits > 0, at > 1, bytes[at - 1] == sign else { return nil }
            at -= 1
        }
        return bytes.text(0..<at) + bytes.text(dot..<bytes.count)
    }
}
