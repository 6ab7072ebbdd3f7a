public import Calendars
internal import FileTree
internal import Publish
public import SourceText

/// What came of a build.
public struct Report: Sendable {
    public let diagnostics: Diagnostics
    public internal(set) var written = 0
    public internal(set) var unchanged = 0
    public internal(set) var removed = 0
    public internal(set) var rendered = 0
    public internal(set) var entries = 0
    public internal(set) var profile = Profile()
    /// When the site changes by itself; nil where nothing could be planned.
    public internal(set) var schedule: Schedule?
    /// The town's.
    public internal(set) var zone: Zone?
    /// The content's first language, in which messages are given unless told otherwise.
    public internal(set) var language = "uk"

    init(_ diagnostics: Diagnostics) { self.diagnostics = diagnostics }

    /// Of a build that found the site as it is to be.
    fileprivate func unchanged(_ files: Int, _ profile: Profile) -> Report {
        var report = self
        report.unchanged = files
        report.profile = profile
        return report
    }
}

/// What a build has in memory at its end: a program that ends with it need not free a town's entries one by one.
public final class Remains {
    fileprivate var plan: BuildPlan.Planned?

    public init() {}
}

/// Builds a project's site as it is at an instant, into its output folder. With an error nothing is written.
public func build(
    _ project: Project, at now: Instant, clock: @escaping @Sendable () -> Int = { 0 }, leaving remains: Remains? = nil
) throws -> Report {
    try run(project, at: now, clock: clock, leaving: remains) { cache, diagnostics in
        try FolderSink(
            output: project.output, apartFrom: [project.content, project.template], manifest: cache?.manifest,
            buildID: manifestKey(project), into: &diagnostics)
    }
}

/// Everything a build does but the writing.
///
/// With `lints` of the project, the rules of style too.
public func check(_ project: Project, at now: Instant, clock: @escaping @Sendable () -> Int = { 0 }) throws -> Report {
    try run(project, at: now, clock: clock) { _, _ in nil }
}

/// What is remembered of the files of one output folder is void for another.
func manifestKey(_ project: Project) -> Digest {
    var hash = SHA256()
    hash.update(buildID())
    hash.update((try? resolvedPath(ofNew: project.output)) ?? project.output)
    hash.update(project.isPacked ? 1 : 0)
    return hash.digest()
}

/// Opens the sink of a build; nil where nothing is to be written, or with a diagnostic where nothing may.
typealias SinkOpener = @Sendable (CacheFolder?, inout Diagnostics) throws -> (any Sink)?

/// The six hops. `sink` is asked for once everything that can be wrong is known, or where a site of ours stands already;
/// twice, where the cache fails after that.
func run(
    _ project: Project, at now: Instant, clock: @escaping @Sendable () -> Int, leaving remains: Remains? = nil,
    sink openSink: @escaping SinkOpener
) throws -> Report {
    try project.withCache { use in
        try run(project, use, at: now, clock: clock, leaving: remains, sink: openSink)
    }
}

private func run(
    _ project: Project, _ use: CacheUse, at now: Instant, clock: @escaping @Sendable () -> Int,
    leaving remains: Remains?, sink openSink: @escaping SinkOpener
) throws -> Report {
    var profile = Profile(clock: clock)
    var opening = Opening(project, use)
    let key = manifestKey(project)
    var opened: (any Sink)?
    if let last = LastBuild(opening.folder, project, opening.files, key: key, at: now) {
        opened = try openSink(opening.folder, &opening.diagnostics)
        if let files = opened?.standing(as: last.seal) {
            profile.mark("compare")
            return last.report.unchanged(files, profile)
        }
    }
    let beginning = LastBuild.Beginning(opening.folder, project, opening.files, key: key)
    profile.mark("list")
    var (prepared, ahead) = try plan(
        project, opening, at: now, profile: &profile, ahead: opened == nil ? openSink : nil)
    opened = opened ?? ahead
    guard let planned = prepared.planned else { return prepared.report }
    let provenance = SiteProvenance(project, planned.context.site, planned.jobs, at: now, into: &prepared.diagnostics)
    guard !prepared.diagnostics.hasErrors else { return prepared.report }
    guard let sink = try opened ?? openSink(planned.folder, &prepared.diagnostics), !prepared.diagnostics.hasErrors
    else {
        return prepared.report
    }
    guard
        let (rendered, views) = try prepared.sayingOverflow({
            try render(
                planned.jobs, entries: planned.context.site.count, planned.inputs,
                to: project.isPacked ? PackedSink(sink) : sink,
                workers: project.workers, profile: &profile)
        })
    else { return prepared.report }
    if let provenance {
        guard try provenance.put(to: sink, into: &prepared.diagnostics) else { return prepared.report }
        profile.mark("manifest")
    }
    // What is kept is true whatever becomes of the site.
    let (finished, kept) = concurrently(workers: project.workers) {
        Result { () throws(FileError) in
            try sink.finish(in: PublicationOrder(of: planned.jobs, last: SiteProvenance.paths))
        }
    } _: {
        Result { () throws(FileError) in
            try planned.save()
            try planned.inputs?.save(views)
            try planned.context.search.cache?.save()
            try planned.context.shareCards?.cache.save()
        }
    }
    let written = try finished.get()
    prepared.keep { () throws(FileError) in try kept.get() }
    profile.mark("publish")
    var report = prepared.report
    remains?.plan = planned
    report.rendered = rendered
    report.written = written.written
    report.unchanged = written.unchanged
    report.removed = written.removed
    report.profile = profile
    // A manifest names the time of its build.
    if provenance == nil {
        let site = planned.context.site
        beginning?.remember(report, seal: sink.publishedSeal, zone: site.settings.zone, clock: site.clock)
    }
    return report
}

/// Hops 1 to 4, and meanwhile a look through the site that stands already: what will stay must not be written again.
private func plan(
    _ project: Project, _ opening: Opening, at now: Instant, profile: inout Profile, ahead openSink: SinkOpener?
) throws -> (BuildPlan, (any Sink)?) {
    guard let openSink, FolderSink.stands(at: project.output) else {
        return (try planBuild(project, opening, at: now, rendersPages: true, profile: &profile), nil)
    }
    let begun = profile
    let (planned, opened) = concurrently(workers: project.workers) {
        Result {
            var profile = begun
            return (try planBuild(project, opening, at: now, rendersPages: true, profile: &profile), profile)
        }
    } _: {
        Result {
            var diagnostics = Diagnostics()
            return (try openSink(opening.folder, &diagnostics), diagnostics)
        }
    }
    var plan: BuildPlan
    (plan, profile) = try planned.get()
    let (sink, diagnostics) = try opened.get()
    plan.diagnostics.append(contentsOf: diagnostics.all)
    return (plan, sink)
}

extension Diagnostics {
    /// With `--strict` a warning weighs as much as an error.
    func strict(_ isStrict: Bool) -> Diagnostics {
        guard isStrict else { return self }
        var result = Diagnostics()
        for one in all {
            let severity = one.severity == .warning ? .error : one.severity
            result.append(
                Diagnostic(
                    one.message, at: one.place, one.arguments, suggestion: one.suggestion, mend: one.mend,
                    severity: Message.aboutMachine.contains(one.message) ? one.severity : severity))
        }
        return result
    }
}
