import Deflate
import Foundation
import Photos
import SourceText
import Testing

/// Small pictures made here.
enum Made {
    /// Left half red, right half blue; below the middle transparent where `alpha` says so.
    static func halves(width: Int, height: Int, alpha: Bool = false) -> Raster {
        var pixels: [UInt8] = []
        for y in 0..<height {
            for x in 0..<width {
                pixels += x < width / 2 ? [200, 20, 20] : [20, 20, 200]
                pixels.append(alpha && y >= height / 2 ? 0 : 255)
            }
        }
        return Raster(width: width, height: height, hasAlpha: alpha, pixels: pixels)!
    }

    static let png = encodedPNG(halves(width: 64, height: 40))
    static let transparent = encodedPNG(halves(width: 64, height: 40, alpha: true))
    static let webP = (try? variants(of: transparent, VariantOrder(widths: [64], formats: [.webp])))!.variants[0].bytes

    /// Two frames of 2 by 2 pixels, a comment, an XMP block and a loop.
    static let gif: [UInt8] = {
        var gif = Array("GIF89a".utf8) + [2, 0, 2, 0, 0x80, 0, 0, 255, 0, 0, 0, 0, 255]
        gif += [0x21, 0xFF, 11] + Array("NETSCAPE2.0".utf8) + [3, 1, 0, 0, 0]
        gif += [0x21, 0xFE, 6] + Array("Author".utf8) + [0]
        gif += [0x21, 0xFF, 11] + Array("XMP DataXMP".utf8) + [4] + Array("name".utf8) + [0]
        for _ in 0..<2 {
            gif += [0x21, 0xF9, 4, 0, 10, 0, 0, 0]
            // Clear, 0, 1, 1 in three bits each, 0 and the end in four.
            gif += [0x2C, 0, 0, 0, 0, 2, 0, 2, 0, 0, 2, 3, 0x44, 0x02, 0x05, 0]
        }
        return gif + [0x3B] + Array("trailing".utf8)
    }()

    static let svg = Array(
        """
        <?xml version="1.0"?>
        <!-- drawn by Olena -->
        <svg xmlns="http://www.w3.org/2000/svg" xmlns:inkscape="http://www.inkscape.org/namespaces/inkscape" \
        width="24" height="16" inkscape:version="1.2">
        <metadata><rdf>Olena</rdf></metadata>
        <title>Герб &amp; прапор</title>
        <linearGradient id="g"/><rect fill="url(#g)" width="5" height="5"/><use href="#g"/>
        </svg>
        """.utf8)
}

