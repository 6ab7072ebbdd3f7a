internal import Calendars
internal import SourceText

/// JSON-LD in schema.org's terms, one graph a page: what the page is of, its trail, and who publishes it.
struct StructuredData: Sendable {
    func list(_ frame: PageViews.Frame, _ site: Site) -> [UInt8] {
        var page = JSONLDNode("CollectionPage", id: site.absolute(frame.url), ["name": frame.heading])
        page.add("inLanguage", site.settings.languages[frame.language])
        page.add("isPartOf", .reference(site.absolute("/#website")))
        return graph([page, trail(frame, site), StructuredData.outline(frame.language, site)])
    }

    func home(_ frame: PageViews.Frame, _ site: Site) -> [UInt8] {
        let settings = site.settings
        var search = JSONLDNode("SearchAction")
        search.add(
            "target",
            JSONLDNode(
                "EntryPoint",
                ["urlTemplate": site.absolute(site.prefix(frame.language) + "search/") + "?q={search_term_string}"]))
        var website = JSONLDNode(
            "WebSite", id: site.absolute("/#website"),
            [
                "name": settings.name[frame.language], "alternateName": settings.shortName[frame.language],
                "description": settings.description[frame.language], "url": site.absolute(site.prefix(frame.language)),
                "inLanguage": settings.languages[frame.language],
            ])
        website.add("publisher", .reference(site.absolute("/#organization")))
        website.add("potentialAction", search)
        return graph([website, organization(frame.language, site)])
    }

    func entry(_ id: EntryID, _ frame: PageViews.Frame, _ site: Site, _ cards: ShareCards?) -> [UInt8] {
        var entry = JSONLDEntry(id, site)
        // An article without a picture of its own has its share card.
        let picture = cards.map { $0.file(frame.card ?? $0.content(of: id)).url } ?? site.logoURL
        let main = entry.made(description: frame.description, picture: picture.map(site.absolute))
        let nodes = [main, entry.questions(), trail(frame, site), StructuredData.outline(frame.language, site)]
        return graph(nodes.compactMap { $0 })
    }

    private func graph(_ nodes: [JSONLDNode]) -> [UInt8] {
        var json = JSONWriter()
        json.object {
            $0.member("@context", "https://schema.org")
            $0.key("@graph")
            $0.array { json in for node in nodes { node.write(into: &json) } }
        }
        return json.bytes
    }

    private func trail(_ frame: PageViews.Frame, _ site: Site) -> JSONLDNode {
        let home = (title: site.strings[frame.language]["page.home"] ?? "", url: site.prefix(frame.language))
        var trail = JSONLDNode("BreadcrumbList")
        let crumbs = [home] + frame.crumbs + [(title: frame.heading, url: frame.url)]
        trail.add(
            "itemListElement",
            .list(
                crumbs.enumerated().map { index, crumb in
                    var item = JSONLDNode("ListItem")
                    item.add("position", .number(String(index + 1)))
                    item.add("name", crumb.title)
                    item.add("item", site.absolute(crumb.url))
                    return .node(item)
                }))
        return trail
    }

    /// Who publishes, as every page names it; the home page tells the rest.
    static func outline(_ language: Int, _ site: Site) -> JSONLDNode {
        JSONLDNode(
            "GovernmentOrganization", id: site.absolute("/#organization"),
            [
                "name": site.settings.name[language], "url": site.absolute("/"),
                "logo": site.logoURL.map(site.absolute),
            ])
    }

    private func organization(_ language: Int, _ site: Site) -> JSONLDNode {
        let settings = site.settings
        let contacts = settings.contacts
        var node = StructuredData.outline(language, site)
        if !contacts.address.isEmpty {
            node.add(
                "address",
                JSONLDNode(
                    "PostalAddress",
                    [
                        "streetAddress": contacts.address[language], "addressRegion": settings.region[language],
                        "addressCountry": "UA",
                    ]))
        }
        node.add("telephone", contacts.phone)
        node.add("email", contacts.email)
        if let hours = OpeningHours(contacts.hours[language]) {
            var contact = JSONLDNode("ContactPoint", ["telephone": contacts.phone])
            contact.add("hoursAvailable", .list(StructuredData.specification(hours).map { .node($0) }))
            node.add("contactPoint", contact)
        }
        if !settings.edrpou.isEmpty {
            node.add("identifier", JSONLDNode("PropertyValue", ["propertyID": "ЄДРПОУ", "value": settings.edrpou]))
        }
        node.add("areaServed", StructuredData.community(language, site))
        node.add("sameAs", .list(settings.social.map { .text($0.url) }))
        return node
    }

    /// The community with its КАТОТТГ code.
    static func community(_ language: Int, _ site: Site) -> JSONLDNode? {
        let settings = site.settings
        guard !settings.community.isEmpty else { return nil }
        return JSONLDNode("AdministrativeArea", ["name": settings.community[language], "identifier": settings.code])
    }

    static func specification(_ hours: OpeningHours) -> [JSONLDNode] {
        hours.groups.map { group in
            var node = JSONLDNode("OpeningHoursSpecification")
            node.add(
                "dayOfWeek", .list(group.days.map { .text(JSONLDVocabulary.page + JSONLDVocabulary.weekdays[$0]) }))
            node.add("opens", OpeningHours.time(group.span.from))
            node.add("closes", OpeningHours.time(group.span.to))
            return node
        }
    }
}
