internal import SourceText

/// The web app manifest (W3C Web Application Manifest), so that a phone can keep the site on its home screen.
enum WebManifest {
    static func jobs(_ context: OutputContext) -> [Job] {
        let site = context.site
        let icons = Icons.all(site)
        return [
            Job(
                "manifest.webmanifest", "manifest",
                .bytes(
                    digest: {
                        var hash = SHA256()
                        hash.update(site.settings.digest)
                        hash.update(site.absolute("/"))
                        for icon in icons { for text in [icon.url, icon.type, icon.sizes ?? ""] { hash.update(text) } }
                        return hash.digest()
                    }
                ) { out in write(site, icons, into: &out) })
        ]
    }

    private static func write(_ site: Site, _ icons: [Icons.Icon], into out: inout ByteWriter) {
        var json = JSONWriter()
        json.object {
            $0.member("name", site.settings.name[0])
            $0.member("short_name", site.settings.shortName[0])
            if !site.settings.description.isEmpty { $0.member("description", site.settings.description[0]) }
            $0.member("lang", site.settings.languages[0])
            $0.member("id", site.href("/"))
            $0.member("start_url", site.href("/"))
            $0.member("scope", site.href("/"))
            $0.member("display", "browser")
            $0.member("theme_color", site.settings.colour)
            $0.member("background_color", "#ffffff")
            guard !icons.isEmpty else { return }
            $0.key("icons")
            $0.array { list in
                for icon in icons {
                    list.object {
                        $0.member("src", site.href(icon.url))
                        $0.member("sizes", icon.sizes)
                        $0.member("type", icon.type)
                    }
                }
            }
        }
        out.write(json.bytes)
        out.write("\n")
    }
}
