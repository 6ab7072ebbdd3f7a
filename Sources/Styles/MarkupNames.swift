/// The names that a page's markup may hold: elements, classes, ids and attributes, not told apart. A style rule that
/// asks for any other name can never apply to the page.
public struct MarkupNames: Sendable {
    private var whole: Set<[UInt8]> = []
    /// What is written before a value, as `page-` in `class="page-{{kind}}"`: any name that begins so may occur.
    private var beginnings: Set<[UInt8]> = []

    public init(_ names: [String] = []) {
        for name in names { whole.insert(Array(name.utf8)) }
    }

    /// Every word of a template's static text or of a script counts: too many names cost bytes, too few cost a rule.
    public mutating func add(wordsOf markup: ArraySlice<UInt8>) {
        var start: Int?
        for index in markup.indices {
            if isNameByte(markup[index]) {
                if start == nil { start = index }
            } else if let first = start {
                whole.insert(Array(markup[first..<index]))
                start = nil
            }
        }
        if let start { whole.insert(Array(markup[start...])) }
    }

    /// As above, for a run that a value follows at once.
    public mutating func add(wordsOf markup: ArraySlice<UInt8>, beforeValue: Bool) {
        add(wordsOf: markup)
        guard beforeValue else { return }
        let tail = markup.reversed().prefix(while: isNameByte)
        if !tail.isEmpty { beginnings.insert(tail.reversed()) }
    }

    public mutating func formUnion(_ other: MarkupNames) {
        whole.formUnion(other.whole)
        beginnings.formUnion(other.beginnings)
    }

    func contains(_ name: ArraySlice<UInt8>) -> Bool {
        whole.contains(Array(name)) || beginnings.contains { name.starts(with: $0) }
    }
}

/// A letter, digit, `-`, `_` or part of a character beyond ASCII (CSS Syntax 3, 4.2).
func isNameByte(_ byte: UInt8) -> Bool {
    switch byte {
    case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, UInt8(ascii: "-"), UInt8(ascii: "_"), 0x80...: true
    default: false
    }
}
