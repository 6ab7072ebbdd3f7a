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

    /// The same where only the status 0 will do; a host that does not answer is tried again.
    func demand(_ arguments: [String], input: [UInt8]? = nil) throws(DeployFailure) {
        for pause in [2, 5, nil] {
            let end = try run(arguments, input: input)
            if end.status == 0 { return }
            guard let pause else { throw .transfer(TransferProgram.lastWords(end)) }
            sleepSeconds(pause)
        }
    }

    /// The last line that says something.
    static func lastWords(_ end: ChildProcess.End) -> String {
        let lines = end.errors.split(separator: UInt8(ascii: "\n")).map { String(decoding: $0, as: UTF8.self) }
        let telling = lines.last { line in
            !line.isEmpty && !line.hasPrefix(bytes: "rsync error:") && !line.contains(bytes: "unexpectedly closed")
                && !line.contains(bytes: "Attempt ")
        }
        return telling ?? lines.last ?? "status \(end.status)"
    }
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
