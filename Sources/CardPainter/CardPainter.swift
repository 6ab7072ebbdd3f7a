private import Photos
public import SourceText
private import Synchronization

/// Paints cards, on any number of threads: the same card gives the same bytes each time.
public final class CardPainter: Sendable {
    private let fonts: FontFiles
    private let identity: Digest
    private let idle: Mutex<[Brush]>

    /// Fails where a font's file is missing, before anything is painted.
    public init(fonts: FontFiles = .debian) throws(CardError) {
        self.fonts = fonts
        let first = Brush(try Typesetter(fonts))
        var hash = SHA256()
        // To be raised with every change of what is painted.
        hash.update("cards 1")
        for name in first.typesetter.identity { hash.update(name) }
        identity = hash.digest()
        idle = Mutex([first])
    }

    /// What stands for all that a card shows, fonts and program included: equal digests, equal pictures.
    public func digest(of card: Card) -> Digest {
        var hash = SHA256()
        hash.update(identity)
        for text in [card.title, card.kicker, card.town, card.language] { hash.update(text) }
        hash.update(Int(card.accent.code))
        hash.update(card.size == .wide ? 0 : 1)
        hash.update(card.design.digest)
        if let crest = card.crest { hash.update(crest.digest) } else { hash.update(0) }
        if let photo = card.photo {
            hash.update(photo.digest)
            hash.update(Int(photo.focus.x * 1_000_000))
            hash.update(Int(photo.focus.y * 1_000_000))
        }
        return hash.digest()
    }

    /// A card as PNG, or as JPEG where a photograph is in it. A photograph that cannot be read is left out.
    public func paint(_ card: Card) -> PaintedCard {
        let brush = take()
        defer { give(back: brush) }
        return brush.paint(card)
    }

    private func take() -> Brush {
        if let brush = idle.withLock({ $0.popLast() }) { return brush }
        do {
            return Brush(try Typesetter(fonts))
        } catch {
            // The files were there when the painter was made.
            fatalError("a font was removed while cards were painted")
        }
    }

    private func give(back brush: Brush) {
        idle.withLock { $0.append(brush) }
    }
}
