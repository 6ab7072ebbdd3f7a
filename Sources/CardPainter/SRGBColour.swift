private import Photos
internal import SourceText

/// A colour in sRGB, without transparency.
public struct SRGBColour: Sendable, Hashable {
    public let red: UInt8
    public let green: UInt8
    public let blue: UInt8

    public init(red: UInt8, green: UInt8, blue: UInt8) {
        self.red = red
        self.green = green
        self.blue = blue
    }

    private static func isHexDigit(_ byte: UInt8) -> Bool { 0x30...0x39 ~= byte || 0x61...0x66 ~= byte | 0x20 }

    /// From `#rrggbb` or `#rgb`; nil for anything else.
    public init?(hexadecimal text: String) {
        guard text.hasPrefix(bytes: "#"), text.utf8.dropFirst().allSatisfy(SRGBColour.isHexDigit),
            let code = UInt32(text.dropFirst(bytes: 1), radix: 16)
        else { return nil }
        switch text.utf8.count {
        case 7: self.init(code)
        case 4: self.init((code >> 8 & 15) * 0x110000 + (code >> 4 & 15) * 0x1100 + (code & 15) * 0x11)
        default: return nil
        }
    }

    init(_ code: UInt32) {
        self.init(
            red: UInt8(truncatingIfNeeded: code >> 16), green: UInt8(truncatingIfNeeded: code >> 8),
            blue: UInt8(truncatingIfNeeded: code))
    }

    var code: UInt32 { UInt32(red) << 16 | UInt32(green) << 8 | UInt32(blue) }

    static let white = SRGBColour(0xFFFFFF)
    static let black = SRGBColour(0x000000)

    /// Relative luminance (WCAG 2.2), 0…1.
    var luminance: Double {
        0.2126 * linearLight[Int(red)] + 0.7152 * linearLight[Int(green)] + 0.0722 * linearLight[Int(blue)]
    }

    /// The contrast of two colours (WCAG 2.2), 1…21.
    func contrast(with other: SRGBColour) -> Double {
        let (a, b) = (luminance, other.luminance)
        return (max(a, b) + 0.05) / (min(a, b) + 0.05)
    }

    /// So much of the other colour mixed in, 0…1.
    func mixed(with other: SRGBColour, _ share: Double) -> SRGBColour {
        func channel(_ a: UInt8, _ b: UInt8) -> UInt8 {
            UInt8(min(255, max(0, (Double(a) * (1 - share) + Double(b) * share).rounded())))
        }
        return SRGBColour(
            red: channel(red, other.red), green: channel(green, other.green), blue: channel(blue, other.blue))
    }

    /// This colour, or the nearest of its tones that is readable on a ground: at least `contrast`, 4.5 unless told.
    ///
    /// A tone towards the far end keeps the hue; white or black is left where the ground lies in the middle.
    func readable(on ground: SRGBColour, contrast: Double = 4.5) -> SRGBColour {
        if self.contrast(with: ground) >= contrast { return self }
        let isLight = luminance > ground.luminance
        for step in 1...20 {
            let tone = mixed(with: isLight ? .white : .black, Double(step) / 20)
            if tone.contrast(with: ground) >= contrast { return tone }
        }
        let ends: [SRGBColour] = [.white, CardColour.ink.resolved(self), .black]
        return ends.first { $0.contrast(with: ground) >= contrast } ?? .black
    }
}
