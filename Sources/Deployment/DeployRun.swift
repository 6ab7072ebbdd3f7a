internal import FileTree
internal import Provenance
internal import SourceText

/// One run's changes at the host, with what it leaves behind for the next in case it is cut off.
struct DeployRun {
    private let request: DeployRequest
    private let remote: any RemoteFolder
    private let site: BuiltSite
    private let plan: DeployPlan
    private let seen: RemoteView
    private let state: RemoteState
    private let start: Int64

    init(
        _ request: DeployRequest, _ remote: any RemoteFolder, _ site: BuiltSite, _ plan: DeployPlan, _ seen: RemoteView,
        _ state: RemoteState
    ) {
        self.request = request
        self.remote = remote
        self.site = site
        self.plan = plan
        self.seen = seen
        self.state = state
        start = monotonicSeconds()
    }

    func go(_ progress: (Int, Int) -> Void) throws(DeployFailure) {
        var lock = try taken()
        do throws(DeployFailure) {
            try withStage { (stage) throws(DeployFailure) in
                try writeJournal()
                try sendBatches(from: stage, &lock, progress)
            }
            try conclude()
        } catch {
            // The next run need not wait; if the line is down this fails as well, and the lock grows old. One that somebody
            // else took meanwhile is theirs.
            if case .locked = error { throw error }
            try? remote.remove([DeployName.lock], folders: [])
            throw error
        }
    }

    private var now: Int64 { request.now + monotonicSeconds() - start }

    private func put(_ files: [(path: String, bytes: [UInt8])]) throws(DeployFailure) {
        try withFiles(files) { (folder) throws(DeployFailure) in try remote.send(files.map(\.path), from: folder) }
    }

    // MARK: Lock

    private func taken() throws(DeployFailure) -> DeployLock {
        let own = DeployLock(now: now)
        if let other = seen.lock, other.isHeld(at: now, seenFrom: own) { throw lockedBy(other) }
        let files = [(path: DeployName.lock, bytes: own.bytes)]
        // A dead run's lock would stand in the way.
        if seen.lock != nil { try remote.remove([DeployName.lock], folders: []) }
        try withFiles(files) { (folder) throws(DeployFailure) in try remote.sendNew(DeployName.lock, from: folder) }
        sleepSeconds(request.lockPause)
        let found = try remote.read([DeployName.lock], limit: 4096)[DeployName.lock].flatMap { DeployLock(bytes: $0) }
        guard let found, found.id == own.id else { throw lockedBy(found ?? own) }
        return own
    }

    /// A machine whose clock goes wrong may have taken this run for dead.
    private func checkIsStill(_ own: DeployLock) throws(DeployFailure) {
        let found = try remote.read([DeployName.lock], limit: 4096)[DeployName.lock].flatMap { DeployLock(bytes: $0) }
        if let found, found.id != own.id { throw lockedBy(found) }
    }

    private func lockedBy(_ lock: DeployLock) -> DeployFailure {
        .locked(by: "\(lock.machine) (\(lock.process))", since: instantText(lock.renewed))
    }

    // MARK: Changes

    private func withStage(_ body: (String) throws(DeployFailure) -> Void) throws(DeployFailure) {
        let paths = Set(plan.steps.compactMap { if case .send(let path, _) = $0 { path } else { nil } })
        func staged(_ folder: String) throws(DeployFailure) {
            try site.stage(paths, in: folder)
            try body(folder)
        }
        guard let memory = request.memory else { return try withTemporaryFolder(staged) }
        // Beside the site, where a second name costs nothing.
        let folder = memory + "/" + request.target.name + ".sending"
        removeTree(folder)
        defer { removeTree(folder) }
        guard (try? makeFolder(folder)) != nil else { return try withTemporaryFolder(staged) }
        try staged(folder)
    }

    private var sequence: Int { (seen.journal?.sequence ?? 0) + 1 }

