internal import Fetching
internal import Provenance
internal import SourceText

/// Compares what a server gives with the manifest that it gives.
///
/// A server lists no files, so foreign ones are sought where a reader could come upon them: by the links of the site's
/// pages, of the sitemap, and of the listings that some servers show for a folder without a page.
public func verify(address: String, trust: Trust? = nil) throws(Failure) -> Findings {
    guard let address = SiteAddress(address) else { throw Failure.noSuchPlace }
    let fetcher = Fetcher()
    let bytes = try manifest(at: address, fetcher)
    let manifest: SiteManifest
    do throws(SiteManifest.Mistake) {
        manifest = try SiteManifest(bytes: bytes)
    } catch {
        throw Failure.badManifest(error)
    }
    let verification = AddressVerification(manifest, at: address, fetcher)
    if let trust {
        verification.findings.signature = try trust.signature(
            signature(at: address, fetcher), of: bytes, manifest)
    }
    verification.compareFiles()
    verification.seekForeignFiles()
    verification.findings.sort()
    return verification.findings
}

private func manifest(at address: SiteAddress, _ fetcher: Fetcher) throws(Failure) -> [UInt8] {
    let request = Fetcher.Request(
        address.url(of: SiteManifest.name), limit: SiteManifest.sizeLimit, keepsBody: true)
    guard let answer = fetcher.fetch(request) else { throw Failure.noSuchPlace }
    if let failure = answer.failure { throw Failure.unreachable(failure) }
    switch answer.status {
    case 200 where !answer.isTooLong: return answer.body
    case 300..<400: throw Failure.redirected
    case 404, 410: throw Failure.noManifest
    default: throw Failure.unreachable("HTTP \(answer.status)")
    }
}

/// nil where there is none.
private func signature(at address: SiteAddress, _ fetcher: Fetcher) throws(Failure) -> [UInt8]? {
    let request = Fetcher.Request(
        address.url(of: SiteManifest.signatureName), limit: Minisign.sizeLimit, keepsBody: true)
    guard let answer = fetcher.fetch(request) else { return nil }
    if let failure = answer.failure { throw Failure.unreachable(failure) }
    return answer.status == 200 && !answer.isTooLong ? answer.body : nil
}

private final class AddressVerification {
    var findings: Findings
    private let address: SiteAddress
    private let site: SiteAddress?
    private let fetcher: Fetcher
    private let files: [String: SiteManifest.File]
    /// Folders of the manifest's files, with a slash at their ends; the root is empty.
    private var folders: Set<String> = [""]
    /// What links lead to and the manifest does not know.
    private var suspects: [String] = []
    private var met: Set<String> = [SiteManifest.name, SiteManifest.signatureName]

    init(_ manifest: SiteManifest, at address: SiteAddress, _ fetcher: Fetcher) {
        findings = Findings(manifest)
        self.address = address
        self.fetcher = fetcher
        site = SiteAddress(manifest.site)
        files = Dictionary(manifest.files.map { ($0.path, $0) }) { first, _ in first }
        for file in manifest.files {
            var path = file.path[...]
            while let slash = path.lastIndex(ofByte: "/") {
                guard folders.insert(String(path[...slash])).inserted else { break }
                path = path[..<slash]
            }
        }
    }

    // MARK: Files of the manifest

    func compareFiles() {
        let list = findings.manifest.files
        var next = 0
        var byURL: [String: SiteManifest.File] = [:]
        fetcher.fetch {
            guard next < list.count else { return nil }
            defer { next += 1 }
            let file = list[next]
            let url = address.url(of: file.path)
            byURL[url] = file
            // A changed page is read too, since it may lead to what is foreign.
            let isPage = AddressVerification.namesOthers(file.path)
            return Fetcher.Request(url, limit: max(file.size, isPage ? 1 << 20 : 0), keepsBody: isPage)
        } _: { request, answer in
            guard let file = byURL.removeValue(forKey: request.url) else { return }
            compare(file, answer)
        }
    }

