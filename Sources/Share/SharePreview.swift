internal import Calendars
internal import Hub
internal import SourceText
internal import Styles

/// The kit's page: every post as its network shows it, to look at and to copy from. One file without scripts beside the
/// kit's own pictures; no text of an entry can become markup in it.
struct SharePreview {
    let kit: ShareKit

    private var site: Site { kit.site }
    private var id: EntryID { kit.id }
    private var language: Int { site.entries[id].language }
    private var tag: String { site.settings.languages[language] }
    private var words: ShareWords { ShareWords(language: tag) }
    private var town: String { site.settings.name[language] }

    var bytes: [UInt8] {
        var out = ByteWriter(capacity: 32 * 1024)
        writeHead(into: &out)
        out.write("<body>\n<main>\n")
        writeHeader(into: &out)
        writeCaptions(into: &out)
        if let card = kit.card { write(card, into: &out) }
        if kit.code != nil { writeCode(into: &out) }
        out.write("</main>\n</body>\n</html>\n")
        return out.take()
    }

    private func writeHead(into out: inout ByteWriter) {
        let style = StyleSheet(
            StyleRules(Array(sharePreviewStyle.utf8)).all, accent: Colour(site.settings.colour) ?? .black)
        out.write("<!DOCTYPE html>\n<html lang=\"")
        out.write(escaping: tag)
        out.write("\">\n<head>\n<meta charset=\"utf-8\">\n<meta http-equiv=\"Content-Security-Policy\" content=\"")
        // Opened from the disk, a page's own files are of no origin that 'self' would mean everywhere.
        out.write(
            escaping:
                "default-src 'none'; img-src 'self' file:; style-src 'sha256-\(String(decoding: style.hash, as: UTF8.self))'; base-uri 'none'; form-action 'none'"
        )
        out.write("\">\n<meta name=\"viewport\" content=\"width=device-width,initial-scale=1\">\n")
        out.write("<meta name=\"robots\" content=\"noindex\">\n<title>")
        out.write(escaping: words(ShareWords.heading) + ": " + site.title(id))
        out.write("</title>\n<style>")
        out.write(style.bytes)
        out.write("</style>\n</head>\n")
    }

    private func writeHeader(into out: inout ByteWriter) {
        out.write("<header>\n<p class=\"kind\">")
        out.write(escaping: words(ShareWords.heading))
        out.write("</p>\n<h1>")
        out.write(escaping: site.title(id))
        out.write("</h1>\n<p><a href=\"")
        out.write(escaping: kit.url)
        out.write("\">")
        out.write(escaping: kit.url)
        out.write("</a></p>\n")
        if let notice {
            out.write("<p class=\"notice\">")
            out.write(escaping: words(notice) + ".")
            out.write("</p>\n")
        }
        out.write("<p>")
        out.write(escaping: words(ShareWords.howTo) + ".")
        out.write("</p>\n</header>\n")
    }

    private var notice: Wording? {
        if site.linked[id].times.isHeldBack { return ShareWords.notOnSite }
        return site.linked[id].stage == .expired ? ShareWords.expired : nil
    }

    // MARK: Captions

    private func writeCaptions(into out: inout ByteWriter) {
        writeHeading(ShareWords.captions, into: &out)
        out.write("<div class=\"networks\">\n")
        for caption in kit.captions {
            let network = caption.network
            out.write("<section class=\"network\">\n<h3>")
            out.write(escaping: words(network.title))
            out.write("</h3>\n<p class=\"quiet\">")
            out.write(escaping: words(ShareWords.length, String(caption.length), network.limit.grouped))
            if case .weighted = network.count { out.write(escaping: " " + words(ShareWords.weighted)) }
            out.write(" · ")
            writeLink(to: network.file, into: &out)
            out.write("</p>\n")
            writePost(caption, into: &out)
            out.write("</section>\n")
        }
        out.write("</div>\n")
    }

