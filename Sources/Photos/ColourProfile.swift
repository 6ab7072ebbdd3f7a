private import CLCMS

/// An embedded colour profile (ICC.1:2022) on its way to sRGB, by Little CMS.
@safe final class ColourProfile {
    /// What the numbers of a pixel are.
    enum Model {
        /// Red, green, blue and opacity.
        case light
        /// Cyan, magenta, yellow and black; `inverted` where 255 is no ink.
        case ink(inverted: Bool)
    }

    private let transform: cmsHTRANSFORM
    private let model: Model

    /// Nil where the profile is broken, for pixels of another model, or no different from sRGB.
    init?(_ profile: [UInt8], of model: Model) {
        guard
            let given = unsafe profile.withUnsafeBytes({
                unsafe cmsOpenProfileFromMem($0.baseAddress, UInt32($0.count))
            })
        else { return nil }
        defer { unsafe _ = cmsCloseProfile(given) }
        guard let sRGB = unsafe cmsCreate_sRGBProfile() else { return nil }
        defer { unsafe _ = cmsCloseProfile(sRGB) }
        let space: cmsColorSpaceSignature
        let format: UInt32
        switch model {
        case .light: (space, format) = (cmsSigRgbData, ColourProfile.rgba)
        case .ink(let inverted): (space, format) = (cmsSigCmykData, ColourProfile.cmyk(inverted: inverted))
        }
        guard unsafe cmsGetColorSpace(given) == space,
            let made = unsafe cmsCreateTransform(
                given, format, sRGB, ColourProfile.rgba, UInt32(INTENT_PERCEPTUAL), ColourProfile.copiesOpacity)
        else { return nil }
        unsafe transform = made
        self.model = model
        if case .light = model, isNearlySRGB { return nil }
    }

    deinit { unsafe cmsDeleteTransform(transform) }

    /// Pixel layouts, as the macros of lcms2.h make them: the colour space, channels, bytes a channel.
    private static let rgba = UInt32(PT_RGB) << 16 | 1 << 7 | 3 << 3 | 1

    private static func cmyk(inverted: Bool) -> UInt32 {
        UInt32(PT_CMYK) << 16 | (inverted ? 1 << 13 : 0) | 4 << 3 | 1
    }

    private static let copiesOpacity = UInt32(cmsFLAGS_COPY_ALPHA)

    private var isNearlySRGB: Bool {
        var stored: [UInt8] = []
        for r in stride(from: 0, through: 255, by: 51) {
            for g in stride(from: 0, through: 255, by: 51) {
                for b in stride(from: 0, through: 255, by: 51) { stored += [UInt8(r), UInt8(g), UInt8(b), 255] }
            }
        }
        var shown = stored
        unsafe shown.withUnsafeMutableBytes { unsafe convert($0) }
        return zip(stored, shown).allSatisfy { abs(Int($0) - Int($1)) <= 2 }
    }

    /// The picture's colours in sRGB; those outside it are clipped. Inks become light.
    func apply(to raster: inout Raster) {
        unsafe raster.withPixels { pixels in
            unsafe convert(UnsafeMutableRawBufferPointer(pixels))
            guard case .ink = model else { return }
            for index in stride(from: 3, to: pixels.count, by: 4) { unsafe pixels[index] = 255 }
        }
    }

    /// In place: pixels of both models have four bytes.
    @unsafe private func convert(_ pixels: UnsafeMutableRawBufferPointer) {
        unsafe cmsDoTransform(transform, pixels.baseAddress, pixels.baseAddress, UInt32(pixels.count / 4))
    }

    /// The profile with its numbers alone: no names, no copyright, no maker, no date. Nil where it is sRGB or broken.
    static func anonymous(_ profile: [UInt8]) -> [UInt8]? {
        guard let tags = ProfileTags(profile) else { return nil }
        if profile.has("RGB ", at: 16), ColourProfile(profile, of: .light) == nil { return nil }
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
