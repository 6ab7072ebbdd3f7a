internal import FileTree
internal import SourceText

/// One old address of an entry and where it leads now.
package struct Redirect: Sendable {
    package let address: OldAddress
    package let entry: EntryID
    /// From the host's root.
    let target: String
    /// The alias in the entry's file.
    let place: Range<Int>
}

/// A small page at each old address, for hosts that know no redirects: it leads on at once, but a `#fragment` that the
/// visitor came with is lost, for only a server's 301 keeps it.
package enum Redirects {
    static let name = "redirects"

    /// Every old address once, in the order of the entries.
    package static func all(_ site: Site) -> [Redirect] {
        var seen: Set<OldAddress> = []
        return written(site).filter { seen.insert($0.address).inserted }
    }

    static func jobs(_ context: OutputContext) -> [Job] {
        let site = context.site
        return all(site).compactMap { redirect in
            guard let file = redirect.address.file else { return nil }
            return Job(
                file, name, origin: "content/" + site.entries[redirect.entry].path,
                .bytes(digest: { digest(redirect, site) }, write: { write(redirect, site, into: &$0) }))
        }
    }

    private static func written(_ site: Site) -> [Redirect] {
        let field = site.kinds.map { $0.index(of: .aliases) }
        var redirects: [Redirect] = []
        for (id, entry) in site.entries.enumerated() {
            guard case .list(let items)? = entry.value(at: field[entry.kind]) else { continue }
            for case .path(let alias) in items {
                guard let address = OldAddress(alias.text) else { continue }
                redirects.append(
                    Redirect(address: address, entry: id, target: site.href(site.places[id].url), place: alias.range))
            }
        }
        return redirects
    }

    private static func digest(_ redirect: Redirect, _ site: Site) -> Digest {
        var hash = SHA256()
        for text in [
            site.settings.origin, redirect.target, site.title(redirect.entry),
            site.settings.languages[site.entries[redirect.entry].language],
        ] {
            hash.update(text.utf8.count)
            hash.update(text)
        }
        return hash.digest()
    }

    private static func write(_ redirect: Redirect, _ site: Site, into out: inout ByteWriter) {
        let title = site.title(redirect.entry)
        out.write("<!DOCTYPE html>\n<html lang=\"")
        out.write(escaping: site.settings.languages[site.entries[redirect.entry].language])
        out.write("\">\n<head>\n<meta charset=\"utf-8\">\n")
        out.write(
            "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; base-uri 'none'; form-action 'none'\">\n"
        )
        out.write("<meta name=\"viewport\" content=\"width=device-width,initial-scale=1\">\n<title>")
        out.write(escaping: title)
        out.write("</title>\n<meta name=\"robots\" content=\"noindex\">\n<link rel=\"canonical\" href=\"")
        out.write(escaping: site.settings.origin + redirect.target)
        out.write("\">\n<meta http-equiv=\"refresh\" content=\"0; url=")
        out.write(escaping: redirect.target)
        out.write("\">\n</head>\n<body>\n<main>\n<h1><a href=\"")
        out.write(escaping: redirect.target)
        out.write("\">")
        out.write(escaping: title)
        out.write("</a></h1>\n</main>\n</body>\n</html>\n")
    }

    /// Old addresses that are taken, or that the host chosen in `site.yml` cannot serve.
    static func check(_ site: Site, _ jobs: [Job], into diagnostics: inout Diagnostics) {
        let redirects = written(site)
        guard !redirects.isEmpty else { return }
        var holders: [OutputPath: String] = [:]
        holders.reserveCapacity(jobs.count)
        for job in jobs where job.output != name {
            holders[OutputPath(job.path)] = job.origin.isEmpty ? "/" + job.path : job.origin
        }
        var pages: [OutputPath: EntryID] = [:]
        for redirect in redirects {
            if redirect.address.shape == .file { pages[OutputPath(redirect.address.path)] = redirect.entry }
        }
        let folders = pages.isEmpty ? [:] : pageLikeFolders(site)
        var aliases: [OldAddress: EntryID] = [:]
        for redirect in redirects {
            let path = String(redirect.address.path.dropFirst(bytes: 1))
            func file(_ entry: EntryID) -> String { "content/" + site.entries[entry].path }
            var holder: String?
            if let other = aliases[redirect.address] {
                holder = other == redirect.entry ? nil : file(other)
            } else if redirect.address.query == nil {
                holder = holders[OutputPath(redirect.address.file ?? path)] ?? folders[OutputPath(path)]
                // A file cannot be a folder too.
                for (index, byte) in zip(path.utf8.indices, path.utf8) where holder == nil && byte == UInt8(ascii: "/")
                {
                    let above = String(path[..<index])
                    holder = holders[OutputPath(above)] ?? pages[OutputPath("/" + above)].map(file)
                }
            }
            aliases[redirect.address] = redirect.entry
            if let holder {
                diagnostics.append(
                    .aliasTaken, at: Place(file(redirect.entry), redirect.place), redirect.address.key, holder)
            }
        }
        checkHost(site, all(site), into: &diagnostics)
    }

    /// Folders of files under `content/` that are called like a page.
    private static func pageLikeFolders(_ site: Site) -> [OutputPath: String] {
        var folders: [OutputPath: String] = [:]
        for asset in site.assets.paths {
            for (index, byte) in zip(asset.utf8.indices, asset.utf8) where byte == UInt8(ascii: "/") {
                let folder = asset[..<index]
                if folder.hasSuffix(bytes: ".html") || folder.hasSuffix(bytes: ".htm") {
                    folders[OutputPath(String(folder))] = "content/" + asset
                }
            }
        }
        return folders
    }

    private static func checkHost(_ site: Site, _ redirects: [Redirect], into diagnostics: inout Diagnostics) {
        func place(_ redirect: Redirect) -> Place {
            Place("content/" + site.entries[redirect.entry].path, redirect.place)
        }
        let host = Host(site.settings.hosting)
        let lost = redirects.filter { $0.address.shape == .rule && !host.serves($0.address) }
        if let first = lost.first {
            diagnostics.append(
                .aliasNeedsServer, at: place(first), first.address.key, site.settings.hosting, String(lost.count))
        }
        guard let limit = host.redirectLimit else { return }
        let count = redirects.count { host.writes($0.address) }
        if count > limit {
            diagnostics.append(
                .tooManyRedirects, at: Place("content/site.yml"), site.settings.hosting, String(limit), String(count))
        }
        for redirect in redirects where host.writes(redirect.address) && RedirectLines.isTooLong(redirect, site) {
            diagnostics.append(.redirectTooLong, at: place(redirect), redirect.address.key, site.settings.hosting)
        }
    }
}

