import FileTree
import Foundation

/// Everything that a reader finds who starts at a site's home page and follows every link, and what is not there.
struct Crawl {
    private(set) var found: Set<String> = []
    /// The address that leads nowhere, and the page that names it.
    private(set) var missing: [String] = []

    private let root: String
    private let site: String

    /// `site`: the address that the site's own absolute links begin with.
    init(_ folder: String, site: String = "https://town.example/") {
        root = folder
        self.site = site
        guard FileManager.default.fileExists(atPath: folder + "/index.html") else {
            missing.append("/")
            return
        }
        var waiting = ["index.html"]
        found = ["index.html"]
        while let page = waiting.popLast() {
            for path in links(of: page) where found.insert(path).inserted { waiting.append(path) }
        }
        for index in found where index.hasSuffix(".html") && index.hasPrefix("search/") { checkSearch() }
    }

    private mutating func links(of page: String) -> [String] {
        guard page.hasSuffix(".html") || page.hasSuffix(".css"),
            let bytes = try? readFile(root + "/" + page)
        else { return [] }
        return Crawl.addresses(in: bytes).compactMap { address in
            guard let path = Crawl.path(of: address, from: page, site: site) else { return nil }
            if let file = file(path) { return file }
            missing.append(page + " → " + address)
            return nil
        }
    }

    /// As servers do: a folder's page for a folder.
    private func file(_ path: String) -> String? {
        let index = path.isEmpty ? "index.html" : path.hasSuffix("/") ? path + "index.html" : path + "/index.html"
        if !path.isEmpty, !path.hasSuffix("/"), kindOfPath(root + "/" + path) == .file { return path }
        return kindOfPath(root + "/" + index) == .file ? index : nil
    }

    /// The client reads these by the index's root.
    private mutating func checkSearch() {
        for language in (try? names(in: root + "/search")) ?? [] {
            let folder = root + "/search/" + language
            guard let list = try? JSONSerialization.jsonObject(with: Data(readFile(folder + "/files.json"))),
                let files = (list as? [String: Any])?["files"] as? [String: Any]
            else { continue }
            for name in files.keys where kindOfPath(folder + "/" + name) != .file {
                missing.append("search/" + language + " → " + name)
            }
        }
    }

    /// What stands in attributes that lead somewhere and in `url(…)`.
    static func addresses(in bytes: [UInt8]) -> [String] {
        var addresses: [String] = []
        let text = String(decoding: bytes, as: UTF8.self)
        func collect(_ opening: String, _ close: Character, _ take: (Substring) -> Void) {
            var rest = text[...]
            while let open = rest.firstRange(of: opening) {
                rest = rest[open.upperBound...]
                guard let end = rest.firstIndex(of: close) else { return }
                take(rest[..<end])
            }
        }
        for name in [" href=\"", " src=\"", " poster=\"", " data-root=\"", " content=\"https://town.example"] {
            let prefix = name.hasSuffix("\"") ? "" : "https://town.example"
            collect(name, "\"") { addresses.append(prefix + $0) }
        }
        for name in [" srcset=\"", " imagesrcset=\""] {
            collect(name, "\"") { value in
                for part in value.split(separator: ",") {
                    if let address = part.split(separator: " ").first { addresses.append(String(address)) }
                }
            }
        }
        collect("url(", ")") { addresses.append($0.trimmingCharacters(in: CharacterSet(charactersIn: "\"' "))) }
        return addresses.map { $0.replacing("&amp;", with: "&") }
    }

    /// nil for what is not of this site.
    static func path(of address: String, from page: String, site: String) -> String? {
        var text = address.prefix { $0 != "#" && $0 != "?" }
        if text.hasPrefix(site.dropLast()) { text = text.dropFirst(site.count - 1) }
        guard !text.isEmpty, !text.contains(":"), !text.hasPrefix("//") else { return nil }
        let whole: Substring
        if text.hasPrefix("/") {
            whole = text.dropFirst()
        } else {
            whole =
                page.prefix(through: page.lastIndex(of: "/") ?? page.startIndex).filter { _ in page.contains("/") }
                + text
        }
        return String(whole).removingPercentEncoding
    }
}
