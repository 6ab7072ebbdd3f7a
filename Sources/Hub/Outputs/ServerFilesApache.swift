internal import SourceText

/// `.htaccess` for Apache 2.4 with `AllowOverride All`; what needs a module that may be off waits in `<IfModule>`.
struct ApacheFile {
    let rules: ServerRules

    func write(into out: inout ByteWriter) {
        out.write("# Every build writes this file anew: what you add here will be lost.\n")
        out.write("Options -Indexes -MultiViews\nDirectoryIndex index.html\nAddDefaultCharset utf-8\n")
        writeNotFound(into: &out)
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
        out.write("<IfModule mod_alias.c>\n")
        if folder.isGone {
            out.write("RedirectMatch 410 \"^")
            out.write(path.apachePattern)
            out.write("?$\"\n")
        }
        write(folder.redirects, into: &out)
        out.write("</IfModule>\n")
    }

    private func writeNotFound(into out: inout ByteWriter) {
        func document(_ folder: String) {
            out.write("ErrorDocument 404 ")
            out.write(rules.base + folder)
            out.write("404.html\n")
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

    private func writeRedirects(into out: inout ByteWriter) {
        let base = rules.base.apachePattern
        out.write("<IfModule mod_alias.c>\nRedirectMatch 404 \"^")
        out.write(base)
        out.write(#"(?:/.*)?/\.(?!well-known(?:/|$))""#)
        out.write("\nRedirectMatch 404 \"^")
        out.write(base + "/" + ServerFiles.nginxPath.apachePattern)
        out.write("$\"\n")
        write(rules.inRoot, into: &out)
        out.write("</IfModule>\n")
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
            out.write(redirect.target)
            out.write("\"\n")
        }
    }

    private func writeQueries(into out: inout ByteWriter) {
        // The longer query first: `?p=1&l=en` fits the rule for `?p=1` too.
        let redirects = rules.redirects.filter { $0.address.query != nil }
            .sorted { ($0.address.query ?? "").utf8.count > ($1.address.query ?? "").utf8.count }
        guard !redirects.isEmpty else { return }
        out.write("<IfModule mod_rewrite.c>\nRewriteEngine On\n")
        for redirect in redirects {
            out.write("RewriteCond %{QUERY_STRING} \"^")
            out.write((redirect.address.query ?? "").queryPattern)
            out.write("(?:&|$)\"\nRewriteRule \"^")
            out.write(String(redirect.address.path.dropFirst(bytes: 1)).apachePattern)
            out.write("$\" \"")
            out.write(redirect.target)
            out.write("\" [R=301,L,QSD]\n")
        }
        out.write("</IfModule>\n")
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
        out.write("Header set Cache-Control \"\(ServerHeaders.otherCaching)\"\n")
        for (pattern, value) in ServerHeaders.caching {
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
