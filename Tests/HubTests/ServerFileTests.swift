import Foundation
import Testing

@testable import Hub

/// A town with every sort of old address, hostile ones too.
private let town = """
    -- content/site.yml --
    \(usualSettings)
    hosting: apache
    contacts: {email: rada@town.example}
    files:
      - .well-known/x.txt
      - files/app.webmanifest
      - files/d12.bin
      - files/f-tags.bin
      - files/feed.xml
      - files/r-0a1b2c.bin
      - files/root.bin
      - files/shard.csx
      - files/style-0123456789abcdef.css
      - files/t-0a1b2c.bin
      - files/t-0a1b2cd.bin
    -- content/pages/kontakty.md --
    ---
    title: Контакти
    aliases:
      - /contacts/
      - /kontakty.html
      - /old/page.php
      - /вода і світло
      - /%D1%82%D0%B5%D0%BF%D0%BB%D0%BE/
      - '/a"b'
      - "/it's"
      - /${HOME}/$uri/$1/%{HTTP_HOST}
      - /x.*(y)|z[0-9]{2}+%3F^$
      - /a;b{c}
      - /100%
      - /<b>&amp;
      - '/?p=12'
      - '/index.php?option=com&id=5'
      - '/index.php?id=[а]&x=a.b'
    ---
    Текст.
    -- content/pages/kontakty.en.md --
    ---
    title: Contacts
    aliases: [/en/about-us, '/index.php?option=com&id=5&lang=en']
    ---
    Text.
    -- content/pages/stara.md --
    ---
    title: Стара
    gone: true
    replaced_by: kontakty
    ---
    Текст.
    -- content/pages/znimky.md --
    ---
    title: Знімки
    ---
    [Знімок](/files/photo.webp), [план](/files/plan.pdf), [календар](/files/events.ics), [рішення](/files/rishennia-202611211230.pdf)
    -- content/files/plan.pdf --
    x
    -- content/files/events.ics --
    BEGIN:VCALENDAR
    VERSION:2.0
    END:VCALENDAR
    -- content/files/feed.xml --
    <a/>
    -- content/files/shard.csx --
    x
    -- content/files/root.bin --
    x
    -- content/files/t-0a1b2c.bin --
    x
    -- content/files/r-0a1b2c.bin --
    x
    -- content/files/d12.bin --
    x
    -- content/files/f-tags.bin --
    x
    -- content/files/t-0a1b2cd.bin --
    x
    -- content/files/app.webmanifest --
    {}
    -- content/files/photo.webp --
    x
    -- content/files/style-0123456789abcdef.css --
    a{}
    -- content/files/rishennia-202611211230.pdf --
    x
    -- content/.well-known/x.txt --
    x

    """

