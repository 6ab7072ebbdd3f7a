/// One page as search sees it: plain texts, no markup.
public struct SearchDocument: Sendable {
    /// A heading of the page and the fragment that leads to it, without `#`.
    public struct Heading: Sendable, Hashable {
        public var text: String
        public var anchor: String

        public init(text: String, anchor: String) {
            self.text = text
            self.anchor = anchor
        }
    }

    /// A day as three numbers: documents are ordered and filtered by it.
    public struct Day: Sendable, Hashable, Comparable {
        public var year: Int
        public var month: Int
        public var day: Int

        public init(year: Int, month: Int, day: Int) {
            self.year = year
            self.month = month
            self.day = day
        }

        public static func < (a: Day, b: Day) -> Bool { (a.year, a.month, a.day) < (b.year, b.month, b.day) }
    }

    /// The address from the site's root, `/news/2026/11/x/`; unique within an index.
    public var url: String
    public var title: String
    /// The name of one of the index's kinds.
    public var kind: String
    public var day: Day?
    /// Shown under the title; cut at a word after 150 characters.
    public var summary: String
    public var headings: [Heading]
    /// The body's plain text, UTF-8; bytes that are not are read as U+FFFD.
    public var text: [UInt8]
    public var tags: [String]
    public var units: [String]
    public var settlements: [String]
    /// Words that residents use and the page does not: searched, never shown.
    public var searchTerms: [String]
    /// What a result says beside its title, such as that the service is suspended or the shelter closed.
    public var note: String

    public init(
        url: String, title: String, kind: String, day: Day? = nil, summary: String = "", headings: [Heading] = [],
        text: [UInt8] = [], tags: [String] = [], units: [String] = [], settlements: [String] = [],
        searchTerms: [String] = [], note: String = ""
    ) {
        self.url = url
        self.title = title
        self.kind = kind
        self.day = day
        self.summary = summary
        self.headings = headings
        self.text = text
        self.tags = tags
        self.units = units
        self.settlements = settlements
        self.searchTerms = searchTerms
        self.note = note
    }
}

/// A kind of page as search sees it; the order of kinds is the order of documents with equal score.
public struct SearchKind: Sendable {
    public var name: String
    /// What the filter is called, in the index's language.
    public var label: String
    /// By what a score is multiplied: 1 is ordinary, a service may have 1.15.
    public var weight: Double

    public init(name: String, label: String, weight: Double = 1) {
        self.name = name
        self.label = label
        self.weight = weight
    }
}
