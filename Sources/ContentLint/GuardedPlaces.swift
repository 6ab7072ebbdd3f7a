internal import SourceText

/// Exact coordinates beside a word for what is not shown on maps under martial law.
enum GuardedPlaces {
    private static let words = [
        "блокпост", "військов", "позиці", "ппо", "склад боєприпас", "казарм", "полігон", "підстанці", "електростанці",
        "розташування сил", "бойов",
    ]

    static func first(in text: String) -> (pair: String, word: String)? {
        guard text.contains(bytes: "."), let pair = pair(in: text) else { return nil }
        let small = text.lowercased()
        return words.first { small.contains(bytes: $0) }.map { (pair, $0) }
    }

    /// Two numbers of four decimals and more that lie in Ukraine.
    private static func pair(in text: String) -> String? {
        let numbers = text.split(byte: " ").map {
            String($0).replacing(bytes: ",", with: "").replacing(bytes: ";", with: "")
        }
        for (first, second) in zip(numbers, numbers.dropFirst()) {
            let latitude = first.hasSuffix(bytes: ".") ? String(first.dropLast(bytes: 1)) : first
            let longitude = second.hasSuffix(bytes: ".") ? String(second.dropLast(bytes: 1)) : second
            guard decimals(latitude) >= 4, decimals(longitude) >= 4, let north = Double(latitude),
                let east = Double(longitude), (44...52.5).contains(north), (22...40.5).contains(east)
            else { continue }
            return latitude.prefix(beforeBytes: ".") + ".…, " + longitude.prefix(beforeBytes: ".") + ".…"
        }
        return nil
    }

    private static func decimals(_ text: String) -> Int { text.halves(atByte: ".")?.after.utf8.count ?? 0 }
}
