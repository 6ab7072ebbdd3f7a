import Foundation
import TestSupport
import Testing

@testable import Hub

// MARK: Opening hours

@Test(
    arguments: [
        ("Пн–Чт 08:00–17:00; перерва 12:00–12:45", ["Mo-Th 08:00-12:00", "Mo-Th 12:45-17:00"]),
        (
            "Пн–Чт 08:00–17:00; Пт 08:00–15:45; перерва 12:00–12:45",
            ["Mo-Th 08:00-12:00", "Mo-Th 12:45-17:00", "Fr 08:00-12:00", "Fr 12:45-15:45"]
        ),
        ("Пн–Нд 00:00–24:00", ["Mo-Su"]),
        ("цілодобово", ["Mo-Su"]),
        ("24/7", ["Mo-Su"]),
        ("Вт, Чт 09:00–16:00", ["Tu,Th 09:00-16:00"]),
        ("Пн 08:00–17:00; Вт 08:00–20:00; Ср–Чт 08:00–17:00", ["Mo,We,Th 08:00-17:00", "Tu 08:00-20:00"]),
        ("Пн-Пт: 9.00-13.00, 14.00-18.00, Сб 9–14", ["Mo-Fr 09:00-13:00", "Mo-Fr 14:00-18:00", "Sa 09:00-14:00"]),
        (
            "Пн–Пт 08:00–17:00 (перерва 12:00–13:00); Сб 09:00–15:00",
            ["Mo-Fr 08:00-12:00", "Mo-Fr 13:00-17:00", "Sa 09:00-15:00"]
        ),
        ("щодня з 10:00 до 19:00, без перерви; Нд – вихідний", ["Mo-Sa 10:00-19:00"]),
        ("Сб–Пн 18:00–02:00", ["Mo,Sa,Su 18:00-02:00"]),
        ("П’ятниця 08:00–12:00", ["Fr 08:00-12:00"]),
        ("Mon–Fri 09:00–18:00; break 13:00–14:00", ["Mo-Fr 09:00-13:00", "Mo-Fr 14:00-18:00"]),
        ("Пн–Пт 08:00–17:00; Пт 08:00–15:45", ["Mo-Th 08:00-17:00", "Fr 08:00-15:45"]),
        ("Сб 20:00–24:00", ["Sa 20:00-23:59"]),
    ])
func hoursInWordsAreHoursForMachines(_ text: String, _ expected: [String]) {
    #expect(OpeningHours(text)?.schemaTexts == expected)
}

@Test(
    arguments: [
        "", "за домовленістю", "Пн–Пт", "08:00–17:00", "Пн 25:00–26:00", "Пн 08:60–09:00", "Пн 08:00", "Пн 08:00–08:00",
        "Пн–Пт 08:00–17:00, крім свят", "Пн 99999999999999999999:00–1", "–;,–", "перерва 12:00–13:00", "Пн вихідний",
        "перерва Пн 12:00–13:00",
    ])
func hoursThatAreNotUnderstoodAreNotGuessed(_ text: String) {
    #expect(OpeningHours(text) == nil)
}

@Test func hoursOfEndlessTextAreRefused() {
    #expect(OpeningHours(String(repeating: "Пн 08:00–17:00;", count: 100_000)) == nil)
}

// MARK: Every kind

/// An entry of every kind with every field that has a meaning outside the site, its words being `text`.
func fullSite(_ text: String) throws -> BuiltSite {
    var files: [String: Data] = [:]
    var pages = """
        -- content/site.yml --
        name: Містечко
        url: https://town.example/
        time_zone: Europe/Bucharest
        languages: [uk]
        region: Область
        community: Громада
        code: UA00
        settlements: [{name: Село, code: UA01}]
        audiences: [Батьки]

        """
    for kind in Kind.all {
        pages += "-- content/\(kind.folder)/full.md --\n---\n"
        for field in kind.fields
        where field.isData
            && !["parent", "replaces", "replaced_by", "follows", "became", "expires", "image_alt"].contains(
                field.name)
        {
            // Nothing is a part of itself.
            let whole = field.name == "part_of" ? "events/whole" : value(field.type, text, of: kind)
            pages += "\(field.name): \(whole)\n"
        }
        pages += "---\n\nТекст.\n\n"
        files["content/\(kind.folder)/a.pdf"] = TinyDocument.pdf
        files["content/\(kind.folder)/a.png"] = Data("x".utf8)
    }
    pages += "-- content/events/whole.md --\n---\ntitle: Фестиваль\ndate: 2026-11-20\nstart: 2026-11-26 09:00\n"
    pages += "place: Ратуша\n---\n"
    return try built(pages, files: files)
}

private func quoted(_ text: String) -> String {
    let escapes = text.unicodeScalars.map { scalar -> String in
        scalar.value > 0x7E && scalar.value < 0x400 || scalar.value < 0x20
            ? "\\u" + String(format: "%04x", scalar.value)
            : scalar == "\"" || scalar == "\\" ? "\\" + String(scalar) : String(scalar)
    }
    return "\"" + escapes.joined() + "\""
}

