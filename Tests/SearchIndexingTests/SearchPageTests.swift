import Foundation
import Scripts
import TestSupport
import Testing

@testable import SearchIndexing

/// Debian's chromium, or nil where there is none: these tests are then skipped.
private let chromium = ["/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"].first {
    FileManager.default.isExecutableFile(atPath: $0)
}

@Suite(.enabled(if: chromium != nil))
struct SearchPageTests {
    @Test(arguments: [false, true]) func theBrowserAgreesWithTheBuilder(shrunkScripts: Bool) throws {
        let tests = projectFolder.appending(path: "Tests/SearchIndexingTests")
        let assets = projectFolder.appending(path: "site-template/assets")
        var files: [String: [UInt8]] = [:]
        for (folder, names) in [
            (assets, ["search.js", "search-inflate.js"]), (tests, ["vectors.tsv"]),
            (tests.appending(path: "Browser"), ["checks.js", "page.html"]),
        ] {
            for name in names { files["/" + name] = Array(try Data(contentsOf: folder.appending(path: name))) }
        }
        for (path, bytes) in files where path.hasSuffix(".js") && shrunkScripts { files[path] = shrunk(script: bytes) }
        for file in index(of: town()).files { files["/uk/" + file.name] = file.bytes }
        for code in ["en", "pl"] {
            let language = SearchLanguage(code: code)
            let documents = AnalysedDocument.all(town(), in: language)
            for file in SearchIndex(documents, kinds: [.init(name: "news", label: "News")], language: language).files {
                files["/\(code)/" + file.name] = file.bytes
            }
        }
        let server = try #require(StaticServer(files))
        let profile = FileManager.default.temporaryDirectory.appending(path: "visnyk-search-\(UUID().uuidString)")
        defer { try? FileManager.default.removeItem(at: profile) }
        let process = Process()
        process.executableURL = URL(filePath: try #require(chromium))
        process.arguments = [
            "--headless", "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage", "--user-data-dir=\(profile.path)",
            "--virtual-time-budget=60000", "--timeout=60000", "--dump-dom", "http://127.0.0.1:\(server.port)/page.html",
        ]
        let output = Pipe()
        process.standardOutput = output
        process.standardError = FileHandle.nullDevice
        try process.run()
        let page = String(decoding: output.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
        process.waitUntilExit()
        let report = page.components(separatedBy: "<pre id=\"report\">").last?.components(separatedBy: "</pre>").first
        #expect(report == "all is well")
    }
}
