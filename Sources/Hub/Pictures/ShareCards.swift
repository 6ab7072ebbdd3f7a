package import CardPainter
package import FileTree
internal import Photos
package import SourceText
internal import YAML

/// The pictures that a post shared in a messenger shows: what each says, where it lies, and its painting.
package struct ShareCards: Sendable {
    let site: Site
    let library: PictureLibrary
    let cache: BlobCache
    private let painter: CardPainter
    private let design: CardDesign
    private let crest: CardCrest?
    private let accent: SRGBColour

    static let width = 1200
    static let height = 630

    /// What one card says; equal cards are one file.
    package struct Content: Sendable {
        package let title: String
        package let kicker: String
        package let language: Int
        /// Under `content/`.
        package let photo: String?
        let focus: (x: Int, y: Int)?

        /// The card of a page that has nothing but its heading: a list, the home page.
        static func heading(_ title: String, _ language: Int) -> Content {
            Content(title: title, kicker: "", language: language, photo: nil, focus: nil)
        }
    }

    private init(
        site: Site, library: PictureLibrary, cache: BlobCache, painter: CardPainter, design: CardDesign,
        crest: CardCrest?
    ) {
        self.site = site
        self.library = library
        self.cache = cache
        self.painter = painter
        self.design = design
        self.crest = crest
        accent =
            SRGBColour(hexadecimal: Colour(site.settings.colour)?.text ?? "#0b5cad")
            ?? SRGBColour(red: 11, green: 92, blue: 173)
    }

    /// The card of an entry: its title, what kind of thing it is and when, its photograph.
    package func content(of id: EntryID) -> Content {
        let kind = site.kind(of: id)
        let language = site.entries[id].language
        let photo = photo(of: id)
        return Content(
            title: site.title(id), kicker: kicker(id, kind, language), language: language, photo: photo?.path,
            focus: photo?.focus)
    }

    private func photo(of id: EntryID) -> (path: String, focus: (x: Int, y: Int)?)? {
        for field in [FieldName.image, .photo] {
            guard let (value, owner) = site.value(id, field), case .picture(let picture) = value,
                case .asset(let path)? = site.places[owner].references[picture.source.range.lowerBound],
                let set = library.sets[path], let widest = set.jpeg.last, widest.width >= 600,
                ["image/jpeg", "image/webp"].contains(widest.mediaType)
            else { continue }
            return (path, picture.focus)
        }
        return nil
    }

    /// The kind's row says what stands above the title; a state that must be seen comes first.
    private func kicker(_ id: EntryID, _ kind: Kind, _ language: Int) -> String {
        let strings = site.strings[language]
        var parts: [String] = []
        for index in kind.states {
            if let word = site.text(id, at: index), kind.fields[index].stateLevel(of: word) != nil {
                parts.append(strings.choice(word, kind.fields[index].name, of: kind.name))
                break
            }
        }
        if let when = WhenWords(site: site, strings: strings).text(of: id) {
            parts.append(when)
        } else if let date = site.moment(id, .date),
            let dateRow = kind.index(of: .date), kind.kickers.contains(dateRow)
        {
            parts.append(strings.long(site.civil(date)))
        }
        let words = FieldText(site: site, language: language)
        for index in kind.kickers {
            if case .instant = kind.fields[index].type { continue }
            if let text = words.text(id, at: index) { parts.append(text) }
        }
        if parts.isEmpty || kind.archive == nil { parts.insert(strings.kindOne(kind), at: 0) }
        return parts.prefix(3).joined(separator: " · ").cut(at: 90)
    }

    private func card(_ content: Content, photo: CardPhoto?, _ size: CardSize) -> Card {
        Card(
            title: content.title, kicker: content.kicker, town: site.settings.name[content.language], crest: crest,
            accent: accent, photo: photo, design: design, size: size,
            language: site.settings.languages[content.language])
    }

    /// Stands for all that the card shows.
    private func digest(_ content: Content, _ size: CardSize) -> Digest {
        var hash = SHA256()
        hash.update(painter.digest(of: card(content, photo: nil, size)))
        if let photo = content.photo, let digest = library.digests[photo] {
            hash.update(digest)
            hash.update(content.focus?.x ?? 50)
            hash.update(content.focus?.y ?? 50)
        }
        return hash.digest()
    }

    /// A card's file: its address holds the hash of all that it shows, so that a messenger never shows an old one.
    package func file(_ content: Content) -> (url: String, digest: Digest) {
        let digest = digest(content, .wide)
        let ending = content.photo == nil ? "png" : "jpg"
        return ("/cards/card-" + digest.hexadecimal.prefix(16) + "." + ending, digest)
    }

    /// From the cache, or painted now and kept.
    func bytes(_ content: Content, _ digest: Digest) throws(FileError) -> [UInt8] {
        try bytes(content, .wide, digest)
    }

    /// A card of either size, as a file on its own.
    package func bytes(_ content: Content, _ size: CardSize) throws(FileError) -> [UInt8] {
        try bytes(content, size, digest(content, size))
    }

    private func bytes(_ content: Content, _ size: CardSize, _ digest: Digest) throws(FileError) -> [UInt8] {
        if let known = cache.blob(digest) {
            var bytes: [UInt8] = []
            if (try? cache.read(known.piece, into: &bytes)) != nil, bytes.count == known.piece.count { return bytes }
        }
        var photo: CardPhoto?
        if let path = content.photo {
            let source = try readFile(path, in: site.assets.folder, limit: PictureLimits.standard.bytes)
            let focus = content.focus.map { Focus(x: Double($0.x) / 100, y: Double($0.y) / 100) } ?? .centre
            photo = CardPhoto(source, focus: focus)
        }
        let painted = painter.paint(card(content, photo: photo, size))
        // Without room in the cache the card is painted again next time.
        _ = try? cache.add(digest, facts: [], painted.bytes)
        return painted.bytes
    }
}

