internal import FileTree
internal import Provenance
internal import SourceText

/// What deployments left at the host, as it was found.
struct RemoteView {
    /// nil where none lies there, or what lies there cannot be read.
    let manifest: SiteManifest?
    let manifestDigest: Digest?
    let hasSignature: Bool
    let lock: DeployLock?
    /// The newest whole one.
    let journal: DeployJournal?
    /// How many of its steps are done.
    let done: Int
    let kept: KeptFiles
    /// What was about to become the manifest.
    private let next: (manifest: SiteManifest, digest: Digest)?
    private let signature: [UInt8]?
    private let keptBytes: [UInt8]?

    init(_ remote: any RemoteFolder) throws(DeployFailure) {
        let found = try remote.read(
            [SiteManifest.name, SiteManifest.signatureName, DeployName.lock, DeployName.kept, DeployName.manifest]
                + DeployName.journals
                + DeployName.marks, limit: SiteManifest.sizeLimit)
        manifest = found[SiteManifest.name].flatMap { try? SiteManifest(bytes: $0) }
        manifestDigest = found[SiteManifest.name].map { Digest(of: $0) }
        next = found[DeployName.manifest].flatMap { bytes in
            (try? SiteManifest(bytes: bytes)).map { ($0, Digest(of: bytes)) }
        }
        signature = found[SiteManifest.signatureName]
        hasSignature = signature != nil
        lock = found[DeployName.lock].flatMap { DeployLock(bytes: $0) }
        keptBytes = found[DeployName.kept]
        kept = KeptFiles(bytes: keptBytes ?? [])
        let journal = DeployName.journals.compactMap { found[$0].flatMap { DeployJournal(bytes: $0) } }
            .max { $0.sequence < $1.sequence }
        self.journal = journal
        done =
            DeployName.marks.compactMap { found[$0].flatMap { DeployMark(bytes: $0) } }
            .filter { $0.sequence == journal?.sequence }.map(\.done).max() ?? 0
    }

    /// Nothing is left to do: the site lies there, and no run was cut off.
    func holdsJust(_ site: BuiltSite, _ kept: KeptFiles) -> Bool {
        manifestDigest == Digest(of: site.bytes) && signature == site.signature && journal == nil && lock == nil
            && kept.bytes == keptBytes ?? []
    }

    /// What lies there, and whether a run was cut off. `manifestOf` finds the manifest with a digest among those that
    /// this machine remembers, `lastManifest` the newest of them.
    func state(
        sending target: Digest, _ own: SiteManifest, manifestOf: (Digest) -> SiteManifest?,
        lastManifest: () -> SiteManifest?
    ) -> (state: RemoteState, isResumed: Bool) {
        let there = manifest.map { RemoteState($0) }
        guard let journal else {
            if let there { return (there, false) }
            var state = RemoteState()
            // Of a manifest that nobody can read only so much is known: it named what was sent last, perhaps from here.
            if manifestDigest != nil, let last = lastManifest() {
                for file in last.files { state.files[OutputPath(file.path)] = .unknown }
            }
            return (state, false)
        }
        // Cut off after its manifest: all else had been done. Where the same site was sent once more, the manifest lay
        // there from the beginning and says nothing.
        if let there, manifestDigest == journal.target, journal.base != journal.target { return (there, true) }
        var state: RemoteState
        if manifestDigest == journal.base {
            state = there ?? RemoteState()
        } else if let next, next.digest == journal.target {
            return (RemoteState(next.manifest), true)
        } else if let base = journal.base.flatMap(manifestOf) {
            state = RemoteState(base)
        } else if done == journal.steps.count, journal.target == target {
            return (RemoteState(own), true)
        } else {
            // The manifest was cut in the middle, and nobody remembers the one before: only what was written down counts.
            // Pages are taken for those that were there, so that they wait for what they show and name.
            state = RemoteState()
            for case .send(let path, _) in journal.steps where path.unpacked.text.hasSuffix(bytes: ".html") {
                state.files[path] = .unknown
            }
        }
        for (path, file) in journal.facts { state.files[path] = file }
        let done = min(max(0, done), journal.steps.count)
        state.take(journal.steps[..<done], areDone: true)
        state.take(journal.steps[done...], areDone: false)
        return (state, true)
    }
}
