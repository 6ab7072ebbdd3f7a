internal import SourceText

/// Addresses of mail in a text that nobody can write to.
extension MarkdownSlips {
    mutating func lookForMails(_ visible: Visible, _ node: CmarkNode) {
        if visible.has(Visible.link) { lookForMailsCut(visible, node) }
        var last = 0
        for place in visible.places(of: "@") where place >= last && !isFull {
            let start = MarkdownSlips.mailStart(visible, before: place)
            let end = MarkdownSlips.mailEnd(visible, from: place + 1)
            guard start < place, end > place + 1 else { continue }
            last = end
            let written = visible.text(start..<end)
            let host = visible.text(place + 1..<end)
            if MarkdownSlips.isMixed(written), host.contains(bytes: ".") {
                let mend = MarkdownSlips.latin(written)
                say(mend == nil ? .mailCyrillic : .mailMixed, visible, start..<end, node, [written], mend: mend)
            } else if host.hasPrefix(bytes: "@") || host.contains(bytes: ",") {
                let mended =
                    visible.text(start..<place) + "@"
                    + String(host.dropFirst(bytes: host.hasPrefix(bytes: "@") ? 1 : 0))
                    .replacing(bytes: ",", with: ".")
                guard ProgramAddress.wrongMail("mailto:" + mended) == nil else { continue }
                say(.mailSigns, visible, start..<end, node, [written], mend: Mend(lines: mended))
            }
        }
    }

    /// `рада@…` of which Markdown linked the Latin part alone.
    private mutating func lookForMailsCut(_ visible: Visible, _ node: CmarkNode) {
        for place in visible.places(of: "\u{2}") where !isFull {
            guard let target = visible.target(at: place), target.hasPrefix(bytes: "mailto:") else { continue }
            let start = MarkdownSlips.mailStart(visible, before: place)
            let end = MarkdownSlips.mailEnd(visible, from: place + 1)
            let before = visible.text(start..<place)
            let behind = visible.text(place + 1..<end)
            let isTouched =
                before.unicodeScalars.last.map { $0.value >= 0x80 } ?? false
                || behind.unicodeScalars.first.map { $0.value >= 0x80 } ?? false
            let written = before + target.dropFirst(bytes: 7) + behind
            guard isTouched, MarkdownSlips.isMixed(written) else { continue }
            let mend = MarkdownSlips.latin(written)
            let range = positions.range(of: Array(written.utf8), in: node)
            found.append(
                Diagnostic(mend == nil ? .mailCyrillic : .mailMixed, at: Place(path, range), [written], mend: mend))
        }
    }

    /// Two alphabets in one word of the address: names of sites may be Cyrillic as a whole.
    private static func isMixed(_ address: String) -> Bool {
        address.split { ".@-_+".contains($0) }.contains { $0.mixesAlphabets }
    }

    /// With Latin letters; nil where some of the others look like none.
    private static func latin(_ address: String) -> Mend? {
        let mended = address.withLatinLookAlikes
        return isMixed(mended) ? nil : Mend(lines: mended)
    }

    private static let longest = 80

    private static func isOfMail(_ bytes: [UInt8], _ index: Int) -> Bool {
        switch bytes[index] {
        case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, UInt8(ascii: "."), UInt8(ascii: "-"), UInt8(ascii: "_"),
            UInt8(ascii: "+"), 0xD0...0xD3:
            true
        // The second byte of a Cyrillic letter.
        case 0x80...0xBF: index > 0 && 0xD0...0xD3 ~= bytes[index - 1]
        default: false
        }
    }

    private static func mailStart(_ visible: Visible, before place: Int) -> Int {
        var start = place
        while start > 0, place - start < longest, isOfMail(visible.bytes, start - 1) { start -= 1 }
        return start
    }

    /// With a comma between letters, and a second `@` at the start; without the full stop behind it.
    private static func mailEnd(_ visible: Visible, from start: Int) -> Int {
        let bytes = visible.bytes
        var end = start
        if end < bytes.count, bytes[end] == UInt8(ascii: "@") { end += 1 }
        while end < bytes.count, end - start < longest {
            let isComma =
                bytes[end] == UInt8(ascii: ",") && end + 1 < bytes.count && 0x61...0x7A ~= bytes[end + 1]
            guard isComma || isOfMail(bytes, end) else { break }
            end += 1
        }
        while end > start, ".-_+".utf8.contains(bytes[end - 1]) { end -= 1 }
        return end
    }
}
