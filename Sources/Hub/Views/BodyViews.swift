internal import MarkdownHTML
internal import SourceText
internal import Templating

/// Bodies with their links closed: what was left open in parsing gets its address, its card, its picture.
final class BodyViews: Sendable {
    let site: Site
    let cards: CardViews
    let pictures: PictureMarkup
    let templates: Templates
    /// Feeds show neither cards nor players, and every address with its host.
    let isForFeeds: Bool

    init(site: Site, cards: CardViews, pictures: PictureMarkup, templates: Templates, isForFeeds: Bool = false) {
        self.site = site
        self.cards = cards
        self.pictures = pictures
        self.templates = templates
        self.isForFeeds = isForFeeds
    }

    /// The body of an entry for its own page, written when the page is.
    func deferred(_ id: EntryID) -> Deferred? {
        let body = site.entries[id].body
        guard body.html.count > 0 else { return nil }
        var hash = SHA256()
        hash.update(site.entries[id].digest)
        hash.update(site.entries[id].language)
        for (link, target) in zip(body.openLinks, site.linked[id].links) { update(&hash, link, target, id) }
        if !isForFeeds, body.openLinks.contains(where: { $0.role == .card || $0.role == .video }) {
            hash.update(templates.embeddedDigest)
        }
        return Deferred(digest: hash.digest()) { [self] out in
            var html: [UInt8] = []
            html.reserveCapacity(body.html.count)
            try site.bodies.read(body.html, into: &html)
            close(html, body.openLinks, site.linked[id].links, in: id, into: &out)
        }
    }

    /// What a closed link depends on besides the body itself.
    private func update(_ hash: inout SHA256, _ link: OpenLink, _ target: Target, _ id: EntryID) {
        switch target {
        case .entry(let other, _):
            let shown = site.inLanguage(other, site.entries[id].language)
            if link.role == .card, !isForFeeds {
                cards.card(shown, in: site.entries[id].language).hash(into: &hash)
            } else {
                hash.update(site.url(of: shown))
            }
        case .asset(let path):
            hash.update(path)
            hash.update(site.assets.size(of: path))
            for variant in pictures.library.sets[path]?.jpeg ?? [] { hash.update(variant.url) }
        case .address(let url): hash.update(url)
        case .words(let words): hash.update(words)
        case .unpublished: hash.update("-")
        }
    }

    /// Writes the HTML with each open link closed.
    func close(
        _ html: [UInt8], _ links: [OpenLink], _ targets: [Target], in id: EntryID, into out: inout ByteWriter
    ) {
        var position = 0
        var picturesSeen = 0
        var phones = PhoneLinks()
        func write(_ run: ArraySlice<UInt8>, _ out: inout ByteWriter) {
            if isForFeeds { out.write(run) } else { phones.write(html: run, into: &out) }
        }
        for (link, target) in zip(links, targets)
        where link.offset >= position && link.offset + link.length <= html.count {
            write(html[position..<link.offset], &out)
            position = link.offset
            switch link.role {
            case .href:
                if target == .unpublished {
                    // `<a href="` and `"` fall away: the words stay, the link waits.
                    out.removeLast(" href=\"".utf8.count)
                    position += 1
                } else {
                    writeAddress(target, in: id, into: &out)
                }
            case .picture(let placing):
                writePicture(link, target, placing, isFirst: picturesSeen == 0 && link.offset < 600, into: &out)
                picturesSeen += 1
                position += link.length
            case .card:
                if writeCard(target, in: id, into: &out) { position += link.length }
            case .video:
                if writeVideo(link, target, in: id, into: &out) { position += link.length }
            }
        }
        write(html[position...], &out)
    }

    private func writeAddress(_ target: Target, in id: EntryID, into out: inout ByteWriter) {
        switch target {
        case .entry(let other, let fragment):
            let url = site.linked[site.inLanguage(other, site.entries[id].language)].url
            out.write(escaping: isForFeeds ? site.absolute(url) : site.href(url))
            if !fragment.isEmpty {
                out.write("#")
                out.write(escaping: fragment)
            }
        case .asset(let path):
            let url = site.assets.url(of: path)
            out.write(escaping: isForFeeds ? site.absolute(url) : site.href(url))
        case .address(let url): out.write(escaping: isForFeeds ? site.absolute(url) : site.href(url))
        case .words, .unpublished: break
        }
    }

    private func writePicture(
        _ link: OpenLink, _ target: Target, _ placing: OpenLink.Placing, isFirst: Bool, into out: inout ByteWriter
    ) {
        guard case .asset(let path) = target else { return }
        if isForFeeds {
            out.write("<img src=\"")
            let url = pictures.library.sets[path]?.jpeg(widest: 1280).last?.url ?? site.assets.url(of: path)
            out.write(escaping: site.absolute(url))
            out.write("\" alt=\"")
            out.write(escaping: link.label)
            out.write("\">")
            return
        }
        let sizes =
            if case .gallery = placing { "(min-width: 40em) 20em, 50vw" } else { "(min-width: 48em) 44em, 100vw" }
        if case .alone = placing { out.write("<figure>") }
        if case .gallery = placing { out.write("<figure>") }
        pictures.write(path, alt: link.label, sizes: sizes, place: isFirst ? .first : .below, into: &out)
        if case .inText = placing { return }
        if !link.title.isEmpty {
            out.write("<figcaption>")
            out.write(escaping: link.title)
            out.write("</figcaption>")
        }
        out.write("</figure>")
    }

    private func writeCard(_ target: Target, in id: EntryID, into out: inout ByteWriter) -> Bool {
        guard !isForFeeds, case .entry(let other, _) = target else { return false }
        let language = site.entries[id].language
        let card = cards.card(site.inLanguage(other, language), in: language)
        templates.card(card, kind: site.entries[other].kind, into: &out)
        return true
    }

    private func writeVideo(_ link: OpenLink, _ target: Target, in id: EntryID, into out: inout ByteWriter) -> Bool {
        guard !isForFeeds else { return false }
        let url: String
        switch target {
        case .address(let address): url = site.href(address)
        case .asset(let path): url = site.href(site.assets.url(of: path))
        default: return false
        }
        let video = VideoViews(site: site, pictures: pictures)
            .record(url: url, title: link.label == link.target ? "" : link.label, language: site.entries[id].language)
        templates.video(video, into: &out)
        return true
    }
}

struct VideoViews {
    let site: Site
    let pictures: PictureMarkup

    func record(
        url: String, title: String, language: Int, poster: [UInt8]? = nil, duration: String? = nil,
        transcript: String? = nil
    ) -> Record {
        let host = url.contains(bytes: "://") ? String(url.split(byte: "/").dropFirst().first ?? "") : ""
        return VideoView(
            url: url, title: title, poster: poster, host: host.replacing(bytes: "www.", with: ""), duration: duration,
            transcript: transcript, label: site.strings[language]["page.watch"]
        ).record
    }
}
