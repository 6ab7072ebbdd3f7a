import Foundation
import Testing

@testable import Hub

private let shelter = """
    -- content/site.yml --
    name: {uk: Містечко, en: Town}
    url: https://town.example/
    time_zone: Europe/Kyiv
    languages: [uk, en]
    settlements: [{name: Містечко, code: UA01}]
    code: UA00
    edrpou: "01234567"
    licence: CC BY 4.0
    community: Громада
    -- content/places/ukryttia.md --
    ---
    title: Укриття «Школа», підвал
    address: {settlement: Містечко, street: вул. Шкільна, building: "1"}
    settlements: [Містечко]
    latitude: 49.5
    longitude: 30.1
    phone: +38 (04000) 2-10-01
    type: shelter
    capacity: =1+1
    equipment: [вода, генератор "Дніпро"]
    hours: цілодобово
    shelter: {number: "007", ownership: комунальна}
    ---
    -- content/places/ukryttia.en.md --
    ---
    title: Shelter
    ---
    -- content/places/stare.md --
    ---
    title: Старе
    address: вул. Стара
    expires: 2026-01-01
    ---
    """

@Test func kindsDataHoldsEveryListedEntryInEveryLanguage() throws {
    let site = try built(shelter)
    #expect(site.errors == [])
    let object = try JSONSerialization.jsonObject(with: Data(site["/data/place.json"].utf8)) as? [String: Any]
    #expect((object?["publisher"] as? [String: Any])?["edrpou"] as? String == "01234567")
    let entries = try #require(object?["entries"] as? [[String: Any]])
    #expect(
        entries.compactMap { $0["url"] as? String } == [
            "https://town.example/en/places/ukryttia/", "https://town.example/places/ukryttia/",
        ])
    #expect(entries.allSatisfy { $0["id"] as? String == "places/ukryttia" })
    let entry = entries[1]
    #expect(entry["latitude"] as? Double == 49.5)
    #expect(entry["equipment"] as? [String] == ["вода", "генератор \"Дніпро\""])
    #expect((entry["shelter"] as? [String: Any])?["number"] as? String == "007")
    #expect((entry["settlements"] as? [[String: Any]])?.first?["code"] as? String == "UA01")
    // A translation inherits what it leaves out.
    #expect(entries[0]["capacity"] as? String == "=1+1")
}

@Test func tableFollowsRFC4180AndCarriesTheOfficialColumns() throws {
    let csv = try built(shelter)["/data/place.csv"]
    #expect(csv.utf8.first == UInt8(ascii: "i"))
    let lines = csv.components(separatedBy: "\r\n")
    #expect(lines.count == 4 && lines[3].isEmpty)
    let header = lines[0].components(separatedBy: ",")
    #expect(header.prefix(5) == ["id", "language", "url", "title", "summary"])
    #expect(Set(header).count == header.count)
    for name in ["shelter.number", "number", "CATUTTC", "balanceHolder", "address.street", "latitude", "type"] {
        #expect(header.contains(name), "\(name)")
    }
    #expect(!header.contains("draft") && !header.contains("search_terms"))
    #expect(lines[2].contains(",'=1+1,"))
    #expect(lines[2].contains(",+38 (04000) 2-10-01,"))
    #expect(lines[2].contains("\"вода; генератор \"\"Дніпро\"\"\""))
    #expect(lines[2].contains("\"Укриття «Школа», підвал\""))
}

@Test func documentsCarryTheColumnsOfResolution835() throws {
    let header = try built("")["/data/document.csv"].components(separatedBy: "\r\n")[0].components(separatedBy: ",")
    for name in [
        "type", "number", "issuedDate", "acceptedDate", "validFrom", "validThrough", "status", "publisherName",
    ] {
        #expect(header.contains(name), "\(name)")
    }
    #expect(Set(header).count == header.count)
}

