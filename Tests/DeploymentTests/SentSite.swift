import FileTree
import Foundation
import Provenance
import SourceText
import TestSupport

@testable import Deployment

/// A made town at one of its moments: from each to the next some texts come, some change, some go.
struct SentSite {
    let folder: String
    let manifest: SiteManifest
    private(set) var files: [String: [UInt8]] = [:]

    /// As a build leaves it, in a temporary folder that goes with `Sandbox`.
    init(_ sandbox: Sandbox, moment: Int, texts: Int = 40, extra: [String: String] = [:]) throws {
        files = SentSite.files(moment: moment, texts: texts)
        for (path, text) in extra { files[path] = Array(text.utf8) }
        let generated = "2026-11-21T10:\(moment < 10 ? "0" : "")\(moment):00Z"
        manifest = SiteManifest(
            site: "https://town.example/", generated: generated,
            files: files.map { path, bytes in
                let isEntry = path.hasPrefix("news/") && path.split(separator: "/").count == 3
                return .init(
                    path: path, digest: Digest(of: bytes), size: bytes.count,
                    entry: isEntry ? "content/" + path : nil)
            })
        folder = sandbox.folder("site-\(moment)-\(sandbox.next())")
        for (path, bytes) in files {
            let file = folder + "/" + path
            try makeFolder(String(file[..<file.lastIndex(of: "/")!]))
            try writeFile(bytes, to: file)
        }
        try writeFile(manifest.bytes, to: folder + "/" + SiteManifest.name)
    }

    private static func hash(_ text: String) -> String { String(Digest(of: Array(text.utf8)).hexadecimal.prefix(16)) }

    private static func files(moment: Int, texts: Int) -> [String: [UInt8]] {
        var files: [String: String] = [
            ".htaccess": "ErrorDocument 404 /404.html # \(moment)", "404.html": "<a href=\"/\">", "robots.txt": "",
            "уявна назва.txt": "текст",
        ]
        var list = ""
        var shards: [String] = []
        // Two texts go at each moment, two come, every fifth changes.
        for number in (moment * 2)..<(moment * 2 + texts) {
            let version = number % 5 == 0 ? moment : 0
            let name = hash("\(number) \(version)")
            let picture = "news/\(number)/p-\(name).webp"
            files[picture] = String(repeating: name, count: 200)
            let card = "cards/card-\(name).png"
            files[card] = String(repeating: name, count: 100)
            files["news/\(number)/index.html"] =
                "<img src=\"/\(picture)\"><meta content=\"/\(card)\"><a href=\"/\">\(version)</a>"
                + String(repeating: " слово", count: 300)
            list += "<a href=\"/news/\(number)/\">"
            let shard = "search/uk/t-\(hash("s\(number / 10) \(moment / 2)").prefix(6)).bin"
            files[shard] = name
            shards.append(shard)
        }
        files["news/index.html"] = list + "<a href=\"/\">"
        files["index.html"] = "<a href=\"/news/\"><a href=\"/feed.xml\">\(moment)" + list
        files["feed.xml"] = "<rss>\(moment)</rss>"
        files["search/uk/files.json"] = shards.joined(separator: "\n")
        return files.mapValues { Array($0.utf8) }
    }
}

/// A folder for one test, gone with it.
final class Sandbox {
    let root: String
    private var number = 0

    init() throws { root = try makeTemporaryFolder() }

    deinit { removeTree(root) }

    func folder(_ name: String) -> String { root + "/" + name }

    func next() -> Int {
        number += 1
        return number
    }
}

/// What a reader who begins at the home page cannot find below the folder, with the page that names it.
func deadLinks(in root: String) -> [String] { deadLinks { try? readFile(root + "/" + $0) } }

/// The same of any place that gives files by their paths; each page is looked at as it lies there now, and once more
/// before it is blamed.
func deadLinks(_ file: (String) -> [UInt8]?) -> [String] {
    var dead: [String] = []
    var seen: Set<String> = ["index.html"]
    var waiting = ["index.html"]
    func targets(_ page: String) -> [String] {
        guard let bytes = file(page) else { return [] }
        let text = String(decoding: bytes, as: UTF8.self)
        // A page that is cut off in the middle of an address names nothing by it.
        return text.components(separatedBy: "=\"/").dropFirst().compactMap { rest in
            guard let end = rest.firstIndex(of: "\"") else { return nil }
            let path = String(rest[..<end])
            return path.isEmpty || path.hasSuffix("/") ? path + "index.html" : path
        }
    }
    while let page = waiting.popLast() {
        for path in targets(page) where seen.insert(path).inserted {
            if file(path) != nil {
                if path.hasSuffix(".html") { waiting.append(path) }
            } else if targets(page).contains(path), file(path) == nil {
                dead.append(page + " → " + path)
            }
        }
    }
    return dead
}

/// Every file below the folder but those of deployments.
func tree(_ root: String) -> [String: [UInt8]] {
    var found: [String: [UInt8]] = [:]
    for path in (try? FileManager.default.subpathsOfDirectory(atPath: root)) ?? []
    where kindOfPath(root + "/" + path) == .file && !path.hasPrefix(".visnyk-deploy/") {
        found[path] = try? readFile(root + "/" + path)
    }
    return found
}

extension SentSite {
    /// What must lie at the host: the files and the manifest.
    var published: [String: [UInt8]] {
        var all = files
        all[SiteManifest.name] = manifest.bytes
        return all
    }
}
