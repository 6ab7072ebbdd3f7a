import Foundation
import TestSupport

/// The program that was built with the tests.
enum Program {
    static let path = visnykCommand ?? "visnyk"
    static let isThere = visnykCommand != nil

    /// Without a terminal, so that nothing is asked.
    static func run(_ arguments: [String], in folder: String) throws -> (status: Int32, text: String) {
        let run = try CommandRun(path, arguments, in: folder)
        return (run.status, run.output + run.errors)
    }
}

/// `visnyk serve` on a free port, for as long as the value lives.
final class ServedTown {
    /// Without a slash at its end; empty where the program ended before it said one.
    let address: String
    private let program: RunningProgram

    init(_ folder: String) throws {
        let said = FileManager.default.temporaryDirectory.appending(path: "visnyk-serve-" + UUID().uuidString).path
        defer { try? FileManager.default.removeItem(atPath: said) }
        program = try RunningProgram(Program.path, ["serve", "--port", "0", "--no-search"], in: folder, output: said)
        var address = ""
        for _ in 0..<2400 where address.isEmpty {
            let text = (try? String(contentsOfFile: said, encoding: .utf8)) ?? ""
            address = text.firstMatch(of: /(http:\S+)\/\n/).map { String($0.1) } ?? ""
            if address.isEmpty {
                guard program.isRunning else { break }
                usleep(50_000)
            }
        }
        self.address = address
    }
}
