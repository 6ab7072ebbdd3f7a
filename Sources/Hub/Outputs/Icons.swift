internal import FileTree
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

    /// Every icon, the best one last. Until pictures are prepared that is the crest as it is; prepared sizes (32, 180,
    /// 192, 512) belong here, and links and manifest follow.
    static func all(_ site: Site) -> [Icon] {
        guard let crest = site.crest, let type = mediaType(crest) else { return [] }
        let size = type == "image/png" ? sizeOfPNG(site.assets.folder + "/" + crest) : nil
        return [Icon(url: site.assets.url(of: crest), type: type, size: size)]
    }

    static func links(_ site: Site) -> [Record] {
        let icons = all(site)
        func link(_ icon: Icon, _ relation: String) -> Record {
            Shapes.icon.record([.text(site.href(icon.url)), .optional(icon.sizes), .text(icon.type), .text(relation)])
        }
        // Phones take no drawing for their home screens.
        return icons.map { link($0, "icon") }
            + icons.filter { $0.type == "image/png" }.suffix(1).map { link($0, "apple-touch-icon") }
    }

    static func jobs(_ context: OutputContext) -> [Job] { [] }

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

    /// From the file's IHDR (PNG, 11.2.1); nil for what is no PNG.
    static func sizeOfPNG(_ path: String) -> (width: Int, height: Int)? {
        var head: [UInt8] = []
        guard let file = try? OpenFile(path, .read), (try? file.read(24, at: 0, into: &head)) != nil, head.count == 24,
            head.starts(with: [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A])
        else { return nil }
        func number(at offset: Int) -> Int { head[offset..<(offset + 4)].reduce(0) { $0 << 8 | Int($1) } }
        let (width, height) = (number(at: 16), number(at: 20))
        return width > 0 && height > 0 ? (width, height) : nil
    }
}

extension String {
    /// What stands behind the last dot of the last segment, in small letters; empty without a dot.
    var fileExtension: String {
        let name = split(separator: "/").last ?? ""
        guard let dot = name.lastIndex(of: ".") else { return "" }
        return name[name.index(after: dot)...].lowercased()
    }
}
