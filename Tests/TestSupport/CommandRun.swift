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

    public init(_ program: String, _ arguments: [String], in folder: String? = nil, environment: [String: String] = [:])
        throws
    {
        let process = Process()
        process.executableURL = URL(filePath: program)
        process.arguments = arguments
        if let folder { process.currentDirectoryURL = URL(filePath: folder) }
        process.environment = ProcessInfo.processInfo.environment.merging(environment) { $1 }
        let place = FileManager.default.temporaryDirectory.appending(path: "visnyk-run-" + UUID().uuidString).path
        defer { for end in [".out", ".err"] { try? FileManager.default.removeItem(atPath: place + end) } }
        for end in [".out", ".err"] { _ = FileManager.default.createFile(atPath: place + end, contents: nil) }
        process.standardInput = FileHandle.nullDevice
        process.standardOutput = FileHandle(forWritingAtPath: place + ".out")
        process.standardError = FileHandle(forWritingAtPath: place + ".err")
        try process.run()
        process.waitUntilExit()
        status = process.terminationStatus
        output = String(decoding: try Data(contentsOf: URL(filePath: place + ".out")), as: UTF8.self)
        errors = String(decoding: try Data(contentsOf: URL(filePath: place + ".err")), as: UTF8.self)
    }
}
