import Foundation
import Photos
import SourceText
import TestSupport
import Testing

private let images = sharedFolder("data/corpora/images")
private let bombs = sharedFolder("data/suites/bombs")

private func read(_ folder: URL?, _ name: String) throws -> [UInt8] {
    let folder = try #require(folder)
    return [UInt8](try Data(contentsOf: folder.appending(path: name)))
}

/// The mean colours of a grid of `columns` by `rows` cells, as numbers 0…255.
private func grid(_ raster: Raster, columns: Int, rows: Int) -> [Double] {
    var sums = [Double](repeating: 0, count: columns * rows * 3)
    var counts = [Double](repeating: 0, count: columns * rows)
    for y in 0..<raster.height {
        for x in 0..<raster.width {
            let cell = y * rows / raster.height * columns + x * columns / raster.width
            counts[cell] += 1
            for c in 0..<3 { sums[cell * 3 + c] += Double(raster.pixels[(y * raster.width + x) * 4 + c]) }
        }
    }
    return sums.indices.map { sums[$0] / counts[$0 / 3] }
}

private func difference(_ a: [Double], _ b: [Double]) -> Double { zip(a, b).map { abs($0 - $1) }.max() ?? 0 }

@Suite struct Orientations {
    @Test(.enabled(if: images != nil), arguments: ["Landscape", "Portrait"])
    func allEightComeOutUpright(_ name: String) throws {
        let upright = try read(images, "exif-orientation-examples/\(name)_1.jpg")
        let expected = grid(try raster(of: upright, fitting: 300, 300), columns: 6, rows: 6)
        let size = try inspect(upright)
        for number in 2...8 {
            let bytes = try read(images, "exif-orientation-examples/\(name)_\(number).jpg")
            let facts = try inspect(bytes)
            #expect(facts.width == size.width && facts.height == size.height)
            let found = grid(try raster(of: bytes, fitting: 300, 300), columns: 6, rows: 6)
            // Each file has its number written into it.
            #expect(difference(found, expected) < 16, "\(name)_\(number)")
            // The stripped original keeps saying how it lies.
            let kept = grid(try raster(of: stripped(bytes), fitting: 300, 300), columns: 6, rows: 6)
            #expect(difference(kept, found) < 1)
        }
    }
}

@Suite struct Privacy {
    @Test(.enabled(if: images != nil && FileManager.default.fileExists(atPath: "/usr/bin/exiftool")))
    func nothingTellsPlaceCameraOrAuthor() throws {
        let output = FileManager.default.temporaryDirectory.appending(path: "photos-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: output, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: output) }
        let folder = try #require(images)
        let files = try #require(FileManager.default.enumerator(at: folder, includingPropertiesForKeys: nil))
        var published = 0
        for case let file as URL in files where ["jpg", "png", "webp", "gif"].contains(file.pathExtension) {
            let bytes = [UInt8](try Data(contentsOf: file))
            guard let set = try? variants(of: bytes, VariantOrder(widths: [320], formats: [.webp, .jpeg])) else {
                continue
            }
            let name = file.deletingPathExtension().lastPathComponent
            for variant in set.variants {
                let path = output.appending(path: "\(name)-\(variant.width).\(variant.format.fileExtension)")
                try Data(variant.bytes).write(to: path)
            }
            try Data(stripped(bytes)).write(
                to: output.appending(path: "\(name)-original.\(set.facts.format.fileExtension)"))
            published += 1
        }
        #expect(published >= 24)
        let process = Process()
        process.executableURL = URL(filePath: "/usr/bin/exiftool")
        process.arguments = ["-a", "-u", "-G1", "-s", "-r", "-ee", output.path]
        let pipe = Pipe()
        process.standardOutput = pipe
        process.standardError = FileHandle.nullDevice
        try process.run()
        let report = String(decoding: pipe.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
        process.waitUntilExit()
        let allowed = ["[ExifTool]", "[System]", "[File]", "[JFIF]", "[Composite]", "[RIFF]", "[PNG]", "[GIF]"]
        let told = report.split(separator: "\n").filter { line in
            line.hasPrefix("[") && !allowed.contains { line.hasPrefix($0) }
                && !line.contains(" Orientation ") && !line.contains(" ExifByteOrder ")
        }
        #expect(told.isEmpty, "\(told.prefix(20))")
        for word in ["GPS", "Nokia", "Author", "Artist", "Copyright", "Model", "Creator"] {
            #expect(
                !report.split(separator: "\n").contains {
                    !$0.contains("FileName") && !$0.hasPrefix("=") && $0.contains(word)
                }, "\(word)")
        }
    }

    @Test(.enabled(if: images != nil))
    func strippedOriginalsKeepEveryPixel() throws {
        for name in ["exif-samples/HMD_Nokia_8.3_5G.jpg", "made/gps-orientation-6.jpg", "made/wrong-extension-png.jpg"]
        {
            let bytes = try read(images, name)
            let kept = try stripped(bytes)
            #expect(kept.count <= bytes.count)
            #expect(try raster(of: kept, fitting: 500, 500).pixels == raster(of: bytes, fitting: 500, 500).pixels)
            #expect(try stripped(kept) == kept)
        }
    }
}

@Suite struct Damage {
    @Test(
        .enabled(if: images != nil),
        arguments: [
            ("damaged-text-as-jpg", "picture.unknown"), ("damaged-truncated-half", "picture.damaged"),
            ("damaged-truncated-header", "picture.damaged"), ("damaged-zero-bytes", "picture.empty"),
            ("damaged-scan-noise", "picture.damaged"),
        ])
    func damagedPicturesAreTold(_ name: String, _ id: String) throws {
        let bytes = try read(images, "made/\(name).jpg")
        let error = #expect(throws: PictureError.self) { try variants(of: bytes, VariantOrder(widths: [400])) }
        #expect(error?.diagnostic(at: Place("a.jpg")).id == id)
    }

