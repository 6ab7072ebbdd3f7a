internal import SourceText

/// Degrees of latitude and longitude as people copy them from maps.
enum Coordinates {
    /// The mainland and Crimea with a margin, in degrees.
    static let ukraine = (latitude: 44.0...52.5, longitude: 22.0...40.5)

    /// Both numbers of `50.4501, 30.5234`; nil where there are not two.
    static func pair(_ text: String) -> (latitude: String, longitude: String)? {
        let parts = text.replacing(bytes: ";", with: ",").replacing(bytes: ", ", with: "\n").split(byte: "\n")
        let halves =
            parts.count == 2
            ? parts : text.split(byte: " ").count == 2 ? text.split(byte: " ") : text.split(byte: ",")
        guard halves.count == 2 else { return nil }
        let numbers = halves.map { String($0).trimmed.replacing(bytes: ",", with: ".") }
        guard numbers.allSatisfy({ $0.contains(bytes: ".") && Double($0) != nil }) else { return nil }
        return (numbers[0], numbers[1])
    }

    /// Decimal degrees of `50°27′00″`, `50 27 00 N`; nil where it is neither.
    static func degrees(_ text: String) -> String? {
        guard text.contains(bytes: "°") else { return nil }
        let numbers = text.replacing(bytes: ",", with: ".").unicodeScalars.split {
            !("0"..."9").contains($0) && $0 != "."
        }.compactMap { Double(String($0)) }
        guard (1...3).contains(numbers.count) else { return nil }
        var value = 0.0
        for (index, number) in numbers.enumerated() { value += number / [1, 60, 3600][index] }
        let rounded = (value * 100_000).rounded() / 100_000
        return String(rounded)
    }
}
