internal import SourceText

/// The root element's size of an SVG, once it is known to be harmless.
func inspectSVG(_ bytes: [UInt8]) throws(PictureError) -> PictureFacts {
    var cleaner = SVGCleaner(bytes)
    let size = try cleaner.clean().size
    return PictureFacts(
        format: .svg, width: size.width, height: size.height, hasAlpha: true, isAnimated: false,
        hasDamagedMetadata: false, orientation: .upright)
}

/// An SVG without comments, editor's notes, metadata and document type; refused where it carries scripts, event
/// handlers, foreign content, entities or references to other files.
public func cleanedSVG(_ bytes: [UInt8]) throws(PictureError) -> [UInt8] {
    var cleaner = SVGCleaner(bytes)
    return try cleaner.clean().bytes
}

/// Whether the first element of a text is `svg`.
func looksLikeSVG(_ bytes: [UInt8]) -> Bool {
    var offset = bytes.has("\u{FEFF}", at: 0) ? 3 : 0
    while offset < bytes.count {
        switch bytes[offset] {
        case 0x20, 0x09, 0x0A, 0x0D: offset += 1
        case UInt8(ascii: "<"):
            if bytes.has("<svg", at: offset) || bytes.has("<svg:svg", at: offset) { return true }
            guard bytes.has("<?", at: offset) || bytes.has("<!", at: offset) else { return false }
            // A document type may hold declarations in brackets: what follows its first ">" is looked at as text.
            let ending: StaticString = bytes.has("<!--", at: offset) ? "-->" : bytes.has("<?", at: offset) ? "?>" : ">"
            while offset < bytes.count, !bytes.has(ending, at: offset) { offset += 1 }
            offset += ending.utf8CodeUnitCount
        case UInt8(ascii: "]"): offset += 1
        case UInt8(ascii: ">"): offset += 1
        default: return false
        }
    }
    return false
}

/// Reads an SVG once from front to back and writes what may stay.
private struct SVGCleaner {
    private let bytes: [UInt8]
    private var offset = 0
    private var output: [UInt8] = []
    /// Open elements; those from `hidden` on are left out.
    private var open: [String] = []
    private var hidden: Int?
    /// The text of the open `style`, checked as a whole: comments and character data must not hide a word's halves.
    private var style = ""
    private var size = (width: 0, height: 0)

    init(_ bytes: [UInt8]) {
        self.bytes = bytes
        output.reserveCapacity(bytes.count)
    }

    mutating func clean() throws(PictureError) -> (bytes: [UInt8], size: (width: Int, height: Int)) {
        guard String(validating: bytes, as: UTF8.self) != nil else { throw .damaged(.svg) }
        if bytes.has("\u{FEFF}", at: 0) { offset = 3 }
        while offset < bytes.count {
            if bytes[offset] != UInt8(ascii: "<") {
                try text()
            } else if bytes.has("<!--", at: offset) {
                try skip(past: "-->")
            } else if bytes.has("<![CDATA[", at: offset) {
                try characterData()
            } else if bytes.has("<?", at: offset) {
                try skip(past: "?>")
            } else if bytes.has("<!DOCTYPE", at: offset) {
                try documentType()
            } else if bytes.has("</", at: offset) {
                try endTag()
            } else {
                try startTag()
            }
        }
        guard open.isEmpty, !output.isEmpty else { throw .damaged(.svg) }
        return (output, size)
    }

    private mutating func skip(past ending: StaticString) throws(PictureError) {
        while offset < bytes.count {
            if bytes.has(ending, at: offset) {
                offset += ending.utf8CodeUnitCount
                return
            }
            offset += 1
        }
        throw .damaged(.svg)
    }

    private mutating func documentType() throws(PictureError) {
        let start = offset
        var depth = 0
        while offset < bytes.count {
            switch bytes[offset] {
            case UInt8(ascii: "<"):
                if bytes.has("<!ENTITY", at: offset) { throw .activeSVG("<!ENTITY") }
                depth += 1
            case UInt8(ascii: ">"):
                depth -= 1
                if depth == 0 {
                    offset += 1
                    return
                }
            default: break
            }
            offset += 1
            if offset - start > 10_000 { break }
        }
        throw .damaged(.svg)
    }

    private mutating func text() throws(PictureError) {
        let start = offset
        while offset < bytes.count, bytes[offset] != UInt8(ascii: "<") { offset += 1 }
        guard !open.isEmpty else {
            // White space around the root.
            guard bytes[start..<offset].allSatisfy({ $0 <= 0x20 }) else { throw .damaged(.svg) }
            return
        }
        let decoded = try decodedReferences(bytes[start..<offset])
        if isInStyle { style += decoded }
        if hidden == nil { output += bytes[start..<offset] }
    }

