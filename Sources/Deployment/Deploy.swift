internal import FileTree
internal import Provenance
internal import SourceText

/// What is to be sent where, and what may happen on the way.
public struct DeployRequest: Sendable {
    public let target: DeployTarget
    /// The built site, with its manifest.
    public let site: String
    /// Where sites that were sent are remembered, and where what is sent waits; nil for no memory.
    public let memory: String?
    public let secrets: Secrets
    /// Seconds since 1970.
    public let now: Int64
    /// Goes back to a site that was sent before: `previous`, or the beginning of its instant.
    public var earlier: String?
    /// Folders that a target of this machine may neither lie in nor hold.
    public var apart: [String] = []
    /// Changes nothing.
    public var isTrial = false
    /// Sends every file, whatever the manifest there says.
    public var isWhole = false
    /// Lays the site over what lies there, whose it may be.
    public var adopts = false
    /// Removes as many files as the site has lost.
    public var mayRemoveMany = false
    /// Seconds from the lock's putting to its reading again.
    var lockPause: Int
    var batchLimit = DeployPlan.BatchLimit()
    /// Seconds after which the lock is renewed, and looked at first.
    var renewal = DeployLock.renewal

    public init(target: DeployTarget, site: String, memory: String?, secrets: Secrets, now: Int64) {
        self.target = target
        self.site = site
        self.memory = memory
        self.secrets = secrets
        self.now = now
        lockPause = target.kind == .folder ? 0 : 1
    }
}

/// Makes the place show the site. `progress` hears how many files of how many are there.
public func deploy(
    _ request: DeployRequest, progress: (Int, Int) -> Void = { _, _ in }
) throws(DeployFailure) -> DeployReport {
    let missing = request.secrets.missing(for: request.target)
    guard missing.isEmpty else { throw .secretMissing(missing) }
    try checkIsApart(request.target, from: request.apart + [request.site] + [request.memory].compactMap { $0 })
    return try deploy(request, to: remoteFolder(request.target, request.secrets), progress: progress)
}

func deploy(
    _ request: DeployRequest, to remote: any RemoteFolder, progress: (Int, Int) -> Void = { _, _ in }
) throws(DeployFailure) -> DeployReport {
    let seen = try RemoteView(remote)
    let site = try chosenSite(request, seen)
    try checkWhoseItIs(request, remote, seen, site)
    let (state, isResumed) = seen.state(
        sending: Digest(of: site.bytes), site.manifest, manifestOf: { earlierManifest(request, $0) },
        lastManifest: { lastManifest(request) })
    let plan = DeployPlan(
        site.manifest, over: state, kept: seen.kept, isWhole: request.isWhole, now: request.now,
        keptDays: request.target.keptDays, request.batchLimit)
    try check(plan, request, site, live: state.files.count)

    var report = DeployReport(plan, site, seen)
    report.isResumed = isResumed
    report.isTrial = request.isTrial
    let isDone = plan.batches.isEmpty && seen.holdsJust(site, plan.kept)
    if isDone { report.changes = [] }
    if request.isTrial { return report }
    if !isDone {
        try DeployRun(request, remote, site, plan, seen, state).go(progress)
    }
    if let memory = request.memory, request.earlier == nil {
        do throws(FileError) {
            try DeployHistory(folder: memory, target: request.target.name).keep(
                site.manifest, bytes: site.bytes, signature: site.signature, in: request.site,
                count: request.target.history)
        } catch {
            // The site is there all the same.
            report.forgotten = error
        }
    }
    return report
}

/// What lies at a place that can be reached.
public enum DeployedSite: Sendable {
    case nothing
    /// Files of somebody's, a few by their names.
    case others([String])
    case damaged
    /// A site, by the instant that it shows.
    case site(String)
}

/// Looks without making anything there.
public func siteDeployed(
    at target: DeployTarget, secrets: Secrets, apartFrom folders: [String] = []
) throws(DeployFailure) -> DeployedSite {
    let missing = secrets.missing(for: target)
    guard missing.isEmpty else { throw .secretMissing(missing) }
    try checkIsApart(target, from: folders)
    let remote = try remoteFolder(target, secrets)
    let seen = try RemoteView(remote)
    if let manifest = seen.manifest { return .site(manifest.generated) }
    if seen.manifestDigest != nil { return .damaged }
    let names = try remote.names().filter { $0 != DeployName.folder }
    return names.isEmpty ? .nothing : .others(names.sorted())
}

