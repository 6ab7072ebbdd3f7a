internal import FileTree
internal import Hub
internal import SourceText
internal import YAML

/// A folder of Hugo, Jekyll, Eleventy or Astro as it lies on the disk, each file with what it is for.
struct OldTree: Sendable {
    enum Generator: Sendable { case hugo, jekyll, other }

    struct Text: Sendable {
        /// Below the folder.
        let path: String
        /// Folders below the root of the contents, as they are named, without that of the language.
        let folders: [String]
        /// The file's name without extension and language.
        let stem: String
        /// As the name or the folder says; nil where neither does.
        let language: String?
        /// The kind by its name, where the source says it; else the folders do.
        var kind: String? = nil
    }

    struct Asset: Sendable {
        let path: String
        /// Where the old site served it or would have: below its root, without the folder of static files.
        let place: String
        let size: Int
    }

    struct Left: Sendable {
        let path: String
        let reason: Diagnostic
        var remarks: [Diagnostic] = []
    }

    /// A part of the source that became one of the pictures or documents, by the path of that.
    struct Merged: Sendable {
        let path: String
        let asset: String
        let remarks: [Diagnostic]
    }

    let root: String
    let generator: Generator
    let settings: OldValue
    let settingsPath: String?
    private(set) var texts: [Text] = []
    private(set) var assets: [Asset] = []
    private(set) var left: [Left] = []
    private(set) var merged: [Merged] = []
    /// Bytes of pictures and documents that are no files of `root`.
    private(set) var held: [OutputPath: [UInt8]] = [:]
    let count: Int
    /// Folders beside the tree whose files pages may show: `static/` beside `content/`.
    let outside: [String]
    /// The folder that they lie in.
    let outsideRoot: String?

    init(_ folder: String, languages: [String]) throws(FileError) {
        let listing = try FileTree.listing(of: folder)
        root = listing.root
        count = listing.items.count
        let names = Set(listing.items.lazy.filter { $0.kind == .file }.map(\.path))
        let parts = root.split(byte: "/").map(String.init)
        let isContentAlone =
            ["content", "docs", "src"].contains(parts.last ?? "") || languages.contains(parts.last ?? "")
            || OldTree.languageCodes.contains(parts.last ?? "")
        var found = OldTree.settings(in: root, names)
        var above: String?
        if found == nil, isContentAlone {
            let steps = parts.last == "content" ? 1 : 2
            for step in 1...steps where found == nil && parts.count > step {
                let folder = "/" + parts.dropLast(step).joined(separator: "/")
                found = OldTree.settings(in: folder, nil).map { (nil, $0.value, $0.generator) }
                if found != nil { above = folder }
            }
        }
        settings = found?.value ?? .map([])
        settingsPath = found?.path
        let hasPosts = names.contains { $0.hasPrefix(bytes: "_posts/") || $0.contains(bytes: "/_posts/") }
        generator =
            found?.generator
            ?? (hasPosts
                ? .jekyll : names.contains { $0.hasSuffix(bytes: "/_index.md") || $0 == "_index.md" } ? .hugo : .other)
        outsideRoot = above
        outside = above.map { [$0 + "/static", $0 + "/assets", $0 + "/public", $0] } ?? []
        let bases = OldTree.bases(names, generator)
        let topFolders = Set(
            names.compactMap { name in
                bases.first { name.hasPrefix(bytes: $0) }.flatMap {
                    name.dropping(bytes: $0.utf8.count).split(byte: "/").first.map(String.init)
                }
            })
        let languageFolders = topFolders.filter { OldTree.languageCodes.contains($0) || languages.contains($0) }
        let hasLanguageFolders = languageFolders.count > 1 || languageFolders.contains { languages.contains($0) }
        for item in listing.items {
            sort(
                item, bases.first { item.path.hasPrefix(bytes: $0) }, isWhole: bases == [""],
                hasLanguageFolders ? languageFolders : [], languages)
        }
    }

