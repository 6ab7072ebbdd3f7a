internal import QRCodes
internal import SourceText
internal import Templating

/// A sheet of paper for a door or a notice-board: an alert, an outage, a shelter or a Point of Invincibility, on one A4,
/// with its address as a QR code. Beside the entry's page, as `poster.html`.
enum Posters {
    static let name = "poster.html"

    static func jobs(_ context: OutputContext) -> [Job] {
        let site = context.site
        let sheets = Sheets(context)
        guard let template = sheets.template(.poster) else { return [] }
        return site.entries.indices.filter { site.hasPoster($0) }.map { id in
            Job(
                String((site.linked[id].url + name).dropFirst(bytes: 1)), "posters",
                origin: "content/" + site.entries[id].path, .page(template: template) { page(id, sheets) })
        }
    }

    private static func page(_ id: EntryID, _ sheets: Sheets) -> Record {
        let site = sheets.context.site
        let url = site.linked[id].url
        var sheet = sheets.sheet(
            site.entries[id].language, heading: site.title(id), description: site.summary(id).cut(at: 200),
            canonical: url)
        var line = sheets.line(id, url: site.href(url))
        let entry = site.entries[id]
        let markup = FieldMarkup(site: site, language: entry.language, bodies: sheets.context.bodies)
        line.summary = lead(id, site)
        let kind = site.kind(of: id)
        let isShut = StateWords.isShut(id, site)
        let said = kind.fields.indices.filter { index in
            let isHours = if case .hours = kind.fields[index].type { true } else { false }
            return saidAbove.contains(kind.fields[index].name) || isShut && isHours
        }
        let shown = sheets.context.entries.shownFields(id, kind, markup, but: Set(said))
        line.facts = shown.answers + shown.facts
        line.fields = shown.sections
        line.phone = line.phone ?? phoneOfUnit(id, site)
        line.queues = sheets.context.entries.queues(id)
        line.size = size(line)
        sheet.entry = line.record
        sheet.code = QRCode(site.absolute(url))?.svg(label: site.absolute(url)) ?? []
        return sheets.record(sheet)
    }

    /// Whom to call about what has no telephone of its own.
    private static func phoneOfUnit(_ id: EntryID, _ site: Site) -> String? {
        guard let (value, owner) = site.value(id, .units), case .list(let units) = value else { return nil }
        return units.lazy.compactMap { item -> String? in
            guard case .reference(let reference) = item,
                let unit = site.entry(reference, of: owner, in: site.entries[id].language)
            else { return nil }
            return site.text(unit, .phone)
        }.first
    }

    /// What the author wrote in short, else the first sentences: nothing on paper breaks off.
    private static func lead(_ id: EntryID, _ site: Site) -> String? {
        if let own = site.entries[id].text(.summary) { return own }
        var lead = ""
        for sentence in sentences(of: site.summary(id)) where !sentence.hasSuffix(bytes: "…") {
            guard lead.utf8.count + sentence.utf8.count < mostOfLead else { break }
            lead += (lead.isEmpty ? "" : " ") + sentence
        }
        return lead.isEmpty ? nil : lead
    }

    /// In bytes.
    private static let mostOfLead = 500

    /// Fields that the poster shows large, or that no reader of a notice-board needs.
    private static let saidAbove: Set<String> = [
        "address", "code", "email", "phone", "shelter", "start", "until", "status", "type",
    ]

    /// The more it says, the smaller its letters.
    private static func size(_ line: SheetEntryView) -> String? {
        var bytes = 0
        for record in line.facts + line.fields {
            for case .html(let html) in record.values { bytes += html.count }
            bytes += 60
        }
        bytes += line.queues.count * 110 + (line.summary?.utf8.count ?? 0)
        return switch bytes {
        case ..<480: "short"
        case ..<900: nil
        case ..<2000: "long"
        case ..<4200: "longer"
        default: "longest"
        }
    }
}
