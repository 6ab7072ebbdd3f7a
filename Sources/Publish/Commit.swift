internal import FileTree

/// Carries a journal out: from the stage into the site, once or again after a kill.
struct Commit {
    let stage: OpenFolder
    let site: OpenFolder
    let steps: Steps
    /// Folders of the site that were looked at and are no links.
    private var solid: Set<OutputPath> = []
    /// Folders that went from the stage into the site whole.
    private var moved: Set<OutputPath> = []

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
        for change in journal.changes {
            switch change {
            case .rename(let path, let size): try rename(path, size: size, isResumed: isResumed)
            case .removeFile(let path):
                // Through a link or past a file there is nothing of ours.
                guard isSolid(path.parent) else { continue }
                try steps.before(.remove(path.text))
                try site.removeFile(path.text)
            case .removeFolder(let path):
                guard isSolid(path.parent) else { continue }
                try steps.before(.remove(path.text))
                try site.removeEmptyFolder(path.text)
                solid.remove(path)
            }
        }
        try steps.before(.removeJournal)
        try stage.removeFile(OwnName.journal)
    }

    private mutating func rename(_ path: OutputPath, size: Int, isResumed: Bool) throws(FileError) {
        if isResumed {
            // Renamed already, or cut by a loss of power: this build will write it anew.
            guard case .file(let stamp) = stage.entry(path.text), stamp.size == size else { return }
        }
        try makeSolid(path.parent)
        guard !isWithin(path, moved) else { return }
        try steps.before(.rename(path.text))
        do {
            try stage.rename(path.text, to: site, path.text)
        } catch {
            // A folder of the old site, or one that somebody made meanwhile.
            guard site.entry(path.text) == .folder else { throw error }
            if stage.exchange(path.text, with: site, path.text) {
                solid = []
                return
            }
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
            try steps.before(.rename(folder.text))
            if stage.entry(folder.text) == .folder, stage.exchange(folder.text, with: site, folder.text) {
                moved.insert(folder)
                break
            }
            try steps.before(.remove(folder.text))
            try site.removeFile(folder.text)
            try site.makeFolder(folder.text)
        case nil: try site.makeFolder(folder.text)
        }
        solid.insert(folder)
    }

    private mutating func clear(_ folder: OutputPath) throws(FileError) {
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
                solid.remove(path)
            } else {
                try site.removeFile(path.text)
            }
        }
    }
}
