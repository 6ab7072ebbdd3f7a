import Foundation
import Styles
import TestSupport
import Testing

@testable import Hub

/// Each page carries the rules that its template can use: none that could apply to what it really holds is missing.
@Test func noRuleThatAppliesToAPageIsMissingFromIt() throws {
    let all = StyleRules(
        Array(try Data(contentsOf: projectFolder.appending(path: "site-template/styles/site.css"))))
    var pages = 0
    for (path, bytes) in DemoTown.files where path.hasSuffix(".html") {
        let page = String(decoding: bytes, as: UTF8.self)
        guard let start = page.range(of: "<style>"), let end = page.range(of: "</style>") else { continue }
        let names = names(in: page[..<start.lowerBound] + page[end.upperBound...])
        let own = page[start.upperBound..<end.lowerBound]
        let expected = String(decoding: all.applying(to: names), as: UTF8.self)
        let carried = String(decoding: StyleRules(Array(own.utf8)).applying(to: names), as: UTF8.self)
        let missing = expected.split(separator: "}").filter { !carried.contains($0) }
        #expect(carried.hasSuffix(expected), "\(path): \(missing)")
        #expect(own.utf8.count < all.all.count, "\(path)")
        pages += 1
    }
    #expect(pages > 200)
}

/// Elements, attributes, and the words of `class` and `id`.
private func names(in page: some StringProtocol) -> MarkupNames {
    var names = MarkupNames()
    for tag in String(page).matches(of: /<([a-z0-9]+)((?:\s+[a-z-]+(?:="[^"]*")?)*)/) {
        names.add(wordsOf: Array(tag.1.utf8)[...])
        for attribute in tag.2.matches(of: /([a-z-]+)(?:="([^"]*)")?/) {
            names.add(wordsOf: Array(attribute.1.utf8)[...])
            if ["class", "id"].contains(attribute.1), let value = attribute.2 {
                names.add(wordsOf: Array(value.utf8)[...])
            }
        }
    }
    return names
}
