internal import FileTree
internal import Programs
internal import SourceText

/// Runs a program that talks to hosts, and keeps what it says when it fails.
struct TransferProgram {
    let program: String
    /// Debian's package.
    let package: String
    let environment: [String: String]

    func run(_ arguments: [String], input: [UInt8]? = nil) throws(DeployFailure) -> ChildProcess.End {
        do throws(ChildProcess.Failure) {
            return try ChildProcess(
                program, arguments, environment: environment, input: input ?? [], words: .kept(limit: 1 << 20)
            ).run()
        } catch {
            switch error {
            case .missing: throw .programMissing(program, package: package)
            case .notRun: throw .transfer(program)
            }
        }
    }

    /// The same where only the status 0 will do; a host that does not answer is tried again, one that refuses is not.
    func demand(_ arguments: [String], input: [UInt8]? = nil) throws(DeployFailure) {
        for pause in [2, 5, nil] {
            let end = try run(arguments, input: input)
            if end.status == 0 { return }
            let failure = TransferProgram.failure(end)
            guard let pause, case .transfer = failure else { throw failure }
            sleepSeconds(pause)
        }
    }

    static func failure(_ end: ChildProcess.End) -> DeployFailure {
        let words = lastWords(end)
        return HostRefusal(words: String(decoding: end.errors, as: UTF8.self)).map { .refused($0, words) }
            ?? .transfer(words)
    }

    /// The last line that says something, without the clock before it.
    private static func lastWords(_ end: ChildProcess.End) -> String {
        let lines = end.errors.split(separator: UInt8(ascii: "\n")).map { String(decoding: $0, as: UTF8.self) }
        let telling = lines.last { line in
            line.utf8.contains { $0 > 0x20 } && !silent.contains { line.contains(bytes: $0) }
        }
        guard let words = telling ?? lines.last else { return "status \(end.status)" }
        return words.withoutClock.filter { $0 >= " " }
    }

    /// What rsync and rclone add to every failure, and what is none.
    private static let silent = [
        "rsync error:", "unexpectedly closed", "Attempt ", "errors occurred:", "error occurred:",
        "SetModTime is not supported", "unexpected EOF",
    ]
}

/// A folder of this machine for a moment: `body` gets its path.
func withTemporaryFolder<Result>(_ body: (String) throws(DeployFailure) -> Result) throws(DeployFailure) -> Result {
    let folder: String
    do throws(FileError) {
        folder = try makeTemporaryFolder()
    } catch {
        throw .file(error)
    }
    defer { removeTree(folder) }
    return try body(folder)
}

/// Small files by their paths, as a folder that can be sent.
func withFiles<Result>(
    _ files: [(path: String, bytes: [UInt8])], _ body: (String) throws(DeployFailure) -> Result
) throws(DeployFailure) -> Result {
    try withTemporaryFolder { (folder) throws(DeployFailure) in
        do throws(FileError) {
            for file in files {
                if let parent = OutputPath(file.path).parent { try makeFolder(folder + "/" + parent.text) }
                try writeFile(file.bytes, to: folder + "/" + file.path)
            }
        } catch {
            throw .file(error)
        }
        return try body(folder)
    }
}

/// Those of the files that lie below the folder and are not too long.
func filesRead(_ paths: [String], in folder: String, limit: Int) throws(DeployFailure) -> [String: [UInt8]] {
    var found: [String: [UInt8]] = [:]
    for path in paths {
        do throws(FileError) {
            found[path] = try readFile(folder + "/" + path, limit: limit)
        } catch {
            if error.isMissing || error.isTooLarge { continue }
            throw .file(error)
        }
    }
    return found
}

extension String {
    /// A line of rclone's log without its day and time: `2026/11/21 10:00:00 `.
    fileprivate var withoutClock: String {
        let words = split(byte: " ", maxSplits: 2)
        let isClock: (Substring) -> Bool = { $0.utf8.allSatisfy { (0x2F...0x3A) ~= $0 } }
        return words.count == 3 && isClock(words[0]) && isClock(words[1]) ? String(words[2]) : self
    }
}
