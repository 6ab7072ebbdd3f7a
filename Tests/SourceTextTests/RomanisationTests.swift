import Foundation
import SourceText
import Testing

@Test func everyPairOfResolution55IsWrittenAsThere() throws {
    let table = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "Suites/kmu55/kmu55.tsv")
    let lines = try String(contentsOf: table, encoding: .utf8).split(separator: "\n").dropFirst()
    #expect(lines.count == 76)
    for line in lines {
        let pair = line.split(separator: "\t").map(String.init)
        #expect(romanised(pair[0]) == pair[1])
        for apostrophe in ["’", "ʼ", "`", "‘"] {
            #expect(romanised(pair[0].replacingOccurrences(of: "'", with: apostrophe)) == pair[1])
        }
        let decomposed = pair[0].decomposedStringWithCanonicalMapping
        #expect(romanised(decomposed) == pair[1])
        #expect(slug(pair[0]) == pair[1].lowercased().replacingOccurrences(of: " ", with: "-"))
    }
}

@Test(arguments: [
    ("ЩО ТАКЕ ЦНАП?", "SHCHO TAKE TSNAP?"), ("Я і Юля", "Ya i Yulia"), ("ЗГОДА, Згода", "ZGHODA, Zghoda"),
    ("об'ява «Об’єкт»", "obiava «Obiekt»"), ("Ёлка объезд Минск ы", "Yolka obezd Mynsk y"),
    ("за́мок", "zamok"), ("don't 'quoted'", "dont 'quoted'"), ("", ""),
])
func lettersKeepTheirCase(text: String, latin: String) {
    #expect(romanised(text) == latin)
}

@Test(arguments: [
    ("Що таке «ЦНАП»?", "shcho-take-tsnap"), ("  --  ", ""), ("№ 5 – Рішення сесії", "5-rishennia-sesii"),
    ("Știri și Țară, ăâî", "stiri-si-tara-aai"), ("Łódź, Göd őű ß", "lodz-god-ou-ss"), ("αβγ", ""), ("ʼ", ""),
    ("don't", "dont"), ("a\u{AD}b", "ab"), ("Ünïcödé", "unicode"), ("U\u{308}ber", "uber"),
])
func slugsAreSmallLatinWords(text: String, expected: String) {
    #expect(slug(text) == expected)
}

@Test func aLongSlugIsCutBetweenWords() {
    let long = slug(String(repeating: "слово ", count: 40))
    #expect(long.utf8.count <= 80)
    #expect(long.hasSuffix("slovo"))
    #expect(slug(String(repeating: "ж", count: 200)).utf8.count == 80)
    #expect(slug(String(repeating: "a", count: 80) + " b") == String(repeating: "a", count: 80))
}
