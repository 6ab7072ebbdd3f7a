package import Hub
public import SourceText

/// What `visnyk import` is asked for.
public struct ImportRequest: Sendable {
    /// The old tree, or the file that holds the old site.
    public let folder: String
    /// The new content folder.
    public let output: String
    /// Kinds by folder of the old tree; an empty folder speaks for all of it.
    public let kinds: [(folder: String, kind: String)]
    /// Their fields and what they are called here.
    public let fields: [(theirs: String, ours: String)]
    /// The old site's address, to which links lead whose files are not in the tree.
    public let baseURL: String?
    /// Codes; the first is the language of texts that say nothing of theirs.
    public let languages: [String]
    /// How the old site made addresses, by folder: `/:year/:month/:slug/`.
    public let permalinks: [(folder: String, pattern: String)]
    /// Files that are there and differ are written anew.
    public let overwrites: Bool
    public let workers: Int?
    /// What the new content may be, as for `Project`.
    package var siteKinds: [Kind] = Kind.all
    /// What the report counts.
    var unit = ImportReport.Unit.files

    public init(
        folder: String, output: String, kinds: [(folder: String, kind: String)] = [],
        fields: [(theirs: String, ours: String)] = [],
        baseURL: String? = nil, languages: [String] = [], permalinks: [(folder: String, pattern: String)] = [],
        overwrites: Bool = false,
        workers: Int? = nil
    ) {
        self.folder = folder
        self.output = output
        self.kinds = kinds
        self.fields = fields
        self.baseURL = baseURL
        self.languages = languages
        self.permalinks = permalinks
        self.overwrites = overwrites
        self.workers = workers
    }

    /// The names that a kind may be given by.
    public static var kindNames: [String] { Kind.all.map(\.name) }
}

/// Why an import could not begin.
public enum ImportError: Error, Sendable, Equatable {
    case unknownKind(String, suggestion: String?)
    /// The settings in the output folder cannot be read.
    case brokenSettings
    /// The output lies in the old tree, or the tree in it.
    case sameFolder
    /// Another import writes to the output folder.
    case busy
    /// The source cannot be read as what it should be.
    case unreadable(Diagnostic)
}
