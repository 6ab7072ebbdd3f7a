package import Calendars
package import MarkdownHTML
internal import SourceText

/// What a field holds once it is read: typed, with the places that later hops may need to speak of.
package indirect enum FieldValue: Sendable {
    case text(String)
    case markdown(MarkdownBody)
    case moment(Moment)
    case flag(Bool)
    case number(Double)
    case money(Money)
    case reference(Reference)
    case file(FileReference)
    /// An address on this site, as it was written.
    case path(Reference)
    case picture(Picture)
    /// A word of a taxonomy: its position in the site's list, or the word itself where the list is open.
    case term(String)
    case list([FieldValue])
    /// Values by position in the rows of the map.
    case map([MapItem])
    /// A text by language; positions are those of the site's languages.
    case localized([MapItem])

    package struct MapItem: Sendable {
        package let index: Int
        let value: FieldValue
    }
}

/// The name of another entry, or an address, as it was written, with its place: bytes of the file it stands in.
package struct Reference: Sendable, Hashable {
    package let text: String
    let range: Range<Int>
}

/// A file's name as it was written.
package struct FileReference: Sendable, Hashable {
    package let path: String
    let range: Range<Int>

    var isRemote: Bool { path.hasPrefix(bytes: "https://") || path.hasPrefix(bytes: "http://") }
}

package struct Picture: Sendable, Hashable {
    let source: FileReference
    package var alt: String
    package let isDecorative: Bool
    let caption: String
    let credit: String
    /// The point that stays when the picture is cropped, in percent of width and height.
    let focus: (x: Int, y: Int)?
    let pressOriginal: Bool

    package static func == (a: Picture, b: Picture) -> Bool {
        a.source == b.source && a.alt == b.alt && a.isDecorative == b.isDecorative && a.caption == b.caption
            && a.credit == b.credit && a.focus?.x == b.focus?.x && a.focus?.y == b.focus?.y
            && a.pressOriginal == b.pressOriginal
    }

    package func hash(into hasher: inout Hasher) { hasher.combine(source) }
}

/// An amount in hundredths with its currency (ISO 4217), or words such as «безоплатно».
package struct Money: Sendable, Hashable {
    let text: String
    let hundredths: Int?
    let currency: String

    /// Words that mean that nothing is paid.
    static let free: Set<String> = ["безоплатно", "безкоштовно", "вільний", "вхід вільний", "free", "free of charge"]

    init(_ text: String) {
        self.text = text
        let lowered = text.lowercased()
        guard !Money.free.contains(lowered) else {
            hundredths = 0
            currency = "UAH"
            return
        }
        let digits = lowered.unicodeScalars.prefix {
            ("0"..."9").contains($0) || " \u{a0},.".unicodeScalars.contains($0)
        }
        currency =
            switch String(lowered.unicodeScalars[digits.endIndex...]) {
            case "", "грн", "грн.", "гривень", "гривні", "гривня", "₴", "uah": "UAH"
            case "євро", "€", "eur": "EUR"
            case "долари", "доларів", "$", "usd": "USD"
            default: ""
            }
        let plain = String(digits.filter { $0 != " " && $0 != "\u{a0}" }).replacing(bytes: ",", with: ".")
        guard !currency.isEmpty, plain.utf8.count <= 12, let amount = Double(plain) else {
            hundredths = nil
            return
        }
        hundredths = Int((amount * 100).rounded())
    }
}