/// What every server must answer.
private let answers: [(path: String, status: Int, headers: [String: String])] = [
    ("/", 200, ["Content-Type": "text/html; charset=utf-8"]),
    ("/kontakty/", 200, ["Content-Type": "text/html; charset=utf-8"]),
    ("/contacts/", 301, ["Location": "/kontakty/"]),
    ("/contacts", 301, ["Location": "/kontakty/"]),
    ("/contacts/?utm=1", 301, ["Location": "/kontakty/?utm=1"]),
    ("/contacts/more", 404, [:]),
    ("/kontakty.html", 301, ["Location": "/kontakty/"]),
    ("/kontakty-html", 404, [:]),
    ("/old/page.php", 301, ["Location": "/kontakty/"]),
    ("/%D0%B2%D0%BE%D0%B4%D0%B0%20%D1%96%20%D1%81%D0%B2%D1%96%D1%82%D0%BB%D0%BE", 301, ["Location": "/kontakty/"]),
    ("/%d1%82%d0%b5%d0%bf%d0%bb%d0%be/", 301, ["Location": "/kontakty/"]),
    ("/a%22b", 301, ["Location": "/kontakty/"]),
    ("/it's/", 301, ["Location": "/kontakty/"]),
    ("/$%7BHOME%7D/$uri/$1/%25%7BHTTP_HOST%7D", 301, ["Location": "/kontakty/"]),
    ("/x.*(y)%7Cz[0-9]%7B2%7D+%3F%5E$", 301, ["Location": "/kontakty/"]),
    ("/xabcz7", 404, [:]),
    ("/a;b%7Bc%7D", 301, ["Location": "/kontakty/"]),
    ("/100%25", 301, ["Location": "/kontakty/"]),
    ("/%3Cb%3E&amp;", 301, ["Location": "/kontakty/"]),
    ("/en/about-us", 301, ["Location": "/en/kontakty/"]),
    ("/stara", 410, [:]),
    ("/stara/", 410, ["Content-Type": "text/html; charset=utf-8"]),
    ("/nema/", 404, ["Content-Type": "text/html; charset=utf-8"]),
    ("/en/nema/", 404, ["Content-Type": "text/html; charset=utf-8"]),
    ("/.git/config", 404, [:]),
    ("/server/nginx.conf", 404, [:]),
    ("/.well-known/x.txt", 200, ["Content-Type": "text/plain; charset=utf-8"]),
    ("/.well-known/security.txt", 200, ["Content-Type": "text/plain; charset=utf-8"]),
    ("/files/plan.pdf", 200, ["Content-Type": "application/pdf"]),
    ("/files/events.ics", 200, ["Content-Type": "text/calendar; charset=utf-8"]),
    ("/files/feed.xml", 200, ["Content-Type": "application/xml; charset=utf-8"]),
    ("/files/shard.csx", 200, ["Content-Type": "application/octet-stream"]),
    ("/files/app.webmanifest", 200, ["Content-Type": "application/manifest+json"]),
    ("/files/photo.webp", 200, ["Content-Type": "image/webp"]),
]

/// What needs mod_rewrite on Apache.
private let queryAnswers: [(path: String, status: Int, headers: [String: String])] = [
    ("/?p=12", 301, ["Location": "/kontakty/"]),
    ("/?p=12&utm=1", 301, ["Location": "/kontakty/"]),
    ("/?p=123", 200, [:]),
    ("/?q=1&p=12", 200, [:]),
    ("/index.php?option=com&id=5", 301, ["Location": "/kontakty/"]),
    ("/index.php?option=com&id=5&lang=en", 301, ["Location": "/en/kontakty/"]),
    ("/index.php?option=com&id=57", 404, [:]),
    ("/index.php?id=%5B%d0%B0]&x=a.b", 301, ["Location": "/kontakty/"]),
    ("/index.php?id=%5B%D0%B0%5D&x=acb", 404, [:]),
    ("/index.php", 404, [:]),
]

/// What needs mod_headers on Apache.
private let headerAnswers: [(path: String, status: Int, headers: [String: String])] = [
    (
        "/", 200,
        [
            "Content-Security-Policy": "frame-ancestors 'self'", "X-Content-Type-Options": "nosniff",
            "Referrer-Policy": "strict-origin-when-cross-origin", "Strict-Transport-Security": "max-age=31536000",
            "Cross-Origin-Opener-Policy": "same-origin", "Cache-Control": "no-cache",
        ]
    ),
    ("/contacts/", 301, ["X-Content-Type-Options": "nosniff"]),
    ("/nema/", 404, ["X-Content-Type-Options": "nosniff"]),
    ("/stara/", 410, ["X-Content-Type-Options": "nosniff"]),
    ("/kontakty/", 200, ["Cache-Control": "no-cache"]),
    ("/files/feed.xml", 200, ["Cache-Control": "max-age=300"]),
    ("/files/events.ics", 200, ["Cache-Control": "max-age=300"]),
    ("/files/plan.pdf", 200, ["Cache-Control": "max-age=3600"]),
    ("/files/root.bin", 200, ["Cache-Control": "no-cache", "Content-Type": "application/octet-stream"]),
    ("/files/t-0a1b2c.bin", 200, ["Cache-Control": "max-age=31536000, immutable"]),
    ("/files/r-0a1b2c.bin", 200, ["Cache-Control": "max-age=31536000, immutable"]),
    ("/files/d12.bin?0a1b2c3d", 200, ["Cache-Control": "max-age=31536000"]),
    ("/files/f-tags.bin?0a1b2c3d", 200, ["Cache-Control": "max-age=31536000"]),
    ("/files/t-0a1b2cd.bin", 200, ["Cache-Control": "max-age=3600"]),
    ("/files/rishennia-202611211230.pdf", 200, ["Cache-Control": "max-age=3600"]),
    ("/files/style-0123456789abcdef.css", 200, ["Cache-Control": "max-age=31536000, immutable"]),
]

