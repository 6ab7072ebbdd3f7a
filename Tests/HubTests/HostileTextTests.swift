import Foundation
import SourceText
import TestSupport
import Testing

@testable import Hub

#if canImport(FoundationXML)
    import FoundationXML
#endif

private let owasp: [String] = {
    guard let file = sharedFolder("data/suites/owasp-xss/payloads.json"), let data = try? Data(contentsOf: file) else {
        return []
    }
    return (try? JSONDecoder().decode([String].self, from: data)) ?? []
}()

private let naughty: [String] = {
    guard let file = sharedFolder("data/suites/blns/blns.txt"),
        let text = try? String(contentsOf: file, encoding: .utf8)
    else {
        return []
    }
    return text.split(separator: "\n").filter { !$0.hasPrefix("#") }.map(String.init)
}()

/// A few texts together, so that a site of all of them stays small.
private func bundles(_ texts: [String], of size: Int, by separator: String) -> [String] {
    stride(from: 0, to: texts.count, by: size).map {
        texts[$0..<min($0 + size, texts.count)].joined(separator: separator)
    }
}

/// As much of it as a tag may have.
private func short(_ text: String) -> String { String(String.UnicodeScalarView(text.unicodeScalars.prefix(25))) }

/// As YAML takes it between double quotes.
private func quoted(_ text: String) -> String {
    var result = "\""
    for scalar in text.unicodeScalars {
        switch scalar {
        case "\"": result += "\\\""
        case "\\": result += "\\\\"
        case "\n": result += "\\n"
        case "\t": result += "\\t"
        case _
        where scalar.value < 0x20 || (0x7F...0x9F).contains(scalar.value) || (0xFFFE...0xFFFF).contains(scalar.value):
            continue
        // Turned directions are an error of their own.
        case "\u{202A}"..."\u{202E}", "\u{2066}"..."\u{2069}": continue
        default: result.unicodeScalars.append(scalar)
        }
    }
    return result + "\""
}

/// Every sign of Markdown's made a plain one.
private func escaped(_ text: String) -> String {
    text.reduce(into: "") { result, character in
        if character.isASCII, character.isPunctuation || character.isSymbol { result.append("\\") }
        result.append(character.isNewline ? " " : character)
    }
}

/// A line of front matter for every field that may hold any text at all; nil for what has a form of its own.
private func value(_ type: FieldType, _ text: String) -> String? {
    switch type {
    case .text, .hours, .money: quoted(text)
    case .markdown: quoted(escaped(text))
    case .phone: quoted(text + " 112")
    case .reference(_, orText: true): quoted("Слово " + text)
    case .term(.tags): quoted("т " + short(text))
    case .number: "3"
    case .flag: "true"
    case .daySpan: "08:30–12:00"
    case .day, .instant: "2026-11-20"
    case .url: "https://example.org/?a=1&b='"
    case .email: "a'&@example.org"
    case .file: "a'&.pdf"
    case .picture: "{src: \"a'&.png\", alt: \(quoted(text)), caption: \(quoted(text)), credit: \(quoted(text))}"
    case .choice(let words): words[0]
    case .list(let item): value(item, text).map { "[\($0)]" }
    case .map(let rows):
        "{" + rows.compactMap { row in value(row.type, text).map { row.name + ": " + $0 } }.joined(separator: ", ")
            + "}"
    case .either(_, let rows): value(.map(rows), text)
    case .reference, .term, .path, .recurrence: nil
    }
}

private func entry(_ kind: Kind, _ name: String, _ text: String, body: String) -> String {
    var lines = ["-- content/\(kind.folder)/\(name).md --", "---"]
    for field in kind.fields
    where !["draft", "gone", "noindex", "recurrence", "exceptions", "publish_at", "expires"].contains(field.name) {
        if let value = value(field.type, text) { lines.append(field.name + ": " + value) }
    }
    return (lines + ["---", body, ""]).joined(separator: "\n")
}

