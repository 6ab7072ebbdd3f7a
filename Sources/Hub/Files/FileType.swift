internal import SourceText

/// A kind of file that is published as it is: the endings of its names, its media type (IANA), and what such a file may
/// hold. The list and its reasons: docs/decisions/files.md.
package struct FileType: Sendable {
    let endings: [String]
    let mediaType: String
    let contents: Set<FileContent>

    private init(_ endings: String, _ mediaType: String, _ contents: Set<FileContent>) {
        self.endings = endings.split(byte: " ").map(String.init)
        self.mediaType = mediaType
        self.contents = contents
    }

    static let all: [FileType] = [
        FileType("pdf", "application/pdf", [.pdf]),
        FileType("djvu djv", "image/vnd.djvu", [.djvu]),
        FileType("rtf", "application/rtf", [.rtf]),
        // Word writes RTF under the name of DOC where it is asked for compatibility.
        FileType("doc", "application/msword", [.compoundFile, .rtf]),
        FileType("xls", "application/vnd.ms-excel", [.compoundFile]),
        FileType("ppt", "application/vnd.ms-powerpoint", [.compoundFile]),
        FileType("docx", officeOpen + "wordprocessingml.document", [.docx, .zip]),
        FileType("xlsx", officeOpen + "spreadsheetml.sheet", [.xlsx, .zip]),
        FileType("pptx", officeOpen + "presentationml.presentation", [.pptx, .zip]),
        FileType("odt", "application/vnd.oasis.opendocument.text", [.openDocument, .zip]),
        FileType("ods", "application/vnd.oasis.opendocument.spreadsheet", [.openDocument, .zip]),
        FileType("odp", "application/vnd.oasis.opendocument.presentation", [.openDocument, .zip]),
        FileType("epub", "application/epub+zip", [.zip]),
        FileType("zip", "application/zip", archives),
        FileType("rar", "application/vnd.rar", [.rar]),
        FileType("7z", "application/x-7z-compressed", [.sevenZip]),
        // Signatures by which decisions are proved (ДСТУ ETSI EN 319 122 and 162).
        FileType("p7s", "application/pkcs7-signature", [.der]),
        FileType("p7m", "application/pkcs7-mime", [.der]),
        FileType("asice", "application/vnd.etsi.asic-e+zip", archives),
        FileType("asics", "application/vnd.etsi.asic-s+zip", archives),
        FileType("txt", "text/plain", texts),
        FileType("csv", "text/csv", texts),
        FileType("tsv", "text/tab-separated-values", texts),
        FileType("vtt", "text/vtt", [.text]),
        FileType("srt", "application/x-subrip", [.text]),
        FileType("ics", "text/calendar", [.calendar]),
        FileType("vcf", "text/vcard", [.card]),
        FileType("json", "application/json", [.json]),
        FileType("geojson", "application/geo+json", [.json]),
        FileType("gpx", "application/gpx+xml", [.gpx]),
        FileType("kml", "application/vnd.google-earth.kml+xml", [.kml]),
        FileType("kmz", "application/vnd.google-earth.kmz", [.zip]),
        FileType("mp3", "audio/mpeg", [.mp3]),
        FileType("m4a", "audio/mp4", [.isoMedia]),
        FileType("aac", "audio/aac", [.aac]),
        FileType("ogg oga opus", "audio/ogg", [.ogg]),
        FileType("flac", "audio/flac", [.flac]),
        FileType("wav", "audio/wav", [.wave]),
        FileType("mp4 m4v", "video/mp4", [.isoMedia]),
        FileType("mov", "video/quicktime", [.isoMedia]),
        FileType("webm", "video/webm", [.matroska]),
        FileType("mkv", "video/matroska", [.matroska]),
        FileType("ogv", "video/ogg", [.ogg]),
        FileType("avi", "video/vnd.avi", [.avi]),
        // A picture is never published as it lies: what it holds is told when it is decoded.
        FileType("jpg jpeg", "image/jpeg", [.picture]),
        FileType("png", "image/png", [.picture]),
        FileType("gif", "image/gif", [.picture]),
        FileType("webp", "image/webp", [.picture]),
        FileType("avif", "image/avif", [.picture]),
        FileType("svg", "image/svg+xml", [.picture]),
        FileType("tif tiff", "image/tiff", [.picture]),
        FileType("heic", "image/heic", [.picture]),
        FileType("heif", "image/heif", [.picture]),
        FileType("bmp", "image/bmp", [.picture]),
    ]

    private static let officeOpen = "application/vnd.openxmlformats-officedocument."
    private static let archives: Set<FileContent> = [.zip, .docx, .xlsx, .pptx, .openDocument]
    private static let texts: Set<FileContent> = [.text, .json, .calendar, .card, .gpx, .kml, .xml]

    private static let byEnding = Dictionary(
        uniqueKeysWithValues: all.flatMap { type in type.endings.map { ($0, type) } })

    /// - Parameter ending: of a name, in small letters, without the dot.
    package init?(ending: String) {
        guard let known = FileType.byEnding[ending] else { return nil }
        self = known
    }

    var isPicture: Bool { contents == [.picture] }

    /// The ending that a file with this content should have had; nil where several or none would do.
    static func ending(for content: FileContent) -> String? {
        switch content {
        case .unknown, .empty, .picture, .html, .php, .program, .text, .xml, .gzip, .compoundFile, .openDocument: nil
        default: content.rawValue.lowercasedASCII
        }
    }
}
