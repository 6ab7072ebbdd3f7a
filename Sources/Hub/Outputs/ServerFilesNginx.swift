internal import FileTree
internal import SourceText

/// `server/nginx.conf`: to be included in the `server { … }` whose `root` is the site's folder.
struct NginxFile {
    let rules: ServerRules

    /// All that one address answers: nginx takes each exact location once.
    private struct Exact {
        var queries: [(pattern: String, target: String)] = []
        var answer = ""
    }

    func write(into out: inout ByteWriter) {
        out.write(
            "# Every build writes this file anew. In your server block: root and listen, then include this file.\n")
        out.write("index index.html;\nautoindex off;\nserver_tokens off;\nabsolute_redirect off;\n")
        writeHosts(into: &out)
        writeTypes(into: &out)
        writeHeaders(into: &out)
        writeNotFound(into: &out)
        writeExact(into: &out)
    }

    /// The one name and the one way by which the town wants to be visited; a proxy may stand between.
    private func writeHosts(into out: inout ByteWriter) {
        let target = "return 301 \(rules.site.settings.origin)$request_uri;"
        if rules.demandsTLS {
            out.write("set $visnyk_scheme \"$scheme$http_x_forwarded_proto\";\n")
            out.write("if ($visnyk_scheme ~ \"^http(?:http)?$\") { \(target) }\n")
        }
        if let other = rules.otherHost { out.write("if ($host = \"\(other)\") { \(target) }\n") }
    }

    private func writeTypes(into out: inout ByteWriter) {
        out.write("types {\n")
        for (type, endings) in ServerHeaders.types { out.write("\(type) \(endings);\n") }
        out.write("}\ndefault_type application/octet-stream;\ncharset utf-8;\ncharset_types")
        let texts = ServerHeaders.textEndings.split(byte: " ")
        var seen: Set<String> = []
        for (type, endings) in ServerHeaders.types
        where seen.insert(type).inserted && type != "text/html"
            && endings.split(byte: " ").contains(where: { texts.contains($0) })
        {
            out.write(" " + type)
        }
        out.write(";\ngzip on;\ngzip_static on;\ngzip_vary on;\ngzip_min_length 512;\ngzip_types")
        for type in ServerHeaders.compressed where type != "text/html" { out.write(" " + type) }
        out.write(";\n")
    }

    private func writeHeaders(into out: inout ByteWriter) {
        for (name, value) in ServerHeaders.security(isSecure: rules.isSecure) {
            out.write("add_header \(name) \"\(value)\" always;\n")
        }
        out.write("set $visnyk_cache \"\(ServerHeaders.otherCaching)\";\n")
        for (pattern, value) in ServerHeaders.caching {
            out.write("if ($uri ~ \"\(pattern)\") { set $visnyk_cache \"\(value)\"; }\n")
        }
        // For what is missing or gone too: then it is the page that says so, which is asked for anew.
        out.write("add_header Cache-Control $visnyk_cache always;\n")
    }

    private func writeNotFound(into out: inout ByteWriter) {
        func document(_ folder: String) {
            let page = rules.base + folder + "404.html"
            out.write("error_page 404 \(page);\nerror_page 403 =404 \(page);\n")
        }
        document("/")
        for folder in rules.languageFolders {
            out.write("location \(rules.base + folder) {\n")
            document(folder)
            out.write("}\n")
        }
        out.write(#"location ~ "/\.(?!well-known(?:/|$))" { return 404; }"#)
        out.write("\nlocation ~ \"^\(rules.base.apachePattern)\(ServerFiles.ownPattern)\" { return 404; }\n")
    }

    private func writeExact(into out: inout ByteWriter) {
        var exact: [OutputPath: Exact] = [:]
        var order: [OutputPath] = []
        func change(_ path: String, _ change: (inout Exact) -> Void) {
            let path = OutputPath(path)
            if exact[path] == nil { order.append(path) }
            change(&exact[path, default: Exact()])
        }
        for gone in rules.gone {
            let page = rules.base + "/" + gone
            for path in ["/" + gone, "/" + gone.dropLast(bytes: 1)] {
                change(path) { $0.answer = "error_page 410 \(page)index.html; return 410;" }
            }
        }
        for redirect in rules.redirects {
            let path = redirect.address.path
            if let query = redirect.address.query {
                change(path) { $0.queries.append((query.queryPattern, redirect.target)) }
                continue
            }
            let answer = "return 301 \"\(redirect.target)$is_args$args\";"
            change(path) { $0.answer = answer }
            if redirect.address.shape == .folder { change(String(path.dropLast(bytes: 1))) { $0.answer = answer } }
        }
        for path in order {
            guard let one = exact[path] else { continue }
            out.write("location = \"")
            out.write((rules.base + path.text).nginxQuoted)
            out.write("\" {")
            // The longer query first: `?p=1&l=en` fits the rule for `?p=1` too.
            for (pattern, target) in one.queries.sorted(by: { $0.pattern.utf8.count > $1.pattern.utf8.count }) {
                out.write(" if ($args ~ \"^\(pattern)(?:&|$)\") { return 301 \"\(target)\"; }")
            }
            out.write(" \(one.answer) }\n")
        }
    }
}

extension String {
    /// Between the double quotes of a location's name, where nginx puts no variables in place.
    var nginxQuoted: String {
        replacing(bytes: "\\", with: "\\\\").replacing(bytes: "\"", with: "\\\"")
    }
}
