import Foundation

/// The texts that the sources say in Ukrainian and English side by side.
public struct SourceTexts {
    public struct Text {
        /// Below `Sources/`.
        public let path: String
        public let english: String
    }

    /// In the order of the files; one that is said twice stands once.
    public let all: [Text]
    public let english: Set<String>

    public init() throws {
        let folder = projectFolder.appending(path: "Sources")
        let paths = try FileManager.default.subpathsOfDirectory(atPath: folder.path)
        var all: [Text] = []
        var seen: Set<String> = []
        // Sample texts of a new site are no messages.
        let samples: Set = ["Authoring/UkrainianTown.swift", "Authoring/EnglishTown.swift"]
        for path in paths.filter({ $0.hasSuffix(".swift") && !samples.contains($0) }).sorted() {
            var reader = LiteralReader(try String(contentsOf: folder.appending(path: path), encoding: .utf8))
            reader.read()
            for english in SourceTexts.pairs(reader) where seen.insert(english).inserted {
                all.append(Text(path: path, english: english))
            }
        }
        self.all = all
        english = seen
    }

    /// A literal with Cyrillic letters as an argument, and the next one behind a comma, with or without its name.
    private static func pairs(_ reader: LiteralReader) -> [String] {
        zip(reader.literals, reader.literals.dropFirst()).compactMap { first, second in
            guard first.isArgument, second.isArgument, isCyrillic(first.template), !isCyrillic(second.template) else {
                return nil
            }
            let between = String(reader.text[first.end..<second.start]).filter { !$0.isWhitespace }
            return [",", ",en:", ",titleEN:"].contains(between) && !second.template.isEmpty ? second.template : nil
        }
    }

    private static func isCyrillic(_ text: String) -> Bool {
        text.unicodeScalars.contains { (0x400...0x4FF).contains($0.value) }
    }
}

/// The string literals of a Swift file, each as the template that `Phrase` makes of it.
struct LiteralReader {
    struct Literal {
        let template: String
        let start: Int
        let end: Int
        /// It stands in round brackets.
        let isArgument: Bool
    }

    private(set) var literals: [Literal] = []
    let text: Scalars
    private var at = 0
    private var brackets: [Unicode.Scalar] = []

    /// With random access.
    struct Scalars {
        let all: [Unicode.Scalar]
        subscript(index: Int) -> Unicode.Scalar? { all.indices.contains(index) ? all[index] : nil }
        subscript(range: Range<Int>) -> String.UnicodeScalarView { .init(all[range]) }
    }

    init(_ source: String) { text = Scalars(all: Array(source.unicodeScalars)) }

    /// The whole file; an interpolation up to its closing bracket.
    mutating func read(inside: Bool = false) {
        let depth = brackets.count
        while let sign = text[at] {
            switch sign {
            case "/" where text[at + 1] == "/":
                while let next = text[at], next != "\n" { at += 1 }
            case "\"": literal()
            case "#" where isRaw: literal()
            case "(", "[", "{":
                brackets.append(sign)
                at += 1
            case ")", "]", "}":
                if inside, brackets.count == depth { return }
                _ = brackets.popLast()
                at += 1
            default: at += 1
            }
        }
    }

    private var isRaw: Bool {
        var index = at
        while text[index] == "#" { index += 1 }
        return text[index] == "\""
    }

    private func stands(_ word: String, at index: Int) -> Bool {
        word.unicodeScalars.enumerated().allSatisfy { text[index + $0.offset] == $0.element }
    }

    private mutating func literal() {
        let start = at
        let isArgument = brackets.last == "("
        var hashes = ""
        while text[at] == "#" {
            hashes += "#"
            at += 1
        }
        let quotes = stands("\"\"\"", at: at) ? "\"\"\"" : "\""
        at += quotes.count
        var template = ""
        var arguments = 0
        while text[at] != nil, !stands(quotes + hashes, at: at) {
            if stands("\\" + hashes, at: at) {
                at += 1 + hashes.count
                escape(&template, &arguments)
            } else {
                template.unicodeScalars.append(text[at]!)
                at += 1
            }
        }
        at += quotes.count + hashes.count
        if quotes.count == 3 { template = unindented(template) }
        literals.append(Literal(template: template, start: start, end: at, isArgument: isArgument))
    }

    private mutating func escape(_ template: inout String, _ arguments: inout Int) {
        let sign = text[at]
        at += 1
        switch sign {
        case "n": template += "\n"
        case "t": template += "\t"
        case "r": template += "\r"
        case "\n": while text[at] == " " { at += 1 }
        case "u":
            let from = at + 1
            while text[at] != "}" { at += 1 }
            template.unicodeScalars.append(Unicode.Scalar(UInt32(String(text[from..<at]), radix: 16)!)!)
            at += 1
        case "(":
            let (from, known) = (at, literals.count)
            // What stands in an argument is no text of its own.
            defer { literals.removeSubrange(known...) }
            brackets.append("(")
            read(inside: true)
            let code = String(text[from..<at])
            brackets.removeLast()
            at += 1
            template += "{\(arguments)}" + forms(code, Array(literals[known...]), arguments)
            arguments += 1
        case let other?: template.unicodeScalars.append(other)
        case nil: break
        }
    }

    /// The words of `\(count, "file", "files")`.
    private func forms(_ code: String, _ inner: [Literal], _ argument: Int) -> String {
        guard inner.count == 2, code.contains(/^[\w.]+, "[^"]*", "[^"]*"$/) else { return "" }
        return " {\(argument):\(inner[0].template)|\(inner[1].template)}"
    }

    /// Of three quotes: without the first line's end and the last line's indentation.
    private func unindented(_ template: String) -> String {
        var lines = template.components(separatedBy: "\n").dropFirst()
        let indent = lines.popLast() ?? ""
        return lines.map { $0.hasPrefix(indent) ? String($0.dropFirst(indent.count)) : $0 }.joined(separator: "\n")
    }
}
