public import Calendars
public import SourceText
internal import Templating

/// What the time plan comes to: at each instant, the files that change by themselves.
public struct Forecast: Sendable {
    public struct Turn: Sendable {
        public let instant: Instant
        /// From the output's root, in their order: those that are made, made anew or removed.
        public let files: [String]
    }

    public let diagnostics: Diagnostics
    public internal(set) var language: String
    /// nil where something is wrong.
    public internal(set) var plan: SchedulePlan?
    public internal(set) var turns: [Turn] = []
}

/// The time plan of the project as it is, and until `end` what each instant changes: everything is planned once for each
/// of them, nothing is written.
public func forecast(_ project: Project, at now: Instant, until end: Instant) throws -> Forecast {
    try project.withCache { use in
        var profile = Profile()
        let prepared = try planBuild(project, use, at: now, profile: &profile)
        var result = Forecast(diagnostics: prepared.report.diagnostics, language: prepared.language)
        guard let planned = prepared.planned else { return result }
        let site = planned.context.site
        result.plan = SchedulePlan(site)
        var before = try digests(planned.jobs, workers: project.workers)
        for instant in site.schedule.instants where instant < end {
            guard let planned = try planBuild(project, use, at: instant, profile: &profile).planned else { continue }
            let after = try digests(planned.jobs, workers: project.workers)
            let files = Set(before.keys).union(after.keys).filter { before[$0] != after[$0] }
            result.turns.append(Forecast.Turn(instant: instant, files: files.sorted()))
            before = after
        }
        return result
    }
}

/// What each file is made from, in one number.
private func digests(_ jobs: [Job], workers: Int?) throws -> [String: Digest] {
    let slices = jobs.slicesConcurrently(workers: workers) { slice -> Result<[String: Digest], any Error> in
        Result {
            var digests: [String: Digest] = [:]
            for job in slice {
                switch job.work {
                case .page(let template, let view):
                    var hash = SHA256()
                    hash.update(template.digest)
                    view().hash(into: &hash)
                    digests[job.path] = hash.digest()
                case .bytes(let digest, _): digests[job.path] = digest()
                case .copy(let source, _): digests[job.path] = Digest(of: Array(source.utf8))
                case .folder(let make): try make { name, digest, _ in digests[job.path + name] = digest }
                }
            }
            return digests
        }
    }
    return try slices.reduce(into: [:]) { all, slice in try all.merge(slice.get()) { first, _ in first } }
}