    /// What a reader of another format found: no tree of texts, but the same parts.
    init(
        root: String, settings: OldValue, settingsPath: String?, texts: [Text], assets: [Asset], left: [Left],
        merged: [Merged] = [], held: [OutputPath: [UInt8]] = [:]
    ) {
        self.root = root
        generator = .other
        self.settings = settings
        self.settingsPath = settingsPath
        self.texts = texts
        self.assets = assets
        self.left = left
        self.merged = merged
        self.held = held
        count = texts.count + assets.count + left.count + merged.count
        outside = []
        outsideRoot = nil
    }

    /// Whether the old tree's pictures and documents are of this type.
    static func isAsset(_ path: String) -> Bool {
        let name = path.split(byte: "/").last ?? ""
        guard let dot = name.lastIndex(ofByte: ".") else { return false }
        let type = name[dot...].dropFirst(bytes: 1).lowercased()
        return assetTypes.contains(type)
            || FileType(ending: type) != nil && !settingsTypes.contains(type) && !textTypes.contains(type)
                && !pageTypes.contains(type)
    }

    static let languageCodes: Set<String> = [
        "uk", "en", "pl", "de", "fr", "es", "it", "ro", "hu", "sk", "cs", "bg", "be", "ru", "lt", "lv", "et", "ka",
        "tr", "crh", "pt", "nl", "sv",
    ]

    private static let textTypes: Set<String> = ["md", "markdown", "mdown", "mkd", "mkdn", "mdx"]
    private static let pageTypes: Set<String> = ["html", "htm"]
    private static let settingsTypes: Set<String> = [
        "toml", "yml", "yaml", "json", "js", "ts", "mjs", "cjs", "lock", "xml",
    ]
    private static let assetTypes: Set<String> = [
        "png", "jpg", "jpeg", "gif", "webp", "svg", "avif", "bmp", "ico", "pdf", "doc", "docx", "xls", "xlsx", "odt",
        "ods", "odp", "ppt", "pptx", "rtf",
        "csv", "tsv", "txt", "zip", "7z", "rar", "mp3", "ogg", "wav", "m4a", "mp4", "webm", "mov", "epub", "ics",
        "geojson", "kml", "gpx", "p7s",
    ]

    private static func settings(in folder: String, _ names: Set<String>?) -> (
        path: String?, value: OldValue, generator: Generator
    )? {
        let files: [(String, Generator)] = [
            ("hugo.toml", .hugo), ("hugo.yaml", .hugo), ("hugo.yml", .hugo), ("hugo.json", .hugo),
            ("config.toml", .hugo), ("config.yaml", .hugo),
            ("config.yml", .hugo), ("config.json", .hugo), ("config/_default/hugo.toml", .hugo),
            ("config/_default/hugo.yaml", .hugo),
            ("config/_default/config.toml", .hugo), ("config/_default/config.yaml", .hugo), ("_config.yml", .jekyll),
            ("_config.yaml", .jekyll),
        ]
        for (name, generator) in files where names?.contains(name) ?? true {
            guard let bytes = try? readFile(folder + "/" + name, limit: 1 << 20) else { continue }
            var ignored = Diagnostics()
            if name.hasSuffix(bytes: ".toml") {
                if let value = try? TOMLReader.read(bytes) { return (name, value, generator) }
            } else if let node = parseYAML(bytes[...], path: name, into: &ignored) {
                return (name, OldValue(node), generator)
            }
        }
        return nil
    }

    /// Where the texts begin: `content/` of a whole site, the folders of a program's sources, or the folder itself.
    private static func bases(_ names: Set<String>, _ generator: Generator) -> [String] {
        func hasTexts(_ folder: String) -> Bool {
            names.contains {
                $0.hasPrefix(bytes: folder) && textTypes.contains(String($0.split(byte: ".").last ?? "").lowercased())
            }
        }
        if hasTexts("content/"),
            generator == .hugo
                || !names.contains(where: {
                    !$0.contains(bytes: "/") && $0.hasSuffix(bytes: ".md") && $0 != "README.md"
                })
        {
            return ["content/"]
        }
        let sources = ["src/content/", "src/pages/", "src/posts/"].filter(hasTexts)
        if sources.contains("src/posts/") { return ["src/"] }
        if !sources.isEmpty { return sources }
        return hasTexts("src/") ? ["src/"] : [""]
    }

