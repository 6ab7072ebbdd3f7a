/// One row of a kind: a key of the front matter, its type, and what each output makes of it.
package final class Field: Sendable {
    package let name: String
    package let type: FieldType
    package let isRequired: Bool
    let shown: Shown
    package let calendar: CalendarRole?
    let cap: CAPRole?
    let jsonLD: JSONLDRole?
    let cpsv: String?
    let card: CardRole?
    let search: SearchRole?
    /// The column's name in the open-data schemas of resolution 835, where it has one.
    let column: String?
    /// The field that must not be later than this one.
    package let notBefore: FieldName?
    /// Other keys that mean the same; a single value is a list of one.
    package let spellings: [String]
    /// How the other entry calls this reference is in the strings, as `backrefs.<kind>.<field>`.
    let showsBack: Bool
    /// Whether no two items of a list have the same, as the name of a queue.
    let isDistinct: Bool
    /// Whether open data tells it: not so what only steers this site.
    let isData: Bool
    /// A translation takes over from its original what it leaves out, but for a title, a summary and a body of its own.
    let isInherited: Bool

    private static let ownOfTranslations: Set<String> = ["title", "summary", "aliases", "updated", "draft"]

    enum Presence: Sendable { case required, optional }

    /// Where an entry's page shows the field, unless its template does.
    enum Shown: Sendable {
        /// In the line under the title: what most came for.
        case answer
        /// In the list of facts beside the text.
        case fact
        /// Under a heading of its own.
        case section
        /// As cards of other entries.
        case cards
        /// The template names it, or it is never shown.
        case byTemplate
    }

    package enum CalendarRole: Sendable {
        case start, end, allDay, location, onlineURL, status, recurrence, exceptions, previousStart, organizer, category
        /// The recurring entry of which this one is a single occurrence, held otherwise than the rule says.
        case series
    }

    package enum CAPRole: Sendable {
        case preset, category, urgency, severity, certainty, onset, expires, area, instruction, message, replaces,
            exercise
        case senderName
        /// Stands in for `expires` where the end is not known.
        case review
    }

    /// What a value becomes in schema.org terms.
    enum JSONLDRole: Sendable {
        case property(String)
        /// schema.org's word for each choice, in a property.
        case mapped(String, [String: String])
        /// schema.org's type for each choice; the others keep the kind's own.
        case type([String: String])
        /// A period from this field's moment to another field's.
        case period(String, until: FieldName)
        /// Days in this part of the first of a list: how long a service takes.
        case duration(String)
        /// An Offer with this price.
        case offer
        /// Pairs of question and answer: the page is a FAQPage too.
        case faq
        /// An address in `address`.
        case address
        case latitude, longitude
        /// An on-line way to a service: a ServiceChannel.
        case channel
        /// Hours, phone and e-mail of a contact point.
        case contact(String)
    }

    enum CardRole: Sendable, Equatable {
        /// The line above the title.
        case kicker
        /// A state. These of its words must be seen, each as gravely; the others are what is usual.
        case state([String: StateLevel])
    }

    /// How gravely a state is shown, as style sheets name it.
    package enum StateLevel: String, Sendable {
        case danger, warning, info, ok
    }

    enum SearchRole: Sendable {
        /// Found by, never shown.
        case terms
        case text
        case facet
        /// Said beside the result where it is not the usual one.
        case state(usual: [String])
    }

    init(
        _ name: String, _ type: FieldType, _ presence: Presence = .optional, shown: Shown = .fact,
        calendar: CalendarRole? = nil, cap: CAPRole? = nil, jsonLD: JSONLDRole? = nil, cpsv: String? = nil,
        card: CardRole? = nil, search: SearchRole? = nil, column: String? = nil, notBefore: FieldName? = nil,
        spellings: [String] = [], showsBack: Bool = true, distinct: Bool = false, data: Bool = true
    ) {
        self.name = name
        self.type = type
        self.isRequired = presence == .required
        self.shown = shown
        self.calendar = calendar
        self.cap = cap
        self.jsonLD = jsonLD
        self.cpsv = cpsv
        self.card = card
        self.search = search
        self.column = column
        self.notBefore = notBefore
        self.spellings = spellings
        self.showsBack = showsBack
        isDistinct = distinct
        isData = data
        isInherited = !Field.ownOfTranslations.contains(name)
    }
}

extension Field {
    /// How gravely a state's word is shown; nil for what is usual.
    func stateLevel(of word: String) -> StateLevel? {
        if case .state(let levels)? = card { levels[word] } else { nil }
    }

    /// The same row where a file need not have it.
    var optional: Field {
        Field(
            name, type, .optional, shown: shown, calendar: calendar, cap: cap, jsonLD: jsonLD, cpsv: cpsv, card: card,
            search: search, column: column, notBefore: notBefore, spellings: spellings, showsBack: showsBack,
            distinct: isDistinct, data: isData)
    }
}