extension ShareCards {
    /// nil with a diagnostic where cards cannot be painted.
    init?(
        _ site: Site, _ library: PictureLibrary, _ template: TemplateFolder, _ cache: CacheFolder?,
        into diagnostics: inout Diagnostics
    ) throws(FileError) {
        let name = site.settings.cardDesign.isEmpty ? "band" : site.settings.cardDesign
        guard let design = ShareCards.design(name, template, into: &diagnostics) else { return nil }
        let painter: CardPainter
        do {
            painter = try CardPainter()
        } catch {
            diagnostics.append(error.diagnostic(at: Place("site-template/cards/\(name).yml")))
            return nil
        }
        var crest: CardCrest?
        if let path = site.crest, path.fileExtension != "svg" {
            let bytes = try readFile(path, in: site.assets.folder, limit: PictureLimits.standard.bytes)
            // One that is no picture was said of already.
            crest = try? CardCrest(bytes)
        }
        self.init(
            site: site, library: library, cache: try BlobCache(cache, name: "cards"), painter: painter,
            design: design, crest: crest)
    }

    private static func design(
        _ name: String, _ template: TemplateFolder, into diagnostics: inout Diagnostics
    ) -> CardDesign? {
        let designs = (try? names(in: template.path + "/cards"))?.filter { $0.hasSuffix(bytes: ".yml") } ?? []
        guard designs.contains(name + ".yml") else {
            diagnostics.append(
                .unknownCardDesign, at: Place("content/site.yml"), name,
                designs.map { String($0.dropLast(bytes: 4)) }.joined(separator: ", "),
                suggestion: nearest(to: name, among: designs.map { String($0.dropLast(bytes: 4)) }))
            return nil
        }
        let path = "site-template/cards/\(name).yml"
        guard let source = template.source("cards/\(name).yml", into: &diagnostics),
            let node = parseYAML(source.bytes[...], path: path, into: &diagnostics),
            case .map(let fields) = CardField(node)
        else { return nil }
        do {
            return try CardDesign(fields: fields)
        } catch {
            diagnostics.append(error.diagnostic(at: Place(path, node.place(of: error.path))))
            return nil
        }
    }
}

extension CardField {
    fileprivate init(_ node: YAMLNode) {
        switch node {
        case .scalar(let scalar): self = .text(scalar.text)
        case .sequence(let items, _): self = .list(items.map { CardField($0) })
        case .mapping(let pairs, _):
            self = .map(
                Dictionary(pairs.map { ($0.key.text, CardField($0.value)) }, uniquingKeysWith: { first, _ in first }))
        }
    }
}

extension YAMLNode {
    /// Where the value under these keys stands, or the nearest one above it.
    fileprivate func place(of path: [String]) -> Range<Int> {
        guard let key = path.first else { return range }
        switch self {
        case .mapping:
            return self[key]?.place(of: Array(path.dropFirst())) ?? range
        case .sequence(let items, _):
            guard let index = Int(key), items.indices.contains(index) else { return range }
            return items[index].place(of: Array(path.dropFirst()))
        case .scalar: return range
        }
    }
}

extension Message {
    static let unknownCardDesign = Message(
        "card.design",
        Wording(
            uk: "вигляду карток «{0}» у шаблоні немає; є: {1}", en: "the template has no card design “{0}”; it has: {1}"
        ),
        hint: Wording(uk: "виправте cards: {design: …} у site.yml", en: "correct cards: {design: …} in site.yml"))
}