    private func writePost(_ caption: Caption, into out: inout ByteWriter) {
        let look = caption.network.look
        let isFramed = if case .pictureBelow = look { true } else { false }
        out.write(isFramed ? "<div class=\"post framed\">\n" : "<div class=\"post\">\n")
        out.write("<p class=\"who\"><span aria-hidden=\"true\">")
        out.write(escaping: String(town.first.map { [$0] } ?? []))
        out.write("</span>")
        out.write(escaping: town)
        out.write("</p>\n")
        if case .pictureAbove = look { writeImage(kit.card?.wide, alt: "", into: &out) }
        write(caption.text, into: &out)
        switch look {
        case .pictureAbove: break
        case .pictureBelow: writeImage(kit.card?.wide, alt: "", into: &out)
        case .linkBelow: writeLinkedPage(into: &out)
        }
        out.write("</div>\n")
    }

    /// Addresses and hashtags in the colour that networks give them.
    private func write(_ text: String, into out: inout ByteWriter) {
        out.write("<pre>")
        var isFirstLine = true
        for line in text.split(byte: "\n", omittingEmptySubsequences: false) {
            if !isFirstLine { out.write("\n") }
            isFirstLine = false
            for (index, word) in line.split(byte: " ", omittingEmptySubsequences: false).enumerated() {
                if index > 0 { out.write(" ") }
                let isMarked =
                    word.hasPrefix(bytes: "https://") || word.hasPrefix(bytes: "http://") || word.hasPrefix(bytes: "#")
                if isMarked { out.write("<span class=\"mark\">") }
                out.write(escaping: String(word))
                if isMarked { out.write("</span>") }
            }
        }
        out.write("</pre>\n")
    }

    private func writeLinkedPage(into out: inout ByteWriter) {
        out.write("<div class=\"linked\">\n")
        writeImage(kit.card?.wide, alt: "", into: &out)
        out.write("<p>")
        out.write(escaping: site.settings.host)
        out.write("</p>\n<p>")
        out.write(escaping: site.title(id))
        out.write("</p>\n</div>\n")
    }

    // MARK: Pictures

    private func write(_ card: ShareKit.Card, into out: inout ByteWriter) {
        writeHeading(ShareWords.cards, into: &out)
        out.write("<div class=\"cards\">\n")
        for (file, label) in [(card.wide, ShareWords.wide), (card.square, ShareWords.square)] {
            out.write("<figure>")
            writeImage(file, alt: kit.alt, into: &out)
            out.write("<figcaption class=\"quiet\">")
            out.write(escaping: words(label))
            out.write(" · ")
            writeLink(to: file.name, into: &out)
            out.write("</figcaption></figure>\n")
        }
        out.write("</div>\n")
        writeHeading(ShareWords.alt, into: &out)
        out.write("<div class=\"box\"><pre>")
        out.write(escaping: kit.alt)
        out.write("</pre></div>\n")
    }

    private func writeCode(into out: inout ByteWriter) {
        writeHeading(ShareWords.code, into: &out)
        out.write("<div class=\"code\"><img src=\"qr.svg\" width=\"176\" height=\"176\" alt=\"")
        out.write(escaping: words(ShareWords.codeAlt, kit.url))
        out.write("\">\n<div>\n<p>")
        out.write(escaping: words(ShareWords.codeUse) + ".")
        out.write("</p>\n<p class=\"quiet\">")
        writeLink(to: "qr.svg", into: &out)
        out.write(" · ")
        writeLink(to: "qr.png", into: &out)
        out.write("</p>\n</div></div>\n")
    }

    // MARK: Parts

    private func writeHeading(_ wording: Wording, into out: inout ByteWriter) {
        out.write("<h2>")
        out.write(escaping: words(wording))
        out.write("</h2>\n")
    }

    private func writeLink(to file: String, into out: inout ByteWriter) {
        out.write("<a href=\"")
        out.write(escaping: file)
        out.write("\">")
        out.write(escaping: file)
        out.write("</a>")
    }

    private func writeImage(_ file: ShareKit.File?, alt: String, into out: inout ByteWriter) {
        guard let file, let kitCard = kit.card else { return }
        let isWide = file.name == kitCard.wide.name
        out.write("<img src=\"")
        out.write(escaping: file.name)
        out.write(isWide ? "\" width=\"1200\" height=\"630\" alt=\"" : "\" width=\"1080\" height=\"1080\" alt=\"")
        out.write(escaping: alt)
        out.write("\">\n")
    }
}

extension Int {
    /// 63 206: thousands apart by a space that does not break.
    fileprivate var grouped: String {
        self < 1000 ? String(self) : (self / 1000).grouped + "\u{a0}" + String(String(self % 1000 + 1000).dropFirst())
    }
}
