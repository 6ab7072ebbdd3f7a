public import Calendars
internal import ContentLint
public import SourceText

/// What waits for somebody: what has grown old, and drafts of acts whose ten working days run.
public struct DueReport: Sendable {
    public struct Item: Sendable {
        public enum Reason: Sendable, Hashable {
            /// Not checked since a day.
            case unchecked(String)
            /// The original was updated on a day.
            case translationOld(String)
            /// The event was on a day.
            case aftermath(String)
            /// To be looked at again on a day.
            case review(String)
            /// A draft act, made public on a day; so many working days are left before it may be considered.
            case draft(String, left: Int)
        }

        public let path: String
        public let title: String
        public let reason: Reason
    }

    /// By the names of units, as the entries give them; those without one last, under an empty name.
    public internal(set) var units: [(name: String, items: [Item])] = []
    public internal(set) var language = "uk"
    public internal(set) var diagnostics = Diagnostics()
}

/// Lists, by unit, what is stale and which drafts stand under the clock of ten working days (the law on access to
/// public information, article 15, part 3).
public func dueItems(_ project: Project, at now: Instant) throws -> DueReport {
    var report = DueReport()
    var profile = Profile(clock: { 0 })
    var plain = project
    plain.lints = false
    let prepared = try plain.withCache { use in try planBuild(plain, use, at: now, profile: &profile) }
    report.diagnostics = prepared.report.diagnostics
    report.language = prepared.language
    guard let planned = prepared.planned else { return report }
    let site = planned.context.site
    let zone = site.settings.zone
    var byUnit: [String: [DueReport.Item]] = [:]
    let originals = Dictionary(
        planned.parsed.entries.filter { $0.language == 0 }.map { ($0.declaration.name + "/" + $0.slug, $0) },
        uniquingKeysWith: { first, _ in first })
    for entry in planned.parsed.entries {
        let original = originals[entry.declaration.name + "/" + entry.slug]
        for reason in reasons(entry, entry.language == 0 ? nil : original, zone, now) {
            let item = DueReport.Item(path: "content/" + entry.path, title: entry.text(.title) ?? "", reason: reason)
            byUnit[unitName(of: original ?? entry, site), default: []].append(item)
        }
    }
    report.units = byUnit.sorted { one, other in
        one.key.isEmpty ? false : other.key.isEmpty ? true : OrderOfNames.isBefore(one.key, other.key)
    }.map { ($0.key, $0.value.sorted { $0.path.utf8.lexicographicallyPrecedes($1.path.utf8) }) }
    return report
}

private enum OrderOfNames {
    static func isBefore(_ one: String, _ other: String) -> Bool { one.utf8.lexicographicallyPrecedes(other.utf8) }
}

/// The unit that answers for the entry: its first, or its provider.
private func unitName(of entry: Entry, _ site: Site) -> String {
    for name in [FieldName.units, .provider] {
        let value = entry.value(name)
        let first: FieldValue? = if case .list(let items)? = value { items.first } else { value }
        guard case .reference(let reference)? = first else { continue }
        let slug = String(reference.text.split(byte: "/").last ?? "")
        let unit = site.entries.first { $0.language == 0 && $0.slug == slug }
        return unit?.text(.title) ?? reference.text
    }
    return ""
}

private func reasons(_ entry: Entry, _ original: Entry?, _ zone: Zone, _ now: Instant) -> [DueReport.Item.Reason] {
    var reasons: [DueReport.Item.Reason] = []
    let fields = FieldLint(entry: entry, original: original, path: "", front: nil, zone: zone, now: now)
    for finding in fields.findings() {
        let day = finding.diagnostic.arguments.first ?? ""
        switch finding.rule {
        case .unchecked: reasons.append(.unchecked(day))
        case .translationOld: reasons.append(.translationOld(day))
        case .aftermath: reasons.append(.aftermath(day))
        default: continue
        }
    }
    let kind = entry.declaration
    if case .moment(let review)? = entry.value(at: kind.index(of: "review_at")), review.instant(in: zone) < now {
        reasons.append(.review(review.standardForm))
    }
    if entry.language == 0, kind.index(of: "discussion_until") != nil, let date = entry.moment(.date),
        entry.text(.type) == "draft" || entry.text(.status) == "draft"
    {
        let left = 10 - workingDays(from: date.day, to: zone.local(now).day)
        if left > 0 { reasons.append(.draft(date.standardForm, left: left)) }
    }
    return reasons
}

/// Days from Monday to Friday behind the first one; public holidays are not counted under martial law.
private func workingDays(from first: Day, to last: Day) -> Int {
    var day = first
    var count = 0
    while day < last, count < 30 {
        day = day.adding(days: 1)
        if day.weekday.rawValue < 5 { count += 1 }
    }
    return count
}