private func settings(_ text: String) -> String {
    let value = quoted(text)
    return """
        -- content/site.yml --
        name: \(value)
        short_name: \(value)
        description: {uk: \(value), en: \(value)}
        url: https://town.example/
        time_zone: Europe/Bucharest
        languages: [uk, en]
        contacts: {address: \(value), phone: \(quoted(text + " 112")), email: a@example.org, hours: \(value)}
        press: {phone: \(quoted(text + " 112")), email: a@example.org, signature: \(value)}
        hotlines: [{name: \(value), phone: \(quoted(text + " 112"))}]
        social: [{name: \(value), url: "https://example.org/?a=1&b='"}]
        menu: [{title: \(value), url: /news/}]
        region: \(value)
        community: \(value)
        code: \(value)
        licence: \(value)
        alert_sender: \(value)

        """
}

/// What in a file of a site could run or break; nil for a harmless one.
private func fault(_ path: String, _ bytes: [UInt8]) -> String? {
    let text = String(decoding: bytes, as: UTF8.self)
    switch path.split(separator: ".").last {
    case "html": return markupFault(text)
    case "xml", "rss", "atom", "svg", "cap":
        let reader = XMLReader()
        guard reader.reads(bytes) else { return "not well-formed: \(reader.failure)" }
        if let fault = reader.fault { return fault }
        return reader.markup.lazy.compactMap(markupFault).first
    case "json", "webmanifest", "geojson", "jsonld", "ndjson":
        guard let value = try? JSONSerialization.jsonObject(with: Data(bytes), options: .fragmentsAllowed) else {
            return "not JSON"
        }
        return jsonFault(value)
    case "ics":
        let names = bytes.split(separator: 0x0A).filter { $0.first != 0x20 }
            .map { String(decoding: $0.prefix { $0 != 0x3A && $0 != 0x3B }, as: UTF8.self) }
        let known: Set<String> = [
            "BEGIN", "END", "VERSION", "PRODID", "CALSCALE", "METHOD", "NAME", "X-WR-CALNAME", "DESCRIPTION",
            "X-WR-CALDESC", "URL", "REFRESH-INTERVAL", "X-PUBLISHED-TTL", "X-WR-TIMEZONE", "UID", "DTSTAMP",
            "RECURRENCE-ID", "DTSTART", "DTEND", "RRULE", "EXDATE", "SUMMARY", "LOCATION", "GEO", "ORGANIZER",
            "CONTACT",
            "CATEGORIES", "STATUS", "SEQUENCE", "CREATED", "LAST-MODIFIED", "IMAGE", "ATTACH", "TZID", "TZNAME",
            "TZOFFSETFROM", "TZOFFSETTO", "RDATE", "TZUNTIL", "TZID-ALIAS-OF", "COMMENT",
        ]
        return names.first { !known.contains($0) }.map { "a line of its own: \($0)" }
    case "csv": return cells(bytes).lazy.compactMap(cellFault).first
    case "conf", "htaccess": return bytes.split(separator: 0x0A).lazy.compactMap(directiveFault).first
    default: return nil
    }
}

/// The cells of a table, as RFC 4180 has them.
private func cells(_ bytes: [UInt8]) -> [[UInt8]] {
    var cells: [[UInt8]] = [[]]
    var isQuoted = false
    for byte in bytes {
        switch byte {
        case 0x22: isQuoted.toggle()
        case 0x2C where !isQuoted, 0x0A where !isQuoted:
            cells.append([])
        default: cells[cells.count - 1].append(byte)
        }
    }
    return cells
}

private func cellFault(_ cell: [UInt8]) -> String? {
    let text = String(decoding: cell, as: UTF8.self)
    let seen = text.unicodeScalars.drop {
        $0.properties.isWhitespace || $0.properties.generalCategory == .nonspacingMark
            || $0.properties.generalCategory == .format
    }
    guard let first = seen.first,
        "=@＝＠".unicodeScalars.contains(first) || cell.first.map({ $0 == 9 || $0 == 10 }) == true
    else { return nil }
    return "a formula: \(text.prefix(40))"
}

