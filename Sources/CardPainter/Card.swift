public import Photos
internal import SourceText

/// All that a card shows.
public struct Card: Sendable {
    public var title: String
    /// A short line above the title: a date, a place, what kind of thing it is; may be empty.
    public var kicker: String
    public var town: String
    public var crest: CardCrest?
    public var accent: SRGBColour
    public var photo: CardPhoto?
    public var design: CardDesign
    public var size: CardSize
    /// BCP 47, for the letters' local forms.
    public var language: String

    public init(
        title: String, kicker: String, town: String, crest: CardCrest?, accent: SRGBColour, photo: CardPhoto? = nil,
        design: CardDesign, size: CardSize = .wide, language: String
    ) {
        self.title = title
        self.kicker = kicker
        self.town = town
        self.crest = crest
        self.accent = accent
        self.photo = photo
        self.design = design
        self.size = size
        self.language = language
    }
}

/// A town's coat of arms, decoded once for all cards.
public struct CardCrest: Sendable {
    let raster: Raster
    let digest: Digest

    /// From a PNG, WebP, JPEG or GIF, best with a transparent ground and at least 300 pixels high.
    public init(_ bytes: [UInt8]) throws(PictureError) {
        raster = try Photos.raster(of: bytes, fitting: 640, 640)
        digest = Digest(of: bytes)
    }
}

/// A photograph as it was sent in: it is decoded only when its card is painted.
public struct CardPhoto: Sendable {
    let bytes: [UInt8]
    let focus: Focus
    let digest: Digest

    public init(_ bytes: [UInt8], focus: Focus = .centre) {
        self.bytes = bytes
        self.focus = focus
        digest = Digest(of: bytes)
    }
}

/// A painted card.
public struct PaintedCard: Sendable, Hashable {
    /// PNG for flat cards, JPEG for those with a photograph; at most 250 KB.
    public let format: PictureFormat
    public let width: Int
    public let height: Int
    public let bytes: [UInt8]
}
