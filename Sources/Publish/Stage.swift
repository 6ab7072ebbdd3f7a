internal import FileTree
private import Synchronization

/// The folder where changed files wait for the commit, made when the first one comes.
final class Stage: Sendable {
    let path: String
    private let steps: Steps
    private let opened = Mutex<OpenFolder?>(nil)
    /// Folders that are there already, by shard.
    private let made: [MadeFolders] = (0..<shardCount).map { _ in MadeFolders() }

    private final class MadeFolders: Sendable {
        let paths = Mutex<Set<OutputPath>>([])
    }

    init(path: String, steps: Steps) {
        self.path = path
        self.steps = steps
    }

    /// nil before the first file.
    var existing: OpenFolder? { opened.withLock { $0 } }

    func folder() throws(FileError) -> OpenFolder {
        let made = opened.withLock { opened in
            Result { () throws(FileError) in
                if let opened { return opened }
                try steps.before(.makeStage)
                try makeFolder(path, isPublic: true)
                let folder = try OpenFolder(path)
                _ = try folder.create(OwnName.marker, marker)
                opened = folder
                return folder
            }
        }
        return try made.get()
    }

    func create(_ path: String, _ bytes: [UInt8]) throws(FileError) -> FileStamp {
        let folder = try prepare(path)
        return try folder.create(path, bytes)
    }

    func create(_ path: String, copying source: String) throws(FileError) -> FileStamp {
        let folder = try prepare(path)
        return try folder.create(path, copying: source)
    }

    private func prepare(_ path: String) throws(FileError) -> OpenFolder {
        let folder = try folder()
        try steps.before(.stage(path))
        if let parent = OutputPath(path).parent { try makeFolders(parent, in: folder) }
        return folder
    }

    private func makeFolders(_ path: OutputPath, in folder: OpenFolder) throws(FileError) {
        let shard = made[shard(of: path)]
        guard !shard.paths.withLock({ $0.contains(path) }) else { return }
        do {
            try folder.makeFolder(path.text)
        } catch {
            guard error.isMissing, let parent = path.parent else { throw error }
            try makeFolders(parent, in: folder)
            try folder.makeFolder(path.text)
        }
        shard.paths.withLock { _ = $0.insert(path) }
    }

    /// Removes the folder with what is left in it.
    func discard() throws(FileError) {
        guard existing != nil else { return }
        opened.withLock { $0 = nil }
        try discardFolder(path, steps)
    }
}

/// Into so many parts is divided what several threads write to.
let shardCount = 16

func shard(of path: OutputPath) -> Int { path.hashValue & (shardCount - 1) }