    private mutating func characterData() throws(PictureError) {
        let start = offset
        try skip(past: "]]>")
        guard !open.isEmpty else { throw .damaged(.svg) }
        if isInStyle { style += String(decoding: bytes[(start + 9)..<(offset - 3)], as: UTF8.self) }
        if hidden == nil { output += bytes[start..<offset] }
    }

    private var isInStyle: Bool { open.last.map { $0 == "style" || $0.hasSuffix(bytes: ":style") } ?? false }

    private mutating func endTag() throws(PictureError) {
        let start = offset
        offset += 2
        let name = readName()
        skipSpace()
        guard bytes.byte(at: offset) == UInt8(ascii: ">"), open.last == name else { throw .damaged(.svg) }
        offset += 1
        if isInStyle {
            try checkStyle(style)
            style = ""
        }
        open.removeLast()
        if let hidden {
            if open.count == hidden { self.hidden = nil }
        } else {
            output += bytes[start..<offset]
        }
    }

    private mutating func startTag() throws(PictureError) {
        offset += 1
        let name = readName()
        let local = name.split(byte: ":").last.map { String($0).lowercasedASCII } ?? ""
        let prefix = name.contains(bytes: ":") ? name.prefix(beforeBytes: ":") : ""
        // A style holds text only; an element in it would hide a part from the check.
        guard !name.isEmpty, open.count < 256, !isInStyle else { throw .damaged(.svg) }
        if open.isEmpty {
            guard local == "svg", output.isEmpty else { throw .damaged(.svg) }
        }
        if SVGCleaner.active.contains(local) { throw .activeSVG("<\(name)>") }
        // What editors keep for themselves lives in other namespaces.
        let isForeign = local == "metadata" || !(prefix.isEmpty || prefix == "svg")
        if isForeign, hidden == nil { hidden = open.count }
        var tag = Array("<\(name)".utf8)
        var attributes: [(name: String, value: String)] = []
        while true {
            skipSpace()
            guard let byte = bytes.byte(at: offset) else { throw .damaged(.svg) }
            if byte == UInt8(ascii: ">") {
                offset += 1
                tag.append(UInt8(ascii: ">"))
                if hidden == nil { output += tag }
                open.append(name)
                break
            }
            if byte == UInt8(ascii: "/") {
                guard bytes.byte(at: offset + 1) == UInt8(ascii: ">") else { throw .damaged(.svg) }
                offset += 2
                tag += "/>".utf8
                if hidden == nil { output += tag }
                if hidden == open.count { hidden = nil }
                break
            }
            let start = offset
            let attribute = readName()
            skipSpace()
            guard !attribute.isEmpty, bytes.byte(at: offset) == UInt8(ascii: "=") else { throw .damaged(.svg) }
            offset += 1
            skipSpace()
            guard let quote = bytes.byte(at: offset), quote == 0x22 || quote == 0x27 else { throw .damaged(.svg) }
            let valueStart = offset + 1
            offset = valueStart
            while let byte = bytes.byte(at: offset), byte != quote {
                if byte == UInt8(ascii: "<") { throw .damaged(.svg) }
                offset += 1
            }
            guard offset < bytes.count else { throw .damaged(.svg) }
            let value = try decodedReferences(bytes[valueStart..<offset])
            offset += 1
            attributes.append((attribute, value))
            if hidden == nil, try keeps(attribute, value, on: local) {
                tag.append(0x20)
                tag += bytes[start..<offset]
            }
        }
        if size == (0, 0), local == "svg", open.count <= 1 { size = SVGCleaner.size(attributes) }
    }

    private static let active: Set<String> = [
        "script", "foreignobject", "iframe", "embed", "object", "handler", "listener", "audio", "video", "canvas",
        "html", "body", "link", "meta", "form", "input",
    ]

    /// Whether an attribute may stay; throws where it is dangerous.
    private func keeps(_ name: String, _ value: String, on element: String) throws(PictureError) -> Bool {
        let lower = name.lowercasedASCII
        if lower.hasPrefix(bytes: "on") { throw .activeSVG(name) }
        if lower == "xml:base" { throw .externalSVG(value) }
        let local = lower.split(byte: ":").last.map { String($0) } ?? ""
        if local == "href" || local == "src" {
            let address = String(decoding: value.utf8.filter { $0 > 0x20 && $0 != 0x7F }, as: UTF8.self)
            if address.hasPrefix(bytes: "#") { return !name.contains(bytes: ":") || lower.hasPrefix(bytes: "xlink:") }
            // Links of an <a> lead out of a drawing shown as a picture nowhere: they go, the drawing stays.
            if element == "a", !address.lowercasedASCII.hasPrefix(bytes: "javascript:") { return false }
            if address.lowercasedASCII.hasPrefix(bytes: "javascript:") { throw .activeSVG("javascript:") }
            if address.lowercasedASCII.hasPrefix(bytes: "data:image/") { throw .pictureInSVG }
            throw .externalSVG(String(value.unicodeScalars.prefix(60)))
        }
        // An animation must not put an address where none may stand.
        if lower == "attributename",
            value.lowercasedASCII.hasSuffix(bytes: "href") || value.lowercasedASCII.hasPrefix(bytes: "on")
        {
            throw .activeSVG("<\(element) attributeName=\"\(value)\">")
        }
        if value.contains(bytes: "(") || value.contains(bytes: "\\") || lower == "style" { try checkStyle(value) }
        if lower.hasPrefix(bytes: "xmlns") {
            return lower == "xmlns" || lower == "xmlns:xlink" || lower == "xmlns:svg"
        }
        if name.contains(bytes: ":") {
            return lower.hasPrefix(bytes: "xlink:") || lower == "xml:space" || lower == "xml:lang"
        }
        return true
    }