/// A site that is sent into its own sources would be built from itself; one that holds them would publish them.
private func checkIsApart(_ target: DeployTarget, from folders: [String]) throws(DeployFailure) {
    guard target.kind == .folder, let place = try? resolvedPath(ofNew: target.path.isEmpty ? "." : target.path) else {
        return
    }
    func lies(_ path: String, in folder: String) -> Bool {
        path == folder || path.hasPrefix(bytes: folder == "/" ? "/" : folder + "/")
    }
    for folder in folders {
        guard let own = try? resolvedPath(ofNew: folder), lies(own, in: place) || lies(place, in: own) else { continue }
        throw .overlaps(place: place, own: own)
    }
}

func remoteFolder(_ target: DeployTarget, _ secrets: Secrets) throws(DeployFailure) -> any RemoteFolder {
    switch target.kind {
    case .folder: LocalFolder(target.path.isEmpty ? "." : target.path)
    case .rsync: try RsyncFolder(target, secrets)
    case .sftp, .ftp, .ftps, .s3, .webdav: try RcloneFolder(target, secrets)
    }
}

private func chosenSite(_ request: DeployRequest, _ seen: RemoteView) throws(DeployFailure) -> BuiltSite {
    guard let wanted = request.earlier else { return try BuiltSite(folder: request.site) }
    guard let memory = request.memory else { throw .notInHistory(wanted, there: []) }
    let history = DeployHistory(folder: memory, target: request.target.name)
    let instants = history.instants
    let found: String?
    if wanted == "previous" {
        let live = seen.manifest?.generated ?? instants.last ?? ""
        found = instants.last { $0.utf8.lexicographicallyPrecedes(live.utf8) }
    } else {
        let fitting = instants.filter { $0.hasPrefix(bytes: wanted) }
        found = fitting.count == 1 ? fitting[0] : nil
    }
    guard let found else { throw .notInHistory(wanted, there: instants) }
    return try BuiltSite(history, instant: found)
}

/// A site that was sent from this machine, by the digest of its manifest.
private func earlierManifest(_ request: DeployRequest, _ digest: Digest) -> SiteManifest? {
    guard let memory = request.memory else { return nil }
    let history = DeployHistory(folder: memory, target: request.target.name)
    for instant in history.instants.reversed() {
        guard let site = try? history.site(of: instant), Digest(of: site.manifest) == digest else { continue }
        return try? SiteManifest(bytes: site.manifest)
    }
    return nil
}

/// The newest site that was sent from this machine.
private func lastManifest(_ request: DeployRequest) -> SiteManifest? {
    guard let memory = request.memory else { return nil }
    let history = DeployHistory(folder: memory, target: request.target.name)
    return history.instants.last.flatMap { try? SiteManifest(bytes: history.site(of: $0).manifest) }
}

/// What others put there is never taken for ours.
private func checkWhoseItIs(
    _ request: DeployRequest, _ remote: any RemoteFolder, _ seen: RemoteView, _ site: BuiltSite
) throws(DeployFailure) {
    guard !request.adopts else { return }
    if let there = seen.manifest {
        guard there.site == site.manifest.site else {
            throw .otherSite(there: there.site, here: site.manifest.site)
        }
    } else if seen.journal == nil {
        guard seen.manifestDigest == nil else { throw .damagedManifest }
        let names = try remote.names().filter { $0 != DeployName.folder }
        guard names.isEmpty else { throw .notEmpty(names: names.sorted()) }
    }
}

private func check(
    _ plan: DeployPlan, _ request: DeployRequest, _ site: BuiltSite, live: Int
) throws(DeployFailure) {
    // What stays for a while takes room too; its sizes are not known any more and small.
    var files = site.manifest.files.map { (path: $0.path, size: $0.size) }
    files += plan.kept.files.keys.map { (path: $0.text, size: 0) }
    let excesses = request.target.limits.excesses(of: files)
    guard excesses.isEmpty else { throw .overLimit(excesses) }
    let most = live * request.target.mostRemoved / 100
    if !request.mayRemoveMany, plan.removed.count > max(most, 10) {
        throw .tooManyRemoved(removed: plan.removed.count, live: live, most: request.target.mostRemoved)
    }
}

extension DeployReport {
    init(_ plan: DeployPlan, _ site: BuiltSite, _ seen: RemoteView) {
        self.init()
        let sizes = Dictionary(site.manifest.files.map { (OutputPath($0.path), $0.size) }) { first, _ in first }
        changes = plan.steps.map { step in
            switch step {
            case .send(let path, _): Change(path: path.text, size: sizes[path] ?? 0)
            case .remove(let path): Change(path: path.text, size: nil)
            }
        }
        if let signature = site.signature {
            changes.append(Change(path: SiteManifest.signatureName, size: signature.count))
        }
        changes.append(Change(path: SiteManifest.name, size: site.bytes.count))
        unchanged = plan.unchanged
        kept = plan.kept.files.count
        isFirst = seen.manifest == nil && seen.journal == nil
        generated = site.manifest.generated
        before = seen.manifest?.generated
    }
}
