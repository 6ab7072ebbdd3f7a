internal import FileTree
internal import SourceText

/// What a build is made from, as the command names it.
public struct Project: Sendable {
    /// Folder paths, as the user gave them.
    public let content: String
    public let template: String
    /// The template's folder was named, so that it must be there; else the program's own template does without it.
    public internal(set) var isTemplateNamed: Bool
    public let output: String
    /// nil: no cache.
    public let cache: String?
    /// Instead of the address in `site.yml`.
    public let baseURL: String?
    public let showsDrafts: Bool
    public let isStrict: Bool
    /// Share cards are painted.
    public let hasCards: Bool
    /// The search index is made.
    public let hasSearch: Bool
    /// A manifest of all files is published with the site (docs/verify.md).
    public let hasManifest: Bool
    /// The file of the secret key that the manifest is signed with; nil for no signature.
    public let signingKey: String?
    /// Beside each text file lie the same bytes packed, for servers that send them as they are.
    public let isPacked: Bool
    /// Processor cores to use; nil for all.
    public let workers: Int?
    /// The rules of style are run too.
    public var lints = false
    /// Paths of the files that were published before, by which addresses that vanish are told; nil: as the cache has them.
    public var previous: [String]?
    /// Asked where nobody remembers what was published; nil where there is nothing to ask.
    public var earlierTexts: (@Sendable () -> EarlierTexts?)?
    /// What the content may be, in the order in which the site shows it.
    var kinds: [Kind] = Kind.all
    /// For how many nanoseconds after a change a file may be changed again and keep its status: two seconds, by the
    /// coarsest clock of a file system in use (FAT).
    var fileClockStep = 2_000_000_000

    public init(
        content: String, template: String?, output: String, cache: String? = nil, baseURL: String? = nil,
        showsDrafts: Bool = false, isStrict: Bool = false, hasCards: Bool = true,
        hasSearch: Bool = true, hasManifest: Bool = false, signingKey: String? = nil, isPacked: Bool = false,
        workers: Int? = nil
    ) {
        self.content = content
        self.template = template ?? "site-template"
        isTemplateNamed = template != nil
        self.output = output
        self.cache = cache
        self.baseURL = baseURL
        self.showsDrafts = showsDrafts
        self.isStrict = isStrict
        self.hasCards = hasCards
        self.hasSearch = hasSearch
        self.hasManifest = hasManifest || signingKey != nil
        self.signingKey = signingKey
        self.isPacked = isPacked
        self.workers = workers
    }
}

extension Project {
    /// The folder of the project's cache, held for one build; nil where the build goes without.
    func cacheFolder(_ use: CacheUse, into diagnostics: inout Diagnostics) -> CacheFolder? {
        CacheFolder(cache, apartFrom: [content, template, output], use, into: &diagnostics)
    }

    /// The work, done again with less trust where the cache let it down. Until it ends, nothing may be published.
    package func withCache<Result>(_ work: (CacheUse) throws -> Result) throws -> Result {
        var use = CacheUse.checkedWhenRead
        while true {
            do {
                return try work(use)
            } catch let error as FileError {
                guard let next = use.next(after: error, in: cache) else { throw error }
                use = next
            }
        }
    }
}
