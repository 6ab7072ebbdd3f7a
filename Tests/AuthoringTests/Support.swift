import Authoring
import Calendars
import FileTree
import Foundation
import SourceText
import TestSupport
import Translations

@testable import Hub

/// A temporary folder that is gone with the value.
final class Folder {
    let path: String

    init() {
        path = FileManager.default.temporaryDirectory.appending(path: "visnyk-test-" + UUID().uuidString).path
        try! FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
    }

    deinit { try? FileManager.default.removeItem(atPath: path) }

    func write(_ text: String, to file: String) { write(Array(text.utf8), to: file) }

    func write(_ bytes: [UInt8], to file: String) {
        let url = URL(filePath: path).appending(path: file)
        try! FileManager.default.createDirectory(at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
        try! Data(bytes).write(to: url)
    }

    func read(_ file: String) -> String { (try? String(contentsOfFile: path + "/" + file, encoding: .utf8)) ?? "" }

    /// What a strict check of the folder's site says, one line each.
    func mistakes(template: String? = nil, drafts: Bool = true) throws -> [String] {
        let project = Project(
            content: path + "/content", template: template, output: path + "/_site", showsDrafts: drafts,
            isStrict: true, hasCards: false, hasSearch: false)
        return try check(project, at: noon).diagnostics.all.map {
            "\($0.place.path) \($0.id) \($0.arguments.joined(separator: "|"))"
        }
    }
}

/// 21 November 2026, noon in Kyiv.
let noon = Instant(1_795_255_200)

let uk = AuthorLanguage(.uk)
let en = AuthorLanguage(.en)

func newTown(
    _ language: AuthorLanguage = uk, _ form: NewTown.Form = .town, name: String = "Містечківська громада",
    url: String? = nil, crest: NewTown.Crest? = nil
) -> NewTown {
    NewTown(
        name: name, url: url, language: language, colour: nil, crest: crest, form: form,
        today: Day(year: 2026, month: 11, day: 21)!)
}

func laid(_ town: NewTown) -> Folder {
    let folder = Folder()
    for file in town.files { folder.write(file.bytes, to: file.path) }
    return folder
}

func facts(_ folder: Folder) throws -> TownFacts {
    var said = Diagnostics()
    guard let facts = TownFacts(content: folder.path + "/content", into: &said) else {
        throw CocoaError(.fileReadUnknown)
    }
    return facts
}

/// The exit status and what was written, of a program that is in PATH; nil where there is none of the name.
func ran(_ name: String, _ arguments: [String]) throws -> (status: Int32, text: String)? {
    let folders = (ProcessInfo.processInfo.environment["PATH"] ?? "").split(separator: ":")
    guard let path = folders.map({ "\($0)/\(name)" }).first(where: FileManager.default.isExecutableFile) else {
        return nil
    }
    let process = Process()
    let output = Pipe()
    process.executableURL = URL(filePath: path)
    process.arguments = arguments
    process.standardOutput = output
    process.standardError = output
    try process.run()
    let text = String(decoding: output.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
    process.waitUntilExit()
    return (process.terminationStatus, text)
}

let hasSchemaChecker = ((try? ran("check-jsonschema", ["--version"])) ?? nil) != nil
