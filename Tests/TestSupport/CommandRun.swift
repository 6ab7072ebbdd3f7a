internal import Foundation

/// The command as it was built beside the tests; nil where it was not.
public let visnykCommand: String? = {
    let beside = ((try? FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/exe")) ?? "") as NSString
    let paths = [
        beside.deletingLastPathComponent + "/visnyk", projectFolder.appending(path: ".build/debug/visnyk").path,
    ]
    return paths.first { FileManager.default.isExecutableFile(atPath: $0) }
}()

/// A run of a program and what it said.
public struct CommandRun {
    public let status: Int32
    public let output: String
    public let errors: String

    public struct NotEnded: Error {
        public let program: String
        public let said: String
    }

    /// One that does not end within the seconds is ended, with all that it started.
    public init(
        _ program: String, _ arguments: [String], in folder: String? = nil, environment: [String: String] = [:],
        within seconds: Int = 600
    ) throws {
        let place = FileManager.default.temporaryDirectory.appending(path: "visnyk-run-" + UUID().uuidString).path
        defer { for end in [".out", ".err"] { try? FileManager.default.removeItem(atPath: place + end) } }
        let running = try RunningProgram(
            program, arguments, in: folder, environment: environment, output: place + ".out", errors: place + ".err")
        let status = running.status(after: seconds)
        if status == nil { running.kill() }
        output = String(decoding: try Data(contentsOf: URL(filePath: place + ".out")), as: UTF8.self)
        errors = String(decoding: try Data(contentsOf: URL(filePath: place + ".err")), as: UTF8.self)
        guard let status else { throw NotEnded(program: program, said: output + errors) }
        self.status = status
    }
}
