import Foundation
import TestSupport
import Testing

@testable import SearchIndexing

/// The same file is read by the browser in `SearchPageTests`: both sides must agree on every line.
let vectors: [(language: String, text: String, words: String, stems: String)] = {
    let path = projectFolder.appending(path: "Tests/SearchIndexingTests/vectors.tsv")
    let text = (try? String(contentsOf: path, encoding: .utf8)) ?? ""
    return text.split(separator: "\n").filter { !$0.hasPrefix("#") }.map { line in
        let fields = line.split(separator: "\t", omittingEmptySubsequences: false).map(String.init)
        return (fields[0], fields[1], fields.count > 2 ? fields[2] : "", fields.count > 3 ? fields[3] : "")
    }
}()

struct SearchVectorsTests {
    @Test func thereAreVectors() { #expect(vectors.count > 100) }

    @Test(arguments: ["uk", "en", "pl"]) func wordsAndStemsAreThoseOfTheVectors(_ code: String) {
        let language = SearchLanguage(code: code)
        let words = Words(language)
        let stems = Stems(language)
        for vector in vectors where vector.language == code {
            let found = words.all(in: vector.text)
            #expect(found.map(text).joined(separator: " ") == vector.words, "\(vector.text)")
            #expect(found.map { text(stems.stem($0)) }.joined(separator: " ") == vector.stems, "\(vector.text)")
        }
    }

    private func text(_ word: [UInt32]) -> String { String(decoding: utf8Bytes(word), as: UTF8.self) }
}
