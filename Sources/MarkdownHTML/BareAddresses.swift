internal import CCmarkGFM
internal import SourceText

/// Bare addresses end where a reader sees them end: cmark takes what closes a quotation, and dots of omission, for parts
/// of them, and the link leads nowhere (`«https://example.org/form»`).
extension CmarkDocument {
    func closeBareAddresses() {
        guard let iteration = CmarkIteration(from: root) else { return }
        while let (node, isEntry) = iteration.next() {
            guard isEntry, node.kind == .link, let words = node.firstChild, words.kind == .text, words.next == nil
            else {
                continue
            }
            let text = unsafe words.literal
            let target = unsafe node.target
            guard let cut = unsafe BareAddress.end(of: text), target.count >= text.count,
                unsafe target.suffix(text.count).elementsEqual(text)
            else { continue }
            let kept = unsafe Array(text[..<cut])
            let rest = unsafe Array(text[cut...])
            let address = unsafe Array(target.prefix(target.count - rest.count))
            node.setTarget(address)
            words.setLiteral(kept)
            node.insertText(rest)
        }
    }
}

enum BareAddress {
    /// Where an address ends that goes on with a sign no address has; nil where all of it is one.
    @unsafe static func end(of text: UnsafeBufferPointer<UInt8>) -> Int? {
        guard unsafe text.starts(with: "http".utf8) || text.starts(with: "www.".utf8) || text.starts(with: "ftp".utf8)
        else { return nil }
        var index = 0
        while index < text.count, unsafe !isClosing(text, at: index) { index += 1 }
        guard index < text.count else { return nil }
        // Behind an address these signs are those of the sentence, as at its end.
        while index > 0, unsafe "?!.,:;*_~'\"".utf8.contains(text[index - 1]) { index -= 1 }
        return index > 10 ? index : nil
    }

    /// `»`, `›`, `“`, `”`, `„`, `’` or `…`, in UTF-8.
    @unsafe private static func isClosing(_ text: UnsafeBufferPointer<UInt8>, at index: Int) -> Bool {
        let byte = unsafe text[index]
        if byte == 0xC2 { return unsafe index + 1 < text.count && text[index + 1] == 0xBB }
        guard byte == 0xE2, index + 2 < text.count, unsafe text[index + 1] == 0x80 else { return false }
        switch unsafe text[index + 2] {
        case 0x99, 0x9C, 0x9D, 0x9E, 0xA6, 0xBA: return true
        default: return false
        }
    }
}
