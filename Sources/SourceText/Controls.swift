/// Whether a page or a feed may not hold the code point: controls but tab and line ends (HTML, 13.2.3.5: U+007F to U+009F
/// too), and what is no character of Unicode at the end of each plane (XML 1.0, 2.2).
public func isForbiddenInMarkup(_ codePoint: UInt32) -> Bool {
    switch codePoint {
    case 0x09, 0x0A, 0x0D: false
    case 0..<0x20, 0x7F...0x9F: true
    default: codePoint & 0xFFFE == 0xFFFE
    }
}
