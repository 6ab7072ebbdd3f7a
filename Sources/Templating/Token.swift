/// A piece of a template: a tag, or a run of text that ends no later than its line.
struct Token {
    enum Kind {
        case text, variable, raw, comment, delimiters, section, inverted, close, partial, parent, block
        /// The start of a line that isn't only tags; its range is the line's leading white space.
        case line
    }

    var kind: Kind
    var range: Range<Int>
    /// What stands in the tag, trimmed.
    var name: Range<Int> = 0..<0
    /// The index of the tag that closes or opens this one.
    var partner: Int?
    /// White space before the tag, where the tag is the first on its line.
    var indentation: Range<Int>?
    /// Whether the line holds tags only, so that its white space and its end are left out.
    var isAlone = false

    var opens: Bool {
        switch kind {
        case .section, .inverted, .parent, .block: true
        default: false
        }
    }
}

func isBlank(_ byte: UInt8) -> Bool { byte == 0x20 || byte == 0x09 || byte == 0x0A || byte == 0x0D }