@Suite struct Variants {
    @Test func eachWidthComesInEachFormatWidestFirst() throws {
        let set = try variants(of: Made.png, VariantOrder(widths: [16, 32, 5000]))
        #expect(
            set.variants.map { "\($0.width)x\($0.height) \($0.format)" } == [
                "64x40 webp", "64x40 jpeg", "32x20 webp", "32x20 jpeg", "16x10 webp", "16x10 jpeg",
            ])
        for variant in set.variants {
            let facts = try inspect(variant.bytes)
            #expect(facts.format == variant.format && facts.width == variant.width && facts.height == variant.height)
            let small = try raster(of: variant.bytes, fitting: 1000, 1000)
            #expect(abs(Int(small.pixels[0]) - 200) < 40)
        }
    }

    @Test func transparencyStays() throws {
        let set = try variants(of: Made.transparent, VariantOrder(widths: [32]))
        #expect(set.variants.map(\.format) == [.webp, .png])
        for variant in set.variants {
            let picture = try raster(of: variant.bytes, fitting: 32, 32)
            #expect(picture.hasAlpha)
            #expect(picture.pixels[3] == 255)
            #expect(picture.pixels[picture.pixels.count - 1] == 0)
        }
    }

    @Test func theFocusStaysInView() throws {
        let order = VariantOrder(
            widths: [20], formats: [.png], shape: .init(width: 1, height: 2), focus: Focus(x: 1, y: 0.5))
        let right = try variants(of: Made.png, order).variants[0]
        #expect(right.width == 20 && right.height == 40)
        let pixels = try raster(of: right.bytes, fitting: 20, 40).pixels
        #expect(pixels[2] > 180 && pixels[0] < 60)
        let left = try raster(of: Made.png, filling: 20, 40, focus: Focus(x: 0, y: 0.5))
        #expect(left.pixels[0] > 180)
    }

    @Test func theSameBytesEachTime() throws {
        let order = VariantOrder(widths: [48, 20])
        #expect(try variants(of: Made.png, order) == variants(of: Made.png, order))
    }

    @Test func animationsStayAndLoseTheirNotes() throws {
        let set = try variants(of: Made.gif, VariantOrder(widths: [100]))
        #expect(set.facts.isAnimated)
        let bytes = try #require(set.variants.first).bytes
        let text = String(decoding: bytes, as: Unicode.ASCII.self)
        #expect(text.contains("NETSCAPE2.0"))
        for word in ["Author", "XMP", "trailing"] { #expect(!text.contains(word)) }
        #expect(try inspect(bytes).isAnimated)
        #expect(
            try raster(of: bytes, fitting: 2, 2).pixels == [
                255, 0, 0, 255, 0, 0, 255, 255, 0, 0, 255, 255, 255, 0, 0, 255,
            ])
    }

    @Test func iconsAreSquare() throws {
        let plain = try icon(from: Made.png, size: 32)
        let facts = try inspect(plain)
        #expect(facts.width == 32 && facts.height == 32 && facts.hasAlpha)
        #expect(try raster(of: plain, fitting: 32, 32).pixels[3] == 0)
        let filled = try icon(from: Made.transparent, size: 192, background: [255, 255, 255], margin: 0.1)
        #expect(try !inspect(filled).hasAlpha)
        #expect(try raster(of: filled, fitting: 192, 192).pixels.prefix(3) == [255, 255, 255])
    }

    @Test func theColourWhileLoadingIsThePicturesOwn() throws {
        for colour in DominantColour.all {
            let pixels = [colour.red &+ 1, colour.green, colour.blue, 255] + [UInt8](repeating: 0, count: 4)
            let raster = try #require(Raster(width: 2, height: 1, hasAlpha: true, pixels: pixels))
            #expect(try variants(of: encodedPNG(raster), VariantOrder(widths: [])).colour == colour)
        }
        #expect(DominantColour.all.map(\.index) == Array(0..<DominantColour.all.count))
    }
}

@Suite struct Formats {
    @Test func formatsWithoutReadersAreNamed() {
        #expect(throws: PictureError.unsupported("HEIC")) { try inspect([0, 0, 0, 24] + Array("ftypheic0000".utf8)) }
        #expect(throws: PictureError.unsupported("AVIF")) { try inspect([0, 0, 0, 24] + Array("ftypavif0000".utf8)) }
        #expect(throws: PictureError.notAPicture) { try inspect(Array("<html>".utf8)) }
        #expect(throws: PictureError.empty) { try inspect([]) }
    }

    @Test func limitsHoldForBytesAndPixels() {
        let small = PictureLimits(bytes: 100, jpegPixels: 10, pixels: 10)
        #expect(throws: PictureError.tooManyBytes(Made.png.count, limit: 100)) { try inspect(Made.png, limits: small) }
        let narrow = PictureLimits(bytes: 10_000, jpegPixels: 10, pixels: 10)
        #expect(throws: PictureError.tooManyPixels(width: 64, height: 40, limit: 10)) {
            try inspect(Made.png, limits: narrow)
        }
    }

    @Test func sidesThatMultiplyBeyondAnyNumberAreTooManyPixels() {
        var png = Made.png
        // The first chunk's width and height.
        png.replaceSubrange(16..<24, with: [UInt8](repeating: 0xFF, count: 8))
        #expect(throws: PictureError.self) { try inspect(png) }
    }
}

