public import MarkdownHTML
public import SourceText

/// The rules that one text alone can break.
public struct TextLint {
    private let path: String
    private let outline: MarkdownOutline
    public private(set) var findings: [Finding] = []

    public struct Finding: Sendable {
        public let rule: LintRule
        public let diagnostic: Diagnostic

        public init(rule: LintRule, diagnostic: Diagnostic) {
            self.rule = rule
            self.diagnostic = diagnostic
        }
    }

    public init(_ outline: MarkdownOutline, path: String) {
        self.outline = outline
        self.path = path
    }

    public mutating func run(title: String, isBodyExpected: Bool) {
        lookAtLinks()
        lookAtHeadings(title: title)
        lookAtPictures()
        lookAtParagraphs()
        lookAtNumbers()
        lookAtAbbreviations(title: title)
        lookAtPairs()
        for row in outline.shortRows { say(.cellsMissing, row) }
        for quotation in outline.quotedNumbers { say(.quotedNumber, quotation) }
        for line in outline.quotedOn { say(.quotedOn, line) }
        for jump in outline.numberJumps { say(.listNumbers, jump.range, String(jump.before), String(jump.number)) }
        if outline.isEmpty, isBodyExpected { say(.emptyBody, nil) }
    }

    private mutating func say(_ rule: LintRule, _ range: Range<Int>?, _ arguments: String..., mend: String? = nil) {
        findings.append(
            Finding(
                rule: rule,
                diagnostic: Diagnostic(
                    rule.message, at: Place(path, range), arguments, mend: mend.map { Mend(lines: $0) })))
    }

    // MARK: Links and pictures

    private static let emptyWords: Set<String> = [
        "тут", "тут.", "за посиланням", "посилання", "посиланням", "за цим посиланням", "цим посиланням", "детальніше",
        "докладніше", "читати далі", "читайте тут", "дивіться тут", "натисніть тут", "сюди", "лінк", "here",
        "click here",
        "link", "this link", "read more", "more", "далі",
    ]

    private mutating func lookAtLinks() {
        for link in outline.links {
            let words = link.text.lowercased()
            if TextLint.emptyWords.contains(words) {
                say(.linkText, link.range, link.text)
            } else if link.text.unicodeScalars.count > 40, link.text.contains(bytes: "://"),
                link.text.isSame(bytes: link.target)
            {
                say(.linkAddress, link.range)
            }
            if LinkWords.differ(link.text, from: link.target) {
                say(.linkDiffers, link.range, link.text, LinkWords.shown(link.target))
            }
        }
    }

    private mutating func lookAtPictures() {
        for picture in outline.pictures {
            let alt = picture.text
            if alt.isEmpty {
                say(.pictureAlt, picture.range, picture.target, mend: "![Що на картинці](" + picture.target + ")")
            } else if [".jpg", ".jpeg", ".png", ".webp"].contains(where: { alt.lowercasedASCII.hasSuffix(bytes: $0) }) {
                say(.pictureName, picture.range, alt, mend: "![Що на картинці](" + picture.target + ")")
            }
        }
    }

    // MARK: Headings

    private mutating func lookAtHeadings(title: String) {
        var last: Int?
        for heading in outline.headings {
            if heading.text.isEmpty { say(.headingEmpty, heading.range) }
            if heading.level == 1, heading.text.lowercased().isSame(bytes: title.lowercased()) {
                say(.titleTwice, heading.range)
            }
            if let last, heading.level > last + 1 {
                say(.headingOrder, heading.range, String(last), String(heading.level))
            }
            last = heading.level
        }
    }

    // MARK: Paragraphs

