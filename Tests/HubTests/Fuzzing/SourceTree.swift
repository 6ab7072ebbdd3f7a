import FileTree
import Foundation
import TestSupport

/// The files of a project, or of an old site, by path; in the order in which they were put.
struct SourceTree {
    private(set) var files: [(path: String, bytes: [UInt8])] = []

    subscript(path: String) -> String? {
        get { files.first { $0.path == path }.map { String(decoding: $0.bytes, as: UTF8.self) } }
        set {
            if let newValue { put(Array(newValue.utf8), at: path) } else { files.removeAll { $0.path == path } }
        }
    }

    mutating func put(_ bytes: [UInt8], at path: String) {
        if let index = files.firstIndex(where: { $0.path == path }) {
            files[index].bytes = bytes
        } else {
            files.append((path, bytes))
        }
    }

    /// Where a case that is run once leaves its files, to be looked at.
    private static let keptCase: String? = {
        guard ProcessInfo.processInfo.environment["VISNYK_FUZZ_ONCE"] == "1" else { return nil }
        let folder = projectFolder.appending(path: ".build/fuzz-cases/last").path
        try? FileManager.default.removeItem(atPath: folder)
        return folder
    }()

    func lay(in folder: String) throws {
        if let kept = SourceTree.keptCase { try write(to: kept) }
        try write(to: folder)
    }

    private func write(to folder: String) throws {
        for (path, bytes) in files {
            let full = folder + "/" + path
            if let slash = full.lastIndex(of: "/") { try makeFolder(String(full[..<slash])) }
            try writeFile(bytes, to: full)
        }
    }

    /// The files of a folder on disk, below a name of the tree, in the order of their paths.
    static func read(_ folder: String, as name: String, where isWanted: (String) -> Bool = { _ in true }) -> SourceTree
    {
        var tree = SourceTree()
        let paths = (try? FileManager.default.subpathsOfDirectory(atPath: folder)) ?? []
        for path in paths.sorted() where isWanted(path) && kindOfPath(folder + "/" + path) == .file {
            if let bytes = try? readFile(folder + "/" + path) { tree.files.append((name + "/" + path, bytes)) }
        }
        return tree
    }
}
