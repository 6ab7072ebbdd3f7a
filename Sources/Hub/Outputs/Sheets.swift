internal import Calendars
internal import SourceText
internal import Styles
internal import Templating

/// What `/lite/`, `town.html` and posters are made with.
struct Sheets: Sendable {
    let context: OutputContext
    let items: FeedItems

    init(_ context: OutputContext) {
        self.context = context
        items = FeedItems(context)
    }

    private var site: Site { context.site }
    private var styles: PageStyles { context.sheetStyles }

    func sheet(_ language: Int, heading: String, description: String, canonical: String) -> SheetView {
        let name = site.settings.shortName[language]
        return SheetView(
            language: site.settings.languages[language],
            title: heading == name ? name : site.strings[language].phrase("page_title", heading, name),
            heading: heading, description: description.isEmpty ? heading : description,
            canonical: site.absolute(canonical), styles: styles,
            site: context.pages.siteRecords[language], words: context.pages.words[language])
    }

    /// nil where the template's folder has none.
    func template(_ sheet: Templates.Sheet) -> PageTemplate? {
        context.templates.sheet(sheet).map { PageTemplate(template: $0, styles: styles) }
    }

    func record(_ sheet: SheetView) -> Record { context.templates.views.sheet.record(sheet) }

    /// The entry as a line of a list.
    func line(_ id: EntryID, url: String) -> SheetEntryView {
        let strings = site.strings[site.entries[id].language]
        let summary = site.summary(id)
        let maker = context.cards.maker
        return SheetEntryView(
            id: Sheets.anchor(id, site), url: url, title: site.title(id), kind: site.kind(of: id).name,
            kindLabel: kindLabel(id, maker, strings), summary: summary.isEmpty ? nil : summary.cut(at: 200),
            when: WhenWords(near: site, strings: strings).text(of: id),
            place: maker.place(id),
            phone: site.text(id, .phone), state: StateViews(site: site).state(of: id),
            date: TimeViews(site, strings).newest(of: [id], site))
    }

    /// «Відключення · Світло»; of a place its type alone, which says more than that it is one.
    private func kindLabel(_ id: EntryID, _ maker: CardMaker, _ strings: Strings) -> String {
        let kind = site.kind(of: id)
        let one = strings.kindOne(kind)
        guard let type = maker.typeLabel(id, kind, strings) else { return one }
        return kind.isCurrentState ? one + " · " + type : type
    }

    static func anchor(_ id: EntryID, _ site: Site) -> String {
        let path = site.kind(of: id).folder + "/" + site.entries[id].slug
        return path.replacing(bytes: "/", with: "-")
    }

    /// All that the entry's page says, but what `line` says of it; `markup` says where its links lead.
    func whole(_ id: EntryID, _ markup: PlainMarkup) -> Deferred {
        let kind = site.kind(of: id)
        var said = context.entries.saidInHead(id, kind)
        if let address = kind.index(of: .address) { said.insert(address) }
        return Deferred(digest: digest(id, markup, said)) { [items, said] out in
            markup.write(try items.html(id, but: said), into: &out)
        }
    }

    private func digest(_ id: EntryID, _ markup: PlainMarkup, _ said: Set<Int>) -> Digest {
        var hash = SHA256()
        for row in said.sorted() { hash.update(row) }
        hash.update(
            items.digest(
                Feed(
                    url: site.linked[id].url, language: site.entries[id].language, title: markup.root,
                    description: String(markup.depth), home: "", entries: [id])))
        // Where links lead depends on which entries this edition holds.
        let owners = Set([id, site.linked[id].original]).sorted()
        let references = owners.flatMap { site.linked[$0].references.sorted { $0.key < $1.key }.map(\.value) }
        for target in owners.flatMap({ site.linked[$0].links }) + references {
            guard case .entry(let other, _) = target else { continue }
            hash.update(markup.address(site.linked[site.inLanguage(other, site.entries[id].language)].url) ?? "-")
        }
        return hash.digest()
    }

    /// The essential kinds that have a list in the language: what is so today first.
    func essential(_ language: Int) -> [EntryList] {
        site.essentialKinds.compactMap { site.collections.listing(.kind($0), language) }
    }

    func news(_ language: Int) -> ArraySlice<EntryID> {
        site.collections.dated[language].filter { site.kind(of: $0).isNews }.prefix(20)
    }

    func kind(of listing: EntryList) -> Kind {
        guard case .kind(let index) = listing.subject else { preconditionFailure("a list of a kind") }
        return site.kinds[index]
    }
}