@Suite struct ServerFileTests {
    @Test(.enabled(if: WebServer.hasApache)) func apacheAnswersWithDebiansOwnModules() throws {
        let server = try WebServer.apache(try published(town), modules: WebServer.usualModules)
        defer { server.stop() }
        try server.check(answers)
        try checkPages(server)
    }

    @Test(.enabled(if: WebServer.hasApache)) func apacheAnswersWithAllModules() throws {
        let server = try WebServer.apache(
            try published(town), modules: WebServer.usualModules + ["headers", "rewrite", "expires", "brotli"])
        defer { server.stop() }
        try server.check(answers + queryAnswers + headerAnswers)
        try checkPages(server)
        // The index is compressed already.
        let shard = try server.get("/files/t-0a1b2c.bin", ["Accept-Encoding": "gzip, br"])
        #expect(shard.headers["content-encoding"] == nil)
        let packed = try server.get("/kontakty/", ["Accept-Encoding": "gzip, br"])
        #expect(packed.headers["content-encoding"] == "br")
        #expect(try server.get("/kontakty/", ["Accept-Encoding": "gzip"]).headers["content-encoding"] == "gzip")
        // What Apache packs on its way is known again when it is asked for anew.
        for packing in ["gzip", "br", "identity"] {
            let tag = try #require(try server.get("/kontakty/", ["Accept-Encoding": packing]).headers["etag"])
            // Of a file that was written this very second the tag is weak.
            let strong = tag.hasPrefix("W/") ? String(tag.dropFirst(2)) : tag
            for known in [strong, "W/" + strong] {
                let again = try server.get("/kontakty/", ["Accept-Encoding": packing, "If-None-Match": known])
                #expect(again.status == 304, "\(packing) \(known)")
            }
            let other = ["Accept-Encoding": packing, "If-None-Match": "\"1-gzip\""]
            #expect(try server.get("/kontakty/", other).status == 200)
        }
    }

    /// The least that hosts allow: `Options` or `DirectoryIndex` would make it answer 500 for everything.
    @Test(.enabled(if: WebServer.hasApache)) func apacheAnswersWhereFilesMaySayLittle() throws {
        let server = try WebServer.apache(
            try published(town), modules: WebServer.usualModules + ["headers", "rewrite"], allowing: "FileInfo")
        defer { server.stop() }
        try server.check(answers + queryAnswers + headerAnswers)
        try checkPages(server)
        #expect(try server.get("/files/").status == 404)
    }

    @Test(.enabled(if: WebServer.hasCaddy)) func caddyAnswers() throws {
        let server = try WebServer.caddy(try published(town.replacing("hosting: apache", with: "hosting: caddy")))
        defer { server.stop() }
        try server.check(answers + queryAnswers + headerAnswers)
        try checkPages(server)
        #expect(try server.get("/kontakty/", ["Accept-Encoding": "gzip"]).headers["content-encoding"] == "gzip")
    }

    @Test(.enabled(if: WebServer.hasCaddy)) func caddyServesASiteBelowAFolder() throws {
        let text = town.replacing("https://town.example/", with: "http://town.example/rada/")
            .replacing("hosting: apache", with: "hosting: caddy")
        let server = try WebServer.caddy(try published(text, below: "rada/"), import: "rada/server/Caddyfile")
        defer { server.stop() }
        try server.check(moved(answers + queryAnswers))
    }

