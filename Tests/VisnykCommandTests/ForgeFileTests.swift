import Foundation
import TestSupport
import Testing

/// A new town that a forge builds.
@Suite(.enabled(if: visnykCommand != nil)) struct ForgeFileTests {
    private let sum = String(repeating: "0a", count: 32)

    private func visnyk(_ arguments: [String], in folder: URL) throws -> CommandRun {
        try CommandRun(try #require(visnykCommand), arguments, in: folder.path)
    }

    private func withFolder(_ body: (URL) throws -> Void) throws {
        let folder = FileManager.default.temporaryDirectory.appending(path: "visnyk-forge-" + UUID().uuidString)
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        try body(folder)
    }

    @Test(arguments: [
        ("github", ".github/workflows/site.yml", ["vendor.github-workflows"]),
        ("gitlab", ".gitlab-ci.yml", ["vendor.gitlab-ci", "--data-transform", "gitlab-ci"]),
    ])
    func aNewTownHasTheFileThatCIWrites(forge: String, path: String, schema: [String]) throws {
        try withFolder { folder in
            let release = ["--release", "https://releases.example/", "--sha256", sum]
            let begun = try visnyk(
                ["init", "town", "--name", "Містечко", "--url", "https://town.example", "--ci", forge] + release,
                in: folder)
            #expect(begun.status == 0, "\(begun.errors)")
            let town = folder.appending(path: "town")
            let file = town.appending(path: path)
            let written = try String(contentsOf: file, encoding: .utf8)
            #expect(written.contains("https://releases.example/visnyk_") && written.contains(sum))
            let check = try visnyk(["check", "--no-search", "--no-cards"], in: town)
            #expect(check.status == 0, "\(check.errors)")
            // The same maker, for pages and for a target alike.
            try FileManager.default.removeItem(at: file)
            #expect(try visnyk(["ci", forge] + release, in: town).status == 0)
            #expect(try String(contentsOf: file, encoding: .utf8) == written)
            try checkSchema(file, schema)
            let settings = town.appending(path: "content/site.yml")
            let text = try String(contentsOf: settings, encoding: .utf8).replacing("hosting: \(forge)", with: "")
            try Data((text + "deploy:\n  town: {type: ftps, host: ftp.town.example, user: town}\n").utf8).write(
                to: settings)
            let kept = try visnyk(["ci", forge] + release, in: town)
            #expect(kept.status == 2 && kept.errors.contains("--force"))
            #expect(try visnyk(["ci", forge, "--force"] + release, in: town).status == 0)
            #expect(try String(contentsOf: file, encoding: .utf8).contains("visnyk deploy town"))
            try checkSchema(file, schema)
        }
    }

    @Test func whereTheReleaseIsNotKnownNothingIsMade() throws {
        try withFolder { folder in
            let run = try visnyk(["init", "town", "--name", "Т", "--ci", "github", "--release", "nowhere"], in: folder)
            #expect(run.status == 1 && run.errors.contains("--release"))
            #expect(!FileManager.default.fileExists(atPath: folder.appending(path: "town").path))
        }
    }

    /// By the schemas that the forges publish, where the program that holds them is there.
    private func checkSchema(_ file: URL, _ schema: [String]) throws {
        guard (try? CommandRun("check-jsonschema", ["--version"]).status) == 0 else { return }
        let run = try CommandRun("check-jsonschema", ["--builtin-schema"] + schema + [file.path])
        #expect(run.status == 0, "\(run.output)")
    }
}
