internal import Calendars
internal import SourceText

/// JSON-LD in schema.org's terms, one graph a page: the page itself, its trail, and who publishes it.
struct StructuredData: Sendable {
    func list(_ frame: PageViews.Frame, _ site: Site) -> [UInt8] {
        graph(site) { json in
            json.object {
                $0.member("@type", "CollectionPage")
                $0.member("@id", site.absolute(frame.url))
                $0.member("name", frame.heading)
                $0.member("inLanguage", site.settings.languages[frame.language])
                $0.reference("isPartOf", site.absolute("/#website"))
            }
            trail(frame, site, &json)
        }
    }

    func home(_ frame: PageViews.Frame, _ site: Site) -> [UInt8] {
        graph(site) { json in
            let settings = site.settings
            json.object {
                $0.member("@type", "WebSite")
                $0.member("@id", site.absolute("/#website"))
                $0.member("name", settings.name[frame.language])
                $0.member("url", site.absolute("/"))
                $0.member("inLanguage", settings.languages[frame.language])
                $0.reference("publisher", site.absolute("/#organization"))
            }
            organization(frame.language, site, &json)
        }
    }

    func entry(_ id: EntryID, _ frame: PageViews.Frame, _ context: OutputContext) -> [UInt8] {
        let site = context.site
        let kind = site.kind(of: id)
        return graph(site) { json in
            json.object {
                $0.member("@type", kind.isNews ? "NewsArticle" : "WebPage")
                $0.member("@id", site.absolute(frame.url))
                $0.member(kind.isNews ? "headline" : "name", site.title(id))
                $0.member("description", frame.description)
                $0.member("inLanguage", site.settings.languages[frame.language])
                $0.member("datePublished", frame.published)
                $0.member("dateModified", frame.modified)
                if kind.isNews {
                    $0.reference("publisher", site.absolute("/#organization"))
                    $0.reference("author", site.absolute("/#organization"))
                    $0.member("mainEntityOfPage", site.absolute(frame.url))
                    $0.member("isAccessibleForFree", true)
                }
            }
            trail(frame, site, &json)
            if kind.isNews { organization(frame.language, site, &json) }
        }
    }

    private func graph(_ site: Site, _ nodes: (inout JSONWriter) -> Void) -> [UInt8] {
        var json = JSONWriter()
        json.object {
            $0.member("@context", "https://schema.org")
            $0.key("@graph")
            $0.array(nodes)
        }
        return json.bytes
    }

    private func trail(_ frame: PageViews.Frame, _ site: Site, _ json: inout JSONWriter) {
        let home = (title: site.strings[frame.language]["page.home"] ?? "", url: site.prefix(frame.language))
        json.object { list in
            list.member("@type", "BreadcrumbList")
            list.key("itemListElement")
            list.array { items in
                for (index, crumb) in ([home] + frame.crumbs + [(title: frame.heading, url: frame.url)]).enumerated() {
                    items.object {
                        $0.member("@type", "ListItem")
                        $0.member("position", index + 1)
                        $0.member("name", crumb.title)
                        $0.member("item", site.absolute(crumb.url))
                    }
                }
            }
        }
    }

    private func organization(_ language: Int, _ site: Site, _ json: inout JSONWriter) {
        let settings = site.settings
        json.object {
            $0.member("@type", "GovernmentOrganization")
            $0.member("@id", site.absolute("/#organization"))
            $0.member("name", settings.name[language])
            $0.member("url", site.absolute("/"))
            if let crest = site.crestURL { $0.member("logo", site.absolute(crest)) }
            $0.member("telephone", settings.contacts.phone)
            $0.member("email", settings.contacts.email)
            $0.member("address", settings.contacts.address[language])
            if !settings.social.isEmpty {
                $0.key("sameAs")
                $0.array { links in for link in settings.social { links.value(link.url) } }
            }
        }
    }
}

extension JSONWriter {
    mutating func reference(_ name: String, _ id: String) {
        key(name)
        object { $0.member("@id", id) }
    }
}
