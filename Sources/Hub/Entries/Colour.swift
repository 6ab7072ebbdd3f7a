private import Glibc
internal import SourceText

/// An sRGB colour and the contrast arithmetic of WCAG 2.2 (relative luminance).
package struct Colour: Sendable, Equatable {
    /// 0…255 each.
    let red: Int
    let green: Int
    let blue: Int

    init(red: Int, green: Int, blue: Int) {
        self.red = min(max(red, 0), 255)
        self.green = min(max(green, 0), 255)
        self.blue = min(max(blue, 0), 255)
    }

    /// `#rgb` or `#rrggbb`.
    package init?(_ text: String) {
        guard text.hasPrefix(bytes: "#"), text.utf8.count == 4 || text.utf8.count == 7,
            text.utf8.dropFirst().allSatisfy({
                UInt8(ascii: "0")...UInt8(ascii: "9") ~= $0 || (0x61...0x66) ~= ($0 | 0x20)
            })
        else { return nil }
        let written = text.utf8.dropFirst()
        let digits = String(
            decoding: text.utf8.count == 4 ? written.flatMap { [$0, $0] } : Array(written), as: UTF8.self)
        guard let value = Int(digits, radix: 16) else { return nil }
        self.init(red: value >> 16, green: value >> 8 & 255, blue: value & 255)
    }

    static let white = Colour(red: 255, green: 255, blue: 255)
    package static let black = Colour(red: 0, green: 0, blue: 0)

    var text: String {
        let value = String(red << 16 | green << 8 | blue, radix: 16)
        return "#" + String(repeating: "0", count: 6 - value.utf8.count) + value
    }

    /// 0 for black, 1 for white.
    var luminance: Double {
        func linear(_ part: Int) -> Double {
            let value = Double(part) / 255
            return value <= 0.04045 ? value / 12.92 : pow((value + 0.055) / 1.055, 2.4)
        }
        return 0.2126 * linear(red) + 0.7152 * linear(green) + 0.0722 * linear(blue)
    }

    /// 1 to 21.
    func contrast(with other: Colour) -> Double {
        let (a, b) = (luminance, other.luminance)
        return (max(a, b) + 0.05) / (min(a, b) + 0.05)
    }

    /// A share of the other colour, 0 to 1, mixed in.
    func mixed(with other: Colour, _ share: Double) -> Colour {
        func mix(_ a: Int, _ b: Int) -> Int { Int((Double(a) * (1 - share) + Double(b) * share).rounded()) }
        return Colour(red: mix(red, other.red), green: mix(green, other.green), blue: mix(blue, other.blue))
    }

    /// The nearest shade of this colour that is told from `ground` by at least `ratio`.
    func readable(on ground: Colour, ratio: Double) -> Colour {
        let toward = ground.luminance > 0.18 ? Colour.black : Colour.white
        for step in 0...50 {
            let shade = mixed(with: toward, Double(step) / 50)
            if shade.contrast(with: ground) >= ratio { return shade }
        }
        return toward
    }
}
