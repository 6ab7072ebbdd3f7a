internal import FileTree
internal import SourceText

/// The folder part of a path, nil where it has none.
package func parentPath(_ path: String) -> String? {
    path.utf8.lastIndex(of: UInt8(ascii: "/")).map { String(path[..<$0]) }
}

/// Whether the path is one of the folders or lies below one.
func isWithin(_ path: OutputPath, _ folders: Set<OutputPath>) -> Bool {
    guard !folders.isEmpty else { return false }
    var path: OutputPath? = path
    while let some = path {
        if folders.contains(some) { return true }
        path = some.parent
    }
    return false
}

/// What lies below a folder.
struct Tree: Sendable {
    /// By relative path, folders too, links as links; other file systems are left out.
    var entries: [OutputPath: OpenFolder.Entry] = [:]
    var hasEmptyFolders = false
    /// Files without 0644, folders without 0755; an empty path is the folder itself.
    var unusual: [OutputPath] = []
}

func tree(below root: OpenFolder, workers: Int?) throws(FileError) -> Tree {
    var tree = Tree()
    var level = [""]
    while !level.isEmpty {
        let slices = level.slicesConcurrently(workers: workers) { folders in
            Result { () throws(FileError) in
                var found: [(path: String, entry: OpenFolder.Entry?)] = []
                var part = Tree()
                for folder in folders {
                    guard let contents = try root.contents(of: folder) else {
                        found.append((folder, nil))
                        continue
                    }
                    func path(_ name: String) -> String { folder.isEmpty ? name : folder + "/" + name }
                    if contents.entries.isEmpty { part.hasEmptyFolders = true }
                    if !contents.isUsual { part.unusual.append(OutputPath(folder)) }
                    part.unusual += contents.unusualFiles.map { OutputPath(path($0)) }
                    for (name, entry) in contents.entries { found.append((path(name), entry)) }
                }
                return (found: found, part: part)
            }
        }
        level = []
        for slice in slices {
            let (found, part) = try slice.get()
            if part.hasEmptyFolders { tree.hasEmptyFolders = true }
            tree.unusual += part.unusual
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
