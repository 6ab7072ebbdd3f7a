internal import CardPainter
internal import Hub
internal import Photos
internal import QRCodes
internal import SourceText

/// What a press officer needs to post an entry, as files of one folder.
struct ShareKit {
    struct File: Sendable {
        let name: String
        let bytes: [UInt8]
    }

    let site: Site
    let id: EntryID
    let captions: [Caption]
    let url: String
    /// What the card shows, for those who cannot see it; empty where there are no cards.
    let alt: String
    /// nil where cards are not wanted.
    let card: Card?
    /// nil for an address that is too long.
    let code: QRCode?

    struct Card: Sendable {
        let wide: File
        let square: File
    }

    init(of id: EntryID, _ context: OutputContext) throws {
        site = context.site
        self.id = id
        let post = try Post(id, context.site)
        captions = Network.all.map { Caption(post, for: $0) }
        url = post.url
        code = QRCode(post.url)
        let content = context.shareCards?.content(of: id)
        if let content, let cards = context.shareCards {
            card = try ShareKit.card(content, cards)
        } else {
            card = nil
        }
        alt = content.map { ShareKit.alt($0, context.site, id) } ?? ""
    }

    /// Named by what they are: with a photograph they are JPEG, as on the site.
    private static func card(_ content: ShareCards.Content, _ cards: ShareCards) throws -> Card {
        let ending = cards.file(content).url.fileExtension
        return Card(
            wide: File(name: "card." + ending, bytes: try cards.bytes(content, .wide)),
            square: File(name: "card-square." + ending, bytes: try cards.bytes(content, .square)))
    }

    /// The card's words in the order in which they are seen, then what the photograph shows.
    private static func alt(_ content: ShareCards.Content, _ site: Site, _ id: EntryID) -> String {
        let strings = site.strings[content.language]
        var parts = [content.kicker, content.title, site.settings.name[content.language]]
        if content.photo != nil, let photo = photoAlt(site, id) {
            parts.append((strings["page.credit"] ?? "") + ": " + photo)
        }
        let text = parts.filter { !$0.isEmpty }.map { $0.last.map { ".!?…".contains($0) } ?? true ? $0 : $0 + "." }
        return strings.phrase("share_card_alt", text.joined(separator: " ")).cut(at: ShareKit.longestAlt)
    }

    /// X takes no longer description of a picture.
    private static let longestAlt = 1000

    private static func photoAlt(_ site: Site, _ id: EntryID) -> String? {
        for field in [FieldName.image, .photo] {
            guard case .picture(let picture)? = site.value(id, field)?.value else { continue }
            let alt = picture.alt.isEmpty ? site.text(id, .imageAlt) ?? "" : picture.alt
            return picture.isDecorative || alt.isEmpty ? nil : alt
        }
        return nil
    }

    /// The files that should hold the address and cannot, as it is too long.
    var withoutAddress: [String] {
        captions.filter { !$0.hasLink }.map(\.network.file) + (code == nil ? ["qr.svg", "qr.png"] : [])
    }

    // MARK: Files

    static let previewName = "index.html"

    var files: [File] {
        var files = captions.map { File(name: $0.network.file, bytes: Array($0.text.utf8)) }
        if let card {
            files += [card.wide, card.square, File(name: "alt.txt", bytes: Array(alt.utf8))]
        }
        if let code {
            files.append(File(name: "qr.svg", bytes: code.svg(label: url)))
            files.append(File(name: "qr.png", bytes: ShareKit.png(code)))
        }
        return files + [File(name: ShareKit.previewName, bytes: SharePreview(kit: self).bytes)]
    }

    /// Pixels of a module, so that a printed code of 5 cm stays sharp.
    private static let scale = 20

    private static func png(_ code: QRCode) -> [UInt8] {
        let side = code.sizeWithQuietZone * scale
        return Raster(width: side, height: side, hasAlpha: false, pixels: code.pixels(scale: scale)).map(encodedPNG)
            ?? []
    }
}
