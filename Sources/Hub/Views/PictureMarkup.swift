internal import SourceText

/// How pictures stand in pages. Which variants exist is decided before rendering; this only writes them down.
struct PictureMarkup: Sendable {
    let site: Site
    let library: PictureLibrary

    /// Whether a reader sees it at once, so that it must not wait.
    package enum Place: Sendable { case first, below }

    func thumbnail(of id: EntryID) -> [UInt8]? {
        guard let (picture, path) = picture(of: id, .image) ?? picture(of: id, .photo) else { return nil }
        var out = ByteWriter(capacity: 256)
        // Beside its title the picture says nothing new: the link's text names the entry.
        write(
            path, alt: "", sizes: "(min-width: 48em) 20em, 100vw", widest: 480, place: .below, focus: picture.focus,
            into: &out)
        return out.take()
    }

    func picture(of id: EntryID, _ field: FieldName) -> (Picture, path: String)? {
        guard let (value, owner) = site.value(id, field), case .picture(let picture) = value,
            case .asset(let path)? = site.places[owner].references[picture.source.range.lowerBound]
        else { return nil }
        return (picture, path)
    }

    func path(of picture: Picture, _ owner: EntryID) -> String? {
        guard case .asset(let path)? = site.places[owner].references[picture.source.range.lowerBound] else {
            return nil
        }
        return path
    }

    /// A picture element for a file under `content/`.
    func write(
        _ path: String, alt: String, sizes: String, widest: Int = 1600, place: Place, focus: (x: Int, y: Int)? = nil,
        into out: inout ByteWriter
    ) {
        guard let set = library.sets[path] else {
            out.write("<img src=\"")
            out.write(escaping: site.href(site.assets.url(of: path)))
            out.write("\" alt=\"")
            out.write(escaping: alt)
            if place == .below { out.write("\" loading=\"lazy") }
            out.write("\">")
            return
        }
        let fallback = set.jpeg(widest: widest)
        let modern = set.webp(widest: widest)
        if !modern.isEmpty {
            out.write("<picture><source type=\"image/webp\" srcset=\"")
            writeSet(modern, into: &out)
            out.write("\" sizes=\"")
            out.write(escaping: sizes)
            out.write("\">")
        }
        out.write("<img src=\"")
        out.write(escaping: site.href(fallback.last?.url ?? ""))
        if fallback.count > 1 {
            out.write("\" srcset=\"")
            writeSet(fallback, into: &out)
            out.write("\" sizes=\"")
            out.write(escaping: sizes)
        }
        out.write("\" width=\"")
        out.write(fallback.last?.width ?? 0)
        out.write("\" height=\"")
        out.write(fallback.last?.height ?? 0)
        out.write("\" alt=\"")
        out.write(escaping: alt)
        if let colour = set.colourClass {
            out.write("\" class=\"d")
            out.write(colour)
        }
        if place == .below { out.write("\" loading=\"lazy") }
        out.write("\">")
        if !modern.isEmpty { out.write("</picture>") }
    }

    private func writeSet(_ variants: [PictureLibrary.Variant], into out: inout ByteWriter) {
        for (index, variant) in variants.enumerated() {
            if index > 0 { out.write(", ") }
            out.write(escaping: site.href(variant.url))
            out.write(" ")
            out.write(variant.width)
            out.write("w")
        }
    }
}
