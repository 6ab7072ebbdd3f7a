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
                String((site.places[id].url + name).dropFirst(bytes: 1)), "posters",
                origin: "content/" + site.entries[id].path, .page(template: template) { page(id, sheets) })
        }
    }

    private static func page(_ id: EntryID, _ sheets: Sheets) -> Record {
        let site = sheets.context.site
        let url = site.places[id].url
        var sheet = sheets.sheet(
            site.entries[id].language, heading: site.title(id), description: site.summary(id).cut(at: 200),
            canonical: url)
        var line = sheets.line(id, url: site.href(url))
        let fields = sheets.fields(
            id, PlainMarkup(root: site.settings.origin + site.settings.base, address: { _ in nil }, depth: 1))
        line.html = fields
        line.size = Posters.size(id, site)
        sheet.entry = line.record
        sheet.code = QRCode(site.absolute(url))?.svg(label: site.absolute(url)) ?? []
        return sheets.record(sheet)
    }

    /// By the length of the front matter in bytes: more fields, smaller letters.
    private static func size(_ id: EntryID, _ site: Site) -> String? {
        let bytes = site.entries[site.places[id].original].body.offset
        return bytes > 2800 ? "longer" : bytes > 1400 ? "long" : nil
    }
}
