import Testing

@testable import Hub
@testable import Share

/// Counted by the rules of twitter-text, config/v3.json, in the manner of its conformance suite.
@Test(arguments: [
    ("Hi http://test.co", 26), ("http://test.com", 23), ("https://test.com", 23), ("test.com", 23),
    ("Test https://test.com test https://test.com test.com test", 86), ("(test.com),", 26),
    ("https://town.example/news/2026/11/a-very-long-address-of-a-page/?utm=1#here", 23),
    ("Див. https://town.gov.ua/a/.", 29), ("«https://town.gov.ua/a»", 25), ("http://town.ua/вода", 23),
    ("This is a test.", 15), ("Воду підвозимо з 9:00", 21), ("Ґґ Єє Її Іі ’", 13), ("№ 5", 4), ("– — “ ” „ …", 12),
    ("저찀쯿쿿", 8), ("H🐱☺👨‍👩‍👧‍👦", 7), ("😷👾😡🔥💩", 10), ("🙋🏽👨‍🎤", 4), ("🇺🇦🇺🇦", 4), ("1️⃣", 2), ("1 2", 3),
    ("вул.Соборна", 23), ("press@town.gov.ua", 17), ("", 0), ("а\n\nб", 4),
])
func postsAreWeighedAsXWeighsThem(text: String, weight: Int) {
    #expect(PostLength.weighted.length(of: text) == weight)
}

@Test func telegramCountsUnitsOfUTF16() {
    #expect(PostLength.utf16.length(of: "Вода 🎉") == 7)
    #expect(PostLength.utf16.length(of: String(repeating: "й", count: 1024)) == 1024)
}
