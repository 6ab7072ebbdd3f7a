import Calendars
import Foundation
import Testing

@Suite struct PluralTests {
    @Test func ukrainianAndEnglishNumbersAreThoseOfTheSuite() throws {
        let rows = try rows("cldr-uk/uk-plurals.tsv")
        #expect(rows.count == 1213)
        let (uk, en) = (PluralRule(language: "uk"), PluralRule(language: "en-GB"))
        for row in rows {
            #expect(uk.category(ofDecimal: row[0])?.rawValue == row[1], "\(row[0])")
            #expect(en.category(ofDecimal: row[0])?.rawValue == row[3], "\(row[0])")
            guard let number = Int(row[0]) else { continue }
            #expect(uk.category(of: number).rawValue == row[1])
            #expect(uk.category(of: -number).rawValue == row[1])
            #expect(en.category(of: number).rawValue == row[3])
        }
    }

    static let languages = """
        id ja ko ms th vi zh de en et fi fy gl nl sv az bg el eo eu fo hu ka kk ku ky lb mn nb nn no os rm sq ta te tk tr
        ug uz bn fa gu hi da hy fr pt ca it es ru uk be pl cs sk bs hr sh sr mk sl mo ro lt lv is ga mt he ar
        """.split { $0 == " " || $0 == "\n" }.map(String.init)

    /// Each rule of CLDR carries numbers that it holds for: `0~15, 100, 1000`.
    @Test(arguments: languages) func samplesOfCLDRFallIntoTheirCategory(_ language: String) throws {
        let xml = try String(contentsOf: suites.appending(path: "cldr-uk/plurals.xml"), encoding: .utf8)
        let blocks = xml.components(separatedBy: "<pluralRules locales=\"").dropFirst()
        let block = try #require(
            blocks.first { $0.prefix { $0 != "\"" }.split(separator: " ").contains(Substring(language)) })
        let rule = PluralRule(language: language)
        var checked = 0
        for part in block.components(separatedBy: "<pluralRule count=\"").dropFirst() {
            let category = String(part.prefix { $0 != "\"" })
            let text = part.prefix { $0 != "<" }
            for list in text.split(separator: "@").dropFirst() {
                for item in list.drop(while: { $0 != " " }).split(separator: ",") {
                    for sample in item.split(separator: "~").map({ $0.trimmingCharacters(in: .whitespaces) }) {
                        guard !sample.isEmpty, sample != "…", !sample.contains("c") else { continue }
                        #expect(rule.category(ofDecimal: sample)?.rawValue == category, "\(language) \(sample)")
                        checked += 1
                    }
                }
            }
        }
        #expect(checked > 3)
    }

    @Test func numbersWithoutEndAndWhatIsNoNumberAreHarmless() {
        let uk = PluralRule(language: "uk")
        #expect(uk.category(of: .min) == .many)
        #expect(uk.category(of: .max) == .many)
        #expect(uk.category(ofDecimal: String(repeating: "9", count: 1000) + "1") == .one)
        #expect(uk.category(ofDecimal: "0," + String(repeating: "9", count: 1000)) == .other)
        #expect(uk.category(ofDecimal: "1,5") == .other)
        for text in ["", "-", "x", "1.", ".5", "1.2.3", "--1", "1 000"] { #expect(uk.category(ofDecimal: text) == nil) }
        #expect(PluralRule.category(of: 1_000_000, language: "pt-PT") == .many)
        #expect(PluralRule.category(of: 0, language: "pt-PT") == .other)
        #expect(PluralRule.category(of: 1, language: "tlh") == .one)
    }
}
