internal import Calendars
internal import SourceText

/// What a preset says in CAP's words; an entry may say each otherwise.
struct CAPPreset: Sendable {
    let category: String
    let urgency: String
    let severity: String
    let certainty: String
    /// What people shall do, of CAP's own list.
    let response: String
    var isExercise = false

    static let all: [String: CAPPreset] = [
        "power": CAPPreset(
            category: "Infra", urgency: "Expected", severity: "Moderate", certainty: "Observed", response: "Prepare"),
        "water": CAPPreset(
            category: "Infra", urgency: "Expected", severity: "Moderate", certainty: "Observed", response: "Prepare"),
        "gas": CAPPreset(
            category: "Infra", urgency: "Immediate", severity: "Severe", certainty: "Observed", response: "Avoid"),
        "heat": CAPPreset(
            category: "Infra", urgency: "Expected", severity: "Moderate", certainty: "Observed", response: "Prepare"),
        "road": CAPPreset(
            category: "Transport", urgency: "Immediate", severity: "Moderate", certainty: "Observed", response: "Avoid"),
        "storm": CAPPreset(
            category: "Met", urgency: "Expected", severity: "Severe", certainty: "Likely", response: "Prepare"),
        "mine": CAPPreset(
            category: "Safety", urgency: "Immediate", severity: "Severe", certainty: "Observed", response: "Avoid"),
        "evacuation": CAPPreset(
            category: "Rescue", urgency: "Immediate", severity: "Extreme", certainty: "Likely", response: "Evacuate"),
        "air": CAPPreset(
            category: "Security", urgency: "Immediate", severity: "Extreme", certainty: "Likely", response: "Shelter"),
        "drill": CAPPreset(
            category: "Safety", urgency: "Expected", severity: "Minor", certainty: "Likely", response: "Execute",
            isExercise: true),
    ]
}

/// An alert's own words and those of its preset, in the terms of CAP 1.2.
package struct AlertWords {
    let site: Site
    let id: EntryID

    package init(site: Site, id: EntryID) {
        self.site = site
        self.id = id
    }

    private var kind: Kind { site.kind(of: id) }
    private var zone: Zone { site.settings.zone }

    private func value(_ role: Field.CAPRole) -> (value: FieldValue, owner: EntryID)? {
        site.value(id, kind.index(cap: role))
    }

    func text(_ role: Field.CAPRole) -> String? {
        if case .text(let text)? = value(role)?.value { return text }
        return nil
    }

    private func moment(_ role: Field.CAPRole) -> Moment? {
        if case .moment(let moment)? = value(role)?.value { return moment }
        return nil
    }

    var preset: CAPPreset? { text(.preset).flatMap { CAPPreset.all[$0] } }
    var category: String { text(.category) ?? preset?.category ?? "Other" }
    var urgency: String { isCancelled ? "Past" : text(.urgency) ?? preset?.urgency ?? "Unknown" }
    package var severity: String { text(.severity) ?? preset?.severity ?? "Unknown" }
    var certainty: String { text(.certainty) ?? preset?.certainty ?? "Unknown" }
    var response: String? { isCancelled ? "AllClear" : preset?.response }
    var isCancelled: Bool { text(.message) == "cancel" }

    var isExercise: Bool {
        if case .flag(let flag)? = value(.exercise)?.value { return flag }
        return preset?.isExercise ?? false
    }

    /// The preset in words, else the category.
    func event(_ strings: Strings) -> String {
        let role: Field.CAPRole = text(.preset) == nil ? .category : .preset
        guard let index = kind.index(cap: role) else { return category }
        return strings.choice(text(.preset) ?? category, kind.fields[index].name, of: kind.name)
    }

    var sender: String {
        let settings = site.settings
        let words = [settings.alertSender, settings.contacts.email, settings.host]
        return AlertWords.token(words.first { !$0.isEmpty } ?? "")
    }

    /// The same as long as the page has its address.
    var identifier: String {
        let path = site.linked[site.linked[id].original].url.split(byte: "/").joined(separator: "/")
        return AlertWords.token(site.settings.host + ":" + path)
    }

    /// Without what CAP forbids in identifiers: spaces, commas and marks of XML.
    private static func token(_ text: String) -> String {
        String(
            String.UnicodeScalarView(
                text.unicodeScalars.filter {
                    $0.value > 0x20 && $0.value != 0x7F && !",<>&".unicodeScalars.contains($0)
                }))
    }

    private var published: Moment {
        site.moment(id, .date) ?? moment(.onset) ?? moment(.expires) ?? Moment(zone.local(Instant(0)))
    }

    var sent: String { time(published.instant(in: zone)) }
    var onset: String { time((moment(.onset) ?? published).instant(in: zone)) }
    var expires: String? { (moment(.expires) ?? moment(.review)).map { time($0.end(in: zone)) } }

    /// CAP's time: the offset in numbers, never `Z`.
    private func time(_ instant: Instant) -> String {
        var out = ByteWriter(capacity: 26)
        out.write(rfc3339: zone.local(instant))
        var text = String(decoding: out.bytes, as: UTF8.self)
        if text.hasSuffix(bytes: "Z") { text = text.dropLast(bytes: 1) + "-00:00" }
        return text
    }

    /// The alert that this one replaces, where it is published.
    var replaced: EntryID? {
        guard let (value, owner) = value(.replaces), case .reference(let reference) = value,
            case .entry(let id, _)? = site.target(at: reference.range, of: owner)
        else { return nil }
        return site.linked[id].original
    }

    /// Every earlier message of the chain, the nearest first: `sender,identifier,sent`.
    var references: [String] {
        var references: [String] = []
        var seen: Set<EntryID> = [site.linked[id].original]
        var next = replaced
        while let earlier = next, seen.insert(earlier).inserted, references.count < 100 {
            let words = AlertWords(site: site, id: earlier)
            references.append(words.sender + "," + words.identifier + "," + words.sent)
            next = words.replaced
        }
        return references
    }

    func areaDescription(_ language: Int) -> String {
        if let words = text(.area) { return words }
        let names = settlements.map { $0.name[language] }
        return names.isEmpty ? site.settings.name[language] : names.joined(separator: ", ")
    }

    var settlements: [Settings.Term] {
        let words = site.entries[site.linked[id].original].terms(.settlements)
        return words.compactMap { site.settings.settlements[$0] }
    }

    /// The codes of the settlements named, else the community's.
    var codes: [String] {
        let codes = settlements.map(\.code).filter { !$0.isEmpty }
        if !codes.isEmpty || !settlements.isEmpty { return codes }
        return site.settings.code.isEmpty ? [] : [site.settings.code]
    }
}