@Suite struct Drawings {
    @Test func editorsNotesGoAndTheDrawingStays() throws {
        let facts = try inspect(Made.svg)
        #expect(facts.format == .svg && facts.width == 24 && facts.height == 16)
        #expect(
            String(decoding: try cleanedSVG(Made.svg), as: UTF8.self) == """
                <svg xmlns="http://www.w3.org/2000/svg" width="24" height="16">

                <title>Герб &amp; прапор</title>
                <linearGradient id="g"/><rect fill="url(#g)" width="5" height="5"/><use href="#g"/>
                </svg>
                """)
    }

    @Test(arguments: [
        "<script>alert(1)</script>", "<SCRIPT/>", "<svg:script/>", "<g onload='x()'/>", "<g OnClick=\"x()\"/>",
        "<foreignObject/>", "<a href='javascript:x()'/>", "<a href='java&#115;cript:x()'/>",
        "<use href='other.svg#a'/>",
        "<image xlink:href='https://example.org/p.png'/>", "<image href='data:image/svg+xml,x'/>",
        "<style>@import url(x.css)</style>", "<style>a{fill:url(https://example.org/)}</style>",
        "<style><![CDATA[a{fill:url('//example.org')}]]></style>", "<g style='background:url(x.png)'/>",
        "<g style='fill:u\\72l(x)'/>", "<set attributeName='href' to='javascript:x()'/>",
        "<animate attributeName='xlink:href' values='x'/>", "<g fill='&x;'/>", "<g xml:base='https://example.org/'/>",
        "<style>@imp<!-- -->ort 'x'</style>", "<style>a{fill:ur<![CDATA[l(//example.org)]]>}</style>",
        "<style><g/></style>", "<svg:style>@import 'x'</svg:style>", "<image href='data:image/png;base64,AAAA'/>",
        "<iframe/>", "<g", "<g></h>", "<g a=1/>", "<g a='<'/>", "</g>",
    ])
    func dangerousOrBrokenDrawingsAreRefused(_ inside: String) {
        #expect(throws: PictureError.self) { try cleanedSVG(Array("<svg>\(inside)</svg>".utf8)) }
    }
}

@Suite struct Colours {
    /// A matrix profile with one curve for all channels, as cameras embed them; without a gamma with sRGB's own.
    private func profile(_ columns: [[Double]], gamma: Double?) -> [UInt8] {
        func big32(_ number: Int) -> [UInt8] { [24, 16, 8, 0].map { UInt8(truncatingIfNeeded: number >> $0) } }
        var tags: [(String, [UInt8])] = zip(["rXYZ", "gXYZ", "bXYZ"], columns).map { name, column in
            (name, Array("XYZ ".utf8) + big32(0) + column.flatMap { big32(Int(($0 * 65536).rounded())) })
        }
        let curve: [UInt8]
        if let gamma {
            let fixed = Int(gamma * 256)
            curve = Array("curv".utf8) + big32(0) + big32(1) + [UInt8(fixed >> 8), UInt8(fixed & 255), 0, 0]
        } else {
            let numbers = [2.4, 1 / 1.055, 0.055 / 1.055, 1 / 12.92, 0.04045]
            curve =
                Array("para".utf8) + big32(0) + [0, 3, 0, 0] + numbers.flatMap { big32(Int(($0 * 65536).rounded())) }
        }
        for name in ["rTRC", "gTRC", "bTRC"] { tags.append((name, curve)) }
        tags.append(("cprt", Array("text".utf8) + big32(0) + Array("Copyright Somebody".utf8)))
        var table: [UInt8] = []
        var data: [UInt8] = []
        for (name, bytes) in tags {
            table += Array(name.utf8) + big32(132 + tags.count * 12 + data.count) + big32(bytes.count)
            data += bytes + [UInt8](repeating: 0, count: (4 - bytes.count % 4) % 4)
        }
        var header = [UInt8](repeating: 0, count: 128)
        header.replaceSubrange(16..<24, with: Array("RGB XYZ ".utf8))
        header.replaceSubrange(36..<40, with: Array("acsp".utf8))
        header.replaceSubrange(48..<52, with: Array("Cam1".utf8))
        let all = header + big32(tags.count) + table + data
        return big32(all.count) + all.dropFirst(4)
    }

    /// A PNG with a profile after its header.
    private func png(_ raster: Raster, _ profile: [UInt8]) -> [UInt8] {
        let plain = encodedPNG(raster)
        let body = Array("iCCP".utf8) + Array("Name\0\0".utf8) + zlibCompressed(profile, level: 6)
        let length = [24, 16, 8, 0].map { UInt8(truncatingIfNeeded: (body.count - 4) >> $0) }
        let sum = [24, 16, 8, 0].map { UInt8(truncatingIfNeeded: crc32(body) >> UInt32($0)) }
        return Array(plain[..<33]) + length + body + sum + Array(plain[33...])
    }

    private let displayP3 = [[0.51512, 0.24120, -0.00105], [0.29198, 0.69225, 0.04189], [0.15710, 0.06657, 0.78407]]
    private let sRGB = [[0.43607, 0.22249, 0.01392], [0.38515, 0.71687, 0.09708], [0.14307, 0.06061, 0.71410]]