    /// A proxy speaks TLS to visitors and plain HTTP to the server.
    @Test(arguments: ["apache", "nginx", "caddy"]) func oneHostAndTLSAreDemandedWhereTheTownAsks(kind: String) throws {
        let text = town.replacing(
            "hosting: apache", with: "hosting: \(kind)\nserver: {https: true, www: true}")
        guard let server = try started(kind, try published(text)) else { return }
        defer { server.stop() }
        let behind = ["X-Forwarded-Proto": "https"]
        let other = try server.get("/kontakty/?b=1", behind, host: "www.town.example")
        #expect(other.status == 301 && other.headers["location"] == "https://town.example/kontakty/?b=1")
        #expect(try server.get("/kontakty/", behind).status == 200)
        // Neither an old address nor a folder's slash leads back to plain HTTP.
        for path in ["/contacts/", "/contacts", "/kontakty"] {
            let answer = try server.get(path, behind)
            #expect(answer.status == 301 || answer.status == 308, "\(path)")
            #expect(!(answer.headers["location"] ?? "http:").hasPrefix("http:"), "\(path)")
        }
        // Caddy itself sends to TLS whoever comes without.
        guard kind != "caddy" else { return }
        let plain = try server.get("/kontakty/?b=1")
        #expect(plain.status == 301 && plain.headers["location"] == "https://town.example/kontakty/?b=1")
        #expect(try server.get("/kontakty/?b=1", ["X-Forwarded-Proto": "http"]).status == 301)
    }

    @Test(arguments: ["apache", "nginx", "caddy"]) func whatLiesPackedIsSentAsItLies(kind: String) throws {
        let archives = ["dani.csv.gz", "dani.tar.gz"]
        let text = town.replacing("hosting: apache", with: "hosting: \(kind)")
            .replacing("files:\n", with: "files:\n" + archives.map { "  - files/\($0)\n" }.joined())
        let folder = try published(text + archives.map { "-- content/files/\($0) --\nx\n" }.joined(), isPacked: true)
        guard let server = try started(kind, folder) else { return }
        defer { server.stop() }
        try server.check(answers + headerAnswers)
        for (name, packing) in [("br", "br"), ("gz", "gzip")] where kind != "nginx" || name == "gz" {
            for path in ["/kontakty/", "/files/feed.xml"] {
                let answer = try server.get(path, ["Accept-Encoding": packing])
                let file = path.hasSuffix("/") ? path + "index.html" : path
                let packed = try Data(contentsOf: URL(filePath: folder.path + "/site" + file + "." + name))
                #expect(answer.headers["content-encoding"] == packing, "\(path)")
                #expect(answer.bytes.elementsEqual(packed), "\(path)")
                #expect(answer.headers["vary"]?.contains("Accept-Encoding") == true, "\(path)")
                #expect(answer.headers["content-type"]?.hasSuffix("charset=utf-8") == true, "\(path)")
            }
        }
        #expect(try server.get("/kontakty/").headers["content-encoding"] == nil)
        // What the town itself laid there packed is no packed page.
        for path in archives.map({ "/files/" + $0 }) {
            let answer = try server.get(path, ["Accept-Encoding": "gzip, br"])
            let laid = try Data(contentsOf: URL(filePath: folder.path + "/site" + path))
            #expect(answer.headers["content-encoding"] == nil && answer.bytes.elementsEqual(laid), "\(path)")
            #expect(answer.headers["content-type"]?.hasPrefix("application/gzip") == true, "\(path)")
        }
    }

    /// Servers would send the town's own archive to whoever asks for the table.
    @Test func anArchiveUnderThePackedNameOfATableIsRefused() throws {
        let text =
            town.replacing("files:\n", with: "files:\n  - files/dani.csv.gz\n")
            + "-- content/files/dani.csv.gz --\nx\n"
        #expect(try built(text, isPacked: true).ids == [])
        let table =
            text.replacing("files:\n", with: "files:\n  - files/dani.csv\n")
            + "-- content/files/dani.csv --\nа,б\n"
        #expect(try built(table).ids == [])
        #expect(try built(table, isPacked: true).ids == ["file.packedName"])
    }

