internal import SourceText

/// How a card looks, as data: where its parts lie, how large they are, what colours they have.
public struct CardDesign: Sendable, Hashable {
    public let wide: CardLayout
    /// For entries with a photograph; nil shows them as the others.
    public let widePhoto: CardLayout?
    public let square: CardLayout
    public let squarePhoto: CardLayout?
    /// Stands for all of the design.
    let digest: Digest

    func layout(_ size: CardSize, withPhoto: Bool) -> CardLayout {
        switch size {
        case .wide: (withPhoto ? widePhoto : nil) ?? wide
        case .square: (withPhoto ? squarePhoto : nil) ?? square
        }
    }
}

/// The two sizes in which cards are shared.
public enum CardSize: Sendable, Hashable {
    /// 1200 × 630, for links in messengers and social networks.
    case wide
    /// 1080 × 1080, for posts with a picture.
    case square

    public var width: Int { self == .wide ? 1200 : 1080 }
    public var height: Int { self == .wide ? 630 : 1080 }
}

/// One arrangement of a card's parts; lengths in pixels from the left upper corner.
public struct CardLayout: Sendable, Hashable {
    var ground: CardColour
    /// Where the photograph lies, and what is laid over it so that text stays readable.
    var photo: CardArea?
    var scrim: CardColour
    /// Painted in order, over the ground and the photograph.
    var shapes: [CardShape]
    /// The crest as a faint silhouette in the ground.
    var watermark: CardArea?
    /// The block of kicker and title.
    var text: CardArea
    var align: CardAlignment
    var kicker: CardText
    /// The space between the kicker's base line and the title's capitals.
    var gap: Double
    var title: CardText
    var crest: CardArea?
    var crestPlate: CardColour?
    var town: CardText?
    var townArea: CardArea?
}

struct CardArea: Sendable, Hashable {
    var left: Double
    var top: Double
    var width: Double
    var height: Double

    var right: Double { left + width }
    var bottom: Double { top + height }
}

enum CardAlignment: String, Sendable, Hashable, CaseIterable {
    case top
    case middle
    case bottom
}

/// A text's type: from its largest size, in pixels, it shrinks to the smallest until it fits.
struct CardText: Sendable, Hashable {
    var largest: Double
    var smallest: Double
    /// For texts of one or two lines.
    var short: Double
    var lines: Int
    var colour: CardColour
    /// What lies under it: the colour is changed until it is readable there.
    var on: CardColour
    var isUppercase: Bool
    /// Distance of base lines, in sizes.
    var leading: Double
    /// A rounded plate under the text.
    var plate: CardColour?
}

struct CardShape: Sendable, Hashable {
    var area: CardArea
    var colour: CardColour
    var radius: Double
    var isCircle: Bool
}

/// A colour by its part in the town's scheme, so that one design serves every accent.
enum CardColour: Sendable, Hashable {
    case accent
    /// The accent with some black, or with some white where text on it is dark: text stays readable on both.
    case shade
    /// White with a little of the accent.
    case tint
    case paper
    case ink
    case fixed(SRGBColour)

    static let names: [String: CardColour] = [
        "accent": .accent, "shade": .shade, "tint": .tint, "paper": .paper, "ink": .ink,
    ]

    func resolved(_ accent: SRGBColour) -> SRGBColour {
        switch self {
        case .accent: accent
        case .shade:
            SRGBColour.white.contrast(with: accent) >= 4.5
                ? accent.mixed(with: .black, 0.16) : accent.mixed(with: .white, 0.18)
        case .tint: SRGBColour.white.mixed(with: accent, 0.07)
        case .paper: .white
        case .ink: SRGBColour(0x14181F)
        case .fixed(let colour): colour
        }
    }
}
