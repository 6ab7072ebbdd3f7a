internal import Calendars
internal import SourceText

/// What feeds say of an entry, whatever their format. Nothing here looks at the clock: what a feed said once, it says
/// until the entry itself changes.
struct FeedItems: Sendable {
    let site: Site
    let pictures: PictureMarkup
    let bodies: BodyViews
    /// The style sheet of feeds by language, as a link writes it.
    let styles: [String?]

    init(_ context: OutputContext) {
        site = context.site
        pictures = context.pictures
        styles = context.feedStyles.urls.map { $0.map(context.site.href) }
        bodies = BodyViews(
            site: context.site, cards: context.cards, pictures: context.pictures, templates: context.templates,
            isForFeeds: true)
    }

    func url(_ id: EntryID) -> String { site.absolute(site.url(of: id)) }

    func published(_ id: EntryID) -> CivilTime? { site.moment(id, .date).map(site.civil) }

    /// When its text changed last; never before it was published.
    func modified(_ id: EntryID) -> CivilTime? { site.lastChange(id).map(site.civil) }

    /// The newest change of what the feed shows.
    func changed(_ feed: Feed) -> CivilTime? {
        feed.entries.compactMap { modified($0) }.max { $0.instant < $1.instant }
    }

    func tags(_ id: EntryID) -> [String] {
        site.terms(of: id, .tags)
    }

    func authors(_ id: EntryID) -> [String] {
        guard let (value, owner) = site.value(id, .authors), case .list(let items) = value else { return [] }
        let language = site.entries[id].language
        return items.compactMap { item in
            guard case .reference(let reference) = item else { return nil }
            return site.entry(reference, of: owner, in: language).map(site.title) ?? reference.text
        }
    }

    struct FeedPicture {
        let url: String
        let type: String
        /// Of a file that is published as it is.
        var bytes: Int?
        var width = 0
        var height = 0
    }

    /// The picture that stands for the entry.
    func picture(_ id: EntryID) -> FeedPicture? {
        guard let (_, path) = pictures.picture(of: id, .image) ?? pictures.picture(of: id, .photo) else { return nil }
        if let variant = pictures.library.sets[path]?.jpeg(widest: 1280).last {
            return FeedPicture(
                url: site.absolute(variant.url), type: "image/jpeg", width: variant.width, height: variant.height)
        }
        guard let type = PicturePath.mediaType(path) else { return nil }
        return FeedPicture(
            url: site.absolute(site.assets.url(of: path)), type: type, bytes: site.assets.size(of: path))
    }

    /// The whole text with absolute addresses, and what else a reader of the page would see.
    ///
    /// - Parameter said: the rows that a page says above it, as `FeedText` wants them.
    func html(_ id: EntryID, but said: Set<Int>? = nil) throws -> [UInt8] {
        var inside = ByteWriter(capacity: site.entries[id].body.html.count + 1024)
        try FeedText(items: self, id: id, said: said).write(into: &inside)
        if inside.count == 0 {
            inside.write("<p>")
            let summary = site.summary(id)
            inside.write(escaping: summary.isEmpty ? site.title(id) : summary)
            inside.write("</p>")
        }
        var out = ByteWriter(capacity: inside.count + 256)
        out.write(feedHTML: inside.bytes, origin: site.settings.origin, page: url(id))
        return out.take()
    }

    /// All that a feed's bytes come from: the settings, the words, its entries, and what they name.
    func digest(_ feed: Feed) -> Digest {
        var hash = SHA256()
        hash.update(site.settings.digest)
        hash.update(site.settings.origin + site.settings.base)
        hash.update(site.strings[feed.language].digest)
        hash.update(site.crest ?? "")
        hash.update(styles[feed.language] ?? "")
        for text in [feed.url, feed.title, feed.description, feed.home] { hash.update(text) }
        for id in feed.entries {
            let place = site.linked[id]
            hash.update(place.url)
            hash.update(site.entries[id].digest)
            update(&hash, targetsOf: id, feed.language)
            for target in place.links { update(&hash, target, feed.language) }
            guard place.original != id else { continue }
            hash.update(site.entries[place.original].digest)
            update(&hash, targetsOf: place.original, feed.language)
        }
        return hash.digest()
    }

    private func update(_ hash: inout SHA256, targetsOf id: EntryID, _ language: Int) {
        for (_, target) in site.linked[id].references.sorted(by: { $0.key < $1.key }) {
            update(&hash, target, language)
        }
    }

    private func update(_ hash: inout SHA256, _ target: Target, _ language: Int) {
        switch target {
        case .entry(let other, let fragment):
            let shown = site.inLanguage(other, language)
            for text in ["entry", site.url(of: shown), site.title(shown), fragment] { hash.update(text) }
            hash.update(site.entries[shown].language)
        case .asset(let path):
            hash.update(path)
            hash.update(site.assets.size(of: path))
            for variant in pictures.library.sets[path]?.jpeg ?? [] {
                hash.update(variant.url)
                hash.update(variant.width)
                hash.update(variant.height)
            }
        case .address(let url): hash.update(url)
        case .words(let words): hash.update("words " + words)
        case .unpublished: hash.update("-")
        }
    }
}
