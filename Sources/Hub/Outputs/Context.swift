internal import SourceText
internal import Templating

/// What every output may read: the site and the makers of its views. One for all jobs, which hold it by reference.
package final class OutputContext: Sendable {
    package let site: Site
    let templates: Templates
    let pictures: PictureMarkup
    let cards: CardViews
    let bodies: BodyViews
    let pages: PageViews
    let lists: ListViews
    let home: HomeViews
    let residents: ResidentViews
    let entries: EntryViews
    let entryPages: EntryPages
    /// Where prepared pictures and painted cards lie.
    let blobs: BlobCache
    package let shareCards: ShareCards?
    let search: SearchFiles
    let calendars: CalendarLists
    let scripts: PageScripts
    let worker: ServiceWorker?
    let feedStyles: FeedStyles
    /// Of pages without the site's frame.
    let sheetStyles: PageStyles

    /// Of what every page may show, whatever it reads of the site besides.
    var shared: Digest {
        var hash = SHA256()
        hash.update("views 1")
        hash.update(buildID())
        site.updateShared(&hash)
        hash.update(templates.embeddedDigest)
        pages.updateShared(&hash)
        hash.update(sheetStyles.css.digest)
        pictures.library.update(&hash)
        if let shareCards {
            for language in site.settings.languages.indices { hash.update(shareCards.file(.heading("", language)).url) }
        }
        return hash.digest()
    }

    init(
        _ site: Site, templates: Templates, library: PictureLibrary, blobs: BlobCache, shareCards: ShareCards?,
        search: SearchFiles, scripts: PageScripts, worker: ServiceWorker?, feedStyles: FeedStyles
    ) {
        self.site = site
        self.blobs = blobs
        self.shareCards = shareCards
        self.search = search
        self.scripts = scripts
        self.worker = worker
        self.feedStyles = feedStyles
        self.templates = templates
        sheetStyles = PageStyles(templates.sheetStyles, accent: Colour(site.settings.colour) ?? .black)
        pictures = PictureMarkup(site: site, library: library)
        cards = CardViews(site, views: templates.views, pictures: pictures)
        bodies = BodyViews(site: site, cards: cards, pictures: pictures, templates: templates)
        calendars = CalendarLists(site)
        pages = PageViews(
            site, templates: templates, cards: cards, shareCards: shareCards, icons: Icons.links(site),
            calendars: site.settings.languages.indices.map { CalendarLists.url(ofAll: $0, site) }, search: search.links,
            scripts: scripts)
        lists = ListViews(site: site, pages: pages, cards: cards)
        residents = ResidentViews(site: site, pages: pages, cards: cards)
        home = HomeViews(site: site, pages: pages, cards: cards, residents: residents)
        entries = EntryViews(
            site: site, cards: cards, pictures: pictures, bodies: bodies, calendars: calendars,
            hasPosters: templates.sheet(.poster) != nil)
        entryPages = EntryPages(site: site, pages: pages, lists: lists, entries: entries)
    }
}

/// Every output: a function from the context to its jobs. A new output is one file and one line here; what takes longest
/// to make comes first.
let outputs: [@Sendable (OutputContext) -> [Job]] = [
    SearchFiles.jobs,
    DataFiles.jobs,
    Feeds.jobs,
    Pages.jobs,
    ResidentPages.jobs,
    ListPages.jobs,
    CalendarFiles.jobs,
    QueueCalendars.jobs,
    AlertFiles.jobs,
    CurrentData.jobs,
    DataCatalogue.jobs,
    Sitemaps.jobs,
    Robots.jobs,
    AssetFiles.jobs,
    PictureFiles.jobs,
    ShareCardFiles.jobs,
    IconFiles.jobs,
    WebManifest.jobs,
    Redirects.jobs,
    ServerFiles.jobs,
    ScheduleFiles.jobs,
    ScriptFiles.jobs,
    LiteEdition.jobs,
    Handout.jobs,
    Posters.jobs,
    Subscriptions.jobs,
    FeedStyles.jobs,
    SecurityTxt.jobs,
]
