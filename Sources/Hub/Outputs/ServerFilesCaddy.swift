internal import FileTree
internal import SourceText

/// `server/Caddyfile`: to be imported in the site's block of Caddy 2, beside its `root`.
///
/// Addresses are told apart by tables (`map`), one look each, and not by a rule for each address. What is no plain word in
/// them is written as a regular expression of `\xHH`, so that nothing of an address means anything to Caddy.
struct CaddyFile {
    let rules: ServerRules

    func write(into out: inout ByteWriter) {
        out.write(
            "# Every build writes this file anew. In your site's block: root * /the/folder, then import this file.\n")
        writeHosts(into: &out)
        writeTables(into: &out)
        writeRules(into: &out)
        writeErrors(into: &out)
    }

    private func writeHosts(into out: inout ByteWriter) {
        guard let other = rules.otherHost else { return }
        out.write("@visnyk_other host \(other)\nredir @visnyk_other \(rules.site.settings.origin){uri} 301\n")
    }

    // MARK: Tables

    private func table(
        _ source: String, _ name: String, otherwise: String, into out: inout ByteWriter,
        _ rows: [(key: String, value: String)]
    ) {
        out.write("map \(source) {\(name)} {\n")
        for row in rows {
            out.write("\t")
            out.write(row.key)
            out.write(" \"")
            out.write(row.value)
            out.write("\"\n")
        }
        out.write("\tdefault \"\(otherwise)\"\n}\n")
    }

    private func writeTables(into out: inout ByteWriter) {
        table("{query}", "visnyk_query", otherwise: "", into: &out, [("`~^(.+)$`", "?${1}")])
        table(
            "{path}", "visnyk_cache", otherwise: ServerHeaders.otherCaching, into: &out,
            // The first that fits holds here.
            ServerHeaders.caching.reversed().map { ("`~" + $0.pattern + "`", $0.value) })
        table(
            "{path}", "visnyk_type", otherwise: "", into: &out,
            ServerHeaders.types.map { type, endings in
                let isText = endings.split(byte: " ").contains {
                    ServerHeaders.textEndings.split(byte: " ").contains($0)
                }
                let names = endings.replacing(bytes: " ", with: "|")
                return ("`~(?i)\\.(?:\(names))$`", isText ? type + "; charset=utf-8" : type)
            } + [("`~(?:^|/)[^/.]*$`", "text/html; charset=utf-8")])
        var moved: [(key: String, value: String)] = []
        for redirect in rules.redirects where redirect.address.query == nil {
            let path = rules.base + redirect.address.path
            moved.append((path.caddyKey, redirect.target))
            guard redirect.address.shape == .folder else { continue }
            moved.append((String(path.dropLast(bytes: 1)).caddyKey, redirect.target))
            moved.append(((path + "index.html").caddyKey, redirect.target))
        }
        if !moved.isEmpty { table("{path}", "visnyk_moved", otherwise: "", into: &out, moved) }
        // The longer query first: `?p=1&l=en` fits the rule for `?p=1` too.
        let asked = rules.redirects.filter { $0.address.query != nil }
            .sorted { ($0.address.query ?? "").utf8.count > ($1.address.query ?? "").utf8.count }
        if !asked.isEmpty {
            table(
                "{path}?{query}", "visnyk_asked", otherwise: "", into: &out,
                asked.map { redirect in
                    let path = (rules.base + redirect.address.path).apachePattern
                    return ("`~^\(path)\\?\((redirect.address.query ?? "").queryPattern)(?:&|$)`", redirect.target)
                })
        }
        if !rules.gone.isEmpty { table("{path}", "visnyk_gone", otherwise: "", into: &out, gone) }
    }

    /// Addresses of what is gone, and the page of each.
    private var gone: [(key: String, value: String)] {
        rules.gone.flatMap { gone -> [(key: String, value: String)] in
            let path = rules.base + "/" + gone
            return [path, String(path.dropLast(bytes: 1)), path + "index.html"].map {
                ($0.caddyKey, (path + "index.html").percentEncodedPath)
            }
        }
    }

    // MARK: Rules

    private func writeRules(into out: inout ByteWriter) {
        out.write("header {\n")
        for (name, value) in ServerHeaders.security(isSecure: rules.isSecure) {
            out.write("\t\(name) \"\(value)\"\n")
        }
        out.write("\tCache-Control \"{visnyk_cache}\"\n}\n")
        out.write(
            "@visnyk_typed expression `{visnyk_type} != \"\"`\nheader @visnyk_typed Content-Type \"{visnyk_type}\"\n")
        if rules.redirects.contains(where: { $0.address.query != nil }) {
            out.write("@visnyk_asked expression `{visnyk_asked} != \"\"`\nredir @visnyk_asked {visnyk_asked} 301\n")
        }
        if rules.redirects.contains(where: { $0.address.query == nil }) {
            out.write("@visnyk_moved expression `{visnyk_moved} != \"\"`\n")
            out.write("redir @visnyk_moved {visnyk_moved}{visnyk_query} 301\n")
        }
        if !rules.gone.isEmpty {
            out.write("@visnyk_gone expression `{visnyk_gone} != \"\"`\nerror @visnyk_gone 410\n")
        }
        out.write(
            "@visnyk_hidden {\n\tpath_regexp \"/\\\\.\"\n\tnot path_regexp \"/\\\\.well-known(?:/|$)\"\n}\n".replacing(
                bytes: "\\\\", with: "\\"))
        out.write("error @visnyk_hidden 404\n")
        out.write(
            "@visnyk_own path_regexp `^\(rules.base.apachePattern)\(ServerFiles.ownPattern)`\nerror @visnyk_own 404\n")
        out.write("encode zstd gzip\nfile_server {\n\tprecompressed br gzip\n}\n")
    }

    private func writeErrors(into out: inout ByteWriter) {
        out.write(
            "handle_errors {\n\theader Content-Type \"text/html; charset=utf-8\"\n\theader Cache-Control no-cache\n")
        if !rules.gone.isEmpty {
            out.write(
                "\t@visnyk_gone_page expression `{err.status_code} == 410`\n\trewrite @visnyk_gone_page {visnyk_gone}\n"
            )
        }
        for folder in rules.languageFolders {
            let name = "visnyk_" + folder.split(byte: "/").joined()
            out.write(
                "\t@\(name) {\n\t\texpression `{err.status_code} != 410`\n\t\tpath \(rules.base + folder)*\n\t}\n")
            out.write("\trewrite @\(name) \(rules.base + folder)404.html\n")
        }
        let others = rules.languageFolders.map { "\t\tnot path \(rules.base + $0)*\n" }.joined()
        out.write("\t@visnyk_missing {\n\t\texpression `{err.status_code} != 410`\n\(others)\t}\n")
        out.write("\trewrite @visnyk_missing \(rules.base)/404.html\n\tfile_server\n}\n")
    }
}

extension String {
    /// A path as the key of a table: itself, or an expression that fits it alone.
    fileprivate var caddyKey: String {
        let isPlain = utf8.allSatisfy { byte in
            (0x2D...0x39) ~= byte || byte < 0x80 && (0x61...0x7A) ~= byte | 0x20 || byte == UInt8(ascii: "_")
        }
        return isPlain ? self : "`~^" + apachePattern + "$`"
    }
}
