import CardPainter
import Foundation
import Photos
import TestSupport
import Testing

private let golden = projectFolder.appending(path: "Tests/CardPainterTests/Golden")
private let isRecording = ProcessInfo.processInfo.environment["RECORD"] != nil
private let hasFonts = FontFiles.debian.isInstalled

extension FontFiles {
    var isInstalled: Bool { ([title, text] + fallbacks).allSatisfy { FileManager.default.fileExists(atPath: $0) } }
}

/// How far two pictures of one size differ for an eye: the mean difference of their channels after a blur that forgives
/// another version's smoothing of edges, and the greatest one.
private func difference(_ a: Raster, _ b: Raster) -> (mean: Double, worst: Double) {
    guard a.width == b.width, a.height == b.height else { return (255, 255) }
    let side = 4
    var sum = 0.0
    var worst = 0.0
    var cells = 0
    for top in stride(from: 0, to: a.height - side + 1, by: side) {
        for left in stride(from: 0, to: a.width - side + 1, by: side) {
            for c in 0..<3 {
                var gap = 0
                for y in top..<(top + side) {
                    for x in left..<(left + side) {
                        let i = (y * a.width + x) * 4 + c
                        gap += Int(a.pixels[i]) - Int(b.pixels[i])
                    }
                }
                let value = abs(Double(gap)) / Double(side * side)
                sum += value
                worst = max(worst, value)
                cells += 1
            }
        }
    }
    return (sum / Double(cells), worst)
}

/// The contact sheet: each card as it was approved, at a third of its size.
@Suite(.enabled(if: hasFonts)) struct ContactSheet {
    static let names = (try? Samples(project: projectFolder).all.map(\.name)) ?? []

    @Test(arguments: names) func cardsLookAsApproved(_ name: String) throws {
        let sample = try #require(try Samples(project: projectFolder).all.first { $0.name == name })
        let painted = try CardPainter().paint(sample.card)
        #expect(painted.bytes.count <= 250_000)
        #expect(painted.width == sample.card.size.width && painted.height == sample.card.size.height)
        #expect(painted.format == (sample.card.photo == nil ? .png : .jpeg))
        let facts = try inspect(painted.bytes)
        #expect(facts.width == painted.width && facts.height == painted.height)
        let order = VariantOrder(widths: [painted.width / 3], formats: [.webp], webPQuality: 90)
        let small = try #require(variants(of: painted.bytes, order).variants.first)
        let file = golden.appending(path: name + ".webp")
        if isRecording {
            try FileManager.default.createDirectory(at: golden, withIntermediateDirectories: true)
            try Data(small.bytes).write(to: file)
            Issue.record("recorded \(name)")
            return
        }
        let approved = try raster(of: [UInt8](try Data(contentsOf: file)), fitting: 1200, 1200)
        let found = difference(try raster(of: small.bytes, fitting: 1200, 1200), approved)
        #expect(found.mean < 1.5 && found.worst < 60, "\(found)")
    }

    @Test func anApprovedCardExistsForEachSampleAndNoOther() throws {
        let files = try FileManager.default.contentsOfDirectory(atPath: golden.path).sorted()
        #expect(files == ContactSheet.names.map { $0 + ".webp" }.sorted())
    }
}