    @Test(
        .enabled(if: images != nil),
        arguments: [
            "damaged-exif-byte-order", "damaged-exif-entry-count", "damaged-exif-loop", "damaged-exif-offset",
            "damaged-orientation-42",
        ])
    func brokenMetadataDoNotSpoilThePicture(_ name: String) throws {
        let bytes = try read(images, "made/\(name).jpg")
        let set = try variants(of: bytes, VariantOrder(widths: [400, 2000]))
        // The directory that points to itself is never followed, so that nothing is wrong with what is read.
        #expect(set.facts.hasDamagedMetadata == (name != "damaged-exif-loop"))
        #expect(set.variants.map(\.width) == [900, 900, 400, 400])
    }

    @Test(
        .enabled(if: bombs != nil),
        arguments: [
            ("gif-65535x65535.gif", "picture.pixels"), ("jpeg-65500x65500-header.jpg", "picture.pixels"),
            ("png-20000x20000-1bit.png", "picture.pixels"), ("png-2147483647-header-only.png", "picture.pixels"),
            ("png-30000x30000-rgba.png", "picture.pixels"), ("png-iccp-200MB.png", "picture.bomb"),
            ("png-truncated.png", "picture.damaged"), ("png-zero-size.png", "picture.damaged"),
            ("png-ztxt-500MB.png", "picture.bomb"), ("svg-script.svg", "picture.svg.active"),
            ("xml-billion-laughs.svg", "picture.svg.active"), ("xml-external-entity.svg", "picture.svg.active"),
            ("gzip-1GB.gz", "picture.unknown"),
        ])
    func bombsAreRefused(_ name: String, _ id: String) throws {
        let bytes = try read(bombs, name)
        let error = #expect(throws: PictureError.self) { try variants(of: bytes, VariantOrder(widths: [400])) }
        #expect(error?.diagnostic(at: Place(name)).id == id)
    }

    @Test(.enabled(if: images != nil))
    func cutOrChangedFilesNeverCrash() throws {
        var random = Numbers(state: 7)
        for name in ["made/gps-orientation-6.jpg", "made/wrong-extension-png.jpg"] {
            let bytes = try read(images, name)
            for _ in 0..<60 {
                var broken = bytes
                for _ in 0..<Int.random(in: 1...12, using: &random) {
                    // Mostly in the headers, where the lengths are.
                    let limit = Bool.random(using: &random) ? 700 : broken.count
                    broken[Int.random(in: 0..<limit, using: &random)] = UInt8.random(in: 0...255, using: &random)
                }
                if Int.random(in: 0..<3, using: &random) == 0 {
                    broken.removeLast(Int.random(in: 0..<broken.count, using: &random))
                }
                _ = try? variants(of: broken, VariantOrder(widths: [60], formats: [.jpeg]))
                _ = try? stripped(broken)
            }
        }
        for seed in [Made.webP, Made.gif, Made.svg] {
            for _ in 0..<400 {
                var broken = seed
                for _ in 0..<3 {
                    broken[Int.random(in: 0..<broken.count, using: &random)] = UInt8.random(in: 0...255, using: &random)
                }
                broken.removeLast(Int.random(in: 0..<(broken.count / 2), using: &random))
                _ = try? variants(of: broken, VariantOrder(widths: [10]))
                _ = try? stripped(broken)
                _ = try? raster(of: broken, filling: 5, 9)
            }
        }
    }
}

private struct Numbers: RandomNumberGenerator {
    var state: UInt64

    mutating func next() -> UInt64 {
        state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
        return state ^ state >> 29
    }
}
