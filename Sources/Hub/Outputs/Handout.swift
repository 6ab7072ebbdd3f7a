internal import SourceText
internal import Templating

/// `town.html`: what is needed first in one file without anything outside it, to be passed on by Bluetooth or printed. It
/// works from a disk: what it holds is linked within it, all else by the whole address.
enum Handout {
    static let name = "town.html"
    /// Of texts in bytes: what goes beyond is listed by its title, so that the file stays within 500 KB.
    private static let room = 330_000
    /// An entry's fields take about so much.
    private static let fields = 3000
    private static let coming = 20

    static func jobs(_ context: OutputContext) -> [Job] {
        let sheets = Sheets(context)
        guard let template = sheets.template(.handout) else { return [] }
        return context.site.settings.languages.indices.map { language in
            Job(
                String((context.site.prefix(language) + name).dropFirst(bytes: 1)), "handout",
                .page(template: template) { page(language, sheets) })
        }
    }

    private static func page(_ language: Int, _ sheets: Sheets) -> Record {
        let site = sheets.context.site
        let strings = site.strings[language]
        var listings = sheets.essential(language)
        let calendars = site.kinds.indices.filter { site.kinds[$0].hasCalendar }
            .compactMap { site.collections.listing(.kind($0), language) }
        listings += calendars
        var room = Handout.room
        var whole: Set<EntryID> = []
        for listing in listings where !sheets.kind(of: listing).hasCalendar {
            for id in listing.members {
                room -= site.entries[id].body.html.count + fields
                if room >= 0 { whole.insert(id) }
            }
        }
        let anchors = Dictionary(
            whole.map { (site.linked[$0].url, "#" + Sheets.anchor($0, site)) }, uniquingKeysWith: { first, _ in first })
        let markup = PlainMarkup(
            root: site.settings.origin + site.settings.base, address: { anchors[$0] }, depth: 2)
        var sheet = sheets.sheet(
            language, heading: site.settings.name[language], description: strings.phrase("handout"),
            canonical: site.prefix(language))
        sheet.intro = strings.phrase("handout")
        sheet.sections = listings.map { listing in
            let kind = sheets.kind(of: listing)
            let members = kind.hasCalendar ? Array(listing.members.prefix(coming)) : listing.members
            return SheetSectionView(
                id: kind.folder, label: strings.kindMany(kind), url: site.absolute(listing.url),
                entries: members.map { id in
                    var line = sheets.line(id, url: site.absolute(site.linked[id].url))
                    if whole.contains(id) { line.html = sheets.whole(id, markup) }
                    return line.record
                }, empty: members.isEmpty ? strings["kinds.\(kind.name).empty"] : nil
            ).record
        }
        sheet.asOf = TimeViews(site, strings)
            .newest(of: listings.flatMap(\.members), site)
        return sheets.record(sheet)
    }
}