    private func writeJournal() throws(DeployFailure) {
        let hasBase = seen.manifest != nil
        let base = seen.manifest.map { RemoteState($0) } ?? RemoteState()
        var facts: [(path: OutputPath, file: RemoteState.File?)] = []
        for (path, file) in state.files where base.files[path] != file { facts.append((path, file)) }
        for path in base.files.keys where state.files[path] == nil { facts.append((path, nil)) }
        let journal = DeployJournal(
            sequence: sequence, base: hasBase ? seen.manifestDigest : nil, target: Digest(of: site.bytes),
            facts: facts.sorted { $0.path < $1.path }, steps: plan.steps)
        try put([(DeployName.journals[sequence & 1], journal.bytes)])
    }

    private func sendBatches(
        from stage: String, _ lock: inout DeployLock, _ progress: (Int, Int) -> Void
    ) throws(DeployFailure) {
        var done = 0
        var marks = 0
        var looked = now
        var unmarked = (files: 0, bytes: 0)
        let total = plan.steps.count
        let sizes = Dictionary(site.manifest.files.map { (OutputPath($0.path), $0.size) }) { first, _ in first }
        for batch in plan.batches {
            let size = batch.reduce(0) { $0 + (sizes[$1.path] ?? 0) }
            // Each mark is a word with the host: small batches share one, as long as no more than a batch goes twice.
            let limit = request.batchLimit
            let isFull = unmarked.files + batch.count > limit.files || unmarked.bytes + size > limit.bytes
            if unmarked.files > 0, isFull || now - lock.renewed >= request.renewal {
                if now - looked >= request.renewal {
                    try checkIsStill(lock)
                    looked = now
                }
                lock.renewed = now
                let mark = DeployMark(sequence: sequence, done: done)
                try put([(DeployName.marks[marks & 1], mark.bytes), (DeployName.lock, lock.bytes)])
                marks += 1
                unmarked = (0, 0)
            }
            let removing = batch.compactMap { if case .remove(let path) = $0 { path.text } else { nil } }
            if !removing.isEmpty { try remote.remove(removing, folders: plan.emptied(by: batch, site.manifest)) }
            let sending = batch.compactMap { if case .send(let path, _) = $0 { path.text } else { nil } }
            if !sending.isEmpty { try remote.send(sending, from: stage) }
            done += batch.count
            unmarked.files += batch.count
            unmarked.bytes += size
            progress(done, total)
        }
        if now - looked >= request.renewal { try checkIsStill(lock) }
        if unmarked.files > 0 {
            // Together with what the manifest will need, for after it nothing may be missing.
            try put([(DeployName.marks[marks & 1], DeployMark(sequence: sequence, done: done).bytes)] + beforeManifest)
        } else if !beforeManifest.isEmpty {
            try put(beforeManifest)
        }
    }

    /// What lies beside the manifest; on hosts that cannot replace a file in one step, the manifest once more.
    private var beforeManifest: [(path: String, bytes: [UInt8])] {
        var files: [(path: String, bytes: [UInt8])] = []
        if !plan.kept.files.isEmpty { files.append((DeployName.kept, plan.kept.bytes)) }
        if let signature = site.signature { files.append((SiteManifest.signatureName, signature)) }
        if !remote.replacesAtOnce { files.append((DeployName.manifest, site.bytes)) }
        return files
    }

    /// What vouches for all the rest, then away with what served the run.
    private func conclude() throws(DeployFailure) {
        if site.signature == nil, seen.hasSignature {
            try remote.remove([SiteManifest.signatureName], folders: [])
        }
        try put([(SiteManifest.name, site.bytes)])
        let isEmpty = plan.kept.files.isEmpty
        try remote.remove(
            DeployName.journals + DeployName.marks + [DeployName.manifest] + (isEmpty ? [DeployName.kept] : []) + [
                DeployName.lock
            ],
            folders: isEmpty ? [DeployName.folder] : [])
    }
}
