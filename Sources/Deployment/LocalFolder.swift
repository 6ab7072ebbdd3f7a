internal import FileTree
internal import SourceText

/// A folder of this machine, or one that is mounted. Each file changes in one step.
struct LocalFolder: RemoteFolder {
    let replacesAtOnce = true
    private let root: OpenFolder
    private let path: String

    init(_ path: String) throws(DeployFailure) {
        do throws(FileError) {
            try makeFolder(path, isPublic: true)
            guard let resolved = resolvedPath(path) else { throw FileError.invalid("open", path) }
            self.path = resolved
            root = try OpenFolder(resolved)
        } catch {
            throw .file(error)
        }
    }

    func read(_ paths: [String], limit: Int) throws(DeployFailure) -> [String: [UInt8]] {
        var found: [String: [UInt8]] = [:]
        for one in paths {
            guard case .file(let stamp)? = root.entry(one), stamp.size <= limit else { continue }
            var bytes: [UInt8] = []
            do throws(FileError) {
                try root.read(one) { bytes += $0 }
            } catch {
                throw .file(error)
            }
            found[one] = bytes
        }
        return found
    }

    func names() throws(DeployFailure) -> [String] {
        do throws(FileError) {
            return try FileTree.names(in: path)
        } catch {
            throw .file(error)
        }
    }

    func send(_ paths: [String], from source: String) throws(DeployFailure) {
        do throws(FileError) {
            try makeFolders(DeployName.folder)
            let waiting = DeployName.folder + "/incoming"
            for one in paths {
                if let parent = OutputPath(one).parent { try makeFolders(parent.text) }
                try root.removeFile(waiting)
                _ = try root.create(waiting, copying: source + "/" + one)
                try root.rename(waiting, to: root, one)
            }
        } catch {
            throw .file(error)
        }
    }

    func sendNew(_ path: String, from source: String) throws(DeployFailure) {
        do throws(FileError) {
            if let parent = OutputPath(path).parent { try makeFolders(parent.text) }
            guard root.entry(path) == nil else { return }
            _ = try root.create(path, copying: source + "/" + path)
        } catch {
            throw .file(error)
        }
    }

    func remove(_ paths: [String], folders: [String]) throws(DeployFailure) {
        do throws(FileError) {
            for one in paths { try root.removeFile(one) }
            for one in folders { try root.removeEmptyFolder(one) }
        } catch {
            throw .file(error)
        }
    }

    private func makeFolders(_ path: String) throws(FileError) {
        guard root.entry(path) != .folder else { return }
        if let parent = OutputPath(path).parent { try makeFolders(parent.text) }
        try root.makeFolder(path)
    }
}
