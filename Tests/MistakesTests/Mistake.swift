import Foundation

/// A small site as `-- path --` and its lines, or `-- path = what --` for a file that is no plain text.
struct Mistake {
    /// The lines that lay the files, without what is said of them.
    let files: String
    private var sections: [(path: String, made: String?, lines: [Substring])] = []

    static let settings = """
        name: Містечко
        url: https://town.example/
        time_zone: Europe/Kyiv
        languages: [uk, en]
        settlements: [Містечко, Село]

        """

    init(_ text: String) {
        let end = text.range(of: "-- says --\n")?.lowerBound ?? text.endIndex
        files = String(text[..<end])
        for line in files.split(separator: "\n", omittingEmptySubsequences: false) {
            if line.hasPrefix("-- "), line.hasSuffix(" --") {
                let parts = line.dropFirst(3).dropLast(3).split(separator: " = ")
                sections.append((String(parts[0]), parts.count > 1 ? String(parts[1]) : nil, []))
            } else if !sections.isEmpty {
                sections[sections.count - 1].lines.append(line)
            }
        }
    }

    /// What the site was before, in lines; for mistakes that only a comparison shows.
    var previous: [String] {
        sections.first { $0.path == "previous" }?.lines.map(String.init).filter { !$0.isEmpty } ?? []
    }

    func laid() throws -> Folder {
        let folder = Folder()
        if !sections.contains(where: { $0.path.hasPrefix("content/site.") }) {
            try folder.write(Data(Mistake.settings.utf8), to: "content/site.yml")
        }
        for section in sections where section.path != "previous" {
            var lines = section.lines
            while lines.last?.isEmpty == true { lines.removeLast() }
            let text = lines.joined(separator: "\n") + (lines.isEmpty ? "" : "\n")
            try folder.write(try Mistake.bytes(section.made, text), to: section.path)
        }
        return folder
    }

    struct UnknownFile: Error { let what: String }

    private static func bytes(_ what: String?, _ text: String) throws -> Data {
        switch what {
        case nil: Data(text.utf8)
        case "empty": Data()
        case "png": picture
        case "pdf": pdf
        case "pdf of 60 MB": pdf + Data(count: 60 << 20)
        case "docx": archive(["[Content_Types].xml", "word/document.xml"])
        case "odt": archive(["mimetype"], content: "application/vnd.oasis.opendocument.text")
        case "zip": archive(["Index/Document.iwa"])
        case "windows-1251": text.data(using: .windowsCP1251) ?? Data()
        case "utf-16": Data([0xFF, 0xFE]) + (text.data(using: .utf16LittleEndian) ?? Data())
        case let other?: throw UnknownFile(what: other)
        }
    }

    private static let pdf = Data("%PDF-1.4\n1 0 obj\n<<>>\nendobj\ntrailer\n<<>>\n%%EOF\n".utf8)

    /// Eight by eight pixels.
    private static let picture = Data(
        base64Encoded:
            "iVBORw0KGgoAAAANSUhEUgAAAAgAAAAICAIAAABLbSncAAAAEUlEQVR4nGMwTpuJFTEMLQkAyvtMgQDiJ6sAAAAASUVORK5CYII=")!

    /// The local headers of an archive, as its beginning has them.
    private static func archive(_ names: [String], content: String = "") -> Data {
        var data = Data()
        for name in names {
            data += Data([0x50, 0x4B, 0x03, 0x04, 20, 0]) + Data(count: 12)
            let size = UInt8(content.utf8.count)
            data += Data([size, 0, 0, 0, size, 0, 0, 0, UInt8(name.utf8.count), 0, 0, 0])
            data += Data(name.utf8) + Data(content.utf8)
        }
        return data
    }
}

/// A temporary folder that is gone with the value.
final class Folder {
    let path = FileManager.default.temporaryDirectory.appending(path: "visnyk-mistake-" + UUID().uuidString).path

    deinit { try? FileManager.default.removeItem(atPath: path) }

    func write(_ data: Data, to file: String) throws {
        let url = URL(filePath: path).appending(path: file)
        try FileManager.default.createDirectory(at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
        try data.write(to: url)
    }
}
