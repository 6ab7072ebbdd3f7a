internal import Hub
internal import SourceText

/// Calls in brackets: captions, galleries, films; of others the words between their signs stay.
extension LooseHTML {
    /// Behind the call at a bracket; nil where the bracket is a letter of the text.
    mutating func shortcode(_ at: Int) -> Int? {
        let text = scan.text
        // Two brackets show a call instead of making it.
        if at + 1 < text.count, text[at + 1] == UInt8(ascii: "[") { return nil }
        if at > 0, text[at - 1] == UInt8(ascii: "[") { return nil }
        let isClosing = at + 1 < text.count && text[at + 1] == UInt8(ascii: "/")
        let start = isClosing ? at + 2 : at + 1
        guard start < text.count, text[start].isLetter else { return nil }
        let name = scan.name(at: start)
        let behind = start + name.utf8.count
        guard behind < text.count,
            text[behind].isSpace || text[behind] == UInt8(ascii: "]")
                || text[behind] == UInt8(ascii: "/"),
            let (attributes, end, _) = scan.attributes(from: behind, to: UInt8(ascii: "]")), end - at < 64 << 10
        else { return nil }
        if isClosing {
            if name == "caption" || name == "wp_caption", caption != nil {
                closeCaption()
            } else if let open = unclosed[name], open > 0 {
                unclosed[name] = open - 1
            } else {
                return nil
            }
            return end
        }
        let close = scan.end(of: "[" + name, after: end)
        return call(name, attributes, at..<end, close) ? end : nil
    }

    private func value(_ name: String, _ attributes: [(name: String, value: String)]) -> String? {
        attributes.first { $0.name == name }.map { unquoted($0.value) }
    }

    /// Old texts have typographic quotes around values.
    private func unquoted(_ value: String) -> String {
        let plain = value.decodingReferences()
        let quotes: Set<Unicode.Scalar> = ["\"", "'", "”", "“", "″", "«", "»"]
        var scalars = plain.unicodeScalars[...]
        while let first = scalars.first, quotes.contains(first) { scalars = scalars.dropFirst() }
        while let last = scalars.last, quotes.contains(last) { scalars = scalars.dropLast() }
        return String(String.UnicodeScalarView(scalars))
    }

    /// False where the brackets are letters of the text.
    private mutating func call(
        _ name: String, _ attributes: [(name: String, value: String)], _ range: Range<Int>, _ close: Int?
    ) -> Bool {
        switch name {
        case "caption", "wp_caption":
            guard let close, caption == nil else { return unknown(name, attributes, range, close) }
            put(block: "")
            writer.put("<figure>")
            isAfterPicture = false
            caption = OpenCaption(
                end: close, words: WordPressWords.plain(value("caption", attributes) ?? ""))
        case "gallery": gallery(attributes, range)
        case "embed":
            if close != nil { unclosed[name, default: 0] += 1 }
            if let address = value("src", attributes) { put(address: address) }
        case "video", "audio", "youtube", "vimeo":
            let names = ["src", "mp4", "webm", "m4v", "ogv", "mp3", "ogg", "wav", "m4a", "url", "id", ""]
            var source = names.compactMap { value($0, attributes) }.first { !$0.isEmpty } ?? ""
            if source.hasPrefix(bytes: "=") { source = source.dropping(bytes: 1) }
            if !source.contains(bytes: "://"), !source.isEmpty, !source.contains(bytes: "."),
                !source.contains(bytes: "/")
            {
                source = name == "vimeo" ? "https://vimeo.com/" + source : "https://www.youtube.com/watch?v=" + source
            }
            guard !source.isEmpty else { return unknown(name, attributes, range, close) }
            if close != nil { unclosed[name, default: 0] += 1 }
            if name == "video" || name == "audio" {
                let address = surroundings.address(of: source) ?? source
                put(block: "<\(name) src=\"" + LooseHTML.quoted(address) + "\"></\(name)>")
            } else {
                put(address: source)
            }
        default: return unknown(name, attributes, range, close)
        }
        return true
    }

    private mutating func put(address: String) {
        let plain = address.trimmed
        guard plain.contains(bytes: "://"), !plain.utf8.contains(where: { $0.isSpace || $0 == 0x3C || $0 == 0x3E })
        else {
            return put(words: address)
        }
        put(block: "<p><a href=\"" + LooseHTML.quoted(plain) + "\">" + LooseHTML.quoted(plain) + "</a></p>")
    }

    private mutating func gallery(_ attributes: [(name: String, value: String)], _ range: Range<Int>) {
        func list(_ name: String) -> [String]? {
            value(name, attributes).map { $0.split(byte: ",").map { String($0).trimmed } }
        }
        let pictures = surroundings.gallery(list("ids") ?? list("include"), without: list("exclude") ?? [])
        if pictures.isEmpty { tell(.importGallery, scan.text.text(range)) }
        for picture in pictures {
            put(block: "")
            writer.put("<figure>")
            write(
                picture: picture.address, alt: picture.description, title: "")
            if !picture.caption.isEmpty {
                writer.put("<figcaption>")
                writer.isLineStart = true
                writer.write(Array(picture.caption.unbroken.utf8)[...])
                writer.put("</figcaption>")
            }
            put(block: "</figure>")
        }
    }

    private mutating func unknown(
        _ name: String, _ attributes: [(name: String, value: String)], _ range: Range<Int>, _ close: Int?
    ) -> Bool {
        let isKnown = ["caption", "wp_caption", "video", "audio", "playlist", "youtube", "vimeo"].contains(name)
        guard isKnown || close != nil || attributes.contains(where: { !$0.name.isEmpty }) else { return false }
        tell(.importShortcode, scan.text.text(range).unbroken.cut(at: 1000))
        if close != nil { unclosed[name, default: 0] += 1 }
        return true
    }
}