    /// Style that fetches nothing: no imports, and addresses of the drawing's own parts only.
    private func checkStyle(_ style: String) throws(PictureError) {
        let lower = style.lowercasedASCII
        if lower.contains(bytes: "\\") || lower.contains(bytes: "@import") || lower.contains(bytes: "expression(")
            || lower.contains(bytes: "javascript:") || lower.contains(bytes: "image(")
            || lower.contains(bytes: "image-set(")
        {
            throw .activeSVG(String(style.unicodeScalars.prefix(60)))
        }
        var rest = Substring(lower)
        while let start = rest.firstRange(ofBytes: "url(") {
            rest = rest[start.upperBound...]
            let address = rest.utf8.drop { $0 <= 0x20 || $0 == 0x22 || $0 == 0x27 }
            guard address.first == UInt8(ascii: "#") else {
                throw .externalSVG(String(Substring(address).unicodeScalars.prefix(60)))
            }
        }
    }

    /// A text with its references resolved; only XML's own five names are known.
    private func decodedReferences(_ run: ArraySlice<UInt8>) throws(PictureError) -> String {
        guard run.contains(UInt8(ascii: "&")) else { return String(decoding: run, as: UTF8.self) }
        var decoded: [UInt8] = []
        var index = run.startIndex
        while index < run.endIndex {
            guard run[index] == UInt8(ascii: "&") else {
                decoded.append(run[index])
                index += 1
                continue
            }
            guard let end = run[index...].prefix(12).firstIndex(of: UInt8(ascii: ";")) else { throw .damaged(.svg) }
            let name = String(decoding: run[(index + 1)..<end], as: UTF8.self)
            switch name {
            case "lt": decoded.append(UInt8(ascii: "<"))
            case "gt": decoded.append(UInt8(ascii: ">"))
            case "amp": decoded.append(UInt8(ascii: "&"))
            case "quot": decoded.append(0x22)
            case "apos": decoded.append(0x27)
            default:
                let code =
                    name.hasPrefix(bytes: "#x")
                    ? UInt32(name.dropFirst(bytes: 2), radix: 16)
                    : name.hasPrefix(bytes: "#") ? UInt32(name.dropFirst(bytes: 1)) : nil
                guard let code, let scalar = Unicode.Scalar(code) else { throw .activeSVG("&\(name);") }
                decoded += String(scalar).utf8
            }
            index = end + 1
        }
        return String(decoding: decoded, as: UTF8.self)
    }

    private mutating func readName() -> String {
        let start = offset
        while let byte = bytes.byte(at: offset) {
            switch byte {
            case 0x30...0x3A, 0x41...0x5A, 0x61...0x7A, 0x2D, 0x2E, 0x5F, 0x80...: offset += 1
            default: return String(decoding: bytes[start..<offset], as: UTF8.self)
            }
        }
        return String(decoding: bytes[start..<offset], as: UTF8.self)
    }

    private mutating func skipSpace() {
        while let byte = bytes.byte(at: offset), byte == 0x20 || byte == 0x09 || byte == 0x0A || byte == 0x0D {
            offset += 1
        }
    }

    /// Width and height in pixels, else those of the view box.
    private static func size(_ attributes: [(name: String, value: String)]) -> (width: Int, height: Int) {
        func length(_ name: String) -> Int? {
            guard let value = attributes.first(where: { $0.name == name })?.value else { return nil }
            let digits = Substring(value.utf8.prefix { 0x30...0x39 ~= $0 || $0 == UInt8(ascii: ".") })
            let unit = value.dropFirst(bytes: digits.utf8.count)
            guard unit.isEmpty || unit == "px", let number = Double(digits), number >= 0, number < 100_000 else {
                return nil
            }
            return Int(number.rounded())
        }
        if let width = length("width"), let height = length("height") { return (width, height) }
        let box = attributes.first { $0.name == "viewBox" }?.value.utf8.split { $0 == 0x20 || $0 == UInt8(ascii: ",") }
            .compactMap { Double(Substring($0)) }
        guard let box, box.count == 4, (0..<100_000).contains(box[2]), (0..<100_000).contains(box[3]) else {
            return (0, 0)
        }
        return (Int(box[2].rounded()), Int(box[3].rounded()))
    }
}
