internal import FileTree
internal import Scripts
internal import SourceText

/// The search index of each language and the client that reads it.
///
/// The client's names hold hashes of its bytes, so it is read before pages are planned. An index is made while pages are
/// written: none names its files. What a page says to search is kept by the digest of what it is made from, a file of
/// an index by what it says, and which files an index has by the digest of all pages.
struct SearchFiles: Sendable {
    var links = SearchLinks()
    fileprivate(set) var scripts: [(path: String, bytes: [UInt8], digest: Digest)] = []
    fileprivate(set) var indexes: [SearchIndexMaker] = []
    fileprivate(set) var cache: BlobCache?

    static func jobs(_ context: OutputContext) -> [Job] {
        let search = context.search
        return search.indexes.map { index in
            Job(index.folder, "search", .folder { put in try index.make(put) })
        }
            + search.scripts.map { script in
                Job(script.path, "search", .bytes(digest: { script.digest }) { $0.write(script.bytes) })
            }
    }
}

extension SearchFiles {
    /// The client's scripts, read, and a maker for each language's index. Without the scripts there is no search.
    init(
        _ site: Site, _ template: TemplateFiles, _ folder: CacheFolder?, workers: Int?,
        into diagnostics: inout Diagnostics
    ) throws(FileError) {
        self.init()
        let cache = try BlobCache(folder, name: "search")
        for (name, keyPath) in [
            ("search", \SearchLinks.script), ("search-start", \.start), ("search-inflate", \.inflate),
        ] as [(String, WritableKeyPath<SearchLinks, String?>)] {
            let path = "assets/\(name).js"
            guard let source = template.source(path, into: &diagnostics) else {
                self = SearchFiles()
                return
            }
            let bytes = shrunk(script: source.bytes)
            let digest = Digest(of: bytes)
            let url = "assets/\(name)-\(digest.hexadecimal.prefix(16)).js"
            scripts.append((url, bytes, digest))
            links[keyPath: keyPath] = "/" + url
        }
        let attached = try AttachedTexts(site, cache, workers: workers, into: &diagnostics)
        for language in site.settings.languages.indices {
            let address = "search/\(site.settings.languages[language])/"
            links.roots.append("/" + address)
            indexes.append(
                SearchIndexMaker(
                    folder: address, site: site, language: language, cache: cache, attached: attached,
                    synonyms: SearchFiles.synonyms(language, site.settings, template, into: &diagnostics),
                    workers: workers))
        }
        self.cache = cache
    }

    /// Everyday words of the template, then the town's own.
    private static func synonyms(
        _ language: Int, _ settings: Settings, _ template: TemplateFiles, into diagnostics: inout Diagnostics
    ) -> [(from: String, to: String)] {
        let path = "search/synonyms.\(settings.languages[language]).tsv"
        var pairs: [(from: String, to: String)] = []
        if let source = template.source(path, into: &diagnostics) {
            for line in String(decoding: source.bytes, as: UTF8.self).split(byte: "\n")
            where !line.hasPrefix(bytes: "#") {
                let words = (line.hasSuffix(bytes: "\r") ? line.dropLast(bytes: 1) : line).split(byte: "\t")
                if words.count == 2 { pairs.append((String(words[0]), String(words[1]))) }
            }
        }
        return pairs + settings.synonyms
    }
}
