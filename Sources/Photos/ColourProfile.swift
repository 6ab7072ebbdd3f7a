/// An embedded colour profile (ICC.1:2022) of the matrix kind, which cameras, phones and screens use, on its way to sRGB.
///
/// Profiles by table (printers) are not read: their pictures are taken as sRGB.
struct ColourProfile {
    /// Linear light of each stored value, for red, green and blue.
    private let curves: [[Float]]
    /// Rows that make linear sRGB of it.
    private let matrix: [[Float]]

    /// Nil where the profile is broken, of another kind, or no different from sRGB.
    init?(_ profile: [UInt8]) {
        guard let tags = ProfileTags(profile), profile.has("RGB ", at: 16), profile.has("XYZ ", at: 20) else {
            return nil
        }
        var columns: [[Double]] = []
        var curves: [[Float]] = []
        for channel in ["r", "g", "b"] {
            guard let colorant = tags[channel + "XYZ"], profile.has("XYZ ", at: colorant.lowerBound),
                colorant.count >= 20, let tone = tags[channel + "TRC"], let curve = toneCurve(profile, tone)
            else { return nil }
            columns.append((0..<3).compactMap { fixed(profile, colorant.lowerBound + 8 + $0 * 4) })
            curves.append(curve.map(Float.init))
        }
        guard columns.allSatisfy({ $0.count == 3 }) else { return nil }
        self.curves = curves
        matrix = linearSRGBFromXYZ.map { row in
            columns.map { column in Float(row[0] * column[0] + row[1] * column[1] + row[2] * column[2]) }
        }
        if isNearlySRGB { return nil }
    }

    private var isNearlySRGB: Bool {
        for r in stride(from: 0, through: 255, by: 51) {
            for g in stride(from: 0, through: 255, by: 51) {
                for b in stride(from: 0, through: 255, by: 51) {
                    let stored = SIMD3(UInt8(r), UInt8(g), UInt8(b))
                    let shown = converted(stored)
                    for c in 0..<3 where abs(Int(stored[c]) - Int(shown[c])) > 2 { return false }
                }
            }
        }
        return true
    }

    private func converted(_ stored: SIMD3<UInt8>) -> SIMD3<UInt8> {
        let light = (0..<3).map { curves[$0][Int(stored[$0])] }
        var result = SIMD3<UInt8>()
        for c in 0..<3 {
            let value = matrix[c][0] * light[0] + matrix[c][1] * light[1] + matrix[c][2] * light[2]
            result[c] = encodedSRGB[Int(min(1, max(0, value)) * 16383 + 0.5)]
        }
        return result
    }

    /// The picture's colours in sRGB; those outside it are clipped.
    func applied(to raster: inout Raster) {
        let rows = matrix.map { SIMD3<Float>($0[0], $0[1], $0[2]) }
        let (red, green, blue) = (rows[0], rows[1], rows[2])
        unsafe raster.withPixels { pixels in
            unsafe curves[0].withUnsafeBufferPointer { reds in
                unsafe curves[1].withUnsafeBufferPointer { greens in
                    unsafe curves[2].withUnsafeBufferPointer { blues in
                        unsafe encodedSRGB.withUnsafeBufferPointer { encoded in
                            for i in stride(from: 0, to: pixels.count, by: 4) {
                                let r = unsafe reds[Int(pixels[i])]
                                let g = unsafe greens[Int(pixels[i + 1])]
                                let b = unsafe blues[Int(pixels[i + 2])]
                                let x = red.x * r + red.y * g + red.z * b
                                let y = green.x * r + green.y * g + green.z * b
                                let z = blue.x * r + blue.y * g + blue.z * b
                                unsafe pixels[i] = encoded[Int(min(1, max(0, x)) * 16383 + 0.5)]
                                unsafe pixels[i + 1] = encoded[Int(min(1, max(0, y)) * 16383 + 0.5)]
                                unsafe pixels[i + 2] = encoded[Int(min(1, max(0, z)) * 16383 + 0.5)]
                            }
                        }
                    }
                }
            }
        }
    }

    /// The profile with its numbers alone: no names, no copyright, no maker, no date. Nil where it is sRGB or broken.
    static func anonymous(_ profile: [UInt8]) -> [UInt8]? {
        guard let tags = ProfileTags(profile) else { return nil }
        let isMatrix = profile.has("RGB ", at: 16) && tags["rXYZ"] != nil && tags["rTRC"] != nil
        if isMatrix, ColourProfile(profile) == nil { return nil }
        let kept = technicalTags.compactMap { name in tags[name].map { (name, $0) } }
        guard !kept.isEmpty else { return nil }
        var output = Array(profile[0..<128])
        // The CMM, the date, the platform, the device's maker and model, the profile's creator and its checksum.
        for range in [4..<8, 24..<36, 40..<44, 48..<56, 80..<100] {
            output.replaceSubrange(range, with: repeatElement(0, count: range.count))
        }
        output.appendBig32(kept.count)
        var data: [UInt8] = []
        var places: [Range<Int>: Int] = [:]
        for (name, range) in kept {
            let place = places[range] ?? 132 + kept.count * 12 + data.count
            if places[range] == nil {
                places[range] = place
                data += profile[range]
                while data.count & 3 != 0 { data.append(0) }
            }
            output += name.utf8
            output.appendBig32(place)
            output.appendBig32(range.count)
        }
        output += data
        var size: [UInt8] = []
        size.appendBig32(output.count)
        output.replaceSubrange(0..<4, with: size)
        return output
    }
}

