internal import Calendars
internal import Hub
internal import MarkdownHTML
internal import SourceText

/// What an entry's post says, before it is cut to a network's length.
struct PostText: Sendable {
    /// With the state that must be seen before all else: «Скасовано: Концерт…».
    let title: String
    /// Lines that stand before the text: why, when, where.
    let details: [String]
    let blocks: [TextBlock]
    let startLinks: [StartLink]
    let url: String
    let hashtags: [String]

    /// Where a reader can do what the post speaks of.
    struct StartLink: Sendable {
        /// The service's name; empty where the post is about itself.
        let name: String
        let label: String
        let url: String
    }
}

extension PostText {
    init(_ id: EntryID, _ site: Site) throws {
        let writer = PostWriter(site: site, id: id)
        title = writer.title
        details = writer.details
        blocks = try writer.blocks
        startLinks = StartLinks(site: site, id: id).all
        url = site.absolute(site.url(of: id))
        hashtags = Share.hashtags(writer.tags)
    }
}

private struct PostWriter {
    let site: Site
    let id: EntryID

    private var entry: Entry { site.entries[id] }
    private var kind: Kind { site.kind(of: id) }
    private var strings: Strings { site.strings[entry.language] }
    private var words: FieldText { FieldText(site: site, language: entry.language) }
    private var state: StateWords? { StateWords(of: id, site) }

    var title: String {
        let title = site.title(id).inOneLine
        guard let state, !title.folded.hasPrefix(bytes: state.word.folded) else { return title }
        return state.word + ": " + title
    }

    var tags: [String] {
        site.terms(of: id, .tags)
    }

    // MARK: Details

    var details: [String] { [state?.note, moved, when, place, severity].compactMap { $0?.inOneLine } }

    /// Where it was moved from; what is cancelled or over was moved nowhere.
    private var moved: String? {
        guard let index = kind.index(calendar: .previousStart),
            let previous = site.moment(id, at: index), site.linked[id].stage == .current
        else { return nil }
        return strings.phrase("was_planned", strings.written(previous, in: site.settings.zone))
    }

    private var when: String? {
        guard let when = WhenWords(site: site, strings: strings).text(of: id) else { return nil }
        guard site.nextOccurrence(of: id) != nil, let timing = site.timing(of: id),
            let rhythm = RecurrenceWords(site: site, strings: strings).text(of: id, timing)
        else { return when.capitalised }
        return when.capitalised + " (" + rhythm + ")"
    }

    /// Where it takes place with the address, or the area that is warned.
    private var place: String? {
        if let index = kind.index(cap: .area) {
            let area = words.text(id, at: index) ?? words.text(id, at: kind.index(of: .settlements))
            return area.map { strings.label(index, of: kind) + ": " + $0 }
        }
        guard let index = kind.index(calendar: .location), let (value, owner) = site.value(id, index),
            let name = words.text(id, at: index)
        else { return nil }
        guard case .reference(let reference) = value,
            let target = site.entry(reference, of: owner, in: entry.language), let address = address(of: target)
        else { return name }
        return name + ", " + address
    }

    /// Without the post code, by which nobody finds a house.
    private func address(of target: EntryID) -> String? {
        guard let field = site.kind(of: target).field(.address), let (value, owner) = site.value(target, .address)
        else { return nil }
        var shown = value
        if case .map(let parts) = value, case .either(_, let rows) = field.type {
            shown = .map(parts.filter { rows[$0.index].name != "post_code" })
        }
        let text = words.text(
            of: shown, as: field.type, field: field.name, kind: site.kind(of: target).name, owner: owner)
        return text.isEmpty ? nil : text
    }

    private var severity: String? {
        guard kind.hasAlerts, site.linked[id].stage == .current, let index = kind.index(cap: .severity) else {
            return nil
        }
        let severity = AlertWords(site: site, id: id).severity
        guard severity != "Unknown" else { return nil }
        let word = strings.choice(severity, kind.fields[index].name, of: kind.name)
        return strings.label(index, of: kind) + ": " + word.lowercased()
    }

    // MARK: Text

    /// What to do, what was wrong before, the summary, then the body from its start.
    var blocks: [TextBlock] {
        get throws {
            var lead: [TextBlock] = []
            func add(_ text: String?) {
                if let text, !text.trimmed.isEmpty { lead.append(TextBlock(kind: .paragraph, text: text.inOneLine)) }
            }
            if site.linked[id].stage == .current, let index = kind.index(cap: .instruction) {
                add(site.text(id, at: index))
            }
            if let index = kind.index(of: .correction), let correction = site.text(id, at: index) {
                add(strings.label(index, of: kind) + ": " + correction)
            }
            add(entry.text(.summary))
            return lead + (try body).filter { !lead.contains($0) }
        }
    }

    private var body: [TextBlock] {
        get throws {
            var html: [UInt8] = []
            try site.bodies.read(entry.body.html, into: &html)
            var blocks = BodyBlocks(html, entry.body.openLinks)
            return blocks.all()
        }
    }
}

extension String {
    /// White space of any sort made one space.
    fileprivate var inOneLine: String { split(whereSeparator: \.isWhitespace).joined(separator: " ") }

    fileprivate var capitalised: String { prefix(1).uppercased() + dropFirst() }
}
