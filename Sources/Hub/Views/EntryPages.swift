internal import Calendars
internal import SourceText
internal import Templating

/// The whole view of each entry's page: the entry, and the frame around it.
struct EntryPages: Sendable {
    let site: Site
    let pages: PageViews
    let lists: ListViews
    let entries: EntryViews

    func page(of id: EntryID) -> Record {
        let entry = site.entries[id]
        let kind = site.kinds[entry.kind]
        let place = site.linked[id]
        let strings = site.strings[entry.language]
        let summary = site.summary(id)
        var frame = PageViews.Frame(
            url: place.url, language: entry.language, heading: site.title(id),
            description: (summary.isEmpty ? site.title(id) : summary).cut(at: 200), kind: kind.name)
        frame.isArticle = kind.isNews
        frame.isIndexed = place.isListed && !site.flag(id, .noindex)
        if kind.isNews {
            frame.published = site.moment(id, .date).map { $0.iso(in: site.settings.zone) }
            frame.modified = (entry.moment(.updated) ?? site.moment(id, .date)).map {
                $0.iso(in: site.settings.zone)
            }
            frame.section = strings.kindMany(kind)
        }
        frame.crumbs = crumbs(id, kind, strings)
        frame.translations = place.translations.map { $0.map { site.url(of: $0) } }
        frame.notices = notices(id, strings)
        frame.card = pages.shareCards?.content(of: id)
        if kind.collects != nil, let listing = site.collections.listing(.collected(place.original), entry.language) {
            frame.feeds = lists.feeds(listing, site.title(id), strings)
        } else if let listing = site.collections.listing(.kind(entry.kind), entry.language), kind.hasFeeds {
            frame.feeds = Array(lists.feeds(listing, strings.kindMany(kind), strings).prefix(1))
        }
        frame.jsonLD = pages.structuredData.entry(id, frame, site, pages.shareCards)
        return pages.page(.entry(entry.kind), frame, own: entries.record(id))
    }

    private func crumbs(_ id: EntryID, _ kind: Kind, _ strings: Strings) -> [(title: String, url: String)] {
        let language = site.entries[id].language
        var crumbs: [(title: String, url: String)] = []
        if !kind.isAtRoot { crumbs.append((strings.kindMany(kind), site.prefix(language) + kind.folder + "/")) }
        if !kind.isAtRoot, site.collections.listing(.kind(site.entries[id].kind), language) == nil { crumbs = [] }
        var above: [(title: String, url: String)] = []
        var next = parent(id)
        while let parentID = next, above.count < 8 {
            let shown = site.inLanguage(parentID, language)
            above.insert((site.title(shown), site.url(of: shown)), at: 0)
            next = parent(parentID)
        }
        return crumbs + above
    }

    private func parent(_ id: EntryID) -> EntryID? {
        guard let (value, owner) = site.value(id, .parent), case .reference(let reference) = value,
            case .entry(let parent, _)? = site.target(at: reference.range, of: owner)
        else { return nil }
        return parent
    }

    /// What must be said above the text: that it is old, replaced, or lags behind its original.
    private func notices(_ id: EntryID, _ strings: Strings) -> [Record] {
        let place = site.linked[id]
        let entry = site.entries[id]
        var notices: [Record] = []
        func add(_ level: String, _ text: String, link: (String, String)? = nil) {
            var out = ByteWriter(capacity: 128)
            out.write(escaping: text)
            if let (url, title) = link {
                out.write(" <a href=\"")
                out.write(escaping: site.href(url))
                out.write("\">")
                out.write(escaping: title)
                out.write("</a>")
            }
            notices.append(NoticeView(level: level, html: out.take()).record)
        }
        if entry.flag(.draft) { add("warning", strings.phrase("draft")) }
        if place.stage == .expired || place.stage == .gone {
            let words = site.moment(id, .expires).map { strings.phrase("expired_at", strings.long(site.civil($0))) }
            add("warning", words ?? strings.phrase("expired"))
        }
        if let (value, owner) = site.value(id, .replacedBy), case .reference(let reference) = value,
            let target = site.entry(reference, of: owner, in: entry.language)
        {
            add("info", strings.phrase("replaced_by", ""), link: (site.url(of: target), site.title(target)))
        }
        if let since = staleSince(id) { add("info", strings.phrase("stale", strings.long(site.civil(since)))) }
        return notices
    }

    /// When the original changed after this translation; nil for what is up to date or no translation.
    private func staleSince(_ id: EntryID) -> Moment? {
        let original = site.linked[id].original
        guard original != id else { return nil }
        let zone = site.settings.zone
        func latest(_ entry: Entry) -> Moment? { entry.moment(.updated) ?? entry.moment(.date) }
        guard let changed = latest(site.entries[original]) else { return nil }
        guard let own = latest(site.entries[id]) else { return site.entries[original].moment(.updated) }
        return own.instant(in: zone) < changed.instant(in: zone) ? changed : nil
    }
}
