import Foundation
import TestSupport
import Testing

/// What `scripts/fuzz` asks for, by the environment.
private struct FuzzRequest {
    let name: String
    let seed: UInt64?
    let seconds: Int
    let isOnce: Bool

    init?(_ environment: [String: String]) {
        guard let name = environment["VISNYK_FUZZ"] else { return nil }
        self.name = name
        seed = environment["VISNYK_FUZZ_SEED"].flatMap(UInt64.init)
        seconds = environment["VISNYK_FUZZ_SECONDS"].flatMap(Int.init) ?? 60
        isOnce = environment["VISNYK_FUZZ_ONCE"] == "1"
    }

    static let asked = FuzzRequest(ProcessInfo.processInfo.environment)
}

private func expectNoFindings(_ run: FuzzRun) {
    let outcome = run.run()
    print(
        "fuzz \(run.fuzzer.name): seeds from \(run.seed), \(outcome.cases) cases, \(outcome.published) published, "
            + "\(outcome.files) files read, \(outcome.findings.count) findings")
    for (seed, faults) in outcome.findings {
        Issue.record("scripts/fuzz \(run.fuzzer.name) --seed \(seed) --once\n\(faults.joined(separator: "\n"))")
    }
}

@Suite(.serialized) struct FuzzTests {
    /// The seed that every run of the tests begins with.
    private static let usualSeed: UInt64 = 2026

    @Test(.enabled(if: FuzzRequest.asked == nil), arguments: Fuzzer.all)
    func everyOutputOfHostileSourcesIsSound(_ fuzzer: Fuzzer) {
        let cases = fuzzer.cases * (runsLongTests ? 20 : 1)
        expectNoFindings(FuzzRun(fuzzer: fuzzer, seed: FuzzTests.usualSeed, cases: cases))
    }

    @Test(.enabled(if: FuzzRequest.asked != nil)) func whatScriptsFuzzAsksFor() throws {
        let request = try #require(FuzzRequest.asked)
        let chosen = Fuzzer.all.filter { request.name == "all" || $0.name == request.name }
        #expect(!chosen.isEmpty, "there are \(Fuzzer.all.map(\.name))")
        for fuzzer in chosen {
            var run = FuzzRun(fuzzer: fuzzer, seed: request.seed ?? FuzzTests.usualSeed, isAlone: true)
            if request.isOnce { run.cases = 1 } else { run.seconds = request.seconds }
            expectNoFindings(run)
        }
    }
}
