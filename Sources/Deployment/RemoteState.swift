internal import FileTree
internal import Provenance
internal import SourceText

/// What is known to lie in the site's folder at the host.
struct RemoteState {
    enum File: Hashable {
        case whole(Digest)
        /// About to be replaced by a run that was cut off: the old file, the new one, or a part of it.
        case unknown
        /// About to come or go when a run was cut off: nothing, a file, or a part of it.
        case perhaps
    }

    /// What is not named is not there, as far as deployments know.
    var files: [OutputPath: File] = [:]

    init() {}

    init(_ manifest: SiteManifest) {
        files.reserveCapacity(manifest.files.count)
        for file in manifest.files { files[OutputPath(file.path)] = .whole(file.digest) }
    }

    /// Folders of the files.
    var folders: Set<OutputPath> {
        var folders: Set<OutputPath> = []
        for path in files.keys {
            var folder = path.parent
            while let one = folder, folders.insert(one).inserted { folder = one.parent }
        }
        return folders
    }

    mutating func take(_ steps: ArraySlice<DeployStep>, areDone: Bool) {
        for step in steps {
            switch step {
            case .send(let path, let digest):
                let isNew = files[path] == nil || files[path] == .perhaps
                files[path] = areDone ? .whole(digest) : isNew ? .perhaps : .unknown
            case .remove(let path): files[path] = areDone ? nil : .perhaps
            }
        }
    }
}

/// One change of the site's folder at the host.
enum DeployStep: Hashable {
    case send(OutputPath, Digest)
    case remove(OutputPath)

    var path: OutputPath {
        switch self {
        case .send(let path, _), .remove(let path): path
        }
    }
}
