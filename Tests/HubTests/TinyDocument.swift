import Foundation

/// Beginnings of documents, for tests that only need some document at a path.
enum TinyDocument {
    static let pdf = Data("%PDF-1.7\n%âãÏÓ\n1 0 obj\n<</Type/Catalog>>\nendobj\n%%EOF\n".utf8)
    static let compoundFile = Data([0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1] + Array(repeating: 0, count: 504))

    /// An archive's first part: its header (PKWARE APPNOTE, 4.3.7), name and bytes, stored.
    static func zip(_ name: String, _ text: String = "", then next: String = "") -> Data {
        var bytes: [UInt8] = [0x50, 0x4B, 3, 4, 20, 0] + Array(repeating: 0, count: 12)
        for number in [text.utf8.count, text.utf8.count] { bytes += [UInt8(number), 0, 0, 0] }
        bytes += [UInt8(name.utf8.count), 0, 0, 0]
        return Data(bytes + Array(name.utf8) + Array(text.utf8)) + (next.isEmpty ? Data() : zip(next))
    }

    static let docx = zip("[Content_Types].xml", "<Types/>", then: "word/document.xml")
    static let odt = zip("mimetype", "application/vnd.oasis.opendocument.text")

    /// The document that belongs to a path's ending; nil for what is none.
    static func of(_ path: String) -> Data? {
        switch path.split(separator: ".").last.map({ $0.lowercased() }) {
        case "pdf": pdf
        case "doc", "xls": compoundFile
        case "docx": docx
        case "odt": odt
        case "zip": zip("a.txt", "a")
        case "mp3": Data("ID3".utf8 + [3, 0, 0, 0, 0, 0, 0])
        case "mp4": Data([0, 0, 0, 16] + Array("ftypisom".utf8) + [0, 0, 2, 0])
        default: nil
        }
    }
}