    /// What is missing, gone, or only wants its slash is asked for anew.
    @Test(arguments: ["apache", "nginx", "caddy"]) func nothingThatMayComeBackIsKept(kind: String) throws {
        let folder = try published(town.replacing("hosting: apache", with: "hosting: \(kind)"))
        guard let server = try started(kind, folder) else { return }
        defer { server.stop() }
        for path in ["/nema/", "/nema.pdf", "/stara/", "/kontakty", "/alerts.json"] {
            let caching = try server.get(path).headers["cache-control"]
            // Without a word, a redirect of Apache is not kept either, but 404 and 410 may be.
            #expect(caching == "no-cache" || caching == nil && path == "/kontakty", "\(kind) \(path)")
        }
    }

    /// For a host that answers 500 to it; what only rules can keep is said to be lost.
    @Test func noRulesForApacheWhereTheTownWantsNone() throws {
        let site = try built(town.replacing("hosting: apache", with: "hosting: apache\nserver: {htaccess: false}"))
        #expect(!site.files.keys.contains { $0.hasSuffix(".htaccess") } && site.files["server/nginx.conf"] != nil)
        #expect(site.ids == ["address.aliasNeedsServer"])
    }

    @Test func hostsOfReadyPagesGetTheirFiles() throws {
        let site = try built(town.replacing("hosting: apache", with: "hosting: github"))
        #expect(site.files["CNAME"] == Array("town.example\n".utf8) && site.files[".nojekyll"] == [])
        let plain = try built(town)
        #expect(plain.files["CNAME"] == nil && plain.files[".nojekyll"] == nil)
    }

    /// nil where the server is not installed.
    private func started(_ kind: String, _ folder: TemporaryFolder) throws -> WebServer? {
        switch kind {
        case "apache" where WebServer.hasApache:
            try WebServer.apache(
                folder, modules: WebServer.usualModules + ["headers", "rewrite"], allowing: "FileInfo")
        case "nginx" where WebServer.hasNginx: try WebServer.nginx(folder)
        case "caddy" where WebServer.hasCaddy: try WebServer.caddy(folder)
        default: nil
        }
    }

    @Test(.enabled(if: WebServer.hasNginx)) func nginxAnswers() throws {
        let server = try WebServer.nginx(try published(town))
        defer { server.stop() }
        try server.check(answers + queryAnswers + headerAnswers)
        try checkPages(server)
        #expect(try server.get("/kontakty/", ["Accept-Encoding": "gzip"]).headers["content-encoding"] == "gzip")
    }

    /// Quotes beside marks, which Swift's own operations do not find.
    @Test(.enabled(if: WebServer.hasNginx && WebServer.hasApache)) func aliasOpensNoDoor() throws {
        let joiners = ["\u{300}", "\u{FE0F}", "\u{200D}", "\u{600}", "\u{34F}"]
        let aliases = joiners.enumerated().flatMap { index, joiner in
            [
                "/a\(index)\"\(joiner) { } location /etc/ { root \(joiner)/; } location = \(joiner)\"\(joiner)b",
                "/\(joiner)c\(index)\"\(joiner)", "/d\(index)\(joiner)/e\"\(joiner)f.php",
            ]
        }
        let page = """
            -- content/site.yml --
            \(usualSettings)
            hosting: nginx
            -- content/pages/a.md --
            ---
            title: А
            aliases: [\(aliases.map { "'" + $0 + "'" }.joined(separator: ", "))]
            ---
            Текст.
            """
        for kind in ["nginx", "apache"] {
            let folder = try published(page.replacing("hosting: nginx", with: "hosting: " + kind))
            let server =
                try kind == "nginx"
                ? WebServer.nginx(folder) : WebServer.apache(folder, modules: WebServer.usualModules + ["rewrite"])
            defer { server.stop() }
            for path in ["/etc/passwd", "/etc/hostname", "/../etc/passwd", "/%2e%2e/etc/passwd"] {
                let answer = try server.get(path)
                #expect(answer.status != 200 && !answer.body.contains("root:"), "\(kind): \(path)")
            }
            try server.check(aliases.map { ($0.percentEncodedPath, 301, ["Location": "/a/"]) })
        }
    }

