import SourceText
import Testing

/// The same dice in every run (a linear congruential generator).
private struct Dice: RandomNumberGenerator {
    var state: UInt64 = 7

    mutating func next() -> UInt64 {
        state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
        return state ^ (state >> 29)
    }
}

/// Optimal string alignment as the books give it: the whole table, no short cuts.
private func distance(_ a: [Character], _ b: [Character]) -> Int {
    var table = Array(repeating: Array(repeating: 0, count: b.count + 1), count: a.count + 1)
    for i in 0...a.count { table[i][0] = i }
    for j in 0...b.count { table[0][j] = j }
    for i in 1...a.count {
        for j in 1...b.count {
            table[i][j] = min(
                table[i - 1][j] + 1, table[i][j - 1] + 1, table[i - 1][j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1))
            if i > 1, j > 1, a[i - 1] == b[j - 2], a[i - 2] == b[j - 1] {
                table[i][j] = min(table[i][j], table[i - 2][j - 2] + 1)
            }
        }
    }
    return table[a.count][b.count]
}

@Test func nearestWordIsThatOfTheWholeTable() {
    var dice = Dice()
    func word() -> String {
        String((0..<Int.random(in: 1...9, using: &dice)).map { _ in "абвґde".randomElement(using: &dice)! })
    }
    let words = (0..<300).map { _ in word() }
    let known = KnownWords(words)
    for _ in 0..<300 {
        let asked = word()
        let limit = max(1, asked.count / 3)
        let best = words.map { (distance(Array(asked), Array($0)), $0) }.filter { $0.0 <= limit }.min { $0 < $1 }
        #expect(known.nearest(to: asked) == best?.1, "\(asked)")
    }
}

@Test func exchangedNeighboursAreOneMistake() {
    #expect(nearest(to: "удень", among: ["вдень", "уднеь"]) == "вдень")
    #expect(nearest(to: "титле", among: ["тител"]) == "тител")
    #expect(nearest(to: "TITEL", among: ["title"]) == "title")
    #expect(nearest(to: "", among: ["a"]) == nil)
    #expect(nearest(to: "щось", among: ["зовсім інше"]) == nil)
}
