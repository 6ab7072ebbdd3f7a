import Foundation
import Styles
import TestSupport
import Testing

@testable import Hub

/// Each page carries the rules that it can use: none that could apply to what it really holds is missing.
@Test func noRuleThatAppliesToAPageIsMissingFromIt() throws {
    let all = StyleRules(
        Array(try Data(contentsOf: projectFolder.appending(path: "site-template/styles/site.css"))))
    var pages = 0
    for (path, bytes) in DemoTown.files where path.hasSuffix(".html") {
        // Sheets to print and to pass on have a style sheet of their own.
        if ["/poster.html", "/town.html"].contains(where: path.hasSuffix) || path.contains("/lite/") { continue }
        let page = String(decoding: bytes, as: UTF8.self)
        guard let start = page.range(of: "<style>"), let end = page.range(of: "</style>") else { continue }
        let markup = page[..<start.lowerBound] + page[end.upperBound...]
        let own = page[start.upperBound..<end.lowerBound]
        let expected = String(decoding: all.applying(to: tagNames(in: markup, all)), as: UTF8.self)
        let ownRules = StyleRules(Array(own.utf8))
        let carried = String(decoding: ownRules.applying(to: tagNames(in: markup, ownRules)), as: UTF8.self)
        let missing = expected.split(separator: "}").filter { !carried.contains($0) }
        #expect(carried.hasSuffix(expected), "\(path): \(missing)")
        #expect(own.utf8.count < all.all.count, "\(path)")
        pages += 1
    }
    #expect(pages > 200)
}

/// The names of a page's markup, found in another way than the build finds them: as a list of tags.
private func tagNames(in page: some StringProtocol, _ rules: StyleRules) -> NameSet {
    var words: [String] = []
    for tag in String(page).matches(of: /<([a-z0-9]+)((?:\s+[a-z-]+(?:="[^"]*")?)*)/) {
        words.append("<\(tag.1)>")
        for attribute in tag.2.matches(of: /([a-z-]+)(?:="([^"]*)")?/) {
            words.append("<x \(attribute.1)>")
            if ["class", "id"].contains(attribute.1), let value = attribute.2 { words.append("<x class='\(value)'>") }
        }
    }
    return rules.names(inMarkup: Array(words.joined().utf8).span)
}
