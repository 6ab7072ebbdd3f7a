import FileTree
import Foundation
import Synchronization
import TestSupport

/// A row of cases of one fuzzer. The seed of the case at hand lies in a file, so that a crash leaves it behind.
struct FuzzRun {
    let fuzzer: Fuzzer
    let seed: UInt64
    /// Ends after so many cases, or so many seconds; whichever is given.
    var cases: Int?
    var seconds: Int?
    /// The process does nothing besides: then its time and memory are the case's own.
    var isAlone = false

    struct Outcome {
        var cases = 0
        var published = 0
        var files = 0
        var findings: [(seed: UInt64, faults: [String])] = []
    }

    /// More than any sound case takes, in seconds; beside other tests on a busy machine a case waits long.
    private var longestCase: Int { isAlone ? 120 : 900 }
    /// More than any sound case needs, in bytes.
    static let mostMemory = 3 << 30

    func run() -> Outcome {
        let folder = projectFolder.appending(path: ".build/fuzz-cases").path
        try? makeFolder(folder)
        let note = folder + "/" + fuzzer.name
        let start = ContinuousClock.now
        var outcome = Outcome()
        while goesOn(outcome.cases, start) {
            let seed = seed &+ UInt64(outcome.cases)
            try? writeFile(Array("\(seed)\n".utf8), to: note)
            let watch = CaseWatch(limit: longestCase, saying: "\(fuzzer.name) \(seed)")
            let judgement = fuzzer.judge(seed: seed)
            watch.end()
            var faults = judgement.faults
            if isAlone, FuzzRun.memory > FuzzRun.mostMemory {
                faults.append("more than \(FuzzRun.mostMemory >> 20) MB")
            }
            if !faults.isEmpty { outcome.findings.append((seed, faults)) }
            outcome.cases += 1
            outcome.published += judgement.isPublished ? 1 : 0
            outcome.files += judgement.files.count
            if outcome.findings.count >= 40 { break }
        }
        try? removeFile(note)
        return outcome
    }

    private func goesOn(_ done: Int, _ start: ContinuousClock.Instant) -> Bool {
        if let cases { return done < cases }
        return start.duration(to: .now) < .seconds(seconds ?? 60)
    }

    /// The most that the process has held at once.
    private static var memory: Int {
        var usage = rusage()
        unsafe getrusage(__rusage_who_t(RUSAGE_SELF.rawValue), &usage)
        return Int(usage.ru_maxrss) << 10
    }
}

/// Ends the process where a case takes too long: nothing else can end a thread that hangs.
private final class CaseWatch: Sendable {
    private let isOver = Mutex(false)

    init(limit: Int, saying words: String) {
        let isOver = self
        Thread.detachNewThread {
            for _ in 0..<(limit * 10) {
                usleep(100_000)
                if isOver.isOver.withLock({ $0 }) { return }
            }
            FileHandle.standardError.write(Data("fuzz: \(words) takes more than \(limit) s\n".utf8))
            abort()
        }
    }

    func end() { isOver.withLock { $0 = true } }
}