@Test(
    arguments: [
        ("=1+1", true), ("@SUM(A1)", true), ("+cmd|' /C calc'!A0", true), ("-1+cmd", true), ("\tx", true),
        ("- пункт", true),
        ("+380 44 123-45-67", false), ("-12.5", false), ("Слово", false), ("", false), (" =1", true), ("\n=1", true),
        ("\u{300}=1", true),
        ("\u{FE0F}@x", true), ("\u{600}+x", true), ("＝1", true), ("=\u{300}1", true), ("\u{a0}-x", true),
        ("1=1", false),
    ])
func cellThatASpreadsheetWouldRunIsMarked(_ text: String, _ isFormula: Bool) {
    #expect(CSVCell.isFormula(text) == isFormula)
}

@Test func catalogueNamesEveryKindThatHasEntriesAndItsFiles() throws {
    let site = try built(shelter)
    let object = try JSONSerialization.jsonObject(with: Data(site["/data/catalog.jsonld"].utf8)) as? [String: Any]
    let catalogue = try #require((object?["@graph"] as? [[String: Any]])?.first)
    #expect(catalogue["@type"] as? String == "dcat:Catalog")
    #expect((catalogue["dct:spatial"] as? [String: Any])?["@id"] as? String == "https://town.example/#community")
    let dataset = try #require(catalogue["dcat:dataset"] as? [String: Any])
    #expect(dataset["dct:identifier"] as? String == "place")
    let distributions = try #require(dataset["dcat:distribution"] as? [[String: Any]])
    let urls = distributions.compactMap { ($0["dcat:accessURL"] as? [String: Any])?["@id"] as? String }
    #expect(urls == ["https://town.example/data/place.json", "https://town.example/data/place.csv"])
    for url in urls { #expect(site.exists(String(url.dropFirst("https://town.example".count)))) }
    for distribution in distributions {
        #expect(distribution["dct:license"] != nil && distribution["dcat:mediaType"] != nil)
    }
}

@Test func serviceHasWhatCPSVAPCannotDoWithout() throws {
    let site = try built(
        """
        -- content/services/a.md --
        ---
        title: Витяг
        summary: Витяг із реєстру.
        fee: 120,50 грн
        documents: [Паспорт, {title: Заява, when: завжди}]
        terms: [{for: Видача, days: 5, working: true}]
        laws: [{title: Закон, url: "https://zakon.rada.gov.ua/laws/show/1"}]
        online_url: https://diia.gov.ua/x
        ---
        -- content/services/a.en.md --
        ---
        title: Extract
        ---
        """)
    let object = try JSONSerialization.jsonObject(with: Data(site["/data/service.jsonld"].utf8)) as? [String: Any]
    let service = try #require((object?["@graph"] as? [[String: Any]])?.first)
    #expect(service["@type"] as? String == "cpsv:PublicService")
    #expect(service["@id"] as? String == "https://town.example/services/a/#service")
    #expect(service["dct:identifier"] as? String == "services/a")
    #expect((service["dct:title"] as? [[String: Any]])?.count == 2)
    #expect(service["dct:description"] != nil)
    #expect(
        (service["cv:hasCompetentAuthority"] as? [String: Any])?["@id"] as? String
            == "https://town.example/#organization")
    let evidence = try #require(service["cpsv:hasInput"] as? [[String: Any]])
    #expect(
        evidence.count == 2
            && evidence.allSatisfy { $0["@type"] as? String == "cv:Evidence" && $0["dct:identifier"] != nil })
    #expect(
        ((service["cv:hasCost"] as? [String: Any])?["cv:hasValue"] as? [String: Any])?["@value"] as? String == "120.50")
    #expect((service["cv:processingTime"] as? [String: Any])?["@value"] as? String == "P5D")
    #expect(
        (service["cv:hasLegalResource"] as? [String: Any])?["@id"] as? String == "https://zakon.rada.gov.ua/laws/show/1"
    )
    #expect((service["cv:hasChannel"] as? [String: Any])?["@id"] as? String == "https://diia.gov.ua/x")
    // The page tells of the same thing under the same name.
    #expect(try site.graph("/services/a/").first?["@id"] as? String == "https://town.example/services/a/#service")
}
