internal import FileTree
internal import SourceText

/// The folder part of a path, nil where it has none.
func parentPath(_ path: String) -> String? {
    path.utf8.lastIndex(of: UInt8(ascii: "/")).map { String(path[..<$0]) }
}

/// What lies below a folder.
struct Tree: Sendable {
    /// By relative path, folders too, links as links; other file systems are left out.
    var entries: [OutputPath: OpenFolder.Entry] = [:]
    var hasEmptyFolders = false
}

func tree(below root: OpenFolder, workers: Int?) throws(FileError) -> Tree {
    var tree = Tree()
    var level = [""]
    while !level.isEmpty {
        let slices = level.slicesConcurrently(workers: workers) { folders in
            Result { () throws(FileError) in
                var found: [(path: String, entry: OpenFolder.Entry?)] = []
                var hasEmptyFolders = false
                for folder in folders {
                    guard let entries = try root.entries(in: folder) else {
                        found.append((folder, nil))
                        continue
                    }
                    if entries.isEmpty { hasEmptyFolders = true }
                    for (name, entry) in entries { found.append((folder.isEmpty ? name : folder + "/" + name, entry)) }
                }
                return (found: found, hasEmptyFolders: hasEmptyFolders)
            }
        }
        level = []
        for slice in slices {
            let (found, hasEmptyFolders) = try slice.get()
            if hasEmptyFolders { tree.hasEmptyFolders = true }
            for (path, entry) in found {
                tree.entries[OutputPath(path)] = entry
                if entry == .folder { level.append(path) }
            }
        }
    }
    return tree
}

/// Removes a folder of ours with everything in it, the marker last: as long as something is left, it is ours.
func discardFolder(_ path: String, _ steps: Steps) throws(FileError) {
    let folder = try OpenFolder(path)
    let tree = try tree(below: folder, workers: 1).entries
    for path in tree.keys.sorted(by: >) where path.text != OwnName.marker {
        try steps.before(.discard(path.text))
        if tree[path] == .folder {
            try folder.removeEmptyFolder(path.text)
        } else {
            try folder.removeFile(path.text)
        }
    }
    try steps.before(.discard(OwnName.marker))
    try folder.removeFile(OwnName.marker)
    try steps.before(.discard(""))
    removeEmptyFolder(path)
}
