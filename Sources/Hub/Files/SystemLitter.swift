/// Names that systems and programs leave behind, and that no author meant to publish.
enum SystemLitter {
    private static let names: Set<String> = [
        ".ds_store", ".localized", "__macosx", ".spotlight-v100", ".trashes", ".fseventsd", ".appledouble",
        ".temporaryitems", "icon\r", "thumbs.db", "ehthumbs.db", "desktop.ini", "$recycle.bin",
        "system volume information", ".directory", ".trash", "lost+found",
    ]
    private static let beginnings = ["~$", "._", ".~", ".#", "~wrl", ".visnyk"]
    private static let ends = [
        "~", ".bak", ".swp", ".swo", ".tmp", ".temp", ".lnk", ".orig", ".part", ".crdownload", ".autosave", ".asv",
    ]

    /// - Parameter name: of a file or folder, without those above it.
    static func contains(_ name: some StringProtocol) -> Bool {
        let name = name.lowercased()
        return names.contains(name) || beginnings.contains { name.utf8.starts(with: $0.utf8) }
            || ends.contains {
                name.utf8.count > $0.utf8.count && name.utf8.reversed().starts(with: $0.utf8.reversed())
            }
            || name.utf8.count > 2 && name.utf8.first == UInt8(ascii: "#") && name.utf8.last == UInt8(ascii: "#")
    }

    /// The part of a path, from its beginning, that is litter with all that lies in it.
    static func part(of path: String) -> String? {
        for name in path.utf8.split(separator: UInt8(ascii: "/")) where contains(Substring(name)) {
            return String(path[..<name.endIndex])
        }
        return nil
    }
}
