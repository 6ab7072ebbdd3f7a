package import FileTree
package import SourceText
private import Synchronization

/// Publishes a build's files to a folder, each whole.
///
/// Changed files wait in the stage, `<output>.next`. Where no site stands, one rename publishes the stage; else a
/// journal, a rename for each file and the removal of what was not named. A killed commit is completed by the next
/// sink for the folder; killed before, the old site stands as it was.
package final class FolderSink: Sink {
    private let place: OutputPlace
    private let lock: Mutex<(any AnyObject & Sendable)?>
    private let steps: StepHook
    private let stage: StagingFolder
    /// The folder of the site that stands; nil where there is none.
    private let site: OpenFolder?
    /// What lies in it.
    private let old: [OutputPath: OpenFolder.Entry]
    private let hasEmptyFolders: Bool
    /// What lies there with permissions that may keep a server from reading it.
    private let unusual: [OutputPath]
    private let manifest: Manifest
    private let manifestFile: String?
    private let buildID: Digest
    private let named = NamedFiles()
    /// Of the manifest that says what this build published.
    private let seal = Mutex<UInt64?>(nil)
    private let isCommitting = Atomic(false)

    /// Whether a site that was put there before lies in the folder: then a sink can be opened without changing anything,
    /// but that it completes what was begun.
    package static func stands(at output: String) -> Bool { OutputPlace.isMarked(output) }

    /// nil with a diagnostic where the folder is not ours to write to; then nothing was touched.
    ///
    /// `sources`: folders that the output must lie apart from. `manifest`: the file, in the cache, that remembers
    /// what each output was made from; nil for none. `buildID`: of the binary, so that another one's memory is void.
    package convenience init?(
        output: String, apartFrom sources: [String], manifest: String?, buildID: Digest, workers: Int? = nil,
        into diagnostics: inout Diagnostics
    ) throws(FileError) {
        try self.init(
            output: output, apartFrom: sources, manifest: manifest, buildID: buildID, workers: workers,
            beforeStep: nil, into: &diagnostics)
    }

    /// `beforeStep` can stop the sink between any two changes to the disk.
    init?(
        output: String, apartFrom sources: [String], manifest: String?, buildID: Digest, workers: Int?,
        beforeStep: (@Sendable (Step) -> Fault?)?, into diagnostics: inout Diagnostics
    ) throws(FileError) {
        guard let place = try OutputPlace(output, apartFrom: sources, into: &diagnostics),
            try place.standing(into: &diagnostics) != nil
        else { return nil }
        if let parent = parentPath(place.path) { try makeFolder(parent, isPublic: true) }
        guard let lock = try place.lock() else {
            diagnostics.append(.outputBusy, at: Place(output), output)
            return nil
        }
        // Between the first look and the lock another build may have ended.
        guard let standing = try place.standing(into: &diagnostics) else { return nil }
        let steps = StepHook(hook: beforeStep)
        if standing == .site { try completeCommits(of: place, steps) }
        for stage in place.stages where kindOfPath(stage) == .folder { try discardFolder(stage, steps) }

        self.place = place
        self.lock = Mutex(lock)
        self.steps = steps
        self.manifestFile = manifest
        self.buildID = buildID
        stage = StagingFolder(path: place.stage, steps: steps)
        let hasSite = standing == .site || place.isInner
        let site = hasSite ? try OpenFolder(place.path) : nil
        self.site = site
        if let site {
            if standing == .nothing { _ = try site.create(OwnName.marker, marker) }
            let tree = try tree(below: site, workers: workers)
            var old = tree.entries
            old[OutputPath(OwnName.marker)] = nil
            self.old = old
            hasEmptyFolders = tree.hasEmptyFolders
            unusual = tree.unusual
            self.manifest = Manifest(file: manifest, buildID: buildID)
        } else {
            old = [:]
            hasEmptyFolders = false
            unusual = []
            self.manifest = Manifest()
        }
    }

    deinit {
        // A build given up leaves nothing; a commit that failed half-way leaves its journal to the next.
        guard !steps.wasKilled, !isCommitting.load(ordering: .relaxed) else { return }
        try? stage.discard()
    }

    package func holds(_ paths: [String], digest: Digest) -> Bool {
        var stamps: [FileStamp] = []
        for path in paths {
            guard let line = manifest.lines[OutputPath(path)], line.digest == digest,
                old[OutputPath(path)] == .file(line.stamp), isOutputPath(path)
            else { return false }
            stamps.append(line.stamp)
        }
        return zip(paths, stamps).allSatisfy { path, stamp in
            named.insert(OutputPath(path), .init(fate: .held, stamp: stamp, digest: digest))
        }
    }

    package func put(_ path: String, _ bytes: [UInt8], digest: Digest?) throws(FileError) {
        try checkOutputPath(path)
        if let site, case .file(let stamp) = old[OutputPath(path)], stamp.size == bytes.count, site.matches(path, bytes)
        {
            return try name(path, .init(fate: .equal, stamp: stamp, digest: digest))
        }
        let stamp = try stage.create(path, bytes)
        try name(path, .init(fate: .staged, stamp: stamp, digest: digest))
    }

    package func copy(_ path: String, from source: String, digest: Digest?) throws(FileError) {
        try checkOutputPath(path)
        if let site, case .file(let stamp) = old[OutputPath(path)], try site.matches(path, fileAt: source) {
            return try name(path, .init(fate: .equal, stamp: stamp, digest: digest))
        }
        let stamp = try stage.create(path, copying: source)
        try name(path, .init(fate: .staged, stamp: stamp, digest: digest))
    }

    private func name(_ path: String, _ file: NamedFiles.File) throws(FileError) {
        guard named.insert(OutputPath(path), file) else { throw FileError.exists("write", path) }
    }

    /// Read back from the disk: the memory of the last build knows what files were made from, not what they hold.
    package func published(workers: Int?) throws(FileError) -> [WrittenFile] {
        let stage = stage.existing
        let results = Array(named.all).slicesConcurrently(workers: workers) { files in
            Result { () throws(FileError) in
                var part: [WrittenFile] = []
                for (path, file) in files {
                    guard let folder = file.fate == .staged ? stage : site else { continue }
                    var hash = SHA256()
                    var size = 0
                    try folder.read(path.text) { run in
                        hash.update(run)
                        size += run.count
                    }
                    part.append(WrittenFile(path: path.text, digest: hash.digest(), size: size))
                }
                return part
            }
        }
        var all: [WrittenFile] = []
        for result in results { all += try result.get() }
        return all
    }

    package func finish(in order: PublicationOrder) throws(FileError) -> Written {
        let files = named.all
        var written = Written()
        for file in files.values {
            if file.fate == .staged {
                written.written += 1
                written.bytes += file.stamp.size
            } else {
                written.unchanged += 1
            }
        }
        if let site {
            try setUsualPermissions(files, in: site)
            written.removed = try commit(files, in: order, to: site)
        } else {
            _ = try stage.folder()
            try steps.before(.publishFolder)
            isCommitting.store(true, ordering: .relaxed)
            do {
                try rename(place.stage, to: place.path)
            } catch {
                isCommitting.store(false, ordering: .relaxed)
                throw error
            }
        }
        try remember(files)
        lock.withLock { $0 = nil }
        return written
    }

    /// Mends what another umask left behind, of all that stays.
    private func setUsualPermissions(
        _ files: [OutputPath: NamedFiles.File], in site: OpenFolder
    ) throws(FileError) {
        for path in unusual {
            let isFolder = old[path].map { $0 == .folder } ?? path.text.isEmpty
            let stays = isFolder ? files[path] == nil : files[path].map { $0.fate != .staged } ?? false
            guard stays else { continue }
            try steps.before(.setPermissions(path.text))
            try site.setUsualPermissions(path.text, isFolder: isFolder)
        }
    }

    /// Says how many files went.
    private func commit(
        _ files: [OutputPath: NamedFiles.File], in order: PublicationOrder, to site: OpenFolder
    ) throws(FileError) -> Int {
        guard !isUnchanged(files) else { return 0 }
        let journal = try Journal(for: files, over: old, in: order)
        guard !journal.changes.isEmpty else { return 0 }
        for folder in journal.touchedFolders(of: old) { try site.checkWritable(folder) }
        var commit = Commit(from: try stage.folder(), to: site, steps: steps)
        try commit.writeJournal(journal)
        isCommitting.store(true, ordering: .relaxed)
        try commit.carryOut(journal)
        isCommitting.store(false, ordering: .relaxed)
        try stage.discard()
        return old.count { $0.value != .folder && files[$0.key] == nil }
    }

    /// Whether the build named all that lies there and nothing else: each file that is not staged lies there.
    private func isUnchanged(_ files: [OutputPath: NamedFiles.File]) -> Bool {
        !hasEmptyFolders && stage.existing == nil && files.count == old.count { $0.value != .folder }
    }

    /// Of what is made from nothing that could be known: no digest of a job is this one.
    private static let unknown = Digest(of: [])

    private func isRemembered(_ path: OutputPath, _ file: NamedFiles.File) -> Bool {
        if file.fate == .held { return true }
        guard file.fate == .equal, let line = manifest.lines[path] else { return false }
        return line.digest == file.digest ?? FolderSink.unknown && line.stamp == file.stamp
    }

    /// How many files stand just as the build left them that wrote the manifest with that seal; nil where any differs.
    package func standing(as seal: UInt64) -> Int? {
        guard site != nil, manifest.seal == seal, !hasEmptyFolders, unusual.isEmpty, stage.existing == nil else {
            return nil
        }
        var files = 0
        for (path, entry) in old where entry != .folder {
            guard let line = manifest.lines[path], entry == .file(line.stamp) else { return nil }
            files += 1
        }
        return files == manifest.lines.count ? files : nil
    }

    package var publishedSeal: UInt64? { seal.withLock { $0 } }

    private func remember(_ files: [OutputPath: NamedFiles.File]) throws(FileError) {
        guard let manifestFile else { return }
        let isKnown = files.count == manifest.lines.count && files.allSatisfy { isRemembered($0.key, $0.value) }
        guard !isKnown else { return seal.withLock { $0 = self.manifest.seal } }
        try steps.before(.writeManifest)
        var manifest = Manifest()
        manifest.lines.reserveCapacity(files.count)
        for (path, file) in files {
            manifest.lines[path] = Manifest.Line(digest: file.digest ?? FolderSink.unknown, stamp: file.stamp)
        }
        // The site stands; without the memory the next build only takes longer. An old one is told by its stamps.
        try? manifest.write(to: manifestFile, buildID: buildID)
        seal.withLock { [manifest] in $0 = manifest.seal }
    }
}

/// Does what is left of the commits that were killed.
private func completeCommits(of place: OutputPlace, _ steps: StepHook) throws(FileError) {
    for path in place.stages {
        guard let stage = try? OpenFolder(path), case .file = stage.entry(OwnName.journal),
            let journal = Journal(bytes: try readFile(path + "/" + OwnName.journal))
        else { continue }
        var commit = Commit(from: stage, to: try OpenFolder(place.path), steps: steps)
        try commit.carryOut(journal, isResumed: true)
    }
}