    @Test func aWideProfileIsBroughtToSRGB() throws {
        let pixels: [UInt8] = [200, 100, 100, 255, 128, 128, 128, 255]
        let raster = try #require(Raster(width: 2, height: 1, hasAlpha: false, pixels: pixels))
        let shown = try Photos.raster(of: png(raster, profile(displayP3, gamma: 2.2)), fitting: 2, 1).pixels
        // The same light has more saturated numbers in the smaller space; greys stay.
        #expect(shown[0] > 210 && shown[1] < 97 && shown[2] < 99)
        #expect(abs(Int(shown[4]) - 128) <= 2 && abs(Int(shown[5]) - 128) <= 2 && abs(Int(shown[6]) - 128) <= 2)
    }

    @Test func originalsKeepTheNumbersOfTheirProfileAndLoseItsNames() throws {
        let raster = Made.halves(width: 4, height: 4)
        let kept = try stripped(png(raster, profile(displayP3, gamma: 2.2)))
        #expect(kept.count > encodedPNG(raster).count)
        #expect(
            try Photos.raster(of: kept, fitting: 4, 4).pixels
                == Photos.raster(of: png(raster, profile(displayP3, gamma: 2.2)), fitting: 4, 4).pixels)
        let text = String(decoding: kept, as: Unicode.ASCII.self)
        #expect(!text.contains("Name"))
        // sRGB is what a picture without a profile is taken for.
        #expect(try stripped(png(raster, profile(sRGB, gamma: nil))) == encodedPNG(raster))
    }

    /// Eight by eight pixels of pure cyan, as Adobe's programs store it.
    private let cyan = Data(
        base64Encoded: """
            /9j/7gAOQWRvYmUAZAAAAAAA/9sAQwADAgIDAgIDAwMDBAMDBAUIBQUEBAUKBwcGCAwKDAwLCgsLDQ4SEA0OEQ4LCx\
            AWEBETFBUVFQwPFxgWFBgSFBUU/8AAFAgACAAIBEMRAE0RAFkRAEsRAP/EABQAAQAAAAAAAAAAAAAAAAAAAAn/xAAU\
            EAEAAAAAAAAAAAAAAAAAAAAA/9oADgRDAE0AWQBLAAA/ACqKmVMqb//Z
            """)

    /// A printer's profile by table (ICC.1:2022, 10.10): the colours of no ink, of cyan, and one for all others.
    private var printer: [UInt8] {
        func big32(_ number: Int) -> [UInt8] { [24, 16, 8, 0].map { UInt8(truncatingIfNeeded: number >> $0) } }
        let straight = (0...255).map { UInt8($0) }
        var table = Array("mft1".utf8) + big32(0) + [4, 3, 2, 0]
        for place in 0..<9 { table += big32(place % 4 == 0 ? 65536 : 0) }
        for _ in 0..<4 { table += straight }
        for inks in 0..<16 { table += inks == 0 ? [255, 128, 128] : inks == 8 ? [140, 91, 78] : [60, 128, 128] }
        for _ in 0..<3 { table += straight }
        var header = [UInt8](repeating: 0, count: 128)
        header.replaceSubrange(8..<12, with: [2, 0x10, 0, 0])
        header.replaceSubrange(12..<24, with: Array("prtrCMYKLab ".utf8))
        header.replaceSubrange(36..<40, with: Array("acsp".utf8))
        let all = header + big32(1) + Array("A2B0".utf8) + big32(144) + big32(table.count) + table
        return big32(all.count) + all.dropFirst(4)
    }

    @Test func inksAreShownAsTheirProfilePrintsThem() throws {
        let plain = [UInt8](try #require(cyan))
        let profile = Array("ICC_PROFILE\0".utf8) + [1, 1] + printer
        let segment = [0xFF, 0xE2, UInt8((profile.count + 2) >> 8), UInt8((profile.count + 2) & 255)] + profile
        let mixed = try Photos.raster(of: plain, fitting: 8, 8).pixels
        let printed = try Photos.raster(of: Array(plain[..<2]) + segment + Array(plain[2...]), fitting: 8, 8).pixels
        #expect(mixed[0] < 5 && mixed[1] > 250 && mixed[2] > 250 && mixed[3] == 255)
        // L* 55, a* −37, b* −50 is outside sRGB: no red is left.
        #expect(printed[0] == 0 && (140...160).contains(printed[1]) && (205...235).contains(printed[2]))
        #expect(printed[3] == 255)
    }
}
