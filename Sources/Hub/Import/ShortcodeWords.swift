extension String {
    /// Without empty lines at either end; the blanks of the first line that says something stay.
    var trimmedLines: String {
        var lines = split(separator: "\n", omittingEmptySubsequences: false)[...]
        while let first = lines.first, first.allSatisfy(\.isWhitespace) { lines.removeFirst() }
        while let last = lines.last, last.allSatisfy(\.isWhitespace) { lines.removeLast() }
        return lines.joined(separator: "\n")
    }

    /// Each line as a quotation's.
    var quoted: String {
        split(separator: "\n", omittingEmptySubsequences: false).map { $0.allSatisfy(\.isWhitespace) ? ">" : "> " + $0 }
            .joined(separator: "\n")
    }

    /// As the text of a link or a picture's description.
    var bracketed: String {
        var result = ""
        for character in split(whereSeparator: \.isNewline).joined(separator: " ") {
            if character == "[" || character == "]" { result.append("\\") }
            result.append(character)
        }
        return result
    }

    var capitalizedFirst: String { prefix(1).uppercased() + dropFirst() }

    /// `{1}` and `{2}` filled.
    func filled(with words: [String]) -> String {
        var result = self
        for (index, word) in words.enumerated() { result = result.replacing("{\(index + 1)}", with: word) }
        return result
    }
}
