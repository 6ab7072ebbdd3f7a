import Calendars
import Foundation
import FoundationXML
import TestSupport
import Testing

@testable import Hub

extension BuiltSite {
    func cap(_ name: String) throws -> XMLElement {
        let data = Data(try #require(files["alerts/\(name)/cap.xml"]))
        return try #require(try XMLDocument(data: data).rootElement())
    }
}

extension XMLElement {
    func texts(_ path: String...) -> [String] {
        var elements = [self]
        for name in path { elements = elements.flatMap { $0.elements(forName: name) } }
        return elements.map { $0.stringValue ?? "" }
    }
}

@Test func capSaysWhatTheAlertSays() throws {
    let site = try built(
        """
        -- content/site.yml --
        name: {uk: Містечко, en: Town}
        url: https://town.example/
        time_zone: Europe/Kyiv
        languages: [uk, en]
        alert_sender: alerts@town.example
        settlements:
          - {name: {uk: Село, en: Village}, code: UA01}

        """
            + alert(
                "voda",
                "preset: water\nsettlements: [Село]\nstart: 2026-10-20 17:00\nuntil: 2026-11-23\ninstruction: Кип'ятіть.",
                date: "2026-10-20 17:45"
            )
            .replacing("area: Усе місто\n", with: "")
            + "-- content/alerts/voda.en.md --\n---\ntitle: No water\ninstruction: Boil it.\n---\nThe pipe is broken.\n"
    )
    #expect(site.ids == [])
    let cap = try site.cap("voda")
    #expect(cap.uri == "urn:oasis:names:tc:emergency:cap:1.2")
    #expect(cap.texts("identifier") == ["town.example:alerts/voda"])
    #expect(cap.texts("sender") == ["alerts@town.example"])
    #expect(cap.texts("sent") == ["2026-10-20T17:45:00+03:00"])
    #expect(cap.texts("status") + cap.texts("msgType") + cap.texts("scope") == ["Actual", "Alert", "Public"])
    #expect(
        cap.texts("info", "language") == ["uk-UA", "en-GB"] || cap.texts("info", "language") == ["uk-UA", "en-US"])
    #expect(cap.texts("info", "event") == ["Аварія на водопроводі", site.capEventInEnglish])
    #expect(cap.texts("info", "category") == ["Infra", "Infra"])
    #expect(cap.texts("info", "onset").first == "2026-10-20T17:00:00+03:00")
    // The day itself is included; winter time has come.
    #expect(cap.texts("info", "expires").first == "2026-11-24T00:00:00+02:00")
    #expect(cap.texts("info", "headline") == ["Оповіщення voda", "No water"])
    #expect(cap.texts("info", "description") == ["Бережіться.", "The pipe is broken."])
    #expect(cap.texts("info", "instruction") == ["Кип'ятіть.", "Boil it."])
    #expect(cap.texts("info", "senderName") == ["Містечко", "Town"])
    #expect(cap.texts("info", "web") == ["https://town.example/alerts/voda/", "https://town.example/en/alerts/voda/"])
    #expect(cap.texts("info", "area", "areaDesc") == ["Село", "Village"])
    #expect(cap.texts("info", "area", "geocode", "value") == ["UA01", "UA01"])
    #expect(!site.exists("/en/alerts/voda/cap.xml"))
    #expect(site["/en/alerts/voda/"].contains("href=\"/alerts/voda/cap.xml\""))
}

extension BuiltSite {
    fileprivate var capEventInEnglish: String { (try? cap("voda").texts("info", "event").last) ?? "" }
}

@Test func chainOfAlertsRefersToEveryEarlierMessage() throws {
    let site = try built(
        alert("a", "preset: storm\nreview_at: 2026-11-20 18:00", date: "2026-10-20 08:00")
            + alert("b", "preset: storm\nuntil: 2026-11-25\nmessage: update\nreplaces: a", date: "2026-10-30 08:00")
            + alert("c", "preset: storm\nuntil: 2026-11-25\nmessage: cancel\nreplaces: b", date: "2026-11-21 08:00"))
    #expect(site.ids == [])
    #expect(try site.cap("a").texts("references") == [])
    #expect(try site.cap("a").texts("info", "expires") == ["2026-11-20T18:00:00+02:00"])
    #expect(try site.cap("b").texts("msgType") == ["Update"])
    #expect(try site.cap("b").texts("references") == ["town.example,town.example:alerts/a,2026-10-20T08:00:00+03:00"])
    #expect(try site.cap("c").texts("msgType") == ["Cancel"])
    #expect(
        try site.cap("c").texts("references")
            == [
                "town.example,town.example:alerts/b,2026-10-30T08:00:00+02:00 town.example,town.example:alerts/a,2026-10-20T08:00:00+03:00"
            ])
    #expect(try site.cap("c").texts("info", "responseType") == ["AllClear"])
}

