import Foundation
import TestSupport
import Testing

/// What residents type, put to the client as the demo town publishes it.
@Suite(.serialized, .enabled(if: Browser.isInstalled))
struct SearchQueriesTests {
    private struct Query: Codable {
        let text: String
        let sort: String
        let pages: [String]
    }

    private let queries: [Query] = {
        let path = projectFolder.appending(path: "Tests/HubTests/search-queries.tsv")
        let text = (try? String(contentsOf: path, encoding: .utf8)) ?? ""
        return text.split(separator: "\n").filter { !$0.hasPrefix("#") }.map { line in
            let fields = line.split(separator: "\t").map(String.init)
            return Query(text: fields[0], sort: fields[1], pages: fields[2].split(separator: " ").map(String.init))
        }
    }()

    @Test func everyExpectedPageIsInTheTown() {
        #expect(queries.count >= 100)
        #expect(Set(queries.map(\.sort)).count >= 9)
        for page in Set(queries.flatMap(\.pages)) { #expect(DemoTown.files[page + "index.html"] != nil, "\(page)") }
    }

    @Test func expectedPagesComeFirst() throws {
        let town = try DemoVisit()
        try town.open("/search/")
        let answers = try town.browser.asynchronousScript(
            """
            const done = arguments[0], { dataset } = document.querySelector('form[data-search]')
            const queries = \(String(decoding: try JSONEncoder().encode(queries), as: UTF8.self))
            const get = async name => new Uint8Array(await new Response((await fetch(dataset.search + name)).body
              .pipeThrough(new DecompressionStream('deflate-raw'))).arrayBuffer())
            import(dataset.script).then(async client => {
              const answers = []
              for (const { text } of queries) {
                // Nothing is remembered from one query to the next.
                answers.push((await client.open(get).search(text)).results.map(result => result.url))
              }
              done(answers)
            }).catch(error => done(String(error)))
            """)
        let found = try #require(answers as? [[String]], "\(answers ?? "")")
        let wrong = zip(queries, found).filter { !$0.pages.contains($1.first ?? "") }
            .map { "\($0.text): \($1.first ?? "nothing") instead of \($0.pages[0])" }
        let missing = zip(queries, found).filter { Set($0.pages).isDisjoint(with: $1.prefix(5)) }.map(\.0.text)
        let empty = zip(queries, found).filter { $1.isEmpty }.map(\.0.text)
        let count = Double(queries.count)
        #expect(Double(wrong.count) <= 0.1 * count, "\(wrong.joined(separator: "\n"))")
        #expect(Double(missing.count) <= 0.03 * count, "\(missing)")
        #expect(Double(empty.count) <= 0.01 * count, "\(empty)")
    }
}
