import SourceText
import TestSupport

/// One sort of trial: makes a case from a seed, builds it, and says what is wrong with what came of it.
struct Fuzzer: Sendable, CustomStringConvertible {
    let name: String
    /// How many cases `scripts/test` runs, some seconds of them.
    let cases: Int
    let trial: @Sendable (inout Dice) throws -> Judgement

    init(_ name: String, cases: Int, trial: @escaping @Sendable (inout Dice) throws -> Judgement) {
        self.name = name
        self.cases = cases
        self.trial = trial
    }

    var description: String { name }

    static let all: [Fuzzer] = [
        .entries, .bodies, .frontMatter, .settings, .templates, .strings, .pictures, .imports, .formats, .cache,
    ]

    /// What is wrong with the case of a seed; a thrown error is.
    func judge(seed: UInt64) -> Judgement {
        var dice = Dice(seed: seed)
        do {
            return try trial(&dice)
        } catch {
            return Judgement(faults: ["threw \(error)"])
        }
    }
}
