internal import FileTree

/// Carries a journal out: from the stage into the site, once or again after a kill.
struct Commit {
    let stage: OpenFolder
    let site: OpenFolder
    let steps: Steps
    /// Folders of the site that were looked at and are no links.
    private var solid: Set<OutputPath> = []

    init(from stage: OpenFolder, to site: OpenFolder, steps: Steps) {
        self.stage = stage
        self.site = site
        self.steps = steps
    }

    /// From here on the build will be finished by someone.
    func writeJournal(_ journal: Journal) throws(FileError) {
        try steps.before(.writeJournal)
        _ = try stage.create(OwnName.journal, journal.bytes, synced: true)
        stage.sync()
    }

    /// `isResumed`: a part may have been done before.
    mutating func carryOut(_ journal: Journal, isResumed: Bool = false) throws(FileError) {
        for removal in journal.obstacles { try remove(removal) }
        solid = []
        for renaming in journal.renamings { try rename(renaming, isResumed: isResumed) }
        for removal in journal.leftovers { try remove(removal) }
        try steps.before(.removeJournal)
        try stage.removeFile(OwnName.journal)
    }

    private mutating func remove(_ removal: Journal.Removal) throws(FileError) {
        // Through a link or past a file there is nothing of ours.
        guard isSolid(removal.path.parent) else { return }
        try steps.before(.remove(removal.path.text))
        if removal.isFolder {
            try site.removeEmptyFolder(removal.path.text)
            solid.remove(removal.path)
        } else {
            try site.removeFile(removal.path.text)
        }
    }

    private mutating func rename(_ renaming: Journal.Renaming, isResumed: Bool) throws(FileError) {
        let path = renaming.path
        if isResumed {
            // Renamed already, or cut by a loss of power: this build will write it anew.
            guard case .file(let stamp) = stage.entry(path.text), stamp.size == renaming.size else { return }
        }
        try makeSolid(path.parent)
        try steps.before(.rename(path.text))
        do {
            try stage.rename(path.text, to: site, path.text)
        } catch {
            // Somebody made a folder there meanwhile.
            guard site.entry(path.text) == .folder else { throw error }
            try clear(path)
            try stage.rename(path.text, to: site, path.text)
        }
    }

    private mutating func isSolid(_ folder: OutputPath?) -> Bool {
        guard let folder, !solid.contains(folder) else { return true }
        guard isSolid(folder.parent), site.entry(folder.text) == .folder else { return false }
        solid.insert(folder)
        return true
    }

    private mutating func makeSolid(_ folder: OutputPath?) throws(FileError) {
        guard let folder, !solid.contains(folder) else { return }
        try makeSolid(folder.parent)
        switch site.entry(folder.text) {
        case .folder: break
        case .file, .other:
            try site.removeFile(folder.text)
            try site.makeFolder(folder.text)
        case nil: try site.makeFolder(folder.text)
        }
        solid.insert(folder)
    }

    private func clear(_ folder: OutputPath) throws(FileError) {
        var found = [folder]
        var next = 0
        while next < found.count {
            let path = found[next]
            next += 1
            guard site.entry(path.text) == .folder else { continue }
            for (name, _) in try site.entries(in: path.text) ?? [] {
                found.append(OutputPath(path.text + "/" + name))
            }
        }
        for path in found.reversed() {
            try steps.before(.remove(path.text))
            if site.entry(path.text) == .folder {
                try site.removeEmptyFolder(path.text)
            } else {
                try site.removeFile(path.text)
            }
        }
    }
}

extension Journal {
    /// What turns the old site into the new one. Throws where the build itself names a file and a folder alike.
    init(
        for named: [OutputPath: NamedFiles.File], over old: [OutputPath: OpenFolder.Entry]
    ) throws(FileError) {
        let folders = try foldersOf(named)
        var obstacles: [OutputPath] = []
        var leftovers: [OutputPath] = []
        var replaced: Set<OutputPath> = []
        for (path, file) in named where file.fate == .staged && old[path] == .folder { replaced.insert(path) }
        for (path, entry) in old where entry == .folder ? !folders.contains(path) : named[path] == nil {
            // A file named so is renamed over a link or a file: only a folder is in its way.
            let isObstacle =
                entry == .folder ? isWithin(path, replaced) : folders.contains(path) || isWithin(path, replaced)
            if isObstacle { obstacles.append(path) } else { leftovers.append(path) }
        }
        func removals(_ paths: [OutputPath]) -> [Removal] {
            paths.sorted(by: >).map { Removal(path: $0, isFolder: old[$0] == .folder) }
        }
        var staged: [Renaming] = []
        for (path, file) in named where file.fate == .staged {
            staged.append(Renaming(path: path, size: file.stamp.size))
        }
        self.init(
            obstacles: removals(obstacles), renamings: staged.sorted { $0.path < $1.path },
            leftovers: removals(leftovers))
    }

    /// Folders of the old site in which something will come or go.
    func touchedFolders(of old: [OutputPath: OpenFolder.Entry]) -> Set<String> {
        var touched: Set<String> = []
        for path in obstacles.map(\.path) + renamings.map(\.path) + leftovers.map(\.path) {
            var folder = path.parent
            while let some = folder, old[some] != .folder { folder = some.parent }
            touched.insert(folder?.text ?? "")
        }
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

private func isWithin(_ path: OutputPath, _ folders: Set<OutputPath>) -> Bool {
    guard !folders.isEmpty else { return false }
    var path: OutputPath? = path
    while let some = path {
        if folders.contains(some) { return true }
        path = some.parent
    }
    return false
}
