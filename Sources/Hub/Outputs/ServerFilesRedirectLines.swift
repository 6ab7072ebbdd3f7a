internal import SourceText

/// `_redirects` as Netlify, Cloudflare Pages and GitLab Pages read it: a rule a line, its parts between spaces. All but
/// unreserved characters are encoded, so that no `*`, `:name`, `#` or space of an old address means anything there.
struct RedirectLines {
    let rules: ServerRules
    let host: Host

    /// Whether Cloudflare would not read the rule.
    static func isTooLong(_ redirect: Redirect, _ site: Site) -> Bool {
        site.settings.hosting == "cloudflare"
            && (site.settings.base + redirect.address.path.percentEncodedPath + redirect.target).utf8.count + 6 > 1000
    }

    func write(into out: inout ByteWriter) {
        let redirects = rules.redirects.filter { host.writes($0.address) && !RedirectLines.isTooLong($0, rules.site) }
        for redirect in redirects where redirect.address.query != nil { query(redirect, into: &out) }
        // Cloudflare tells `/a` from `/a/`; where both do not fit, its own redirect to the folder comes before.
        let folders = redirects.count { $0.address.shape == .folder }
        let both = host == .cloudflare && redirects.count + folders <= host.redirectLimit ?? Int.max
        for redirect in redirects.prefix(host.redirectLimit ?? Int.max) where redirect.address.query == nil {
            line(redirect, redirect.address.path, into: &out)
            if both, redirect.address.shape == .folder {
                line(redirect, String(redirect.address.path.dropLast(bytes: 1)), into: &out)
            }
        }
        guard host == .netlify else { return }
        for gone in rules.gone { out.write("\(rules.base)/\(gone) \(rules.base)/\(gone)index.html 410!\n") }
        for folder in rules.languageFolders {
            out.write("\(rules.base + folder)* \(rules.base + folder)404.html 404\n")
        }
    }

    /// `/index.php id=5 /a/ 301!`, which only Netlify knows.
    private func query(_ redirect: Redirect, into out: inout ByteWriter) {
        out.write(rules.base)
        out.write(redirect.address.path.percentEncodedPath)
        for pair in (redirect.address.query ?? "").split(byte: "&") {
            let parts = pair.split(byte: "=", maxSplits: 1, omittingEmptySubsequences: false)
            out.write(" ")
            out.write(parts.map { String($0).percentDecoded.percentEncoded }.joined(separator: "="))
            if parts.count == 1 { out.write("=") }
        }
        out.write(" ")
        out.write(redirect.target)
        out.write(" 301!\n")
    }

    private func line(_ redirect: Redirect, _ path: String, into out: inout ByteWriter) {
        out.write(rules.base)
        out.write(path.percentEncodedPath)
        out.write(" ")
        out.write(redirect.target)
        // Netlify serves a file that stands there before any rule, but for `!`.
        out.write(host == .netlify ? " 301!\n" : " 301\n")
    }
}