    private func compare(_ file: SiteManifest.File, _ answer: Fetcher.Answer) {
        if answer.failure != nil {
            findings.unreached.append(file.path)
            return
        }
        // Page 404 and what is gone come with a status of their own.
        if answer.status >= 200, !answer.isTooLong, answer.size == file.size, answer.digest == file.digest {
            follow(answer.body, on: file.path)
            return
        }
        switch answer.status {
        case 200:
            findings.changed.append(file.path)
            follow(answer.body, on: file.path)
        case _ where AddressVerification.isServersOwn(file.path) || isMovedWithin(file, answer):
            findings.unchecked.append(file.path)
        case 404, 410: findings.missing.append(file.path)
        // The address gives something, and not the file.
        case 300..<400: findings.changed.append(file.path)
        default: findings.unreached.append(file.path)
        }
    }

    /// Where an old address has a page that leads on, servers that were told so lead on by themselves.
    private func isMovedWithin(_ file: SiteManifest.File, _ answer: Fetcher.Answer) -> Bool {
        guard (300..<400).contains(answer.status), file.entry == nil, let target = answer.redirect,
            let path = address.path(of: target, on: file.path, of: site), path + "index.html" != file.path
        else { return false }
        return isKnown(path)
    }

    /// What servers read and do not show.
    private static func isServersOwn(_ path: String) -> Bool {
        let names = path.split(byte: "/")
        return names.contains { $0.hasPrefix(bytes: ".") && $0 != ".well-known" }
            || ["_headers", "_redirects", "CNAME"].contains(path)
            || path.hasPrefix(bytes: "server/") && !path.hasSuffix(bytes: ".html") || names.last == "404.html"
    }

    private static func namesOthers(_ path: String) -> Bool {
        path.hasSuffix(bytes: ".html") || path.hasPrefix(bytes: "sitemap") && path.hasSuffix(bytes: ".xml")
    }

    // MARK: Foreign files

    private func follow(_ page: [UInt8], on path: String) {
        for link in PageLinks.addresses(in: page) {
            guard let target = address.path(of: link, on: path, of: site), !isKnown(target),
                suspects.count < AddressVerification.suspectLimit, met.insert(target).inserted
            else { continue }
            suspects.append(target)
        }
    }

    private func isKnown(_ path: String) -> Bool {
        if folders.contains(path) || folders.contains(path + "/") { return true }
        return files[path] != nil
    }

    /// A page that leads on without end is not followed without end.
    private static let suspectLimit = 20_000
    private static let sizeLimit = 64 << 20

    func seekForeignFiles() {
        let none = "visnyk-verify-" + Digest(of: findings.manifest.bytes).hexadecimal.prefix(16)
        if let answer = fetcher.fetch(Fetcher.Request(address.text + none, limit: 1 << 20)), answer.status == 200 {
            findings.answersEverything = true
            return
        }
        let unpaged = folders.filter { files[$0 + "index.html"] == nil }.sorted()
        ask(unpaged) { folder, answer in
            if answer.status == 200 { follow(answer.body, on: folder) }
        }
        while !suspects.isEmpty {
            let asked = suspects
            suspects = []
            ask(asked) { path, answer in
                guard answer.status == 200 else { return }
                findings.foreign.append(path)
                follow(answer.body, on: path)
            }
            if met.count > AddressVerification.suspectLimit { break }
        }
    }

    private func ask(_ paths: [String], _ take: (String, Fetcher.Answer) -> Void) {
        var next = 0
        var byURL: [String: String] = [:]
        fetcher.fetch {
            guard next < paths.count else { return nil }
            defer { next += 1 }
            let url = address.url(of: paths[next])
            byURL[url] = paths[next]
            let isPage =
                paths[next].hasSuffix(bytes: "/") || paths[next].isEmpty || paths[next].hasSuffix(bytes: ".html")
            return Fetcher.Request(
                url, limit: isPage ? 1 << 20 : AddressVerification.sizeLimit, keepsBody: isPage)
        } _: { request, answer in
            guard let path = byURL.removeValue(forKey: request.url) else { return }
            take(path, answer)
        }
    }
}
