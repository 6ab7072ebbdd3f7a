internal import Hub
internal import MarkdownHTML
internal import SourceText

/// The services that an entry promotes, each with the address where it begins: those that its front matter names, else
/// those that its text shows as cards, else those that `site.yml` ties to its tags (`tag_services`). An entry that can
/// itself be begun on line begins there.
struct StartLinks {
    let site: Site
    let id: EntryID

    private var language: Int { site.entries[id].language }
    private var strings: Strings { site.strings[language] }

    /// More would be a directory, not a post.
    private static let most = 3

    var all: [PostText.StartLink] {
        if let own = ownLink { return [own] }
        for promoted in [named, shown, tagged] {
            let links = Array(promoted.filter(isOffered).prefix(StartLinks.most)).map(link)
            if !links.isEmpty { return links }
        }
        return []
    }

    private var ownLink: PostText.StartLink? {
        guard isOffered(id), let url = site.text(id, .onlineURL) else { return nil }
        return PostText.StartLink(name: "", label: label(of: id), url: site.absolute(url))
    }

    private var named: [EntryID] {
        guard let (value, owner) = site.value(id, .services), case .list(let items) = value else { return [] }
        return items.compactMap { item in
            guard case .reference(let reference) = item else { return nil }
            return site.entry(reference, of: owner, in: language)
        }
    }

    private var shown: [EntryID] {
        let links = zip(site.entries[id].body.openLinks, site.linked[id].links)
        return links.compactMap { link, target in
            guard case .card = link.role, case .entry(let target, _) = target, site.text(target, .onlineURL) != nil,
                !site.kind(of: target).hasCalendar
            else { return nil }
            return site.inLanguage(target, language)
        }
    }

    private var tagged: [EntryID] {
        let tags = Set(site.terms(of: id, .tags).map(\.folded))
        let names = EntryNames(Array(site.entries), kinds: site.kinds)
        return site.settings.tagServices.compactMap { tag, service in
            guard tags.contains(tag.folded), case .found(let id) = names.find(service.text, kind: nil) else {
                return nil
            }
            return site.inLanguage(id, language)
        }
    }

    /// What is over, suspended or cancelled is offered to nobody.
    private func isOffered(_ id: EntryID) -> Bool {
        site.linked[id].stage == .current && StateWords(of: id, site)?.level != .danger
    }

    private func link(to target: EntryID) -> PostText.StartLink {
        let url = site.text(target, .onlineURL)
        return PostText.StartLink(
            name: site.title(target),
            label: url == nil ? strings.kindOne(site.kind(of: target)) : label(of: target),
            url: site.absolute(url ?? site.url(of: target)))
    }

    private func label(of target: EntryID) -> String {
        if site.kind(of: target).hasCalendar { return strings.phrase("join_online") }
        // A name as it is: «на Дія» would want its case.
        return strings.phrase("start_online") + (site.text(target, .onlineName).map { " (\($0))" } ?? "")
    }
}