    private mutating func lookAtParagraphs() {
        for paragraph in outline.paragraphs {
            let text = paragraph.text
            if paragraph.isBold, paragraph.isOutside, paragraph.hasNext, text.unicodeScalars.count < 60,
                let last = text.unicodeScalars.last, last.properties.isAlphabetic
            {
                say(.headingBold, paragraph.range, text, mend: "## " + text)
            }
            // Short lines were meant to stay apart; prose is wrapped at the margin.
            if paragraph.isOutside, paragraph.lines.count >= 3, paragraph.lines.allSatisfy({ (2...45).contains($0) }) {
                say(.linesTogether, paragraph.range)
            }
            let prose = paragraph.prose
            for sample in [
                "lorem ipsum", "текст новини", "ваш текст", "тут буде текст", "вставити текст", "вставте текст",
                "todo:",
                "xxx", "ххх-", "__:__", "дд.мм", "forwarded from ", "переслано від ", "citeturn", "†source",
                "contentreference[", "[уточнити", "[перевірити", "(уточнити в", "(уточнити у",
            ]
            where prose.lowercased().contains(bytes: sample) && (sample != "текст новини" || text.utf8.count < 40) {
                say(.placeholder, paragraph.range, sample)
            }
            let words = prose.split { " \n".unicodeScalars.contains($0.unicodeScalars.first ?? "-") }
            if let word = words.first(where: { $0.unicodeScalars.contains(where: TextLint.isHidden) }) {
                let seen = String(String.UnicodeScalarView(word.unicodeScalars.filter { !TextLint.isHidden($0) }))
                if seen.unicodeScalars.contains(where: \.properties.isAlphabetic) {
                    say(.softHyphen, paragraph.range, seen)
                }
            }
            if let word = words.lazy.flatMap(TextLint.runs).first(where: \.hidesLatinLetters) {
                say(.mixedAlphabets, paragraph.range, word)
            }
            if let number = words.first(where: TextLint.hidesLetter) {
                say(.letterInNumber, paragraph.range, String(number))
            }
            for name in ["&nbsp;", "&laquo;", "&raquo;", "&quot;", "&ndash;", "&mdash;", "&amp;"]
            where prose.contains(bytes: name) {
                say(.reference, paragraph.range, name)
                break
            }
        }
    }

    /// Soft hyphens, blanks without width, and marks of writing direction.
    private static func isHidden(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 0xAD, 0x200B, 0x2060, 0xFEFF, 0x202A...0x202E, 0x2066...0x2069: true
        default: false
        }
    }

    /// The letters of a word between its other signs.
    private static func runs(_ word: Substring) -> [String] {
        word.split { !($0.unicodeScalars.first?.properties.isAlphabetic ?? false) }.map(String.init)
    }

    /// `2О26`, `(О44)`: an O among digits.
    private static func hidesLetter(_ word: Substring) -> Bool {
        var digits = 0
        var letters = 0
        for scalar in word.unicodeScalars {
            switch scalar {
            case "0"..."9": digits += 1
            case "O", "О", "o", "о": letters += 1
            case "+", "-", "(", ")", ".", ",", ":", ";": continue
            default: return false
            }
        }
        let last = word.unicodeScalars.last { $0.properties.isAlphabetic || ("0"..."9").contains($0) } ?? "0"
        return digits >= 2 && letters >= 1 && ("0"..."9").contains(last)
    }

    /// Quotation marks and brackets; a quotation of several paragraphs may open each of them.
    private mutating func lookAtPairs() {
        for (open, close) in [("«", "»"), ("„", "“”"), ("(", ")")] {
            var waiting: [Range<Int>] = []
            for paragraph in outline.paragraphs {
                switch Pairs.state(of: paragraph.prose, open: open, close: close) {
                case .opened: waiting.append(paragraph.range)
                case .closed where waiting.isEmpty:
                    if close == "»" { say(.unpaired, paragraph.range, close) }
                case .closed: waiting = []
                case .even: continue
                }
            }
            for range in waiting { say(.unpaired, range, open) }
        }
    }

    // MARK: Numbers

    private mutating func lookAtNumbers() {
        for paragraph in outline.paragraphs {
            for found in PersonalNumbers.all(in: paragraph.text) {
                let name = found.kind
                say(.personalNumber, paragraph.range, found.text, name)
            }
            for number in PhoneDigits.wrong(in: paragraph.prose) {
                say(.phoneDigits, paragraph.range, number.text, String(number.count), String(number.wanted))
            }
            for account in AccountNumber.wrong(in: paragraph.text) {
                say(.account, paragraph.range, account.text, mend: account.mended)
            }
            if let (pair, word) = GuardedPlaces.first(in: paragraph.text) {
                say(.coordinates, paragraph.range, pair, word)
            }
        }
    }

    // MARK: Abbreviations

    private mutating func lookAtAbbreviations(title: String) {
        var uses: [String: (count: Int, range: Range<Int>)] = [:]
        var explained: Set<String> = []
        for paragraph in outline.paragraphs {
            let words = Abbreviations.words(of: paragraph.text)
            explained.formUnion(words.explained)
            for word in words.used {
                let known = uses[word]
                uses[word] = ((known?.count ?? 0) + 1, known?.range ?? paragraph.range)
            }
        }
        for heading in outline.headings { explained.formUnion(Abbreviations.words(of: heading.text).explained) }
        for (word, use) in uses.sorted(by: { $0.key < $1.key })
        where use.count >= 2 && !explained.contains(word) && !Abbreviations.isKnown(word) {
            say(.abbreviation, use.range, word)
        }
    }
}
