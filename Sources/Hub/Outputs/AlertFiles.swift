internal import Calendars
internal import SourceText

/// Each alert as CAP 1.2, and a small list of those that hold, for phones.
enum AlertFiles {
    static func jobs(_ context: OutputContext) -> [Job] {
        let site = context.site
        var jobs: [Job] = []
        // One message in every language: a translation has no file of its own.
        for id in site.entries.indices where site.kind(of: id).hasAlerts && site.entries[id].language == 0 {
            jobs.append(
                Job(
                    String(site.alertURL(of: id).dropFirst(bytes: 1)), "alerts",
                    origin: "content/" + site.entries[id].path,
                    .bytes(digest: { digest(of: [id], site) }) { try CAPWriter(site: site, id: id).write(into: &$0) }))
        }
        for (index, kind) in site.kinds.enumerated() where kind.hasAlerts {
            let members = site.collections.listing(.kind(index), 0)?.members ?? []
            jobs.append(
                Job(
                    kind.folder + ".json", "alerts",
                    .bytes(digest: { digest(of: members, site) }) { $0.write(list(members, site)) }))
        }
        return jobs
    }

    /// Of the alerts, their translations and the chains that they end.
    private static func digest(of ids: [EntryID], _ site: Site) -> Digest {
        var hash = SHA256()
        hash.update(site.settings.digest)
        for strings in site.strings { hash.update(strings.digest) }
        // Words of this year's days leave it out.
        hash.update(site.year)
        for id in ids {
            for translation in site.linked[id].translations {
                hash.update(translation == nil ? 0 : 1)
                if let translation { hash.update(site.entries[translation].digest) }
            }
            var seen: Set<EntryID> = [id]
            var next = AlertWords(site: site, id: id).replaced
            while let earlier = next, seen.insert(earlier).inserted {
                hash.update(site.entries[earlier].digest)
                next = AlertWords(site: site, id: earlier).replaced
            }
        }
        return hash.digest()
    }

    private static func list(_ members: [EntryID], _ site: Site) -> [UInt8] {
        var json = JSONWriter()
        json.object {
            $0.key("alerts")
            $0.array { items in
                for id in members { items.object { write(id, site, &$0) } }
            }
        }
        return json.bytes
    }

    private static func write(_ id: EntryID, _ site: Site, _ json: inout JSONWriter) {
        let words = AlertWords(site: site, id: id)
        let url = site.url(of: id)
        json.member("id", words.identifier)
        json.member("url", site.absolute(url))
        json.member("cap", site.absolute(site.alertURL(of: id)))
        json.member("title", site.title(id))
        json.member("event", words.event(site.strings[0]))
        json.member("level", site.text(id, .level) ?? "warning")
        json.member("category", words.category)
        json.member("urgency", words.urgency)
        json.member("severity", words.severity)
        json.member("certainty", words.certainty)
        json.member("sent", words.sent)
        json.member("onset", words.onset)
        json.member("expires", words.expires)
        json.member("area", words.areaDescription(0))
        json.key("codes")
        json.array { codes in for code in words.codes { codes.value(code) } }
        json.member("instruction", words.text(.instruction))
        json.member("exercise", words.isExercise)
        writeBanner(id, site, &json)
        let others = site.linked[id].translations.compactMap { $0 }.filter { site.entries[$0].language != 0 }
        guard !others.isEmpty else { return }
        json.key("translations")
        json.object { translations in
            for other in others {
                translations.key(site.settings.languages[site.entries[other].language])
                translations.object {
                    $0.member("url", site.absolute(site.url(of: other)))
                    $0.member("title", site.title(other))
                }
            }
        }
    }

    /// What the banners of pages say of it, by the page's language; `until` as their clock takes it.
    private static func writeBanner(_ id: EntryID, _ site: Site, _ json: inout JSONWriter) {
        json.member("until", Runs(of: id, site)?.over)
        json.key("banner")
        json.object { languages in
            for (language, tag) in site.settings.languages.enumerated() {
                let banner = BannerView(site: site, id: site.inLanguage(id, language), language: language)
                languages.key(tag)
                languages.object {
                    $0.member("path", site.href(site.url(of: banner.id)))
                    $0.member("title", banner.title)
                    $0.member("label", banner.label)
                    $0.member("when", banner.when)
                    $0.member("lang", banner.hreflang)
                    $0.member("in", banner.inLanguage)
                }
            }
        }
    }
}
