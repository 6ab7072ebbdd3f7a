internal import SourceText

/// `.htaccess` for Apache 2.4 with `AllowOverride FileInfo`, the least that hosts allow: one directive more, and such a
/// host answers 500 for the whole site. What needs a module that may be off waits in `<IfModule>`.
struct ApacheFile {
    let rules: ServerRules

    func write(into out: inout ByteWriter) {
        out.write("# Every build writes this file anew: what you add here will be lost.\n")
        out.write("AddDefaultCharset utf-8\n")
        writeHosts(into: &out)
        writeNotFound(into: &out)
        writeFolders(into: &out)
        writeRedirects(into: &out)
        writeQueries(into: &out)
        writeTypes(into: &out)
        writeHeaders(into: &out)
        writeCompression(into: &out)
    }

    /// A folder's own file, for which no request elsewhere pays. What is gone answers 410 with its own page, which may
    /// name what took its place.
    func write(_ folder: ServerRules.Folder, into out: inout ByteWriter) {
        let path = rules.base + "/" + folder.path
        if folder.isGone {
            out.write("ErrorDocument 410 ")
            out.write(path)
            out.write("index.html\n")
        }
        out.write("<If \"true\">\n<IfModule mod_alias.c>\n")
        if folder.isGone {
            out.write("RedirectMatch 410 \"^")
            out.write(path.apachePattern)
            out.write("?$\"\n")
        }
        write(folder.redirects, into: &out)
        out.write("</IfModule>\n</If>\n")
    }

    private func writeNotFound(into out: inout ByteWriter) {
        func document(_ folder: String) {
            for status in ["404", "403"] {
                out.write("ErrorDocument \(status) ")
                out.write(rules.base + folder)
                out.write("404.html\n")
            }
        }
        document("/")
        for folder in rules.languageFolders {
            out.write("<If \"%{REQUEST_URI} =~ m#^")
            out.write((rules.base + folder).apachePattern)
            out.write("#\">\n")
            document(folder)
            out.write("</If>\n")
        }
    }

    /// The one name and the one way by which the town wants to be visited.
    private func writeHosts(into out: inout ByteWriter) {
        func rule(_ condition: String) {
            out.write("<If \"\(condition)\">\n<IfModule mod_alias.c>\n")
            out.write("RedirectMatch 301 \"^(.*)$\" \"\(rules.site.settings.origin)$1\"\n</IfModule>\n</If>\n")
        }
        if rules.demandsTLS { rule("%{HTTPS} != 'on' && %{HTTP:X-Forwarded-Proto} != 'https'") }
        if let other = rules.otherHost { rule("%{HTTP_HOST} =~ m#^\(other.apachePattern)(:[0-9]+)?$#i") }
    }

    /// Folders without a page show no list, and those with one get their slash by the scheme that visitors know: a proxy
    /// may stand between.
    private func writeFolders(into out: inout ByteWriter) {
        out.write("<If \"-d %{REQUEST_FILENAME} && ! -f '%{REQUEST_FILENAME}/index.html'\">\n<IfModule mod_alias.c>\n")
        out.write("RedirectMatch 404 \".\"\n</IfModule>\n</If>\n")
        guard rules.isSecure else { return }
        out.write("<If \"-f '%{REQUEST_FILENAME}/index.html' && %{REQUEST_URI} !~ m#/$#\">\n<IfModule mod_alias.c>\n")
        out.write("RedirectMatch 301 \"^(.*)$\" \"\(rules.site.settings.origin)$1/\"\n</IfModule>\n</If>\n")
    }

    /// In full where the site has TLS: of a proxy that speaks it Apache knows nothing and would lead back to `http`.
    private func full(_ target: String) -> String { rules.isSecure ? rules.site.settings.origin + target : target }

