/// Finds the sheet's names in a page's markup, in one pass: elements, attributes, the words of `class` and `id`.
struct MarkupReading {
    let table: NameTable
    /// Attributes whose words are names, and whether elements and attributes are names too.
    var wordy: Set<UInt64> = [MarkupReading.classHash, MarkupReading.idHash]
    var isWholeTag = true
    var found: NameSet
    private var at = 0

    init(_ table: NameTable) {
        self.table = table
        found = NameSet(capacity: table.count)
    }

    private static let classHash = NameTable.hash("class".utf8)
    private static let idHash = NameTable.hash("id".utf8)

    mutating func read(_ markup: Span<UInt8>) {
        at = markup.next(UInt8(ascii: "<"), from: 0)
        while at < markup.count {
            at += 1
            // `</a>`, `<!--` and `<!DOCTYPE` bring no name of their own.
            if at < markup.count, isNameByte(markup[at]) { readTag(markup) }
            at = markup.next(UInt8(ascii: "<"), from: at)
        }
    }

    private mutating func readTag(_ markup: Span<UInt8>) {
        let element = name(markup)
        if isWholeTag { note(element) }
        while at < markup.count, markup[at] != UInt8(ascii: ">") {
            guard isNameByte(markup[at]) else {
                at += 1
                continue
            }
            let attribute = name(markup)
            if isWholeTag { note(attribute) }
            guard at < markup.count, markup[at] == UInt8(ascii: "=") else { continue }
            at += 1
            readValue(markup, isWords: wordy.contains(attribute))
        }
    }

    private mutating func readValue(_ markup: Span<UInt8>, isWords: Bool) {
        guard at < markup.count else { return }
        let quote = markup[at]
        let isQuoted = quote == UInt8(ascii: "\"") || quote == UInt8(ascii: "'")
        if isQuoted { at += 1 }
        if isQuoted, !isWords { at = markup.next(quote, from: at) }
        while at < markup.count {
            let byte = markup[at]
            if isQuoted ? byte == quote : byte <= 0x20 || byte == UInt8(ascii: ">") { break }
            if isWords, isNameByte(byte) { note(name(markup)) } else { at += 1 }
        }
        if isQuoted { at += 1 }
    }

    /// The hash of the name that begins here; `at` stands behind it afterwards.
    private mutating func name(_ markup: Span<UInt8>) -> UInt64 {
        var hash = NameTable.seed
        while at < markup.count, isNameByte(markup[at]) {
            NameTable.mix(markup[at], into: &hash)
            at += 1
        }
        return NameTable.finished(hash)
    }

    private mutating func note(_ hash: UInt64) {
        if let number = table.find(hash) { found.insert(number) }
    }
}