/// A value of a type as YAML's flow style writes it.
private func value(_ type: FieldType, _ text: String, of kind: Kind) -> String {
    switch type {
    case .text: quoted(text)
    // HTML in Markdown is refused; its references still become words.
    case .markdown: text.contains("<") ? "\"&lt;/script&gt;&lt;!--\"" : quoted(text)
    case .instant: "2026-11-26 10:00"
    case .day: "2026-11-26"
    case .flag: "false"
    case .number: "12.5"
    case .url: "https://example.org/a?b=1&c"
    case .email: "a@example.org"
    case .phone: quoted("+38 (04000) 2-10-01")
    case .money: quoted("120,50 грн")
    case .hours: "Пн–Пт 08:00–17:00; перерва 12:00–13:00"
    case .daySpan: "08:30–12:00"
    case .file: "a.pdf"
    case .picture: "{src: a.png, alt: \(quoted(text))}"
    case .choice(let words): words[0]
    case .reference(let target, _): (Kind.all.first { $0.name == (target ?? "service") } ?? kind).folder + "/full"
    case .list(let item): "[\(value(item, text, of: kind))]"
    case .map(let rows), .either(_, let rows):
        "{" + rows.map { "\($0.name): \(value($0.type, text, of: kind))" }.joined(separator: ", ") + "}"
    case .term(.settlements): "Село"
    case .term(.audiences): "Батьки"
    case .term: quoted(String(text.prefix(60)))
    case .path: "/old/"
    case .recurrence: "FREQ=WEEKLY"
    }
}

extension BuiltSite {
    /// The nodes of a page's graph.
    func graph(_ path: String) throws -> [[String: Any]] {
        let page = self[path]
        let open = try #require(page.range(of: "<script type=\"application/ld+json\">"), "\(path) \(errors)")
        let close = try #require(page[open.upperBound...].range(of: "</script"))
        let text = String(page[open.upperBound..<close.lowerBound])
        #expect(!text.contains("<"))
        let object = try JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: Any]
        #expect(object?["@context"] as? String == "https://schema.org")
        return try #require(object?["@graph"] as? [[String: Any]])
    }
}

/// JSON with sorted keys, for reading beside what is expected.
private func written(_ node: [String: Any]) throws -> String {
    let data = try JSONSerialization.data(withJSONObject: node, options: [.sortedKeys, .withoutEscapingSlashes])
    return String(decoding: data, as: UTF8.self)
}

private func address(_ kind: Kind) -> String { kind.isAtRoot ? "/full/" : "/\(kind.folder)/full/" }

