import Foundation
import Photos
import Testing

@testable import QRCodes

/// zbar's reader, where it is installed.
private let reader = "/usr/bin/zbarimg"

private func read(_ code: QRCode) throws -> String {
    let side = code.sizeWithQuietZone * 6
    let raster = try #require(Raster(width: side, height: side, hasAlpha: false, pixels: code.pixels(scale: 6)))
    let file = FileManager.default.temporaryDirectory.appending(path: "visnyk-qr-\(UUID().uuidString).png")
    try Data(encodedPNG(raster)).write(to: file)
    defer { try? FileManager.default.removeItem(at: file) }
    let process = Process()
    process.executableURL = URL(filePath: reader)
    process.arguments = ["--quiet", "--raw", "-Sdisable", "-Sqrcode.enable", file.path]
    let output = Pipe()
    process.standardOutput = output
    process.standardError = FileHandle.nullDevice
    try process.run()
    let data = output.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    return String(decoding: data, as: UTF8.self).trimmingCharacters(in: .newlines)
}

@Test(
    .enabled(if: FileManager.default.isExecutableFile(atPath: reader)),
    arguments: [
        "https://town.example/news/2026/11/voda/", "HTTPS://TOWN.EXAMPLE/", "https://town.example/?p=12&utm=a#x",
        "https://town.example/" + String(repeating: "dovha-adresa/", count: 60),
    ])
func aReaderGetsBackTheAddress(text: String) throws {
    #expect(try read(try #require(QRCode(text))) == text)
}

/// ISO/IEC 18004, 6.3: three finder patterns, and the timing patterns between them.
@Test func theCodeHasItsPatterns() throws {
    let code = try #require(QRCode("https://town.example/"))
    let far = code.size - 7
    for (left, top) in [(0, 0), (far, 0), (0, far)] {
        for row in 0..<7 {
            for column in 0..<7 {
                let ring = max(abs(row - 3), abs(column - 3))
                #expect(code.isDark(column: left + column, row: top + row) == (ring != 2))
            }
        }
    }
    for at in 8..<(code.size - 8) {
        #expect(code.isDark(column: at, row: 6) == (at % 2 == 0))
        #expect(code.isDark(column: 6, row: at) == (at % 2 == 0))
    }
    #expect((code.size - 17) % 4 == 0)
}

/// ISO/IEC 18004, table 7: level M holds 14 bytes in version 1, 26 in version 2, 2,331 in version 40.
@Test func theSmallestCodeIsTaken() throws {
    for (bytes, size) in [(14, 21), (15, 25), (26, 25), (27, 29), (2331, 177)] {
        #expect(QRCode(String(repeating: "a", count: bytes))?.size == size)
    }
    #expect(QRCode(String(repeating: "a", count: 2332)) == nil)
    #expect(QRCode("") == nil)
}

@Test func fourLightModulesStandOnEachSide() throws {
    let code = try #require(QRCode("https://town.example/"))
    let side = code.sizeWithQuietZone
    let pixels = code.pixels(scale: 1)
    #expect(side == code.size + 8)
    for y in 0..<side {
        for x in 0..<side {
            let isDark = pixels[(y * side + x) * 4] == 0
            #expect(isDark == code.isDark(column: x - 4, row: y - 4))
            if min(x, y) < 4 || max(x, y) >= side - 4 { #expect(!isDark) }
        }
    }
}

@Test func theDrawingHasTheSameModules() throws {
    let code = try #require(QRCode("https://town.example/"))
    let svg = String(decoding: code.svg(label: "Вода & <світло> \"далі\""), as: UTF8.self)
    #expect(svg.contains("viewBox=\"0 0 \(code.sizeWithQuietZone) \(code.sizeWithQuietZone)\""))
    #expect(svg.contains("aria-label=\"Вода &amp; &lt;світло&gt; &quot;далі&quot;\""))
    var drawn: Set<[Int]> = []
    for run in svg.matches(of: /M(\d+) (\d+)h(\d+)v1h-\d+z/) {
        let (x, y, length) = (Int(run.1)!, Int(run.2)!, Int(run.3)!)
        for column in x..<(x + length) { drawn.insert([column - 4, y - 4]) }
    }
    for row in 0..<code.size {
        for column in 0..<code.size { #expect(drawn.contains([column, row]) == code.isDark(column: column, row: row)) }
    }
}
