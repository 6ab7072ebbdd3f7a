internal import FileTree
internal import SourceText

/// What a commit does, in order: enough to do it again from any point in it.
struct Journal: Sendable, Hashable {
    enum Change: Sendable, Hashable {
        /// From the stage into the site, over whatever lies there. `size`: of the staged file, in bytes: a disk that
        /// lost its power can keep the name and lose the bytes.
        case rename(OutputPath, size: Int)
        case removeFile(OutputPath)
        /// Where it is empty; what it held goes before it.
        case removeFolder(OutputPath)
    }

    let changes: [Change]
}

extension Journal {
    private static let opening = "visnyk journal 2\n"

    /// The opening, the counted changes, a checksum.
    var bytes: [UInt8] {
        var out = RecordWriter(opening: Journal.opening)
        out.write(changes.count)
        for change in changes {
            switch change {
            case .rename(let path, let size):
                out.write(0)
                out.write(path.text)
                out.write(size)
            case .removeFile(let path):
                out.write(1)
                out.write(path.text)
            case .removeFolder(let path):
                out.write(2)
                out.write(path.text)
            }
        }
        return out.sealed()
    }

    /// nil where the bytes are not a whole journal.
    init?(bytes: [UInt8]) {
        guard var input = RecordReader(bytes, opening: Journal.opening), let count = input.number() else { return nil }
        var changes: [Change] = []
        for _ in 0..<count {
            guard let change = Journal.change(&input) else { return nil }
            changes.append(change)
        }
        guard input.isAtEnd else { return nil }
        self.init(changes: changes)
    }

    private static func change(_ input: inout RecordReader) -> Change? {
        guard let kind = input.number(), let text = input.text(), isOutputPath(text) else { return nil }
        let path = OutputPath(text)
        switch kind {
        case 0: return input.number().map { .rename(path, size: $0) }
        case 1: return .removeFile(path)
        case 2: return .removeFolder(path)
        default: return nil
        }
    }
}

extension Journal {
    /// What turns the old site into the new one. Throws where the build itself names a file and a folder alike.
    init(
        for named: [OutputPath: NamedFiles.File], over old: [OutputPath: OpenFolder.Entry], in order: PublicationOrder
    ) throws(FileError) {
        let folders = try foldersOf(named)
        let staged = named.filter { $0.value.fate == .staged }
        let replaced = Set(staged.keys.filter { old[$0] == .folder })
        var files: [OutputPath] = []
        var emptied: [OutputPath] = []
        for (path, entry) in old where !isWithin(path, replaced) && !folders.contains(path) && named[path] == nil {
            // What lies where a new file or folder goes is removed by the renaming.
            if entry == .folder { emptied.append(path) } else { files.append(path) }
        }
        var removals = order.sortedRemovals(files).map { Change.removeFile($0) }
        removals += emptied.sorted(by: >).map { Change.removeFolder($0) }

        let paths = order.sorted(Array(staged.keys), over: old)
        func renamings(_ paths: ArraySlice<(path: OutputPath, turn: PublicationOrder.Turn)>) -> [Change] {
            paths.map { .rename($0.path, size: staged[$0.path]!.stamp.size) }
        }
        let end = paths.firstIndex { $0.turn.rank > .removal } ?? paths.endIndex
        self.init(changes: renamings(paths[..<end]) + removals + renamings(paths[end...]))
    }

    /// Folders of the old site in which something will come or go.
    func touchedFolders(of old: [OutputPath: OpenFolder.Entry]) -> Set<String> {
        var touched: Set<String> = []
        var replaced: Set<OutputPath> = []
        for change in changes {
            let path: OutputPath
            switch change {
            case .rename(let some, _):
                path = some
                if old[some] == .folder { replaced.insert(some) }
            case .removeFile(let some), .removeFolder(let some): path = some
            }
            var folder = path.parent
            while let some = folder, old[some] != .folder { folder = some.parent }
            touched.insert(folder?.text ?? "")
        }
        for (path, entry) in old where entry == .folder && isWithin(path, replaced) { touched.insert(path.text) }
        return touched
    }
}

/// All folders that the files need.
private func foldersOf(_ named: [OutputPath: NamedFiles.File]) throws(FileError) -> Set<OutputPath> {
    var folders = Set<OutputPath>(minimumCapacity: named.count)
    for path in named.keys {
        var folder = path.parent
        while let some = folder, folders.insert(some).inserted {
            guard named[some] == nil else { throw FileError.exists("write", path.text) }
            folder = some.parent
        }
    }
    return folders
}
