internal import FileTree
internal import Provenance
internal import SourceText

/// All that one run will change, known before the first change.
struct DeployPlan {
    /// In their order; within a batch it does not matter.
    let batches: [[DeployStep]]
    /// What stays beyond the site's own files when the run is over.
    let kept: KeptFiles
    /// Files of the live site that go for good.
    let removed: [OutputPath]
    let sentFiles: Int
    let sentBytes: Int
    let unchanged: Int

    var steps: [DeployStep] { batches.flatMap { $0 } }

    init(
        _ manifest: SiteManifest, over state: RemoteState, kept old: KeptFiles, isWhole: Bool, now: Int64,
        keptDays: Int,
        _ limit: BatchLimit = BatchLimit()
    ) {
        var new: [OutputPath: SiteManifest.File] = [:]
        new.reserveCapacity(manifest.files.count)
        for file in manifest.files { new[OutputPath(file.path)] = file }
        var known = state
        for (path, file) in old.files where known.files[path] == nil { known.files[path] = .whole(file.digest) }

        var sending: [(path: OutputPath, digest: Digest)] = []
        var bytes = 0
        for file in manifest.files {
            let path = OutputPath(file.path)
            if !isWhole, known.files[path] == .whole(file.digest) { continue }
            sending.append((path, file.digest))
            bytes += file.size
        }

        var kept = KeptFiles()
        var removing: [OutputPath] = []
        let oldest = now - Int64(keptDays) * 86_400
        for (path, file) in known.files where new[path] == nil {
            let since = old.files[path]?.since ?? now
            if case .whole(let digest) = file, KeptFiles.mayStay(path), since > oldest {
                kept.files[path] = KeptFiles.File(digest: digest, since: since)
            } else {
                removing.append(path)
            }
        }
        removed = removing.sorted()
        self.kept = kept
        sentFiles = sending.count
        sentBytes = bytes
        unchanged = manifest.files.count - sending.count
        let groups = SendingOrder(of: manifest, over: known).batches(sending: sending, removing: removing)
        batches = groups.flatMap { DeployPlan.cut($0, limit) { new[$0]?.size ?? 0 } }
    }

    /// So many files, or so many bytes, are what a run that is cut off sends twice at most.
    struct BatchLimit: Sendable {
        var files = 100
        var bytes = 8 << 20
    }

    private static func cut(
        _ steps: [DeployStep], _ limit: BatchLimit, size: (OutputPath) -> Int
    ) -> [[DeployStep]] {
        var batches: [[DeployStep]] = []
        var batch: [DeployStep] = []
        var bytes = 0
        for step in steps {
            batch.append(step)
            bytes += size(step.path)
            if batch.count >= limit.files || bytes >= limit.bytes {
                batches.append(batch)
                batch = []
                bytes = 0
            }
        }
        if !batch.isEmpty { batches.append(batch) }
        return batches
    }

    /// Folders in which nothing is left after the removals of a batch, deepest first.
    func emptied(by batch: [DeployStep], _ manifest: SiteManifest) -> [String] {
        let candidates = Set(
            batch.flatMap { step -> [OutputPath] in if case .remove(let path) = step { path.folders } else { [] } })
        guard !candidates.isEmpty else { return [] }
        var filled: Set<OutputPath> = []
        for path in manifest.files.lazy.map({ OutputPath($0.path) }) + Array(kept.files.keys) {
            filled.formUnion(path.folders)
        }
        return candidates.subtracting(filled).sorted { $0.depth == $1.depth ? $0 < $1 : $0.depth > $1.depth }.map(
            \.text)
    }
}
