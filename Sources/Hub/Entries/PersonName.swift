internal import SourceText

/// A person's full name as a title has it: «Олена Бондарук», «Бондарук Олена Іванівна», «Олена Іванівна Бондарук».
struct PersonName {
    private let words: [Substring]

    init(_ title: String) { words = title.split(byte: " ", omittingEmptySubsequences: true) }

    /// As a list by the alphabet reads it. The surname stands last, unless a patronymic does.
    var surnameFirst: String {
        guard words.count > 1, let last = words.last, words.count < 3 || !PersonName.isPatronymic(last) else {
            return words.joined(separator: " ")
        }
        return ([last] + words.dropLast()).joined(separator: " ")
    }

    private static func isPatronymic(_ word: Substring) -> Bool {
        ["вич", "івна", "ївна", "йович", "ілліч", "кович"].contains { word.hasSuffix(bytes: $0) }
    }
}
