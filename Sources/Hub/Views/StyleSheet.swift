internal import SourceText

/// A page's style sheet with the town's colours in front, and the hash by which the policy admits it.
package struct StyleSheet: Sendable {
    package let bytes: [UInt8]
    /// SHA-256 in base64, as `style-src` wants it.
    package let hash: [UInt8]

    /// `rules` without comments and needless white space.
    package init(_ rules: [UInt8], accent: Colour) {
        var out = ByteWriter(capacity: rules.count + 400)
        StyleSheet.writeColours(accent, ground: Colour("#ffffff")!, tint: 0.92, into: &out)
        out.write("@media (prefers-color-scheme:dark){")
        StyleSheet.writeColours(accent, ground: Colour("#15181c")!, tint: 0.82, into: &out)
        out.write("}")
        out.write(rules)
        bytes = out.take()
        hash = Array(base64(Digest(of: bytes).bytes).utf8)
    }

    /// One accent becomes four colours, each of which is told from what it stands on by what WCAG 2.2 AA asks.
    private static func writeColours(_ accent: Colour, ground: Colour, tint: Double, into out: inout ByteWriter) {
        let fill = accent.readable(on: ground, ratio: 3)
        let soft = fill.mixed(with: ground, tint)
        // Text in the accent stands on the ground and on its tint alike.
        let text = accent.readable(on: soft, ratio: 4.6).readable(on: ground, ratio: 4.6)
        let white = Colour.white.contrast(with: fill)
        let ink = white >= 4.5 ? Colour.white : Colour("#111111")!.readable(on: fill, ratio: 4.5)
        out.write(
            ":root{--accent:\(fill.text);--accent-ink:\(ink.text);--accent-text:\(text.text);--accent-soft:\(soft.text)}"
        )
    }
}

/// RFC 4648, with padding.
func base64(_ bytes: [UInt8]) -> String {
    let letters = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/".utf8)
    var out: [UInt8] = []
    out.reserveCapacity((bytes.count + 2) / 3 * 4)
    for start in stride(from: 0, to: bytes.count, by: 3) {
        let group = bytes[start..<min(start + 3, bytes.count)]
        let value = group.reduce(0) { $0 << 8 | Int($1) } << (8 * (3 - group.count))
        for (index, shift) in [18, 12, 6, 0].enumerated() {
            out.append(index <= group.count ? letters[value >> shift & 63] : UInt8(ascii: "="))
        }
    }
    return String(decoding: out, as: UTF8.self)
}