@Test func everyPresetHasItsWords() {
    let row = Kind.alert.fields.first { $0.cap == .preset }
    guard case .choice(let words)? = row?.type else { return #expect(Bool(false)) }
    #expect(Set(words) == Set(CAPPreset.all.keys))
    func choices(_ role: Field.CAPRole) -> [String] {
        if case .choice(let words)? = Kind.alert.fields.first(where: { $0.cap == role })?.type { words } else { [] }
    }
    for preset in CAPPreset.all.values {
        #expect(choices(.category).contains(preset.category))
        #expect(choices(.urgency).contains(preset.urgency))
        #expect(choices(.severity).contains(preset.severity))
        #expect(choices(.certainty).contains(preset.certainty))
        #expect(
            "Shelter Evacuate Prepare Execute Avoid Monitor Assess AllClear None".split(separator: " ").contains {
                $0 == preset.response
            })
    }
}

private let payloads = sharedFolder("data/suites/owasp-xss/payloads.json")

@Test(.enabled(if: payloads != nil)) func noAttackLeavesItsField() throws {
    let attacks =
        try JSONDecoder().decode([String].self, from: Data(contentsOf: #require(payloads)))
        .map {
            String(
                String.UnicodeScalarView(
                    $0.unicodeScalars.filter { $0.value >= 0x20 && $0.value != 0x7F || $0 == "\n" || $0 == "\t" }))
        }
        + ["]]>", "\r\nBEGIN:VEVENT"]
    var text = ""
    for (number, attack) in attacks.enumerated() {
        // JSON's strings are YAML's.
        let quoted = String(decoding: try JSONEncoder().encode("x" + attack), as: UTF8.self)
        // A tag's length has a limit.
        let tag = attack.utf8.count < 120 ? quoted : "x"
        text += alert("a\(number)", "preset: water\nuntil: 2026-11-25\ninstruction: \(quoted)\nsource: \(quoted)")
            .replacing("area: Усе місто", with: "area: \(quoted)").replacing(
                "title: Оповіщення a\(number)", with: "title: \(quoted)")
        text += event(
            "e\(number)", "start: 2026-12-05 10:00\nsummary: \(quoted)\norganizers: [\(quoted)]\ntags: [\(tag)]"
        ).replacing("place: Ратуша", with: "place: \(quoted)").replacing(
            "title: Подія e\(number)", with: "title: \(quoted)")
        text +=
            "-- content/outages/o\(number).md --\n---\ntitle: \(quoted)\ndate: 2026-11-20\nutility: power\nstart: 2026-11-22\nstreets: [\(quoted)]\nreason: \(quoted)\n---\nТекст.\n"
    }
    let site = try built(text)
    #expect(site.errors == [])
    for number in attacks.indices {
        let cap = try site.cap("a\(number)")
        #expect(cap.texts("info").count == 1)
        #expect(cap.texts("info", "headline").first?.hasPrefix("x") == true)
        let event = try site.event("e\(number)")
        #expect(event.property("SUMMARY")?.text.hasPrefix("x") == true)
        #expect(Set(event.properties.map(\.name)).subtracting(known) == [])
    }
    #expect(try site.events("/events.ics").count == attacks.count)
    for path in ["/alerts.json", "/outages.json"] {
        #expect(throws: Never.self) { try JSONSerialization.jsonObject(with: Data(site[path].utf8)) }
        #expect(!site[path].contains("<"))
    }
}

private let known: Set<String> = [
    "UID", "DTSTAMP", "DTSTART", "DTEND", "SUMMARY", "DESCRIPTION", "LOCATION", "URL", "ORGANIZER", "CONTACT",
    "CATEGORIES", "STATUS",
    "SEQUENCE", "CREATED", "LAST-MODIFIED",
]
