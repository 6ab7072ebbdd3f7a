internal import FileTree

/// What a commit does, in order: enough to do it again from any point in it.
struct Journal: Sendable, Hashable {
    struct Removal: Sendable, Hashable {
        let path: OutputPath
        let isFolder: Bool
    }

    struct Renaming: Sendable, Hashable {
        let path: OutputPath
        /// Of the staged file, in bytes: a disk that lost its power can keep the name and lose the bytes.
        let size: Int
    }

    /// Old paths that lie in the way of new ones; what a folder holds comes before it.
    let obstacles: [Removal]
    let renamings: [Renaming]
    /// Old paths that the build did not name; what a folder holds comes before it.
    let leftovers: [Removal]

    var isEmpty: Bool { obstacles.isEmpty && renamings.isEmpty && leftovers.isEmpty }
}

extension Journal {
    private static let opening = "visnyk journal 1\n"

    /// The opening, three counted lists, a checksum.
    var bytes: [UInt8] {
        var out = RecordWriter(opening: Journal.opening)
        for removals in [obstacles, leftovers] {
            out.write(removals.count)
            for removal in removals {
                out.write(removal.isFolder ? 1 : 0)
                out.write(removal.path.text)
            }
        }
        out.write(renamings.count)
        for renaming in renamings {
            out.write(renaming.size)
            out.write(renaming.path.text)
        }
        return out.sealed()
    }

    /// nil where the bytes are not a whole journal.
    init?(bytes: [UInt8]) {
        guard var input = RecordReader(bytes, opening: Journal.opening) else { return nil }
        func removals() -> [Removal]? {
            guard let count = input.number() else { return nil }
            var removals: [Removal] = []
            for _ in 0..<count {
                guard let isFolder = input.number(), let path = input.text(), isOutputPath(path) else { return nil }
                removals.append(Removal(path: OutputPath(path), isFolder: isFolder == 1))
            }
            return removals
        }
        guard let obstacles = removals(), let leftovers = removals(), let count = input.number() else { return nil }
        var renamings: [Renaming] = []
        for _ in 0..<count {
            guard let size = input.number(), let path = input.text(), isOutputPath(path) else { return nil }
            renamings.append(Renaming(path: OutputPath(path), size: size))
        }
        guard input.isAtEnd else { return nil }
        self.init(obstacles: obstacles, renamings: renamings, leftovers: leftovers)
    }
}