private let technicalTags = [
    "rXYZ", "gXYZ", "bXYZ", "rTRC", "gTRC", "bTRC", "kTRC", "wtpt", "bkpt", "chad", "A2B0", "A2B1", "A2B2", "B2A0",
    "B2A1", "B2A2", "gamt", "cicp",
]

/// Where each tag of a profile lies.
private struct ProfileTags {
    private var ranges: [String: Range<Int>] = [:]

    init?(_ profile: [UInt8]) {
        guard profile.count >= 132, profile.has("acsp", at: 36), let count = profile.big32(at: 128), count <= 200 else {
            return nil
        }
        for index in 0..<count {
            let entry = 132 + index * 12
            guard let start = profile.big32(at: entry + 4), let length = profile.big32(at: entry + 8),
                start >= 128, length >= 8, start + length <= profile.count
            else { return nil }
            ranges[String(decoding: profile[entry..<(entry + 4)], as: UTF8.self)] = start..<(start + length)
        }
    }

    subscript(name: String) -> Range<Int>? { ranges[name] }
}

/// s15Fixed16Number.
private func fixed(_ profile: [UInt8], _ offset: Int) -> Double? {
    profile.big32(at: offset).map { Double(Int32(truncatingIfNeeded: $0)) / 65536 }
}

/// 256 linear values of a `curv` or `para` tag.
private func toneCurve(_ profile: [UInt8], _ tag: Range<Int>) -> [Double]? {
    let start = tag.lowerBound
    if profile.has("curv", at: start) {
        guard let count = profile.big32(at: start + 8), 12 + count * 2 <= tag.count else { return nil }
        if count == 0 { return (0..<256).map { Double($0) / 255 } }
        let values = (0..<count).compactMap { profile.big16(at: start + 12 + $0 * 2) }
        if count == 1 { return (0..<256).map { power(Double($0) / 255, Double(values[0]) / 256) } }
        return (0..<256).map { i in
            let place = Double(i) / 255 * Double(count - 1)
            let lower = min(count - 2, Int(place))
            let share = place - Double(lower)
            return (Double(values[lower]) * (1 - share) + Double(values[lower + 1]) * share) / 65535
        }
    }
    guard profile.has("para", at: start), let type = profile.big16(at: start + 8), type <= 4 else { return nil }
    let count = [1, 3, 4, 5, 7][type]
    guard tag.count >= 12 + count * 4 else { return nil }
    let p = (0..<count).compactMap { fixed(profile, start + 12 + $0 * 4) }
    guard p.count == count else { return nil }
    let g = p[0]
    let a = count > 1 ? p[1] : 1
    let b = count > 1 ? p[2] : 0
    return (0..<256).map { i in
        let x = Double(i) / 255
        let value =
            switch type {
            case 0: power(x, g)
            case 1: a * x + b >= 0 ? power(a * x + b, g) : 0
            case 2: a * x + b >= 0 ? power(a * x + b, g) + p[3] : p[3]
            case 3: x >= p[4] ? power(a * x + b, g) : p[3] * x
            default: x >= p[4] ? power(a * x + b, g) + p[5] : p[3] * x + p[6]
            }
        return min(1, max(0, value))
    }
}

/// From the profile connection space (CIE XYZ, D50) to linear sRGB.
private let linearSRGBFromXYZ: [[Double]] = [
    [3.1338561, -1.6168667, -0.4906146],
    [-0.9787684, 1.9161415, 0.0334540],
    [0.0719453, -0.2289914, 1.4052427],
]

/// The stored sRGB value (IEC 61966-2-1) of 16,384 steps of linear light.
private let encodedSRGB: [UInt8] = (0..<16384).map { i in
    let light = Double(i) / 16383
    let value = light <= 0.0031308 ? light * 12.92 : 1.055 * power(light, 1 / 2.4) - 0.055
    return UInt8(min(255, max(0, value * 255 + 0.5)))
}

/// The linear light, 0…1, of each of the 256 stored sRGB values (IEC 61966-2-1).
package let linearLight: [Double] = (0..<256).map { i in
    let value = Double(i) / 255
    return value <= 0.04045 ? value / 12.92 : power((value + 0.055) / 1.055, 2.4)
}

/// xʸ for x ≥ 0 by series: the same bits on every machine, which a system's mathematics library does not promise.
private func power(_ x: Double, _ y: Double) -> Double {
    guard x > 0, x.isFinite, y.isFinite else { return 0 }
    let ratio = (x.significand - 1) / (x.significand + 1)
    var term = ratio
    var logarithm = 0.0
    for n in stride(from: 1.0, through: 39, by: 2) {
        logarithm += term / n
        term *= ratio * ratio
    }
    let exponent = (2 * logarithm + Double(x.exponent) * 0.6931471805599453) * y
    guard abs(exponent) < 700 else { return exponent > 0 ? .greatestFiniteMagnitude : 0 }
    let whole = (exponent / 0.6931471805599453).rounded()
    let rest = exponent - whole * 0.6931471805599453
    var sum = 1.0
    var part = 1.0
    for n in 1...18 {
        part *= rest / Double(n)
        sum += part
    }
    return Double(sign: .plus, exponent: Int(whole), significand: sum)
}