extension Message {
    static let aliasNeedsServer = Message(
        "address.aliasNeedsServer", .warning,
        Wording(
            uk: "стару адресу «{0}» файл не замінить, а правил для hosting: {1} немає; таких адрес: {2}",
            en:
                "no file can stand at the old address “{0}”, and hosting: {1} takes no rules for it; such addresses: {2}"
        ),
        hint: Wording(
            uk: "впишіть у site.yml справжній hosting (apache, nginx, netlify) або приберіть такі aliases",
            en: "write the true hosting into site.yml (apache, nginx, netlify) or remove such aliases"))
    static let tooManyRedirects = Message(
        "address.tooManyRedirects", .warning,
        Wording(
            uk: "hosting: {0} приймає щонайбільше {1} переадресацій, а їх {2}; решту заступлять сторінки переходу",
            en: "hosting: {0} takes at most {1} redirects, and there are {2}; pages that lead on stand in for the rest")
    )
    static let redirectTooLong = Message(
        "address.redirectTooLong", .warning,
        Wording(
            uk: "стара адреса «{0}» задовга для правил hosting: {1}",
            en: "the old address “{0}” is too long for the rules of hosting: {1}"),
        hint: Wording(uk: "правило не може мати понад 1000 знаків", en: "a rule cannot have more than 1,000 characters")
    )
}
