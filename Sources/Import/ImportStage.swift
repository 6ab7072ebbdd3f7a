internal import FileTree
internal import SourceText

/// The new files of an import until all of them are written: they wait in a hidden folder of the output, and each comes
/// to its place whole, by a rename.
///
/// A run that was killed or found the disk full leaves the output without a damaged file; the next one does away with
/// what was waiting and finds what had come to its place equal to its own.
final class ImportStage {
    private let output: String
    private let folder: OpenFolder
    private let overwrites: Bool
    /// Held while the import runs.
    private let lock: LockFile
    /// Where each waiting file goes, by its name in the stage.
    private var waiting: [String] = []
    private var hasStage = false
    private var knownFolders: Set<OutputPath> = []
    private(set) var written = 0
    private(set) var unchanged = 0

    private static let name = ".visnyk-import"
    private static let part = ".visnyk-import.part"

    /// `output` is the folder's path, links resolved; it is made where it is missing.
    init(_ output: String, overwrites: Bool) throws {
        try makeFolder(output)
        guard let lock = try LockFile(output + "/" + ImportStage.name + ".lock") else { throw ImportError.busy }
        self.lock = lock
        self.output = output
        self.overwrites = overwrites
        folder = try OpenFolder(output)
        discard()
    }

    deinit { discard() }

    private func discard() {
        let stage = output + "/" + ImportStage.name
        guard case .folder? = folder.entry(ImportStage.name) else { return }
        for name in (try? names(in: stage)) ?? [] { try? removeFile(stage + "/" + name) }
        removeEmptyFolder(stage)
    }

    /// False where something else lies there that may not be overwritten.
    func put(_ bytes: [UInt8], at path: String) throws(FileError) -> Bool {
        try put(at: path) { () throws(FileError) in
            folder.matches(path, bytes)
        } creating: { name throws(FileError) in
            _ = try folder.create(name, bytes)
        }
    }

    /// The same with the bytes of another file, however large it is.
    func put(fileAt source: String, at path: String) throws(FileError) -> Bool {
        try put(at: path) { () throws(FileError) in
            try folder.matches(path, fileAt: source)
        } creating: { name throws(FileError) in
            _ = try folder.create(name, copying: source)
        }
    }

    private func put(
        at path: String, isEqual: () throws(FileError) -> Bool, creating create: (String) throws(FileError) -> Void
    ) throws(FileError) -> Bool {
        switch folder.entry(path) {
        case .file?:
            if try isEqual() {
                unchanged += 1
                return true
            }
            guard overwrites else { return false }
        case .folder?: return false
        case .other?: guard overwrites else { return false }
        case nil: guard canHoldFolder(path.folderPart) else { return false }
        }
        if !hasStage {
            try makeFolder(output + "/" + ImportStage.name)
            hasStage = true
        }
        try create(ImportStage.name + "/" + String(waiting.count))
        waiting.append(path)
        return true
    }

    /// Whether no file stands where a folder is needed.
    private func canHoldFolder(_ path: String) -> Bool {
        if path.isEmpty || knownFolders.contains(OutputPath(path)) { return true }
        guard canHoldFolder(path.folderPart) else { return false }
        switch kindOfPath(output + "/" + path) {
        case .folder, .missing:
            knownFolders.insert(OutputPath(path))
            return true
        default: return false
        }
    }

    /// Those paths at which a file lies that is not what this import would write there.
    func others(_ paths: Set<String>, than made: [MadeEntry?]) -> Set<String> {
        let standing = paths.filter { if case .file? = folder.entry($0) { true } else { false } }
        guard !standing.isEmpty else { return [] }
        var bytes: [String: [UInt8]] = [:]
        for case let entry? in made { bytes[entry.path] = entry.bytes }
        return standing.filter { path in bytes[path].map { !folder.matches(path, $0) } ?? true }
    }

    /// Brings the waiting files to their places, in the order in which they came.
    func publish() throws(FileError) {
        for (number, path) in waiting.enumerated() {
            let parent = path.folderPart
            if !parent.isEmpty { try makeFolder(output + "/" + parent) }
            try move(output + "/" + ImportStage.name + "/" + String(number), to: path, in: parent)
            written += 1
        }
        waiting = []
        if hasStage { removeEmptyFolder(output + "/" + ImportStage.name) }
    }

    private func move(_ file: String, to path: String, in parent: String) throws(FileError) {
        let full = parent.isEmpty ? output : output + "/" + parent
        do {
            try rename(file, to: output + "/" + path)
        } catch {
            guard !canRename(from: output + "/" + ImportStage.name, to: full) else { throw error }
            // The folder is a mount of its own.
            let aside = (parent.isEmpty ? "" : parent + "/") + ImportStage.part
            try removeFile(output + "/" + aside)
            _ = try folder.create(aside, copying: file)
            try rename(output + "/" + aside, to: output + "/" + path)
            try removeFile(file)
        }
    }
}
