internal import SourceText
internal import Templating

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

    /// What pages name: a small one for tabs, one for iPhones; phones that install the site read the manifest.
    static func links(_ site: Site) -> [Record] {
        func link(_ icon: Icon, _ relation: String) -> Record {
            IconView(href: site.href(icon.url), sizes: icon.sizes, type: icon.type, rel: relation).record
        }
        let icons = all(site)
        guard icons.count > 1 else { return icons.map { link($0, "icon") } }
        return [link(icons[0], "icon"), link(icons[2], "apple-touch-icon")]
    }

    static func jobs(_ context: OutputContext) -> [Job] {
        context.pictures.library.icons.sorted { $0.key < $1.key }.map { side, file in
            Job(path(side), "icons", origin: "content/site.yml", PictureFiles.work(file, context))
        }
    }

    static func mediaType(_ path: String) -> String? {
        switch path.fileExtension {
        case "png": "image/png"
        case "jpg", "jpeg": "image/jpeg"
        case "gif": "image/gif"
        case "webp": "image/webp"
        case "avif": "image/avif"
        case "svg": "image/svg+xml"
        default: nil
        }
    }
}

extension String {
    /// What stands behind the last dot of the last segment, in small letters; empty without a dot.
    var fileExtension: String {
        let name = split(byte: "/").last ?? ""
        guard let dot = name.lastIndex(ofByte: ".") else { return "" }
        return String(name[dot...].dropFirst(bytes: 1)).lowercasedASCII
    }
}
