/// One of a few colours that stand for a picture while it loads; a class of the style sheet, for policies that forbid
/// `style=`.
public struct DominantColour: Sendable, Hashable {
    /// 0 ..< `all.count`.
    public let index: Int
    public let red: UInt8
    public let green: UInt8
    public let blue: UInt8

    /// `#rrggbb`.
    public var hexadecimal: String {
        "#" + [red, green, blue].map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined()
    }

    /// Five greys and eight hues, each dark, middling and light.
    public static let all: [DominantColour] = zip(0..., codes).map { index, code in
        DominantColour(
            index: index, red: UInt8(code >> 16 & 255), green: UInt8(code >> 8 & 255), blue: UInt8(code & 255))
    }

    private static let codes: [UInt32] = [
        0x3B3F45, 0x6F757C, 0xA4A9AE, 0xD9DCDF, 0x7A4640, 0xB98A80, 0x8A6A43, 0xC9B08A, 0x8C8748, 0x5C7346, 0x9DB08A,
        0x3F6B66, 0x3F5F7D, 0x93AEC6, 0x5D5378, 0x8D6A83,
    ]

    /// The colour most of a picture has, as its nearest one.
    init(of raster: Raster) {
        // 16 steps for each channel; a bin's neighbours count with it, so that a gradient is not lost among its shades.
        var bins = [(count: Int, red: Int, green: Int, blue: Int)](repeating: (0, 0, 0, 0), count: 4096)
        let step = max(1, raster.width * raster.height / 20_000)
        for pixel in stride(from: 0, to: raster.width * raster.height, by: step) {
            let i = pixel * 4
            guard raster.pixels[i + 3] > 127 else { continue }
            let (r, g, b) = (Int(raster.pixels[i]), Int(raster.pixels[i + 1]), Int(raster.pixels[i + 2]))
            let bin = (r >> 4) << 8 | (g >> 4) << 4 | b >> 4
            bins[bin].count += 1
            bins[bin].red += r
            bins[bin].green += g
            bins[bin].blue += b
        }
        var best = (count: 0, red: 0, green: 0, blue: 0)
        for bin in bins.indices where bins[bin].count > 0 {
            var sum = (count: 0, red: 0, green: 0, blue: 0)
            let (r, g, b) = (bin >> 8, bin >> 4 & 15, bin & 15)
            for x in max(0, r - 1)...min(15, r + 1) {
                for y in max(0, g - 1)...min(15, g + 1) {
                    for z in max(0, b - 1)...min(15, b + 1) {
                        let other = bins[x << 8 | y << 4 | z]
                        sum = (sum.0 + other.count, sum.1 + other.red, sum.2 + other.green, sum.3 + other.blue)
                    }
                }
            }
            if sum.count > best.count { best = sum }
        }
        guard best.count > 0 else {
            self = DominantColour.all[0]
            return
        }
        let mean = (best.red / best.count, best.green / best.count, best.blue / best.count)
        self = DominantColour.all.min { $0.distance(mean) < $1.distance(mean) } ?? DominantColour.all[0]
    }

    private init(index: Int, red: UInt8, green: UInt8, blue: UInt8) {
        self.index = index
        self.red = red
        self.green = green
        self.blue = blue
    }

    /// Weighed by the mean red, as eyes do ("redmean").
    private func distance(_ colour: (Int, Int, Int)) -> Int {
        let mean = (Int(red) + colour.0) / 2
        let (r, g, b) = (Int(red) - colour.0, Int(green) - colour.1, Int(blue) - colour.2)
        return (512 + mean) * r * r / 256 + 4 * g * g + (767 - mean) * b * b / 256
    }
}
