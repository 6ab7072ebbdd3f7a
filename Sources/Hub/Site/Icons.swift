/// The town's crest as the icons of pages and phones.
enum Icons {
    /// One file that may serve as an icon.
    struct Icon: Sendable {
        /// From the site's root.
        let url: String
        let type: String
        /// nil for drawings, which have any size, and for files whose size is not known.
        let size: (width: Int, height: Int)?

        /// As links and manifests write it: `512x512`, or `any` for a drawing.
        var sizes: String? {
            if let size { return "\(size.width)x\(size.height)" }
            return type == "image/svg+xml" ? "any" : nil
        }
    }

    /// Sides in pixels: the page's header, tabs, iPhones, Android, its splash screen.
    static let sides = [32, 96, 180, 192, 512]

    static func path(_ side: Int) -> String { "icons/crest-\(side).png" }

    /// Every icon, the best one last.
    static func all(_ site: Site) -> [Icon] {
        guard let crest = site.crest else { return [] }
        if crest.fileExtension == "svg" {
            return [Icon(url: site.assets.url(of: crest), type: "image/svg+xml", size: nil)]
        }
        return sides.map { Icon(url: "/" + path($0), type: "image/png", size: ($0, $0)) }
    }
}
