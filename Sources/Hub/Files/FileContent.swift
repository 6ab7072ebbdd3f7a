/// What a file holds, told by its first bytes. The signatures are those of the formats' own specifications and, for
/// HTML, of the MIME Sniffing Standard (7.1).
package enum FileContent: String, Sendable, Hashable {
    case empty
    case html = "HTML"
    case php = "PHP"
    case program
    case pdf = "PDF"
    case djvu = "DJVU"
    case rtf = "RTF"
    /// The container of DOC, XLS and PPT (MS-CFB).
    case compoundFile = "DOC, XLS, PPT"
    case zip = "ZIP"
    case docx = "DOCX"
    case xlsx = "XLSX"
    case pptx = "PPTX"
    case openDocument = "ODT, ODS, ODP"
    case rar = "RAR"
    case sevenZip = "7Z"
    case gzip = "GZIP"
    case picture
    case mp3 = "MP3"
    case aac = "AAC"
    case ogg = "OGG"
    case flac = "FLAC"
    case wave = "WAV"
    case avi = "AVI"
    /// MP4, M4A, MOV (ISO/IEC 14496-12).
    case isoMedia = "MP4"
    case matroska = "WEBM"
    /// DER (X.690), in which signatures are written.
    case der = "P7S"
    case json = "JSON"
    case calendar = "ICS"
    case card = "VCF"
    case gpx = "GPX"
    case kml = "KML"
    case xml = "XML"
    case text = "TXT"
    case unknown

    /// How many bytes from a file's beginning `init(head:)` wants.
    package static let headLength = 4096

    /// - Parameter head: the first `headLength` bytes, or the whole of a shorter file.
    init(head: [UInt8]) {
        self = FileContent.binary(head) ?? FileContent.textual(head) ?? .unknown
    }

    /// `RIFF`, the length, then one of these.
    private static let riffForms: [(form: [UInt8], content: FileContent)] = [
        (Array("WEBP".utf8), .picture), (Array("WAVE".utf8), .wave), (Array("AVI ".utf8), .avi),
    ]

    private static let signatures: [(offset: Int, bytes: [UInt8], content: FileContent)] = [
        (0, Array("AT&TFORM".utf8), .djvu),
        (0, [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1], .compoundFile),
        (0, Array("Rar!\u{1A}\u{07}".utf8), .rar), (0, [0x37, 0x7A, 0xBC, 0xAF, 0x27, 0x1C], .sevenZip),
        (0, [0x1F, 0x8B], .gzip), (0, [0x7F, 0x45, 0x4C, 0x46], .program),
        (0, [0xFF, 0xD8, 0xFF], .picture), (0, [0x89, 0x50, 0x4E, 0x47], .picture), (0, Array("GIF8".utf8), .picture),

        (0, Array("ID3".utf8), .mp3), (0, Array("OggS".utf8), .ogg), (0, Array("fLaC".utf8), .flac),
        (4, Array("ftyp".utf8), .isoMedia), (4, Array("moov".utf8), .isoMedia), (4, Array("wide".utf8), .isoMedia),
        (4, Array("mdat".utf8), .isoMedia), (0, [0x1A, 0x45, 0xDF, 0xA3], .matroska),
    ]

    private static func binary(_ head: [UInt8]) -> FileContent? {
        guard !head.isEmpty else { return .empty }
        if head.starts(with: "{\\rtf".utf8) { return .rtf }
        if !isText(head), let content = binarySigned(head) { return content }
        // Readers look for the header within the first kilobyte; what stands before it may be no markup.
        if let header = position(of: Array("%PDF-".utf8), in: head.prefix(1024)),
            !head[..<header].contains(UInt8(ascii: "<"))
        {
            return .pdf
        }
        return nil
    }

    /// By signatures of formats that are never text: a text in an old encoding may begin with the same bytes.
    private static func binarySigned(_ head: [UInt8]) -> FileContent? {
        if head.starts(with: [0x50, 0x4B, 0x03, 0x04]) || head.starts(with: [0x50, 0x4B, 0x05, 0x06]) {
            return zip(head)
        }
        for one in signatures where head.dropFirst(one.offset).starts(with: one.bytes) { return one.content }
        if head.starts(with: "RIFF".utf8) {
            return riffForms.first { head.dropFirst(8).starts(with: $0.form) }?.content
        }
        if head.starts(with: [0x4D, 0x5A]) { return .program }
        guard head.count > 4 else { return nil }
        if head[0] == 0xFF, head[1] & 0xE6 == 0xE2 { return .mp3 }
        if head[0] == 0xFF, head[1] & 0xF6 == 0xF0 { return .aac }
        // A sequence that holds an object identifier.
        return head[0] == 0x30 && head[1] & 0x80 != 0 && head.prefix(16).contains(0x06) ? .der : nil
    }

    /// Office documents are archives too; the names of their parts stand in the archive as they are.
    private static func zip(_ head: [UInt8]) -> FileContent {
        func holds(_ name: String) -> Bool { position(of: Array(name.utf8), in: head[...]) != nil }
        if holds("mimetypeapplication/vnd.oasis.opendocument") { return .openDocument }
        guard holds("[Content_Types].xml") || holds("_rels/.rels") else { return .zip }
        return holds("word/") ? .docx : holds("xl/") ? .xlsx : holds("ppt/") ? .pptx : .zip
    }

    private static func textual(_ head: [UInt8]) -> FileContent? {
        // Excel's "Unicode text".
        if head.starts(with: [0xFF, 0xFE]) || head.starts(with: [0xFE, 0xFF]) { return .text }
        guard isText(head) else { return nil }
        let bare = withoutPrologue(head[...])
        guard let first = bare.first else { return .text }
        let start = lowercase(bare.prefix(32))
        if first == UInt8(ascii: "<") { return markup(start, bare) }
        if first == UInt8(ascii: "{") || first == UInt8(ascii: "[") { return .json }
        if start.starts(with: "begin:vcalendar".utf8) { return .calendar }
        if start.starts(with: "begin:vcard".utf8) { return .card }
        return .text
    }

    private static func markup(_ start: [UInt8], _ bare: ArraySlice<UInt8>) -> FileContent {
        if start.starts(with: "<?xml".utf8) {
            guard let end = position(of: Array("?>".utf8), in: bare) else { return .xml }
            let rest = withoutPrologue(bare[(end + 2)...])
            let content = markup(lowercase(rest.prefix(32)), rest)
            return content == .text ? .xml : content
        }
        if start.starts(with: "<?".utf8) { return .php }
        if start.starts(with: "<gpx".utf8) { return .gpx }
        if start.starts(with: "<kml".utf8) { return .kml }
        if start.starts(with: "<!doctype html".utf8) { return .html }
        for name in ["html", "head", "body", "script", "iframe", "style", "title", "meta", "object", "embed"]
        where start.dropFirst().starts(with: name.utf8) {
            let after = start.dropFirst(1 + name.utf8.count).first
            if after == nil || after == UInt8(ascii: ">") || after == UInt8(ascii: "/") || after! <= 0x20 {
                return .html
            }
        }
        return .text
    }

    private static func isText(_ head: [UInt8]) -> Bool { !head.contains(0) }

    /// Without the byte order mark, white space and comments before the first thing said.
    private static func withoutPrologue(_ head: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
        var rest = head.starts(with: [0xEF, 0xBB, 0xBF]) ? head.dropFirst(3) : head
        while true {
            rest = rest.drop { $0 <= 0x20 }
            guard rest.starts(with: "<!--".utf8) else { return rest }
            guard let end = position(of: Array("-->".utf8), in: rest) else { return [] }
            rest = rest[(end + 3)...]
        }
    }

    private static func lowercase(_ bytes: ArraySlice<UInt8>) -> [UInt8] {
        bytes.map { (0x41...0x5A).contains($0) ? $0 | 0x20 : $0 }
    }

    private static func position(of wanted: [UInt8], in bytes: ArraySlice<UInt8>) -> Int? {
        guard bytes.count >= wanted.count else { return nil }
        return (bytes.startIndex...(bytes.endIndex - wanted.count)).first {
            bytes[$0] == wanted[0] && bytes[$0...].starts(with: wanted)
        }
    }
}
