internal import FileTree
internal import SourceText

/// What servers must be told of the site: redirects, what is gone, types, headers. Made anew by every build, so that
/// an address once given never gets lost; which host reads which file: `docs/decisions/server-files.md`.
enum ServerFiles {
    static let name = "server files"
    /// Not in the root: nobody should take it for a page, and nginx reads it where `include` says.
    static let nginxPath = "server/nginx.conf"
    static let caddyPath = "server/Caddyfile"

    /// What lies beside it is for servers and timers, not for visitors.
    static let ownPattern = #"/server/(?:nginx\.conf|Caddyfile|visnyk\.[a-z]+)(?:\.gz|\.br)?$"#

    static func jobs(_ context: OutputContext) -> [Job] {
        let site = context.site
        guard isPlain(site.settings.base) else { return [] }
        let host = Host(site.settings.hosting)
        let rules = ServerRules(site)
        let digest = rules.digest
        func job(_ path: String, _ write: @escaping @Sendable (inout ByteWriter) -> Void) -> Job {
            Job(path, name, .bytes(digest: { digest }, write: write))
        }
        var jobs = [
            job(nginxPath) { NginxFile(rules: rules).write(into: &$0) },
            job(caddyPath) { CaddyFile(rules: rules).write(into: &$0) },
        ]
        if site.settings.server.htaccess {
            jobs.append(job(".htaccess") { ApacheFile(rules: rules).write(into: &$0) })
        }
        for folder in rules.folders where site.settings.server.htaccess {
            jobs.append(job(folder.path + ".htaccess") { ApacheFile(rules: rules).write(folder, into: &$0) })
        }
        if host.readsRedirectLines {
            jobs.append(job("_redirects") { RedirectLines(rules: rules, host: host).write(into: &$0) })
        }
        if host == .github {
            // Without it a builder of its own would leave out what begins with an underscore.
            jobs.append(job(".nojekyll") { _ in })
            if let name = rules.ownHost { jobs.append(job("CNAME") { $0.write(name + "\n") }) }
        }
        if host.readsHeaderLines { jobs.append(job("_headers") { ServerHeaders.writeLines(rules, into: &$0) }) }
        return jobs
    }

    /// Every rule begins with the base; one with other characters would need each server's own escapes.
    private static func isPlain(_ base: String) -> Bool {
        base.utf8.allSatisfy {
            (0x2D...0x39) ~= $0 || (0x61...0x7A) ~= $0 | 0x20 && $0 < 0x80 || $0 == UInt8(ascii: "_")
                || $0 == UInt8(ascii: "~")
        }
    }
}

/// What the site's host can be told, by `hosting` in `site.yml`.
enum Host {
    case apache, nginx, caddy, netlify, cloudflare, github, gitlab
    /// A server that takes no file of ours, or one unknown.
    case other

    init(_ name: String) {
        switch name {
        case "apache": self = .apache
        case "nginx": self = .nginx
        case "caddy": self = .caddy
        case "netlify": self = .netlify
        case "cloudflare": self = .cloudflare
        case "github": self = .github
        case "gitlab": self = .gitlab
        default: self = .other
        }
    }

    var readsRedirectLines: Bool { self == .netlify || self == .cloudflare || self == .gitlab }
    var readsHeaderLines: Bool { self == .netlify || self == .cloudflare }

    /// Whether a rule for an address at which no file can stand reaches the host.
    func serves(_ address: OldAddress) -> Bool {
        switch self {
        case .apache, .nginx, .caddy, .netlify: true
        case .cloudflare, .gitlab: address.query == nil
        case .github, .other: false
        }
    }

    /// Whether the address gets a line in `_redirects`. On GitLab a file there wins over its line.
    func writes(_ address: OldAddress) -> Bool {
        switch self {
        case .netlify: true
        case .cloudflare: address.query == nil
        case .gitlab: address.query == nil && address.shape == .rule
        case .apache, .nginx, .caddy, .github, .other: false
        }
    }

    /// Lines of `_redirects` that are read (Cloudflare: 2,000 without wildcards; GitLab: 1,000).
    var redirectLimit: Int? {
        switch self {
        case .cloudflare: 2000
        case .gitlab: 1000
        default: nil
        }
    }
}

/// What every server is told, in no server's words.
struct ServerRules: Sendable {
    let site: Site
    let redirects: [Redirect]
    /// Pages from the output's root, with a slash at the end: `news/2020/a/`.
    let gone: [String]
    /// What Apache is told in folders below the root, in the order of their paths.
    let folders: [Folder]
    /// Whether redirects lie in Apache's folders, and not all at the root.
    let isSpread: Bool

    struct Folder: Sendable {
        /// From the output's root, with a slash at the end.
        let path: String
        var isGone = false
        var redirects: [Redirect] = []
    }

    /// Apache reads `.htaccess` anew for each request, some 10 µs a rule: more than these go where few requests pass.
    static let mostInRoot = 300

    init(_ site: Site) {
        self.site = site
        redirects = Redirects.all(site)
        gone = site.linked.lazy.filter { $0.stage == .gone }.map { String($0.url.dropFirst(bytes: 1)) }
        isSpread = redirects.count { $0.address.query == nil } > ServerRules.mostInRoot
        var folders: [OutputPath: Folder] = [:]
        for path in gone { folders[OutputPath(path), default: Folder(path: path)].isGone = true }
        if isSpread {
            for redirect in redirects {
                guard let path = redirect.address.folder else { continue }
                folders[OutputPath(path), default: Folder(path: path)].redirects.append(redirect)
            }
        }
        self.folders = folders.values.sorted { $0.path.utf8.lexicographicallyPrecedes($1.path.utf8) }
    }

    /// Without those that lie in folders.
    var inRoot: [Redirect] { isSpread ? redirects.filter { $0.address.folder == nil } : redirects }

    /// What stands before every path: empty, or `/town`.
    var base: String { site.settings.base }
    /// The site's host, with its port if it has one.
    var host: String {
        String(site.settings.origin.split(byte: "/").last ?? "")
    }
    /// The same town's other name: with `www.` or without; nil where nobody asked for a rule or it is no name.
    var otherHost: String? {
        guard site.settings.server.www, !host.contains(bytes: ":"), host.contains(bytes: ".") else { return nil }
        return host.hasPrefix(bytes: "www.") ? String(host.dropFirst(bytes: 4)) : "www." + host
    }
    /// The host's name where it is the town's own, and not the host's.
    var ownHost: String? { base.isEmpty && !host.hasSuffix(bytes: ".github.io") ? host : nil }
    /// Visitors without TLS are sent to it.
    var demandsTLS: Bool { site.settings.server.https && isSecure }
    /// Beside each text file lie packed ones.
    var isPacked: Bool { site.settings.isPacked }
    var isSecure: Bool { site.settings.origin.hasPrefix(bytes: "https://") }

    /// Folders of the languages but the first, each with a page 404 of its own.
    var languageFolders: [String] { site.settings.languages.indices.dropFirst().map { site.prefix($0) } }

    var digest: Digest {
        var hash = SHA256()
        func add(_ text: String) {
            hash.update(text.utf8.count)
            hash.update(text)
        }
        add(site.settings.origin)
        add(site.settings.base)
        add(site.settings.hosting)
        for flag in [site.settings.server.https, site.settings.server.www, isPacked] { hash.update(flag ? 1 : 0) }
        hash.update(site.settings.languages.count)
        site.settings.languages.forEach(add)
        hash.update(redirects.count)
        for redirect in redirects {
            add(redirect.address.key)
            add(redirect.target)
        }
        gone.forEach(add)
        return hash.digest()
    }
}
