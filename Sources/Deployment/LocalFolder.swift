internal import FileTree
internal import SourceText

/// A folder of this machine, or one that is mounted; made when the first file comes. Each file changes in one step.
struct LocalFolder: RemoteFolder {
    let replacesAtOnce = true
    private let path: String

    init(_ path: String) { self.path = path }

    func read(_ paths: [String], limit: Int) throws(DeployFailure) -> [String: [UInt8]] {
        try asking { () throws(FileError) in
            guard let root = try opened() else { return [:] }
            var found: [String: [UInt8]] = [:]
            for one in paths {
                guard case .file(let stamp)? = root.entry(one), stamp.size <= limit else { continue }
                var bytes: [UInt8] = []
                try root.read(one) { bytes += $0 }
                found[one] = bytes
            }
            return found
        }
    }

    func names() throws(DeployFailure) -> [String] {
        try asking { () throws(FileError) in
            kindOfPath(path) == .missing ? [] : try FileTree.names(in: path)
        }
    }

    func send(_ paths: [String], from source: String) throws(DeployFailure) {
        try asking { () throws(FileError) in
            let root = try made()
            try LocalFolder.makeFolders(DeployName.folder, in: root)
            let waiting = DeployName.folder + "/incoming"
            for one in paths {
                if let parent = OutputPath(one).parent { try LocalFolder.makeFolders(parent.text, in: root) }
                try root.removeFile(waiting)
                _ = try root.create(waiting, copying: source + "/" + one)
                try root.rename(waiting, to: root, one)
            }
        }
    }

    func sendNew(_ path: String, from source: String) throws(DeployFailure) {
        try asking { () throws(FileError) in
            let root = try made()
            if let parent = OutputPath(path).parent { try LocalFolder.makeFolders(parent.text, in: root) }
            guard root.entry(path) == nil else { return }
            _ = try root.create(path, copying: source + "/" + path)
        }
    }

    func remove(_ paths: [String], folders: [String]) throws(DeployFailure) {
        try asking { () throws(FileError) in
            guard let root = try opened() else { return }
            for one in paths { try root.removeFile(one) }
            for one in folders { try root.removeEmptyFolder(one) }
        }
    }

    /// nil where there is none.
    private func opened() throws(FileError) -> OpenFolder? {
        guard kindOfPath(path) != .missing else { return nil }
        guard let resolved = resolvedPath(path) else { throw FileError.invalid("open", path) }
        return try OpenFolder(resolved)
    }

    private func made() throws(FileError) -> OpenFolder {
        try makeFolder(path, isPublic: true)
        guard let root = try opened() else { throw FileError.invalid("open", path) }
        return root
    }

    /// This machine says no in the same words as any other.
    private func asking<Answer>(_ body: () throws(FileError) -> Answer) throws(DeployFailure) -> Answer {
        do throws(FileError) {
            return try body()
        } catch {
            let words = "\(error)"
            throw HostRefusal(words: words).map { .refused($0, words) } ?? .file(error)
        }
    }

    private static func makeFolders(_ path: String, in root: OpenFolder) throws(FileError) {
        guard root.entry(path) != .folder else { return }
        if let parent = OutputPath(path).parent { try makeFolders(parent.text, in: root) }
        try root.makeFolder(path)
    }
}