/// A line of a server's configuration begins with a word of ours, and its quotes are closed.
private func directiveFault(_ line: ArraySlice<UInt8>) -> String? {
    var isQuoted = false
    var isEscaped = false
    for byte in line {
        if isEscaped {
            isEscaped = false
        } else if byte == 0x5C {
            isEscaped = true
        } else if byte == 0x22 {
            isQuoted.toggle()
        }
    }
    let text = String(decoding: line, as: UTF8.self)
    if isQuoted, !text.hasPrefix("#") { return "an open quote: \(text)" }
    let word = String(decoding: line.prefix { $0 != 0x20 && $0 != 0x3B && $0 != 0x3E }, as: UTF8.self)
    let known: Set<String> = [
        "#", "index", "autoindex", "server_tokens", "absolute_redirect", "types", "}", "default_type", "charset",
        "charset_types", "gzip", "gzip_static", "gzip_vary", "gzip_min_length", "gzip_types", "add_header", "set", "if",
        "error_page", "location", "Options", "DirectoryIndex", "AddDefaultCharset", "ErrorDocument", "<IfModule",
        "</IfModule", "<If", "</If", "RedirectMatch", "RewriteEngine", "RewriteCond", "RewriteRule", "AddType",
        "AddCharset", "Header", "RequestHeader", "<FilesMatch", "</FilesMatch", "AddOutputFilterByType",
    ]
    // Lines of nginx's `types { … }`.
    return known.contains(word) || text.contains("/") && text.utf8.last == 0x3B && !text.contains("\"")
        ? nil : "a line of its own: \(text)"
}

/// Reads tags as a browser does, roughly: whatever opens an element counts.
private func markupFault(_ page: String) -> String? {
    // A browser sees bytes, and no mark joins one of these to its neighbour.
    let text = String(
        String.UnicodeScalarView(page.utf8.lazy.filter { $0 != 0x0D }.map { $0 < 0x80 ? Unicode.Scalar($0) : "·" }))
    let allowedScripts = ["application/ld+json", "application/json", "speculationrules", "importmap"]
    var rest = Substring(text)
    while let open = rest.firstIndex(of: "<") {
        rest = rest[open...].dropFirst()
        guard let first = rest.first, first.isLetter, first.isASCII else { continue }
        let name = rest.prefix { $0.isLetter || $0.isNumber || $0 == "-" }.lowercased()
        rest = rest.dropFirst(name.count)
        var attributes: [String: String] = [:]
        while let character = rest.first, character != ">" {
            if character.isWhitespace || character == "/" {
                rest.removeFirst()
                continue
            }
            let attribute = rest.prefix { !$0.isWhitespace && $0 != "=" && $0 != ">" && $0 != "/" }.lowercased()
            if attribute.isEmpty { return "a stray sign in <\(name)>: \(rest.prefix(30))" }
            rest = rest.dropFirst(attribute.count)
            var value = ""
            if rest.first == "=" {
                rest = rest.dropFirst()
                if rest.first == "\"" || rest.first == "'" {
                    let quote = rest.removeFirst()
                    value = String(rest.prefix { $0 != quote })
                    rest = rest.dropFirst(value.count + 1)
                } else {
                    value = String(rest.prefix { !$0.isWhitespace && $0 != ">" })
                    rest = rest.dropFirst(value.count)
                }
            }
            attributes[attribute] = value
        }
        for (attribute, value) in attributes {
            if attribute.hasPrefix("on") { return "<\(name) \(attribute)>" }
            if attribute == "style", name != "img" { return "<\(name) style=\(value)>" }
            let bare = value.decodingReferences().lowercased().filter { !$0.isWhitespace }
            if ["href", "src", "action", "formaction", "data", "srcset", "poster"].contains(attribute),
                bare.hasPrefix("javascript:") || bare.hasPrefix("vbscript:") || bare.hasPrefix("data:text")
            {
                return "<\(name) \(attribute)=\(value)>"
            }
        }
        if attributes["http-equiv"]?.lowercased() == "refresh" { return "<meta http-equiv=refresh>" }
        if ["iframe", "object", "embed", "base", "frame", "applet"].contains(name) { return "<\(name)>" }
        if name == "script" {
            let type = attributes["type"] ?? ""
            let end = rest.range(of: "</script", options: .caseInsensitive) ?? rest.endIndex..<rest.endIndex
            let content = rest[..<end.lowerBound].dropFirst()
            if let source = attributes["src"] {
                if !source.hasPrefix("/") || source.hasPrefix("//") || !content.isEmpty {
                    return "<script src=\(source)>"
                }
            } else if !allowedScripts.contains(type) {
                // The site's own, which stands in every page.
                if String(content) == String(decoding: PageScripts.beforePaint, as: UTF8.self) {
                    rest = rest[end.upperBound...]
                    continue
                }
                return "<script>\(content.prefix(40))"
            } else {
                guard let value = try? JSONSerialization.jsonObject(with: Data(content.utf8)) else {
                    return "not JSON-LD: \(content)"
                }
                if let fault = jsonFault(value) { return fault }
            }
            rest = rest[end.upperBound...]
        } else if name == "style" || name == "textarea" || name == "title" {
            let end = rest.range(of: "</\(name)", options: .caseInsensitive) ?? rest.endIndex..<rest.endIndex
            if name == "style", rest[..<end.lowerBound].dropFirst().contains("<") { return "<style> with a tag" }
            rest = rest[end.upperBound...]
        }
    }
    return nil
}

