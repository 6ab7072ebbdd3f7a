import Testing

@testable import XML

/// Everything that a text holds, or why it cannot be read.
private func read(_ text: String) throws(XMLError) -> [XMLEvent] {
    var reader = XMLReader(Array(text.utf8))
    var events: [XMLEvent] = []
    while let event = try reader.next() { events.append(event) }
    return events
}

@Suite struct XMLReaderTests {
    @Test func elementsTextsAndNamespacesComeInTheirOrder() throws {
        let events = try read("<a xmlns:p='urn:p' x='1 &amp; 2'><p:b/>x &lt; <![CDATA[<y>]]></a>")
        #expect(
            events.filter { if case .text = $0 { false } else { true } } == [
                .open(
                    XMLElement(
                        name: "a", namespace: "", attributes: [.init(name: "x", namespace: "", value: "1 & 2")])),
                .open(XMLElement(name: "b", namespace: "urn:p", attributes: [])), .close, .close,
            ])
        let words = events.map { if case .text(let text) = $0 { text } else { "" } }.joined()
        #expect(words == "x < <y>")
    }

    @Test func aDocumentTypeIsRefused() {
        let laughs = "<!DOCTYPE a [<!ENTITY b \"ha\"><!ENTITY c \"&b;&b;&b;\">]><a>&c;</a>"
        #expect(throws: XMLError.self) { try read(laughs) }
        #expect(throws: XMLError.self) {
            try read("<!DOCTYPE a [<!ENTITY f SYSTEM \"file:///etc/passwd\">]><a>&f;</a>")
        }
    }

    @Test func whatIsNotWellFormedHasAPlace() {
        let error = #expect(throws: XMLError.self) { try read("<a>\n<b>\n</a>") }
        #expect(error?.line == 3)
        #expect(throws: XMLError.self) { try read("<a><b>") }
        #expect(throws: XMLError.self) { try read("") }
    }

    @Test func elementsNestNoDeeperThanALimit() {
        #expect(throws: XMLError.self) { try read(String(repeating: "<a>", count: 100_000)) }
    }

    @Test func anOddNamespaceIsToldAndNothingMore() throws {
        var reader = XMLReader(Array("<a xmlns:x='http://ëx.com/ü/'>x</a>".utf8))
        var count = 0
        while try reader.next() != nil { count += 1 }
        #expect(count == 3 && reader.repaired == 1)
    }
}
