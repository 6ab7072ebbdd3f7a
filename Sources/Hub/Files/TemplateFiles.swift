internal import FileTree
internal import SourceText

/// The template that a site is made with: the one in the program, with the town's own folder laid over it file by file.
struct TemplateFiles: Sendable {
    /// Below `site-template/`, in byte order.
    let paths: [String]
    /// The files of the town's own folder, those that can be no file too.
    let own: Set<String>
    private let known: Set<String>
    /// The town's folder; nil where it has none.
    private let folder: String?
    /// Those that were said not to be files: nobody need say it again.
    private let refused: Set<String>

    /// Of a town that has no folder of its own.
    static let builtIn = TemplateFiles()

    private init() {
        folder = nil
        refused = []
        own = []
        paths = BuiltInTemplate.paths
        known = Set(paths)
    }

    /// nil where the town's folder cannot be listed, which was said.
    init?(_ files: ProjectFiles, into diagnostics: inout Diagnostics) {
        if files.isTemplateBuiltIn {
            self = .builtIn
        } else if let listing = files.template {
            self.init(listing, into: &diagnostics)
        } else {
            return nil
        }
    }

    init(_ listing: Listing, into diagnostics: inout Diagnostics) {
        folder = listing.root
        refused = TemplateFiles.refused(listing, into: &diagnostics)
        own = Set(listing.items.map(\.path))
        known = own.union(BuiltInTemplate.paths)
        paths = known.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
    }

    func contains(_ path: String) -> Bool { known.contains(path) }

    /// Those in a folder below it that end so.
    func paths(in folder: String = "", ending: String) -> [String] {
        paths.filter { $0.hasPrefix(bytes: folder) && $0.hasSuffix(bytes: ending) }
    }

    /// The file's text; nil where there is none, and with a diagnostic where it cannot be read.
    func source(_ path: String, into diagnostics: inout Diagnostics) -> Source? {
        let shown = "site-template/" + path
        if own.contains(path), let folder {
            return refused.contains(path) ? nil : readSource(path, in: folder, shownAs: shown, into: &diagnostics)
        }
        return BuiltInTemplate.bytes(of: path).map { Source(path: shown, bytes: $0) }
    }

    /// What can be no file: links that lead astray, pipes.
    private static func refused(_ listing: Listing, into diagnostics: inout Diagnostics) -> Set<String> {
        var refused: Set<String> = []
        for item in listing.items {
            switch item.kind {
            case .file, .hiddenFolder: continue
            case .badLink: diagnostics.append(.badLink, at: Place("site-template/" + item.path))
            case .special: diagnostics.append(.notAFile, at: Place("site-template/" + item.path))
            }
            refused.insert(item.path)
        }
        return refused
    }
}