/// URLs of JSON are followed by whoever reads it; its HTML is shown.
private func jsonFault(_ value: Any) -> String? {
    switch value {
    case let list as [Any]: return list.lazy.compactMap(jsonFault).first
    case let map as [String: Any]:
        for (key, value) in map {
            if let text = value as? String {
                if ["url", "href", "contentUrl", "external_url", "home_page_url", "feed_url", "image", "@id"].contains(
                    key),
                    text.lowercased().hasPrefix("javascript:")
                {
                    return "\(key): \(text)"
                }
                if key == "content_html", let fault = markupFault(text) { return "\(key): \(fault)" }
            } else if let fault = jsonFault(value) {
                return fault
            }
        }
        return nil
    default: return nil
    }
}

private final class XMLReader: NSObject, XMLParserDelegate {
    var markup: [String] = []
    var fault: String?
    var failure = ""
    private var text = ""

    func reads(_ bytes: [UInt8]) -> Bool {
        let parser = XMLParser(data: Data(bytes))
        parser.delegate = self
        if parser.parse() { return true }
        failure = "line \(parser.lineNumber), \(String(describing: parser.parserError))"
        return false
    }

    func parser(
        _ parser: XMLParser, didStartElement name: String, namespaceURI: String?, qualifiedName: String?,
        attributes: [String: String] = [:]
    ) {
        text = ""
        if name.lowercased().hasSuffix("script") { fault = "<\(name)>" }
        for (attribute, value) in attributes {
            if attribute.lowercased().hasPrefix("on") { fault = "<\(name) \(attribute)>" }
            if value.lowercased().hasPrefix("javascript:") { fault = "<\(name) \(attribute)=\(value)>" }
        }
    }

    func parser(_ parser: XMLParser, foundCharacters string: String) { text += string }

    func parser(_ parser: XMLParser, foundCDATA data: Data) { text += String(decoding: data, as: UTF8.self) }

    func parser(_ parser: XMLParser, didEndElement name: String, namespaceURI: String?, qualifiedName: String?) {
        // Readers of feeds show these as HTML.
        if ["content:encoded", "content", "summary"].contains(name), !text.isEmpty { markup.append(text) }
        if ["link", "guid", "id", "url", "web"].contains(name), text.lowercased().hasPrefix("javascript:") {
            fault = text
        }
        text = ""
    }
}

private func expectHarmless(_ site: BuiltSite) {
    #expect(site.errors == [])
    #expect(!site.files.isEmpty)
    for (path, bytes) in site.files {
        if let fault = fault(path, bytes) { Issue.record("\(path): \(fault)") }
    }
}