    private func writeRedirects(into out: inout ByteWriter) {
        let base = rules.base.apachePattern
        // Of such sections the later one comes first: an old address before the slash of its folder.
        out.write("<If \"true\">\n<IfModule mod_alias.c>\nRedirectMatch 404 \"^")
        out.write(base)
        out.write(#"(?:/.*)?/\.(?!well-known(?:/|$))""#)
        out.write("\nRedirectMatch 404 \"^")
        out.write(base + ServerFiles.ownPattern)
        out.write("\"\n")
        write(rules.inRoot, into: &out)
        out.write("</IfModule>\n</If>\n")
    }

    private func write(_ redirects: [Redirect], into out: inout ByteWriter) {
        for redirect in redirects where redirect.address.query == nil {
            out.write("RedirectMatch 301 \"^")
            out.write(rules.base.apachePattern)
            if redirect.address.shape == .folder {
                out.write(String(redirect.address.path.dropLast(bytes: 1)).apachePattern)
                out.write(#"(?:/(?:index\.html)?)?"#)
            } else {
                out.write(redirect.address.path.apachePattern)
            }
            out.write("$\" \"")
            out.write(full(redirect.target))
            out.write("\"\n")
        }
    }

    private func writeQueries(into out: inout ByteWriter) {
        // The longer query first: `?p=1&l=en` fits the rule for `?p=1` too.
        let redirects = rules.redirects.filter { $0.address.query != nil }
            .sorted { ($0.address.query ?? "").utf8.count > ($1.address.query ?? "").utf8.count }
        guard !redirects.isEmpty || rules.isPacked else { return }
        out.write("<IfModule mod_rewrite.c>\nRewriteEngine On\n")
        for redirect in redirects {
            out.write("RewriteCond %{QUERY_STRING} \"^")
            out.write((redirect.address.query ?? "").queryPattern)
            out.write("(?:&|$)\"\nRewriteRule \"^")
            out.write(String(redirect.address.path.dropFirst(bytes: 1)).apachePattern)
            out.write("$\" \"")
            out.write(full(redirect.target))
            out.write("\" [R=301,L,QSD]\n")
        }
        if rules.isPacked { writePacked(into: &out) }
        out.write("</IfModule>\n")
    }

    /// Sends what lies packed beside a file, to browsers that take it.
    ///
    /// A rule that finds it leads Apache to the file anew, and what the rule set is called `REDIRECT_` from then on: that
    /// tells such a request from one for an archive of the town's own. Only there is it known not to pack once more.
    private func writePacked(into out: inout ByteWriter) {
        out.write("<IfModule mod_headers.c>\n")
        let types = ServerHeaders.types.filter { ServerHeaders.compressed.contains($0.type) }
        out.write("RewriteCond %{ENV:REDIRECT_visnyk_packed} \"!^1$\"\n")
        out.write("RewriteRule \"^\" \"-\" [S=\(types.count + 1)]\n")
        for (type, endings) in types {
            let names = endings.replacing(bytes: " ", with: "|")
            let isText = endings.split(byte: " ").contains { ServerHeaders.textEndings.split(byte: " ").contains($0) }
            out.write("RewriteRule \"\\.(?:\(names))\\.(?:gz|br)$\" \"-\" ")
            out.write("\"[T=\(type)\(isText ? "; charset=utf-8" : "")]\"\n")
        }
        out.write("RewriteRule \"^\" \"-\" [L,E=no-gzip:1,E=no-brotli:1]\n")
        for (packing, name) in [("br", "br"), ("gzip", "gz")] {
            for (file, page) in [("(.+)", ""), ("(.+/)?", "index.html")] {
                out.write("RewriteCond %{HTTP:Accept-Encoding} \"\\b\(packing)\\b\"\n")
                out.write("RewriteCond \"%{REQUEST_FILENAME}\(page).\(name)\" -f\n")
                out.write("RewriteRule \"^\(file)$\" \"$1\(page).\(name)\" [L,E=visnyk_packed:1]\n")
            }
        }
        out.write("<IfModule mod_mime.c>\nRemoveEncoding .gz .br\nRemoveLanguage .br\n</IfModule>\n")
        for (packing, name) in [("br", "br"), ("gzip", "gz")] {
            out.write("<FilesMatch \"\\.\(name)$\">\n")
            out.write("Header set Content-Encoding \(packing) env=REDIRECT_visnyk_packed\n</FilesMatch>\n")
        }
        out.write("Header merge Vary Accept-Encoding\n</IfModule>\n")
    }

    private func writeTypes(into out: inout ByteWriter) {
        out.write("<IfModule mod_mime.c>\n")
        func line(_ directive: StaticString, _ value: String, _ endings: String) {
            out.write(directive)
            out.write(" ")
            out.write(value)
            for ending in endings.split(byte: " ") { out.write(" ." + ending) }
            out.write("\n")
        }
        for (type, endings) in ServerHeaders.types { line("AddType", type, endings) }
        line("AddCharset", "utf-8", ServerHeaders.textEndings)
        out.write("</IfModule>\n")
    }

    private func writeHeaders(into out: inout ByteWriter) {
        out.write("<IfModule mod_headers.c>\n")
        for (name, value) in ServerHeaders.security(isSecure: rules.isSecure) {
            out.write("Header always set \(name) \"\(value)\"\n")
        }
        // What Apache packs on its way gets `-gzip` into its tag, by which it does not know it again: nothing would ever
        // be unchanged. With the bare tag beside it is known.
        out.write(#"RequestHeader edit If-None-Match "^(W/)?\"([^\",]+)-(gzip|br)\"$" "$1\"$2-$3\", $1\"$2\"""# + "\n")
        out.write("Header set Cache-Control \"\(ServerHeaders.otherCaching)\"\n")
        for (name, value) in ServerHeaders.caching {
            // The name that is asked for may have got the ending of what lies packed.
            let pattern = rules.isPacked ? name.dropLast(bytes: 1) + "(?:\\.gz|\\.br)?$" : name
            out.write("<FilesMatch \"\(pattern)\">\nHeader set Cache-Control \"\(value)\"\n</FilesMatch>\n")
        }
        out.write("</IfModule>\n")
    }

    private func writeCompression(into out: inout ByteWriter) {
        let types = ServerHeaders.compressed.joined(separator: " ")
        out.write("<IfModule mod_filter.c>\n<IfModule mod_brotli.c>\n")
        out.write("AddOutputFilterByType BROTLI_COMPRESS \(types)\n</IfModule>\n")
        out.write("<IfModule mod_deflate.c>\nAddOutputFilterByType DEFLATE \(types)\n</IfModule>\n</IfModule>\n")
    }
}
