internal import SourceText

/// A stretch of a title that no line may break, and how dear a break behind it is.
struct TitlePiece: Sendable, Hashable {
    let text: String
    /// Nought where only a hyphen stands between this piece and the next.
    let hasSpaceAfter: Bool
    /// Nought for a plain space, high where the two belong together.
    let cost: Double
}

/// A title's pieces, with the rules of Ukrainian and English typesetters for what stays together.
///
/// Prepositions and particles stay with the next word, numbers with what they count, dashes with what stands before
/// them; `№`, `вул.`, `м.` and the like with their names. White space of any kind is one space; the no-break space holds.
func titlePieces(_ title: String) -> [TitlePiece] {
    let words = title.split { $0.isWhitespace && $0 != "\u{A0}" && $0 != "\u{202F}" }.map(String.init)
    var pieces: [TitlePiece] = []
    for (index, word) in words.enumerated() {
        let next = index + 1 < words.count ? words[index + 1] : nil
        let parts = hyphenParts(word)
        for part in parts.dropLast() { pieces.append(TitlePiece(text: part, hasSpaceAfter: false, cost: 0.06)) }
        pieces.append(
            TitlePiece(text: parts[parts.count - 1], hasSpaceAfter: true, cost: breakCost(after: word, before: next)))
    }
    return pieces
}

/// A break here is worse than a line of half the width.
private let together = 4.0

private func breakCost(after word: String, before next: String?) -> Double {
    guard let next else { return 0 }
    if ["—", "–", "-", "·", "/", "|"].contains(next) || enclitics.contains(next.lowercased()) { return together }
    if next.unicodeScalars.first.map(isEmoji) ?? false { return together }
    let bare = word.drop { openings.contains($0) }.lowercased()
    if bare.count == 1, bare.first?.isLetter == true || bare == "№" || bare == "§" { return together }
    if proclitics.contains(bare) { return together }
    if let last = bare.last, last.isNumber, next.first?.isLetter == true { return together }
    // "Марія І. Коваль": an initial stays with the name.
    if bare.count == 2, bare.hasSuffix(bytes: "."), bare.first?.isLetter == true { return together }
    // A line ends well where the sentence does.
    if let last = word.last, ".:;!?…—".contains(last) { return -0.12 }
    if word.last == "," { return -0.05 }
    return 0
}

/// Whether a scalar is shown as a coloured picture.
func isEmoji(_ scalar: Unicode.Scalar) -> Bool { scalar.value > 0x2000 && scalar.properties.isEmojiPresentation }

private let openings: Set<Character> = ["«", "(", "“", "„", "\"", "[", "‘"]

private let enclitics: Set<String> = ["б", "би", "ж", "же"]

private let proclitics: Set<String> = [
    "із", "зі", "до", "на", "по", "за", "об", "не", "ні", "та", "чи", "що", "як", "це", "від", "для", "про", "при",
    "під",
    "над", "без", "або", "але", "між", "через", "ст.", "м.", "с.", "смт", "вул.", "пл.", "просп.", "пров.", "бульв.",
    "буд.", "кв.", "ім.", "імені", "обл.", "р-н", "тел.", "ч.", "п.", "ул.", "гр.", "св.",
    "a", "an", "the", "of", "to", "in", "on", "at", "by", "for", "and", "or", "no.", "st.", "mr", "mrs", "dr.",
]

/// A word's parts, each but the last ending with its hyphen; a part of fewer than four letters stays with its neighbour.
private func hyphenParts(_ word: String) -> [String] {
    guard word.contains(bytes: "-") || word.contains(bytes: "/"), word.count > 12 else { return [word] }
    var parts: [String] = []
    var part = ""
    for (index, character) in word.enumerated() {
        part.append(character)
        if character == "-" || character == "/", part.count > 4, word.count - index > 5 {
            parts.append(part)
            part = ""
        }
    }
    if !part.isEmpty { parts.append(part) }
    return parts.isEmpty ? [word] : parts
}

/// The lines of a title, in at most `limit`, or nil where they do not fit this width.
///
/// As few lines as possible, then as even as possible: the sum of squared gaps and of the breaks' costs is least.
/// A short word alone in the last line counts as a fault. `widths` are those of the pieces, in the unit of `width`.
func balancedLines(
    _ pieces: [TitlePiece], widths: [Double], space: Double, width: Double, limit: Int
) -> (cost: Double, lines: [Range<Int>])? {
    let count = pieces.count
    guard count > 0 else { return (0, []) }
    guard widths.allSatisfy({ $0 <= width }) else { return nil }
    // The fewest lines there can be, filling each.
    var fewest = 1
    var used = 0.0
    for i in 0..<count {
        let before = i > 0 && pieces[i - 1].hasSpaceAfter && used > 0 ? space : 0
        if used + before + widths[i] > width {
            fewest += 1
            used = widths[i]
        } else {
            used += before + widths[i]
        }
    }
    guard fewest <= limit else { return nil }
    if fewest == 1 { return (0, [0..<count]) }
    var best: (cost: Double, lines: [Range<Int>])?
    // One line more may be worth it where breaks would be bad.
    for lines in fewest...min(limit, fewest + 1) {
        guard let found = evenLines(pieces, widths: widths, space: space, width: width, lines: lines) else { continue }
        let cost = found.cost + Double(lines - fewest) * 0.6
        if best.map({ cost < $0.cost }) ?? true { best = (cost, found.lines) }
    }
    return best
}

private func evenLines(
    _ pieces: [TitlePiece], widths: [Double], space: Double, width: Double, lines: Int
) -> (cost: Double, lines: [Range<Int>])? {
    let count = pieces.count
    var total = 0.0
    for i in 0..<count { total += widths[i] + (pieces[i].hasSpaceAfter && i < count - 1 ? space : 0) }
    // What each line would have if all were alike.
    let ideal = min(width, total / Double(lines))
    // costs[k][i]: the best for the first i pieces in k lines, and where its last line begins.
    var costs = [[Double]](repeating: [Double](repeating: .infinity, count: count + 1), count: lines + 1)
    var starts = [[Int]](repeating: [Int](repeating: 0, count: count + 1), count: lines + 1)
    costs[0][0] = 0
    for line in 1...lines {
        for end in 1...count {
            var length = 0.0
            var start = end
            while start > 0 {
                start -= 1
                length += widths[start] + (start < end - 1 && pieces[start].hasSpaceAfter ? space : 0)
                if length > width { break }
                guard costs[line - 1][start] < .infinity else { continue }
                let gap = (length - ideal) / ideal
                // A short line between longer ones looks like a hole; at the top it does no harm.
                let weight = gap < 0 && line > 1 && line < lines ? 1.6 : 1
                var cost = costs[line - 1][start] + gap * gap * weight
                if end < count { cost += pieces[end - 1].cost }
                if end == count, start == end - 1, length < ideal * 0.6 { cost += 2 }
                if cost < costs[line][end] {
                    costs[line][end] = cost
                    starts[line][end] = start
                }
            }
        }
    }
    guard costs[lines][count] < .infinity else { return nil }
    var result: [Range<Int>] = []
    var end = count
    for line in stride(from: lines, to: 0, by: -1) {
        result.append(starts[line][end]..<end)
        end = starts[line][end]
    }
    return (costs[lines][count], result.reversed())
}
