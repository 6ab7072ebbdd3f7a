internal import FileTree
internal import SourceText

/// The files under `content/` that are no entries, by path; each is published under its own path.
struct Assets: Sendable {
    let folder: String
    private let sizes: [OutputPath: Int]
    /// The names as the disk has them. `String`s are equal when they are so after normalisation (Unicode, UAX 15), so
    /// that this finds a name stored in two code points by the one written in one.
    private let names: [String: String]
    /// What `files` of `site.yml` names, to be published as it is.
    private let listed: Set<OutputPath>
    /// Folders that `files` names: what lies in them needs no text that links to it.
    private let folders: [String]
    /// What is there and may not be published.
    private let refused: Set<OutputPath>
    /// Pictures that are published as variants, not under their own path: the address of the one for data and feeds.
    var published: [String: String] = [:]

    init(
        folder: String, sizes: [OutputPath: Int], listed: Set<OutputPath> = [], folders: [String] = [],
        refused: Set<OutputPath> = []
    ) {
        self.folder = folder
        self.sizes = sizes
        self.listed = listed
        self.folders = folders
        self.refused = refused
        names = Dictionary(sizes.keys.map { ($0.text, $0.text) }) { OutputPath($0) < OutputPath($1) ? $0 : $1 }
    }

    /// The path as the disk has it: the one with the same bytes, else the one that is the same after normalisation.
    func stored(_ path: String) -> String? {
        sizes[OutputPath(path)] == nil ? names[path] : path
    }

    /// In bytes; nought for what is not there.
    func size(of path: String) -> Int { sizes[OutputPath(path)] ?? 0 }

    func has(_ path: String) -> Bool { sizes[OutputPath(path)] != nil }

    /// Whether the file is published as it is, whatever it holds.
    func isListed(_ path: String) -> Bool { listed.contains(OutputPath(path)) }

    /// Whether the file is published though no text links to it.
    func mayStandAlone(_ path: String) -> Bool {
        isListed(path) || folders.contains { path.hasPrefix(bytes: $0) }
    }

    func isRefused(_ path: String) -> Bool { refused.contains(OutputPath(path)) }

    /// In byte order.
    var paths: [String] { sizes.keys.sorted().map(\.text) }

    func url(of path: String) -> String {
        if let url = published[path] { return url }
        return "/"
            + path.utf8.split(separator: UInt8(ascii: "/")).map { (String($0) ?? "").percentEncoded }
            .joined(separator: "/")
    }
}
