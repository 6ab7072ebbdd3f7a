/// The sentences of a paragraph, in order, without the white space between them.
///
/// What may be an abbreviation, an initial or a number never ends one: two sentences taken for one are only a coarser
/// measure to cut by, one cut in two would be a mistake that everybody sees. A quotation or a bracket stays whole.
package func sentences(of paragraph: String) -> [String] {
    let text = Array(paragraph.split(whereSeparator: \.isWhitespace).joined(separator: " "))
    var sentences: [String] = []
    var start = 0
    for end in SentenceEnds(text).all() {
        sentences.append(String(text[start..<end]))
        start = end + 1
    }
    if start < text.count { sentences.append(String(text[start...])) }
    return sentences
}

/// Finds where sentences end in a text whose words have one space between them.
private struct SentenceEnds {
    let text: [Character]
    private let isBalanced: Bool

    private static let marks: Set<Character> = [".", "!", "?", "…"]
    private static let opening: Set<Character> = ["«", "“", "„", "(", "["]
    private static let closing: Set<Character> = ["»", "”", ")", "]"]
    private static let plainQuotes: Set<Character> = ["\"", "'", "’"]
    private static let dashes: Set<Character> = ["–", "—", "-"]

    init(_ text: [Character]) {
        self.text = text
        // Where brackets do not match, they say nothing of what belongs together.
        var depth = 0
        var isBalanced = true
        for (index, character) in text.enumerated() {
            depth += SentenceEnds.step(character, at: index, in: text)
            if depth < 0 { isBalanced = false }
        }
        self.isBalanced = isBalanced && depth == 0
    }

    /// «“» opens in English and closes in «„…“».
    private static func step(_ character: Character, at index: Int, in text: [Character]) -> Int {
        if character == "“" {
            return index == 0 || text[index - 1] == " " || opening.contains(text[index - 1]) ? 1 : -1
        }
        return opening.contains(character) ? 1 : closing.contains(character) ? -1 : 0
    }

    /// Positions of the spaces between sentences.
    func all() -> [Int] {
        var ends: [Int] = []
        var depth = 0
        var start = 0
        for (index, character) in text.enumerated() {
            if isBalanced { depth += SentenceEnds.step(character, at: index, in: text) }
            guard character == " ", depth == 0, isEnd(index, from: start) else { continue }
            ends.append(index)
            start = index + 1
        }
        return ends
    }

    private func isEnd(_ space: Int, from start: Int) -> Bool {
        var last = space - 1
        while last >= start,
            SentenceEnds.closing.contains(text[last]) || SentenceEnds.plainQuotes.contains(text[last])
                || text[last] == "“"
        {
            last -= 1
        }
        guard last >= start, SentenceEnds.marks.contains(text[last]), beginsSentence(space + 1) else { return false }
        guard text[last] == ".", last == start || !SentenceEnds.marks.contains(text[last - 1]) else { return true }
        return !isShortening(last, from: start)
    }

    /// A capital letter or a number, behind a dash or quotation marks too.
    private func beginsSentence(_ index: Int) -> Bool {
        var index = index
        while index < text.count,
            SentenceEnds.opening.contains(text[index]) || SentenceEnds.plainQuotes.contains(text[index])
                || SentenceEnds.dashes.contains(text[index]) || text[index] == " "
        {
            index += 1
        }
        guard index < text.count else { return false }
        return !text[index].isLowercase && (text[index].isLetter || text[index].isNumber || text[index].isSymbol)
    }

    /// Whether the full stop at `stop` belongs to an abbreviation, an initial or the number of an item.
    private func isShortening(_ stop: Int, from start: Int) -> Bool {
        var first = stop
        while first > start, text[first - 1].isLetter || text[first - 1].isNumber || "-’'ʼ".contains(text[first - 1]) {
            first -= 1
        }
        let word = String(text[first..<stop])
        if word.count == 1, word.first?.isLetter == true { return true }
        if first == start, word.allSatisfy(\.isNumber) { return true }
        return abbreviations.contains(word.lowercased())
    }
}

/// Words that are written with a full stop; single letters need not be named.
private let abbreviations: Set<String> = [
    // Places.
    "вул", "просп", "пр-т", "пров", "пл", "бул", "бульв", "б-р", "узв", "наб", "мкр", "мкрн", "ж/м", "буд", "корп",
    "кв", "під", "пов", "каб", "кім", "оф", "смт", "сел", "обл", "р-н", "ст", "зуп", "оз",
    // Time, money, measures.
    "рр", "год", "хв", "сек", "грн", "коп", "тис", "млн", "млрд", "руб", "дол", "євр", "шт", "екз", "од", "чол",
    "куб", "січ", "лют", "бер", "квіт", "трав", "черв", "лип", "серп", "вер",
    "жовт", "лист", "груд", "пн", "вт", "ср", "чт", "пт", "сб", "нд",
    // Persons and offices.
    "ім", "гр", "тт", "проф", "доц", "акад", "канд", "докт", "зав", "заст", "зам", "нач", "гол", "дир",
    "інж", "спец", "секр", "підп", "полк", "ген", "кап", "лейт", "серж", "св", "преп", "нар", "засл", "деп",
    // Texts.
    "ред", "вид", "рис", "табл", "мал", "іл", "див", "пор", "напр", "стор", "розд", "гл", "абз", "пп",
    "чл", "дод", "прим", "тел", "факс", "моб", "вн", "ін", "інш", "др", "скор", "бл", "прибл",
    "макс", "мін", "укр", "англ", "лат", "держ", "комун", "міськ", "рай",
    // English.
    "mr", "mrs", "ms", "dr", "prof", "st", "ave", "rd", "blvd", "sq", "apt", "bldg", "no", "nos", "tel", "ext", "vs",
    "etc", "approx", "inc", "ltd", "co", "gov", "dept", "fig", "vol", "pp", "jan", "feb", "mar", "apr", "jun", "jul",
    "aug", "sep", "sept", "oct", "nov", "dec", "mon", "tue", "wed", "thu", "fri", "sat", "sun", "eg", "ie", "cf", "hon",
    "rev", "gen", "col", "sgt", "capt", "lt", "min", "max",
]
