internal import FileTree
internal import SourceText

/// A path below a folder, told from others by its bytes as the disk does: to a `String`, `й` in one code point and
/// `й` in two are the same.
struct OutputPath: Sendable, Hashable, Comparable {
    let text: String

    init(_ text: String) { self.text = text }

    /// The folder part, nil where there is none.
    var parent: OutputPath? { parentPath(text).map(OutputPath.init) }

    static func == (a: OutputPath, b: OutputPath) -> Bool { a.text.utf8.elementsEqual(b.text.utf8) }

    /// What a folder holds comes after it.
    static func < (a: OutputPath, b: OutputPath) -> Bool { a.text.utf8.lexicographicallyPrecedes(b.text.utf8) }

    func hash(into hasher: inout Hasher) {
        var text = text
        text.withUTF8 { unsafe hasher.combine(bytes: UnsafeRawBufferPointer($0)) }
    }
}

/// The folder part of a path, nil where it has none.
func parentPath(_ path: String) -> String? {
    path.utf8.lastIndex(of: UInt8(ascii: "/")).map { String(path[..<$0]) }
}

/// Everything below a folder by relative path, folders too, links as links; other file systems are left out.
func tree(below root: OpenFolder, workers: Int?) throws(FileError) -> [OutputPath: OpenFolder.Entry] {
    var tree: [OutputPath: OpenFolder.Entry] = [:]
    var level = [""]
    while !level.isEmpty {
        let slices = level.slicesConcurrently(workers: workers) { folders in
            Result { () throws(FileError) in
                var found: [(path: String, entry: OpenFolder.Entry?)] = []
                for folder in folders {
                    guard let entries = try root.entries(in: folder) else {
                        found.append((folder, nil))
                        continue
                    }
                    for (name, entry) in entries { found.append((folder.isEmpty ? name : folder + "/" + name, entry)) }
                }
                return found
            }
        }
        level = []
        for slice in slices {
            for (path, entry) in try slice.get() {
                tree[OutputPath(path)] = entry
                if entry == .folder { level.append(path) }
            }
        }
    }
    return tree
}

/// Removes a folder of ours with everything in it, the marker last: as long as something is left, it is ours.
func discardFolder(_ path: String, _ steps: Steps) throws(FileError) {
    let folder = try OpenFolder(path)
    let tree = try tree(below: folder, workers: 1)
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
