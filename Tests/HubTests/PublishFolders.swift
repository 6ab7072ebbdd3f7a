import FileTree
import Foundation
import SourceText
import Testing

@testable import Hub
@testable import Publish

/// A folder of its own for one test, gone with the value.
final class TestFolder {
    let path: String

    init() throws {
        // In memory where there is such a place: the tests sync many small files.
        let memory = "/dev/shm"
        let place = isWritableFolder(memory) ? memory : FileManager.default.temporaryDirectory.path
        path = place + "/publish-" + UUID().uuidString
        try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
    }

    deinit { try? FileManager.default.removeItem(atPath: path) }

    var output: String { path + "/public" }
    var manifest: String { path + "/cache/outputs" }

    func write(_ name: String, _ text: String) throws {
        let full = path + "/" + name
        try FileManager.default.createDirectory(
            atPath: (full as NSString).deletingLastPathComponent, withIntermediateDirectories: true)
        try Data(text.utf8).write(to: URL(filePath: full))
    }

    func text(_ name: String) -> String? {
        (try? readFile(path + "/" + name)).map { String(decoding: $0, as: UTF8.self) }
    }

    func link(_ name: String, to target: String) throws {
        try FileManager.default.createSymbolicLink(atPath: path + "/" + name, withDestinationPath: target)
    }

    func names(_ name: String = "") -> [String] { (try? FileTree.names(in: path + "/" + name)) ?? [] }

    /// Everything below the folder by path: files with their text, folders as nil, links with an arrow.
    func everything(_ name: String = "public") throws -> [String: String] {
        guard kindOfPath(path + "/" + name) != .missing else { return [:] }
        let root = try OpenFolder(path + "/" + name)
        var all: [String: String] = [:]
        for (path, entry) in try tree(below: root, workers: 1).entries {
            switch entry {
            case .file: all[path.text] = text(name + "/" + path.text)
            case .folder: all[path.text] = "<folder>"
            case .other: all[path.text] = "<link>"
            }
        }
        all[".visnyk"] = nil
        return all
    }

    /// Each file's inode and time of change.
    func identities() throws -> [String: [Int]] {
        var all: [String: [Int]] = [:]
        for (name, text) in try everything() where text != "<folder>" {
            let attributes = try FileManager.default.attributesOfItem(atPath: output + "/" + name)
            let stamp = try #require(FileStamp(of: output + "/" + name))
            all[name] = [try #require(attributes[.systemFileNumber] as? Int), stamp.modified]
        }
        return all
    }

    func sink(
        apartFrom: [String] = [], buildID: String = "one", into diagnostics: inout Diagnostics,
        beforeStep: (@Sendable (Step) -> Fault?)? = nil
    ) throws(FileError) -> FolderSink? {
        try FolderSink(
            output: output, apartFrom: apartFrom, manifest: manifest, buildID: Digest(of: Array(buildID.utf8)),
            workers: 2, beforeStep: beforeStep, into: &diagnostics)
    }

    /// A sink that must be had.
    func sink(beforeStep: (@Sendable (Step) -> Fault?)? = nil) throws -> FolderSink {
        var diagnostics = Diagnostics()
        let sink = try sink(into: &diagnostics, beforeStep: beforeStep)
        #expect(diagnostics.isEmpty)
        return try #require(sink)
    }

    /// Builds a site of these files; what the sink holds is not put.
    @discardableResult func build(
        _ files: [String: String], beforeStep: (@Sendable (Step) -> Fault?)? = nil
    ) throws -> Written {
        let sink = try sink(beforeStep: beforeStep)
        for (path, text) in files.sorted(by: { $0.key < $1.key }) {
            let bytes = Array(text.utf8)
            let digest = Digest(of: bytes)
            if !sink.holds(path, digest: digest) { try sink.put(path, bytes, digest: digest) }
        }
        return try sink.finish()
    }

    /// The id of the diagnostic that refuses the folder.
    func refusal(apartFrom: [String] = []) throws -> [String] {
        var diagnostics = Diagnostics()
        let sink = try sink(apartFrom: apartFrom, into: &diagnostics)
        #expect(sink == nil)
        return diagnostics.all.map(\.id)
    }
}

/// Files with the folders that they lie in, as `everything` tells them.
func withFolders(_ files: [String: String]) -> [String: String] {
    var all = files
    for path in files.keys {
        var folder = parentPath(path)
        while let some = folder {
            all[some] = "<folder>"
            folder = parentPath(some)
        }
    }
    return all
}
