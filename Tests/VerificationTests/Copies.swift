import FileTree
import Foundation
import Provenance
import SourceText
import TestSupport

@testable import Verification

/// A small published site with its manifest, as a folder and over HTTP.
final class PublishedSite {
    let folder: String
    var files: [String: String]

    static let files = [
        "index.html":
            #"<a href="/news/">Новини</a> <img srcset="/a.webp 1x, /b%20c.webp 2x"> <a href="mailto:a@b.example">"#,
        "news/index.html": #"<a href="fair/">Ярмарок</a>"#, "news/fair/index.html": #"<a href="../../index.html">"#,
        "a.webp": "a", "b c.webp": "b", "уявна.txt": "текст", ".htaccess": "Options", "feed.xml": "<rss/>",
    ]

    init(_ files: [String: String] = PublishedSite.files, generated: String = "2026-11-21T10:00:00Z") throws {
        folder = FileManager.default.temporaryDirectory.appending(path: "visnyk-verify-" + UUID().uuidString).path
        self.files = files
        let manifest = SiteManifest(
            site: "https://town.example/", generated: generated,
            files: files.map {
                .init(path: $0.key, digest: Digest(of: Array($0.value.utf8)), size: $0.value.utf8.count)
            })
        self.files[SiteManifest.name] = String(decoding: manifest.bytes, as: UTF8.self)
        self.files[".visnyk"] = "marker"
    }

    deinit { try? FileManager.default.removeItem(atPath: folder) }

    /// The site as it was, with one file changed, one gone and one come.
    func spoil() {
        files["news/fair/index.html"] = "<p>Інше"
        files["a.webp"] = nil
        files["news/index.html"]? += #" <a href="/pryvit.html">"#
        files["pryvit.html"] = "<p>Чуже"
    }

    func laid() throws -> String {
        try? FileManager.default.removeItem(atPath: folder)
        for (path, text) in files {
            let url = URL(filePath: folder).appending(path: path)
            try FileManager.default.createDirectory(
                at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
            try Data(text.utf8).write(to: url)
        }
        return folder
    }

    /// A server percent-decodes nothing: its files go by their addresses.
    func served() throws -> StaticServer {
        var bytes: [String: [UInt8]] = [:]
        for (path, text) in files where path != ".htaccess" && path != ".visnyk" {
            let address = path.addingPercentEncoding(withAllowedCharacters: .urlPathAllowed) ?? path
            bytes["/" + address] = Array(text.utf8)
        }
        guard let server = StaticServer(bytes) else { throw CocoaError(.fileReadUnknown) }
        return server
    }

    func manifest() throws -> SiteManifest { try SiteManifest(bytes: Array((files[SiteManifest.name] ?? "").utf8)) }
}

extension StaticServer {
    var address: String { "http://127.0.0.1:\(port)/" }
}

/// A pair of keys of minisign without a password; nil where the program is not installed.
struct Keys {
    let secret: String
    let key: PublicKey

    init?(in folder: String) throws {
        guard Minisign.isInstalled else { return nil }
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        let process = Process()
        process.executableURL = URL(filePath: "/usr/bin/env")
        process.arguments = ["minisign", "-G", "-W", "-f", "-p", folder + "/town.pub", "-s", folder + "/town.key"]
        process.standardOutput = FileHandle.nullDevice
        process.standardError = FileHandle.nullDevice
        try process.run()
        process.waitUntilExit()
        guard let key = PublicKey(folder + "/town.pub") else { return nil }
        self.key = key
        secret = folder + "/town.key"
    }
}
