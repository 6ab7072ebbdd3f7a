internal import Templating

extension Icons {
    /// What pages name: a small one for tabs, one for iPhones; phones that install the site read the manifest.
    static func links(_ site: Site) -> [Record] {
        func link(_ icon: Icon, _ relation: String) -> Record {
            IconView(href: site.href(icon.url), sizes: icon.sizes, type: icon.type, rel: relation).record
        }
        let icons = all(site)
        guard icons.count > 1 else { return icons.map { link($0, "icon") } }
        return [link(icons[0], "icon"), link(icons[2], "apple-touch-icon")]
    }
}
