import FileTree
import Foundation
import SourceText
import TestSupport

@testable import Hub
@testable import Publish

/// A small town that is now so and now otherwise: entries come and go, titles, tags, pictures and pages of lists change.
struct ChangingTown {
    let folder = TemporaryFolder()

    init(_ version: Int) { lay(version) }

    var project: Project {
        Project(
            content: folder.path + "/content", template: projectFolder.appending(path: "site-template").path,
            output: folder.path + "/_site", cache: nil, hasCards: false, workers: 2)
    }

    /// The files of one version, and the order in which they go out.
    func files() throws -> (files: [String: [UInt8]], order: PublicationOrder) {
        var profile = Profile()
        let jobs = try prepare(project, at: instant("2026-11-21 12:00"), profile: &profile).planned?.jobs ?? []
        return (try built(project).files, PublicationOrder(of: jobs))
    }

    /// Writes the content of a version over that of the other.
    func lay(_ version: Int) {
        try? FileManager.default.removeItem(atPath: folder.path + "/content")
        folder.write(usualSettings, to: "content/site.yml")
        for number in 0..<40 where number % 4 != version {
            let picture = number % 5 == version ? "image: ../pictures/v\(version)-\(number).png\nimage_alt: Вид\n" : ""
            folder.write(
                """
                ---
                title: Новина \(number) у версії \(version)
                date: 2026-\(number % 9 + 1 < 10 ? "0" : "")\(number % 9 + 1)-1\(number % 9) 10:00
                tags: [вода, тег\(number % 7 + version * 3)]
                \(picture)---
                Текст \(number), див. [сусідню](n\(number - number % 4 + 2).md).
                """, to: "content/news/n\(number).md")
            if !picture.isEmpty {
                folder.write(TinyPicture.of("a.png")!, to: "content/pictures/v\(version)-\(number).png")
            }
        }
        folder.write("---\ntitle: Про місто\n---\nТекст \(version).\n", to: "content/pages/about.md")
        if version == 1 {
            folder.write("---\ntitle: Нова сторінка\n---\n[Про місто](about.md)\n", to: "content/pages/new.md")
        }
    }
}

/// The command as it was built beside the tests; nil where it was not.
let visnykCommand: String? = {
    let beside = (resolvedPath("/proc/self/exe") ?? "") as NSString
    let paths = [
        beside.deletingLastPathComponent + "/visnyk", projectFolder.appending(path: ".build/debug/visnyk").path,
    ]
    return paths.first { FileManager.default.isExecutableFile(atPath: $0) }
}()

/// A run of a program and what it said.
struct CommandRun {
    let status: Int32
    let output: String
    let errors: String

    init(_ program: String, _ arguments: [String], in folder: String? = nil, environment: [String: String] = [:]) throws
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
        output = String(decoding: try readFile(place + ".out"), as: UTF8.self)
        errors = String(decoding: try readFile(place + ".err"), as: UTF8.self)
    }
}
