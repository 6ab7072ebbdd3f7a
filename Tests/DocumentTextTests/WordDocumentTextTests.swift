import Deflate
import Testing

@testable import DocumentText

/// A ZIP file of parts; `told` is the size that each claims to have.
private func zip(_ parts: [(String, [UInt8])], told: UInt32? = nil) -> [UInt8] {
    func little(_ number: UInt32, _ width: Int) -> [UInt8] {
        (0..<width).map { UInt8(truncatingIfNeeded: number >> (8 * UInt32($0))) }
    }
    var file: [UInt8] = []
    var directory: [UInt8] = []
    for (name, plain) in parts {
        let packed = deflated(plain, level: 9)
        let head =
            little(20, 2) + little(0, 2) + little(8, 2) + little(0, 4) + little(crc32(plain), 4)
            + little(UInt32(packed.count), 4) + little(told ?? UInt32(plain.count), 4)
            + little(UInt32(name.utf8.count), 2) + little(0, 2)
        directory += little(0x0201_4B50, 4) + little(20, 2) + head + little(0, 10)
        directory += little(UInt32(file.count), 4) + Array(name.utf8)
        file += little(0x0403_4B50, 4) + head + Array(name.utf8) + packed
    }
    return file + directory + little(0x0605_4B50, 4) + little(0, 4) + little(UInt32(parts.count), 2)
        + little(UInt32(parts.count), 2) + little(UInt32(directory.count), 4) + little(UInt32(file.count), 4)
        + little(0, 2)
}

private func document(_ body: String) -> [UInt8] {
    Array("<?xml version=\"1.0\"?><w:document xmlns:w=\"urn:w\"><w:body>\(body)</w:body></w:document>".utf8)
}

private func text(_ file: [UInt8]) -> Result<String, DocumentTextError> {
    Result { () throws(DocumentTextError) in
        String(decoding: try DocumentText(ofWordDocument: file).bytes, as: UTF8.self)
    }
}

@Test func paragraphsNotesAndCellsAreLines() {
    let file = zip([
        (
            "word/document.xml",
            document(
                "<w:p><w:r><w:t>Бюд</w:t></w:r><w:r><w:t>жет</w:t><w:tab/><w:t>2027</w:t></w:r></w:p><w:p><w:r><w:instrText>PAGE</w:instrText><w:delText>ні</w:delText><w:t>Так</w:t></w:r></w:p>"
            )
        ), ("word/footnotes.xml", document("<w:p><w:r><w:t>Примітка</w:t></w:r></w:p>")),
    ])
    #expect(text(file) == .success("Бюджет 2027\nТак\nПримітка\n"))
}

@Test func theTextIsWhereThePackageSays() {
    let relations =
        "<Relationships><Relationship Id=\"a\" Type=\"http://x/officeDocument\" Target=\"doc/main.xml\"/></Relationships>"
    let file = zip([
        ("_rels/.rels", Array(relations.utf8)),
        ("doc/main.xml", document("<w:p><w:r><w:t>Тут</w:t></w:r></w:p>")),
    ])
    #expect(text(file) == .success("Тут\n"))
}

@Test func whatIsNoDocumentIsUnreadable() {
    for file in [
        [], Array("PK".utf8), zip([("a.txt", Array("a".utf8))]),
        zip([("word/document.xml", Array("<w:p><".utf8))]),
        zip([("word/document.xml", Array("<!DOCTYPE a [<!ENTITY b \"c\">]><a>&b;</a>".utf8))]),
        zip([("word/document.xml", document(""))]).dropLast(60) + [],
    ] { #expect(text(Array(file)) == .failure(.unreadable)) }
}

@Test func aBombIsNotUnpacked() {
    let bomb = [UInt8](repeating: 0x20, count: 40 << 20)
    #expect(text(zip([("word/document.xml", bomb)])) == .failure(.tooDear))
    // One that claims to be small is unpacked no further than that.
    let lying = text(zip([("word/document.xml", bomb)], told: 100))
    #expect(lying == .failure(.tooDear) || lying == .failure(.unreadable))
}

@Test func deepElementsAreUnreadable() {
    let deep = String(repeating: "<w:p>", count: 100_000)
    #expect(text(zip([("word/document.xml", document(deep))])) == .failure(.unreadable))
}

@Test func aLongTextIsCut() throws {
    let paragraph = "<w:p><w:r><w:t>" + String(repeating: "слово ", count: 2000) + "</w:t></w:r></w:p>"
    let read = try DocumentText(
        ofWordDocument: zip([("word/document.xml", document(String(repeating: paragraph, count: 200)))]))
    #expect(read.isCut)
    #expect(read.bytes.count == DocumentText.limit)
}
