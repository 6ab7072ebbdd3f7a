import Deflate
import Foundation

/// A Word document of the parts that a test names.
enum MadeDocument {
    private static let namespaces =
        "xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\" xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\" xmlns:a=\"http://schemas.openxmlformats.org/drawingml/2006/main\" xmlns:wp=\"http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing\""

    /// A document of a body; `parts` are further ones by their type in relationships, with their content.
    static func with(
        body: String, parts: [(type: String, path: String, content: [UInt8])] = [], links: [(String, String)] = []
    )
        -> [UInt8]
    {
        let base = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"
        var relations = ""
        for (index, part) in parts.enumerated() {
            relations += "<Relationship Id=\"rId\(index + 1)\" Type=\"\(base)\(part.type)\" Target=\"\(part.path)\"/>"
        }
        for (id, target) in links {
            relations +=
                "<Relationship Id=\"\(id)\" Type=\"\(base)hyperlink\" Target=\"\(target)\" TargetMode=\"External\"/>"
        }
        func rels(_ text: String) -> [UInt8] {
            Array(
                "<?xml version=\"1.0\"?><Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">\(text)</Relationships>"
                    .utf8)
        }
        return zip(
            [
                (
                    "_rels/.rels",
                    rels("<Relationship Id=\"r\" Type=\"\(base)officeDocument\" Target=\"word/document.xml\"/>")
                ),
                ("word/_rels/document.xml.rels", rels(relations)),
                ("word/document.xml", part("document", "<w:body>\(body)</w:body>")),
            ] + parts.map { ($0.path.hasPrefix("/") ? String($0.path.dropFirst()) : "word/" + $0.path, $0.content) })
    }

    static func part(_ name: String, _ content: String) -> [UInt8] {
        Array("<?xml version=\"1.0\" encoding=\"UTF-8\"?><w:\(name) \(namespaces)>\(content)</w:\(name)>".utf8)
    }

    /// A ZIP file; sizes may be told otherwise than they are.
    static func zip(_ members: [(String, [UInt8])], toldSize: UInt32? = nil) -> [UInt8] {
        func little(_ number: UInt32, _ width: Int) -> [UInt8] {
            (0..<width).map { UInt8(truncatingIfNeeded: number >> (8 * UInt32($0))) }
        }
        var file: [UInt8] = []
        var directory: [UInt8] = []
        for (name, plain) in members {
            let packed = deflated(plain, level: 6)
            let head =
                little(20, 2) + little(0, 2) + little(8, 2) + little(0, 4) + little(crc32(plain), 4)
                + little(UInt32(packed.count), 4) + little(toldSize ?? UInt32(plain.count), 4)
                + little(UInt32(name.utf8.count), 2) + little(0, 2)
            directory +=
                little(0x0201_4B50, 4) + little(20, 2) + head + little(0, 10) + little(UInt32(file.count), 4)
                + Array(name.utf8)
            file += little(0x0403_4B50, 4) + head + Array(name.utf8) + packed
        }
        let start = UInt32(file.count)
        return file + directory + little(0x0605_4B50, 4) + little(0, 4) + little(UInt32(members.count), 2)
            + little(UInt32(members.count), 2) + little(UInt32(directory.count), 4) + little(start, 4) + little(0, 2)
    }
}