@Test func everyKindSaysInSchemaOrgsTermsWhatItsRowsSay() throws {
    let site = try fullSite("Слово")
    #expect(site.errors == [])
    var nodes: [String] = []
    for kind in Kind.all {
        // A picture's name holds a hash of how it is encoded, which is not this test's matter.
        let node = try written(try #require(site.graph(address(kind)).first))
        nodes.append(node.replacing(/-[0-9a-f]{16}\./, with: "-HASH."))
    }
    let golden = projectFolder.appending(path: "Tests/HubTests/Suites/structured-data.txt")
    let text = nodes.joined(separator: "\n") + "\n"
    if ProcessInfo.processInfo.environment["RECORD"] != nil {
        try text.write(to: golden, atomically: true, encoding: .utf8)
        Issue.record("recorded anew: review the difference")
    }
    let expected = try String(contentsOf: golden, encoding: .utf8).split(separator: "\n").map(String.init)
    for (node, expected) in zip(nodes, expected) { #expect(node == expected) }
    #expect(nodes.count == expected.count)
}

@Test func questionsMakeTheirPageAFAQ() throws {
    let site = try built(
        """
        -- content/pages/a.md --
        ---
        title: Запитання
        faq:
          - {question: Коли?, answer: "**Завжди** з 8:00."}
        ---
        """)
    let faq = try #require(try site.graph("/a/").first { $0["@type"] as? String == "FAQPage" })
    #expect(
        try written(faq)
            == #"{"@id":"https://town.example/a/#faq","@type":"FAQPage","mainEntity":{"@type":"Question","acceptedAnswer":{"@type":"Answer","text":"Завжди з 8:00."},"name":"Коли?"}}"#
    )
}

@Test func homeSaysWhoPublishesAndWhereToSearch() throws {
    let site = try built("")
    let nodes = try site.graph("/")
    #expect(nodes.compactMap { $0["@type"] as? String } == ["WebSite", "GovernmentOrganization"])
    let target = (nodes[0]["potentialAction"] as? [String: Any])?["target"] as? [String: Any]
    #expect(target?["urlTemplate"] as? String == "https://town.example/search/?q={search_term_string}")
    #expect(site["/404.html"].contains("ld+json") == false)
}

@Test func eventWithoutEndOrStatusIsScheduledOfflineAndTheCouncils() throws {
    let site = try built(
        """
        -- content/events/a.md --
        ---
        title: Толока
        start: 2026-11-28 10:00
        place: Парк «Кленовий»
        ---
        """)
    let event = try #require(try site.graph("/events/a/").first)
    #expect(event["eventStatus"] as? String == "https://schema.org/EventScheduled")
    #expect(event["eventAttendanceMode"] as? String == "https://schema.org/OfflineEventAttendanceMode")
    #expect(event["startDate"] as? String == "2026-11-28T10:00:00+02:00")
    let place = event["location"] as? [String: Any]
    #expect((place?["address"] as? [String: Any])?["streetAddress"] as? String == "Парк «Кленовий»")
    #expect((event["organizer"] as? [String: Any])?["name"] as? String == "Містечко")
}

@Test func longHeadlineIsCutAtAWord() throws {
    let site = try built(
        """
        -- content/news/a.md --
        ---
        title: \(String(repeating: "довге слово ", count: 20))
        date: 2026-11-20
        ---
        """)
    let headline = try #require(try site.graph("/news/a/").first?["headline"] as? String)
    #expect(headline.count <= 111 && headline.hasSuffix("…"))
}

// MARK: Vocabulary and hostile words

@Test func everyTypeAndPropertyIsSchemaOrgs() throws {
    guard let folder = sharedFolder("data/suites/schemaorg") else { return }
    let vocabulary = try Vocabulary(folder.appending(path: "schemaorg-all-https.jsonld"))
    let site = try fullSite("Слово")
    for path in Kind.all.map(address) + ["/", "/news/"] {
        for node in try site.graph(path) { vocabulary.check(node) }
    }
    for kind in Kind.all {
        for case .type(let types)? in kind.fields.map(\.jsonLD) {
            for type in types.values {
                #expect(
                    vocabulary.ancestors(type).contains(kind.schema.name)
                        || vocabulary.ancestors(type).contains("CreativeWork"))
            }
        }
        for case .mapped(_, let words)? in kind.fields.map(\.jsonLD) {
            for word in words.values { #expect(vocabulary.names.contains(String(word.dropFirst(19))), "\(word)") }
        }
    }
}

/// schema.org's own file: what is above a type, and which types a property belongs to.
private struct Vocabulary {
    var above: [String: [String]] = [:]
    var domains: [String: [String]] = [:]
    var names: Set<String> = []

    init(_ file: URL) throws {
        let object = try JSONSerialization.jsonObject(with: Data(contentsOf: file)) as? [String: Any]
        func identifiers(_ value: Any?) -> [String] {
            let list = value as? [[String: Any]] ?? (value as? [String: Any]).map { [$0] } ?? []
            return list.compactMap { ($0["@id"] as? String)?.replacingOccurrences(of: "schema:", with: "") }
        }
        for node in object?["@graph"] as? [[String: Any]] ?? [] {
            guard let id = (node["@id"] as? String)?.replacingOccurrences(of: "schema:", with: "") else { continue }
            names.insert(id)
            let types = node["@type"] as? [String] ?? (node["@type"] as? String).map { [$0] } ?? []
            if types.contains("rdf:Property") {
                domains[id] = identifiers(node["schema:domainIncludes"])
            } else if types.contains("rdfs:Class") {
                above[id] = identifiers(node["rdfs:subClassOf"])
            }
        }
    }

    func ancestors(_ type: String) -> Set<String> {
        (above[type] ?? []).reduce(into: [type]) { $0.formUnion(ancestors($1)) }
    }

    func check(_ node: [String: Any]) {
        if node.keys.sorted() == ["@id"] { return }
        let type = node["@type"] as? String ?? ""
        #expect(above[type] != nil, "\(type)")
        let types = ancestors(type)
        for (name, value) in node where !name.hasPrefix("@") {
            #expect(!types.isDisjoint(with: domains[name] ?? []), "\(type).\(name)")
            for one in value as? [Any] ?? [value] { if let node = one as? [String: Any] { check(node) } }
        }
    }
}

@Test func hostileWordsStayWordsInEveryField() throws {
    var payloads = ["</script><script>alert(1)</script>", "<!--<script>", "\u{2028}\u{2029}\\u003c\"'&lt;", "=1+1"]
    if let folder = sharedFolder("data/suites/owasp-xss") {
        let data = try Data(contentsOf: folder.appending(path: "payloads.json"))
        payloads += strings(try JSONSerialization.jsonObject(with: data))
    }
    let text = payloads.map { payload in
        // Control characters are refused before they are read.
        String(
            String.UnicodeScalarView(
                payload.unicodeScalars.filter { $0.value >= 0x20 && $0.value != 0x7F || $0 == "\n" || $0 == "\t" }))
    }.joined(separator: " ")
    let site = try fullSite(text)
    #expect(site.errors == [])
    for kind in Kind.all {
        let nodes = try site.graph(address(kind))
        #expect(!nodes.isEmpty)
        let data = Data(site["/data/\(kind.name).json"].utf8)
        #expect(throws: Never.self) { try JSONSerialization.jsonObject(with: data) }
    }
}

private func strings(_ value: Any) -> [String] {
    switch value {
    case let text as String: [text]
    case let list as [Any]: list.flatMap(strings)
    case let map as [String: Any]: map.values.flatMap(strings)
    default: []
    }
}
