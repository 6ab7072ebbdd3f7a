package import Calendars
internal import FileTree
package import SourceText
private import Synchronization
internal import Templating

/// A site as it stands, for who is writing it: each file is made when it is asked for, and kept.
///
/// Its bytes are those that a build would write; nothing is written.
package final class Preview: Sendable {
    package let diagnostics: Diagnostics
    /// The content's first language.
    package let language: String
    /// What stands before every path where the site does not lie at the host's root: empty, or `/town`.
    package let base: String
    package let entries: Int
    /// The addresses of texts that a build leaves out, each with the time from which it would take it; nil for a draft.
    package let unpublished: [(url: String, from: String?)]
    private let jobs: [String: Job]
    private let folders: [Job]
    private let kept = Mutex<[String: [UInt8]]>([:])

    fileprivate init(_ prepared: BuildPlan, _ planned: BuildPlan.Planned, at now: Instant) {
        let site = planned.context.site
        diagnostics = prepared.report.diagnostics
        language = prepared.language
        base = site.settings.base
        entries = site.entries.count
        unpublished = Preview.unpublished(site, at: now)
        var jobs: [String: Job] = [:]
        jobs.reserveCapacity(planned.jobs.count)
        for job in planned.jobs { jobs[job.path] = job }
        self.jobs = jobs
        folders = planned.jobs.filter { $0.path.hasSuffix(bytes: "/") }
    }

    private static func unpublished(_ site: Site, at now: Instant) -> [(url: String, from: String?)] {
        let zone = site.settings.zone
        return site.entries.indices.compactMap { id in
            let original = site.linked[id].original
            for one in [id, original] {
                if site.entries[one].flag(.draft) { return (site.href(site.linked[id].url), nil) }
                if let from = site.entries[one].moment(.publishAt), from.instant(in: zone) > now {
                    return (site.href(site.linked[id].url), from.typed)
                }
            }
            return nil
        }
    }

    /// Whether there is a file at the path, which counts from the output's root.
    package func has(_ path: String) -> Bool { jobs[path] != nil || folder(of: path) != nil }

    /// A file's bytes; nil where the site has none at the path. Throws what cannot be read.
    package func file(_ path: String) throws -> [UInt8]? {
        if let known = kept.withLock({ $0[path] }) { return known }
        if let job = jobs[path] { return try made(job) }
        guard let folder = folder(of: path) else { return nil }
        try make(folder)
        return kept.withLock { $0[path] }
    }

    private func folder(of path: String) -> Job? { folders.first { path.hasPrefix(bytes: $0.path) } }

    private func made(_ job: Job) throws -> [UInt8] {
        var out = ByteWriter(capacity: 32 * 1024)
        switch job.work {
        case .page(let template, let view): try template.render(view(), into: &out)
        case .bytes(_, let write): try write(&out)
        // As large as a video, and as quick to read again.
        case .copy(let source, _): return try readFile(source)
        case .folder: return []
        }
        let bytes = out.bytes
        kept.withLock { $0[job.path] = bytes }
        return bytes
    }

    private func make(_ folder: Job) throws {
        guard case .folder(let make) = folder.work else { return }
        try make { name, _, write in
            var out = ByteWriter()
            try write(&out)
            let bytes = out.bytes
            self.kept.withLock { $0[folder.path + name] = bytes }
        }
    }
}

/// What a look at the project came to.
package enum PreviewResult: Sendable {
    case site(Preview)
    /// Something is wrong that leaves no site.
    case mistakes(Diagnostics, language: String)
}

/// Makes previews of a project one after another, each from what changed since the last: the cache's folder is held as
/// long as the value lives. One at a time.
package final class PreviewMaker: Sendable {
    private let project: Project
    private let folder: CacheFolder?
    /// What was to be said of the cache's folder, once.
    package let diagnostics: Diagnostics
    /// What the last preview was made from, until it is kept.
    private let unkept = Mutex<BuildPlan.Planned?>(nil)
    /// Why the one before could not be kept, to be said with the next preview.
    private let failure = Mutex<FileError?>(nil)

    /// The project's cache should be one of its own: another program that asks for the same one goes without.
    package init(_ project: Project) {
        self.project = project
        var diagnostics = Diagnostics()
        folder = project.cacheFolder(.checkedWhenFound, into: &diagnostics)
        self.diagnostics = diagnostics
    }

    /// Throws what stops the program: a disk that fails.
    package func preview(at now: Instant) throws -> PreviewResult {
        var profile = Profile(clock: { 0 })
        var prepared = try planBuild(project, Opening(project, holding: folder), at: now, profile: &profile)
        if let failure = failure.withLock({ $0.take() }) {
            prepared.keep { () throws(FileError) in throw failure }
        }
        guard let planned = prepared.planned else {
            return .mistakes(prepared.report.diagnostics, language: prepared.language)
        }
        unkept.withLock { $0 = planned }
        return .site(Preview(prepared, planned, at: now))
    }

    /// Remembers what the last preview was made from; whoever looks at it need not wait for that.
    package func keep() {
        guard let planned = unkept.withLock({ $0.take() }) else { return }
        do throws(FileError) {
            try planned.save()
        } catch {
            failure.withLock { $0 = error }
        }
    }
}
