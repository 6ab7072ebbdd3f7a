package import SourceText

/// Says signs that turn the text around them, letters that were lost when the text was saved, and Cyrillic that was read in
/// another encoding: nobody writes them, and everybody would see them. Each kind is said once for a text; what letters of a body
/// were lost is said by Markdown's own slips.
package func sayDamagedText(_ source: Source, fields: Range<Int>, into diagnostics: inout Diagnostics) {
    let bytes = source.bytes
    var said: Set<Message> = []
    func say(_ message: Message, _ range: Range<Int>, _ words: String, _ diagnostics: inout Diagnostics) {
        guard said.insert(message).inserted else { return }
        diagnostics.append(message, at: Place(source.path, range), words)
    }
    var index = 0
    while index + 2 < bytes.count {
        switch bytes[index] {
        case 0xE2 where bytes[index + 1] == 0x80 && (0xAD...0xAE).contains(bytes[index + 2]):
            say(.directionOverride, index..<(index + 3), bytes[index + 2] == 0xAD ? "U+202D" : "U+202E", &diagnostics)
        case 0xEF where index < fields.upperBound && bytes[index + 1] == 0xBF && bytes[index + 2] == 0xBD:
            say(.lostLetter, index..<(index + 3), "", &diagnostics)
        case 0xD0 where bytes[index + 1] == 0xA0 || bytes[index + 1] == 0xA1,
            0xC3 where bytes[index + 1] == 0x90 || bytes[index + 1] == 0x91:
            if index < fields.upperBound, let end = endOfMisread(bytes, from: index) {
                let words = String(decoding: bytes[index..<end], as: UTF8.self)
                say(.misreadLetters, index..<end, words, &diagnostics)
                index = end
                continue
            }
        default: break
        }
        index += 1
    }
}

/// Where letters end that are UTF-8 read as windows-1251 or windows-1252; nil where fewer than three begin here. There each
/// Cyrillic letter is `Р` or `С`, or `Ð` or `Ñ`, with a sign that the old encoding has below its capital letters.
private func endOfMisread(_ bytes: [UInt8], from start: Int) -> Int? {
    var index = start
    var pairs = 0
    let lead = bytes[start]
    while index + 2 < bytes.count, bytes[index] == lead,
        lead == 0xD0 ? (0xA0...0xA1).contains(bytes[index + 1]) : (0x90...0x91).contains(bytes[index + 1])
    {
        let next = index + 2
        let length = bytes[next] < 0x80 ? 1 : bytes[next] < 0xE0 ? 2 : bytes[next] < 0xF0 ? 3 : 4
        guard next + length <= bytes.count,
            let sign = String(decoding: bytes[next..<next + length], as: UTF8.self)
                .unicodeScalars.first, lead == 0xD0 ? signsOf1251.contains(sign) : isSignOf1252(sign)
        else { break }
        pairs += 1
        index = next + length
    }
    return pairs >= 3 ? index : nil
}

/// What windows-1251 has from 0x80 to 0xBF.
private let signsOf1251 = Set(
    "ЂЃ‚ѓ„…†‡€‰Љ‹ЊЌЋЏђ‘’“”•–—™љ›њќћџ\u{a0}ЎўЈ¤Ґ¦§Ё©Є«¬\u{ad}®Ї°±Ііґµ¶·ё№є»јЅѕї".unicodeScalars)

private func isSignOf1252(_ sign: Unicode.Scalar) -> Bool {
    (0xA0...0xBF).contains(sign.value) || "€‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ".unicodeScalars.contains(sign)
}

extension Message {
    static let directionOverride = Message(
        "source.direction", .warning,
        Wording(
            uk: "тут невидимий знак {0}, який обертає напрям тексту: слова на сторінці стояли б навпаки",
            en: "here is the invisible sign {0}, which turns the text round: its words would stand backwards"),
        hint: Wording(
            uk: "зітріть його разом із сусідньою літерою і наберіть її заново",
            en: "delete it with its neighbour and type that again"))
    static let lostLetter = Message(
        "source.lostLetter", .warning,
        Wording(
            uk: "тут знак «�»: літеру загублено, коли текст зберігали чи копіювали",
            en: "here is the sign “�”: a letter was lost when the text was saved or copied"),
        hint: Wording(uk: "наберіть літеру заново", en: "type the letter again"))
    static let misreadLetters = Message(
        "source.misread", .warning,
        Wording(
            uk: "«{0}» – український текст, прочитаний у чужому кодуванні",
            en: "“{0}” is Cyrillic text that was read in another encoding"),
        hint: Wording(
            uk: "скопіюйте ці слова з джерела ще раз або наберіть заново",
            en: "copy these words from their source again, or type them anew"))
}
