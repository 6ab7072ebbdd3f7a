internal import SourceText

/// A sort of thing that a city publishes, declared once; every output is driven by its rows.
package final class Kind: Sendable {
    package let name: String
    /// The folder under `content/`.
    package let folder: String
    /// Entries at the site's root: `pages/a.md` is served at `/a/`.
    package let isAtRoot: Bool
    let schema: SchemaType
    let order: Order
    /// The field whose instant puts an entry into archives by year and month.
    package let archive: FieldName?
    /// The instant after which an entry is past: the last of these fields that has a value.
    let over: [FieldName]
    /// Values of a field that make an entry past whatever the time.
    let overWhen: (field: FieldName, values: [String])?
    let home: Home?
    /// The common field that other entries name this one in; the entry then has a list and a feed of them.
    let collects: FieldName?
    let hasFeeds: Bool
    package let isNews: Bool
    /// Its titles are names of people.
    var isPerson: Bool { schema.branch == .person }
    package let hasCalendar: Bool
    package let hasAlerts: Bool
    /// One of the groups of fields of which at least one must be there.
    package let eitherOf: [[String]]
    package let requirements: [Requirement]
    /// The fields that `/<folder>.json` gives of what is current or coming; empty where there is no such file.
    let currentData: [String]
    /// Named as in Hugo, Jekyll, Eleventy and Astro trees: folders and layouts that mean this kind.
    package let importedFrom: [String]
    /// Where people are safe and warm: the field that says so, and by which words, the first ones first.
    let refuges: (field: FieldName, values: [String])?
    /// The field by whose values an alphabetical list is grouped.
    let grouping: FieldName?
    /// Fields each of whose values has a list of its own: filters that need no script.
    let facets: [FieldName]
    /// Part of the edition that a resident keeps for a blackout.
    let isEssential: Bool
    /// The weight by which search ranks it among equally good results; 1 is usual.
    let prior: Double
    let rank: Int
    package let fields: [Field]
    /// A translation must bring its title; what else it leaves out it inherits.
    let translatedFields: [Field]
    /// Rows of cards, by position: for the line above the title, and for states that must be seen.
    let kickers: [Int]
    let states: [Int]
    /// Rows that choose schema.org's type, by position.
    let types: [Int]
    private let indexByName: [String: Int]
    /// By each `FieldName`'s number; -1 for what the kind has no row for.
    private let indexes: [Int]

    /// Fields that must be there under a condition, and what is said where they are not.
    package struct Requirement: Sendable {
        package let fields: [String]
        package let condition: Condition
        let message: Message

        package enum Condition: Sendable {
            case without(String)
            case with(String, [String])
        }
    }

    enum Order: Sendable {
        case newest(FieldName)
        case soonest(FieldName)
        case alphabetical
    }

    /// What the home page shows of the kind.
    enum Home: Sendable {
        case latest(Int)
        case coming(Int)
        case chosen(Int)
        /// On every page, while it holds.
        case banner
    }

    init(
        _ name: String, folder: String, atRoot: Bool = false, schema: SchemaType, order: Order,
        archive: FieldName? = nil, over: [FieldName] = [], overWhen: (field: FieldName, values: [String])? = nil,
        home: Home? = nil,
        collects: FieldName? = nil, feeds: Bool = true, news: Bool = false, calendar: Bool = false,
        alerts: Bool = false,
        eitherOf: [[String]] = [], requirements: [Requirement] = [], currentData: [String] = [],
        importedFrom: [String] = [], refuges: (field: FieldName, values: [String])? = nil,
        grouping: FieldName? = nil, facets: [FieldName] = [], essential: Bool = false, prior: Double = 1,
        rank: Int, fields own: [Field]
    ) {
        self.name = name
        self.folder = folder
        self.isAtRoot = atRoot
        self.schema = schema
        self.order = order
        self.archive = archive
        self.over = over
        self.overWhen = overWhen
        self.home = home
        self.collects = collects
        self.hasFeeds = feeds
        self.isNews = news
        self.hasCalendar = calendar
        self.hasAlerts = alerts
        self.eitherOf = eitherOf
        self.requirements = requirements
        self.currentData = currentData
        self.importedFrom = importedFrom
        self.isEssential = essential
        self.refuges = refuges
        self.grouping = grouping
        self.facets = facets
        self.prior = prior
        self.rank = rank
        // A kind may make a common field required, or show it otherwise: its own row wins.
        let ownNames = Set(own.map(\.name))
        fields = Field.common.filter { !ownNames.contains($0.name) } + own
        translatedFields = fields.map { $0.name == FieldName.title.key ? $0 : $0.optional }
        kickers = fields.indices.filter { [fields] in fields[$0].card == .kicker }
        types = fields.indices.filter { [fields] in if case .type? = fields[$0].jsonLD { true } else { false } }
        states = fields.indices.filter { [fields] in if case .state? = fields[$0].card { true } else { false } }
        var index: [String: Int] = [:]
        for (position, field) in fields.enumerated() {
            index[field.name] = position
            for spelling in field.spellings { index[spelling] = position }
        }
        indexByName = index
        indexes = FieldName.allCases.map { index[$0.key] ?? -1 }
    }

    package func index(of name: FieldName) -> Int? {
        let index = indexes[name.rawValue]
        return index < 0 ? nil : index
    }

    package func field(_ name: FieldName) -> Field? { index(of: name).map { fields[$0] } }

    /// A row's position by key or by another spelling of it.
    package func index(of name: String) -> Int? { indexByName[name] }

    package func index(calendar role: Field.CalendarRole) -> Int? { fields.firstIndex { $0.calendar == role } }

    package func index(cap role: Field.CAPRole) -> Int? { fields.firstIndex { $0.cap == role } }

    package func field(_ name: String) -> Field? { indexByName[name].map { fields[$0] } }

    /// Every key that may be written, for hints.
    var keys: [String] { fields.flatMap { [$0.name] + $0.spellings } }

    /// Every kind, in the order in which a site shows them.
    package static let all: [Kind] = [
        .alert, .outage, .news, .service, .event, .document, .consultation, .campaign, .place, .unit, .person, .page,
    ]
}

extension Kind {
    /// What it lists is so today and otherwise tomorrow: its lists say as of when.
    var isCurrentState: Bool { hasAlerts || !currentData.isEmpty }

    /// Shelters and Points of Invincibility: it has hours of its own for when there is no light.
    var servesInBlackout: Bool { fields.contains { $0.name == "hours_blackout" } }
}
