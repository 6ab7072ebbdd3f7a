internal import Glibc
internal import SourceText
internal import Synchronization

/// Questions on a terminal; where there is none, nothing is asked.
enum Prompt {
    /// Nobody answers any more.
    static var isAtEnd: Bool { end.load(ordering: .relaxed) }
    private static let end = Atomic(false)

    static let isTerminal = isatty(0) == 1 && isatty(2) == 1

    /// The answer without spaces around it; nil for an empty one, and at the input's end.
    static func ask(_ question: String, usual: String? = nil) -> String? {
        writeError(question.shownInTerminal + (usual.map { " [\($0.shownInTerminal)]" } ?? "") + ": ")
        guard let line = readLine(strippingNewline: true) else {
            writeError("\n")
            end.store(true, ordering: .relaxed)
            return nil
        }
        let answer = line.unicodeScalars.drop { $0.properties.isWhitespace }
        var text = String.UnicodeScalarView(answer)
        while text.last?.properties.isWhitespace == true { text.removeLast() }
        return text.isEmpty ? nil : String(text)
    }
}