    private func isEngine(_ folders: [String], isWhole: Bool) -> Bool {
        guard let first = folders.first else { return false }
        if folders.contains("node_modules") { return true }
        switch generator {
        case .jekyll: return ["_layouts", "_includes", "_sass", "_plugins", "_data", "_site", "vendor"].contains(first)
        case .hugo:
            return !isWhole
                && ["layouts", "themes", "archetypes", "data", "i18n", "resources", "config"].contains(first)
        case .other:
            return ["_includes", "_layouts", "_data", "_site"].contains(first)
                || first == "src" && folders.count > 1
                    && ["components", "layouts", "styles", "_includes", "_data", "_layouts"].contains(folders[1])
        }
    }

    private mutating func sort(
        _ item: Listing.Item, _ found: String?, isWhole: Bool, _ languageFolders: Set<String>, _ languages: [String]
    ) {
        let path = item.path
        let base = found ?? ""
        func leave(_ message: Message, _ words: String...) {
            left.append(Left(path: path, reason: Diagnostic(message, at: Place(path), words)))
        }
        switch item.kind {
        case .file: break
        case .badLink: return leave(.leftLink)
        case .special: return leave(.leftSpecial)
        case .hiddenFolder: return
        }
        if path == settingsPath { return leave(.leftConfig) }
        var folders = path.split(byte: "/").map(String.init)
        let name = folders.removeLast()
        let pieces = name.split(byte: ".", omittingEmptySubsequences: false).map(String.init)
        let type = pieces.count > 1 ? (pieces.last ?? "").lowercased() : ""
        let isText = OldTree.textTypes.contains(type) || OldTree.pageTypes.contains(type)
        if isEngine(folders, isWhole: isWhole) { return leave(.leftEngine) }
        if isText {
            guard found != nil else { return leave(.leftEngine) }
            guard item.size <= 4 << 20 else { return leave(.leftTooLarge, String(item.size >> 20)) }
            var stem = pieces.dropLast().joined(separator: ".")
            var language: String?
            if pieces.count > 2, let code = pieces.dropLast().last,
                OldTree.languageCodes.contains(code) || languages.contains(code)
            {
                language = code
                stem = pieces.dropLast(2).joined(separator: ".")
            }
            folders.removeFirst(base.split(byte: "/").count)
            if let first = folders.first, languageFolders.contains(first) {
                language = first
                folders.removeFirst()
            }
            texts.append(Text(path: path, folders: folders, stem: stem, language: language))
        } else if OldTree.assetTypes.contains(type)
            || FileType(ending: type) != nil && !OldTree.settingsTypes.contains(type)
        {
            var place = path
            for prefix in [base + "static/", "static/", "public/", base]
            where !prefix.isEmpty && place.hasPrefix(bytes: prefix) {
                place = place.dropping(bytes: prefix.utf8.count)
                break
            }
            assets.append(Asset(path: path, place: place, size: item.size))
        } else if OldTree.settingsTypes.contains(type),
            folders.isEmpty || type != "json"
        {
            leave(.leftConfig)
        } else if [
            "css", "scss", "sass", "less", "njk", "liquid", "astro", "vue", "svelte", "tsx", "jsx", "haml", "erb",
            "hbs", "woff", "woff2", "ttf",
        ].contains(type) {
            leave(.leftEngine)
        } else {
            leave(.leftType)
        }
    }

    /// Without some of the pictures and documents, each with its reason.
    func leaving(_ reasons: [OutputPath: Diagnostic]) -> OldTree {
        var tree = self
        tree.assets.removeAll { reasons[OutputPath($0.path)] != nil }
        tree.left += reasons.sorted { $0.key < $1.key }.map { Left(path: $0.text, reason: $1) }
        return tree
    }

    static func isPage(_ path: String) -> Bool {
        path.lowercased().hasSuffix(bytes: ".html") || path.lowercased().hasSuffix(bytes: ".htm")
    }
}