    @Test(.enabled(if: WebServer.hasApache)) func apacheServesASiteBelowAFolder() throws {
        let text = town.replacing("https://town.example/", with: "http://town.example/rada/")
        let server = try WebServer.apache(
            try published(text, below: "rada/"), modules: WebServer.usualModules + ["headers", "rewrite"])
        defer { server.stop() }
        try server.check(moved(answers + queryAnswers))
        #expect(try server.get("/rada/").headers["strict-transport-security"] == nil)
    }

    @Test(.enabled(if: WebServer.hasNginx)) func nginxServesASiteBelowAFolder() throws {
        let text = town.replacing("https://town.example/", with: "http://town.example/rada/")
        let folder = try published(text, below: "rada/")
        let server = try WebServer.nginx(folder, include: "rada/server/nginx.conf")
        defer { server.stop() }
        try server.check(moved(answers + queryAnswers))
        #expect(try server.get("/rada/").headers["strict-transport-security"] == nil)
    }

    @Test(.enabled(if: WebServer.hasApache)) func manyRedirectsLieInTheirFolders() throws {
        let many = (0..<300).map { "/a\($0)/" }.joined(separator: ", ")
        let text = """

            -- content/pages/bahato.md --
            ---
            title: Багато
            aliases: [\(many), /b.html, /stara/c.html, /forum/d.php]
            ---
            Текст.
            """
        let folder = try published(town + text)
        let server = try WebServer.apache(folder, modules: WebServer.usualModules)
        defer { server.stop() }
        #expect(try !String(contentsOfFile: folder.path + "/site/.htaccess", encoding: .utf8).contains("/a7"))
        try server.check(answers.filter { $0.path.hasSuffix("/") || $0.status != 301 })
        try server.check([
            ("/a7/", 301, ["Location": "/bahato/"]), ("/a7", 301, ["Location": "/bahato/"]),
            ("/b.html", 301, ["Location": "/bahato/"]),
            ("/stara/c.html", 301, ["Location": "/bahato/"]), ("/stara/", 410, [:]),
            ("/forum/d.php", 301, ["Location": "/bahato/"]), ("/forum/e.php", 404, [:]),
        ])
    }

    /// The bodies of what is missing and what is gone.
    private func checkPages(_ server: WebServer) throws {
        #expect(try server.get("/nema/").body.contains(#"<html lang="uk">"#))
        #expect(try server.get("/en/nema/").body.contains(#"<html lang="en">"#))
        let gone = try server.get("/stara/")
        #expect(gone.body.contains("<h1>Стара</h1>") && gone.body.contains("/kontakty/"))
        // Apache's own configuration comes first, and says 403.
        for path in ["/.htaccess", "/stara/.htaccess"] { #expect(try [403, 404].contains(server.get(path).status)) }
        #expect(try server.get("/files/").body.contains("plan.pdf") == false)
    }

    private func moved(
        _ answers: [(path: String, status: Int, headers: [String: String])]
    ) -> [(path: String, status: Int, headers: [String: String])] {
        // RFC 9116 has no place for the file below a folder.
        answers.filter { $0.path != "/.well-known/security.txt" }.map { answer in
            var headers = answer.headers
            if let location = headers["Location"] { headers["Location"] = "/rada" + location }
            return ("/rada" + answer.path, answer.status, headers)
        }
    }

    private func published(_ text: String, below: String = "", isPacked: Bool = false) throws -> TemporaryFolder {
        let site = try built(text, isPacked: isPacked)
        #expect(site.ids == [])
        let folder = TemporaryFolder()
        for (path, bytes) in site.files { folder.write(Data(bytes), to: "site/" + below + path) }
        return folder
    }
}
