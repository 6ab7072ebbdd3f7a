internal import SourceText

/// The web app manifest (W3C Web Application Manifest), so that a phone can keep the site on its home screen.
enum WebManifest {
    static func jobs(_ context: OutputContext) -> [Job] {
        let site = context.site
        return [
            Job(
                "manifest.webmanifest", "manifest",
                .bytes(digest: { site.settings.digest }) { out in
                    var json = JSONWriter()
                    json.object {
                        $0.member("name", site.settings.name[0])
                        $0.member("short_name", site.settings.shortName[0])
                        $0.member("lang", site.settings.languages[0])
                        $0.member("start_url", site.href("/"))
                        $0.member("display", "browser")
                        $0.member("theme_color", site.settings.colour)
                        $0.member("background_color", "#ffffff")
                        guard let crest = site.crest else { return }
                        $0.key("icons")
                        $0.array { icons in
                            icons.object {
                                $0.member("src", site.href(site.assets.url(of: crest)))
                                $0.member("sizes", crest.hasSuffix(".svg") ? "any" : "512x512")
                                $0.member("type", crest.hasSuffix(".svg") ? "image/svg+xml" : "image/png")
                            }
                        }
                    }
                    out.write(json.bytes)
                })
        ]
    }
}
