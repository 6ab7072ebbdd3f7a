import Foundation
import TestSupport

/// The program that was built with the tests.
enum Program {
    static let path =
        Bundle.allBundles.map(\.bundleURL).first { $0.pathExtension == "xctest" }.map {
            $0.deletingLastPathComponent().appending(path: "visnyk").path
        }.flatMap { FileManager.default.isExecutableFile(atPath: $0) ? $0 : nil }
        ?? projectFolder.appending(path: ".build/debug/visnyk").path

    static let isThere = FileManager.default.isExecutableFile(atPath: path)

    /// Without a terminal, so that nothing is asked.
    static func run(_ arguments: [String], in folder: String) throws -> (status: Int32, text: String) {
        let process = Process()
        let output = Pipe()
        process.executableURL = URL(filePath: path)
        process.arguments = arguments
        process.currentDirectoryURL = URL(filePath: folder)
        process.standardInput = FileHandle.nullDevice
        process.standardOutput = output
        process.standardError = output
        try process.run()
        let text = String(decoding: output.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
        process.waitUntilExit()
        return (process.terminationStatus, text)
    }
}

/// `visnyk serve` on a free port, for as long as the value lives.
final class ServedTown {
    /// Without a slash at its end; empty where the program ended before it said one.
    let address: String
    private let process = Process()

    init(_ folder: String) throws {
        let output = Pipe()
        process.executableURL = URL(filePath: Program.path)
        process.arguments = ["serve", "--port", "0", "--no-search"]
        process.currentDirectoryURL = URL(filePath: folder)
        process.standardInput = FileHandle.nullDevice
        process.standardOutput = output
        process.standardError = FileHandle.nullDevice
        try process.run()
        var said = ""
        while said.firstMatch(of: /http:\S+\n/) == nil {
            let more = output.fileHandleForReading.availableData
            if more.isEmpty { break }
            said += String(decoding: more, as: UTF8.self)
        }
        address = said.firstMatch(of: /(http:\S+)\/\n/).map { String($0.1) } ?? ""
    }

    deinit { process.interrupt() }
}