/// A few payloads in every text field of every kind: the rest differ only in what stands in the fields.
@Test func hostileTextInEveryFieldOfEveryKindStaysText() throws {
    let payloads =
        owasp.isEmpty
        ? ["</script><script>alert(1)</script>", "\"><img src=x onerror=alert(1)>", "]]><b>", "' onx='"] : owasp
    let files: [String: Data] = ["a'&.pdf": TinyDocument.pdf, "a'&.png": smallPicture]
    let all = payloads.joined(separator: " ")
    var text = settings("\"'><script>alert(1)</script>]]>--><!--&amp;&lt;b onclick=1")
    for kind in Kind.all {
        text += entry(kind, "all", all, body: "Текст.")
        text += entry(
            kind, "shut", "</title></style></textarea></script>-->]]>\"'><svg/onload=alert(1)>", body: "Текст.")
    }
    expectHarmless(try built(text, files: Dictionary(uniqueKeysWithValues: files.map { ("content/" + $0, $1) })))
}

/// Signs of every format beside what joins its neighbour, so that to Swift's own operations they are other characters.
private let joined: [String] = ["\u{300}", "\u{FE0F}", "\u{200D}", "\u{600}", "\u{34F}", "\u{338}"].flatMap { joiner in
    [
        "<script>alert(1)</script>", "\"><img src=x onerror=alert(1)>", "' onx='", "]]><b>", "</title><svg onload=1>",
        "=cmd()", "@SUM(1)", "\\,;\nATTENDEE:x", "&lt;b&gt;", "//host/", "\\\"",
    ].map { payload in
        payload.unicodeScalars.map {
            $0.isASCII && !$0.properties.isAlphabetic ? joiner + String($0) + joiner : String($0)
        }
        .joined()
    }
}

@Test func signsBesideMarksStayTextInEveryFieldOfEveryKind() throws {
    let files: [String: Data] = ["a'&.pdf": TinyDocument.pdf, "a'&.png": smallPicture]
    for payloads in [joined, joined.map { $0.replacing("\n", with: "\r\n") }] {
        var text = settings(payloads[0] + payloads[1])
        for kind in Kind.all {
            text += entry(kind, "all", payloads.joined(separator: " "), body: "Текст.")
            for index in 0..<3 { text += entry(kind, "one\(index)", payloads[index * 11 + 5], body: "Текст.") }
        }
        expectHarmless(try built(text, files: Dictionary(uniqueKeysWithValues: files.map { ("content/" + $0, $1) })))
    }
}

/// An alias is a path of bytes: it writes no line of a server's configuration, leads nowhere else and ends no build.
@Test(arguments: ["apache", "netlify", "cloudflare"]) func aliasBesideMarksIsARuleOrAnError(hosting: String) throws {
    func site(_ aliases: [String]) throws -> BuiltSite {
        let list = aliases.map(quoted).joined(separator: ", ")
        return try built(
            "-- content/site.yml --\n\(usualSettings)hosting: \(hosting)\n"
                + "-- content/pages/a.md --\n---\ntitle: А\naliases: [\(list)]\n---\nТекст.\n")
    }
    var taken: [String] = []
    var refused: [String] = []
    for joiner in ["\u{300}", "\u{FE0F}", "\u{200D}", "\u{600}", "\u{34F}", "\u{338}"] {
        taken += [
            "/\(joiner)", "/\(joiner)a", "/a\(joiner)/\(joiner)b.html", "/a\"\(joiner) { root /etc; }",
            "/\(joiner)\"; autoindex on;", "/b\(joiner).php", "/c/index.html\(joiner)",
            "/d?\(joiner)x=1&\(joiner)y=\"\(joiner)", "/e$\(joiner)uri", "/\(joiner)/host/",
        ]
        refused += [
            "//\(joiner)host/", "/\\\(joiner)host", "/f\\\(joiner)\"g", "/.\(joiner)git/x", "/a/..\(joiner)/b",
            "/g#\(joiner)", "/h/\(joiner)//i",
        ]
    }
    #expect(try Set(site(refused).errors) == ["value.path"])
    #expect(refused.allSatisfy { OldAddress($0) == nil })
    let whole = try site(taken)
    #expect(whole.errors == [])
    for (path, bytes) in whole.files {
        // The page at the old address, which leads on.
        let lead = "<meta http-equiv=\"refresh\" content=\"0; url=/a/\">"
        let bytes = Array(String(decoding: bytes, as: UTF8.self).replacing(lead, with: "").utf8)
        if let fault = path.hasPrefix("_redirects") ? redirectFault(bytes) : fault(path, bytes) {
            Issue.record("\(path): \(fault)")
        }
    }
}

/// `_redirects` holds nothing but addresses of the site's own and a status.
private func redirectFault(_ bytes: [UInt8]) -> String? {
    String(decoding: bytes, as: UTF8.self).split(separator: "\n").map(String.init)
        .first {
            !$0.utf8.allSatisfy { 0x20..<0x7F ~= $0 } || !$0.contains(/^\/(?!\/)\S*( \S+=\S*)* \/(?!\/)\S* [0-9]{3}!?$/)
        }
        .map { "a line of its own: \($0)" }
}

@Test func everyPayloadAsTitleTagAndSettingStaysText() throws {
    var text = settings("</script><script>alert(1)</script>")
    for (index, payload) in (owasp + bundles(naughty, of: 12, by: " ")).enumerated() {
        text += """
            -- content/news/n\(index).md --
            ---
            title: \(quoted("Н " + payload))
            summary: \(quoted(payload))
            date: 2026-11-20
            tags: [\(quoted("т " + short(payload)))]
            authors: \(quoted("А " + payload))
            ---
            Текст.

            """
    }
    expectHarmless(try built(text))
}

/// In bodies HTML is an error; what is left of each payload once it is taken out must be harmless.
@Test func everyPayloadInABodyIsAnErrorOrHarmless() throws {
    func site(_ payloads: [String]) -> String {
        payloads.enumerated().map { index, payload in
            let safe = payload.replacing("\n-- ", with: "\n - ").unicodeScalars.filter {
                $0 == "\n" || $0 == "\t"
                    || $0.value >= 0x20 && !(0x7F...0x9F).contains($0.value) && !(0xFFFE...0xFFFF).contains($0.value)
            }
            return
                "-- content/news/n\(index).md --\n---\ntitle: Н\ndate: 2026-11-20\n---\n\(String(String.UnicodeScalarView(safe)))\n"
        }.joined(separator: "\n")
    }
    let payloads = owasp + naughty
    let first = try built(site(payloads))
    let refused = Set(first.report.diagnostics.all.filter { $0.severity == .error }.map(\.place.path))
    let rest = payloads.enumerated().filter { !refused.contains("content/news/n\($0.offset).md") }.map(\.element)
    if !payloads.isEmpty { #expect(refused.count > 60) }
    expectHarmless(try built(site(rest.isEmpty ? ["&lt;script&gt;"] : bundles(rest, of: 16, by: "\n\n***\n\n"))))
    // The same text as code is text.
    expectHarmless(
        try built(site(bundles(payloads, of: 40, by: "\n").map { "    " + $0.replacing("\n", with: "\n    ") })))
}

@Test func namesOfFilesAreText() throws {
    let name = "а\"'<script>alert(1)&amp;.png"
    let site = try built(
        news(
            "image: {src: \(quoted(name)), alt: Знімок}\nattachments: [\(quoted(name))]",
            body: "![Знімок](<а\"'\\<script\\>alert(1)&amp;amp;.png>)"),
        files: ["content/news/" + name: smallPicture])
    expectHarmless(site)
}

/// XML has no way to write most control characters, so none may reach a feed.
@Test func controlCharactersNeverReachTheOutput() throws {
    #expect(mistakes(news("draft: false", body: "а\u{FFFF}б")) == ["content/news/a.md:6:2 source.controlCharacter"])
    let site = try built(
        news(
            "summary: \"&#1;а\\u0001б\\uFFFFв&#xFFFE;&#xD800;&#99999999;&#;\"\nunits: \"а\\u0008б\"",
            body: "а&#1;б&#11;в&#xFFFE;г `&#8;` [ґ](/news/ \"&#2;\") &#0;&#xD800;"))
    expectHarmless(site)
    #expect(site.main("/news/a/").contains("аб"))
}
