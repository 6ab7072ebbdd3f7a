public import Calendars
package import FileTree
internal import MarkdownHTML
internal import Publish
public import SourceText
internal import Templating
internal import YAML

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

/// Builds a project's site as it is at an instant, into its output folder. With an error nothing is written.
public func build(_ project: Project, at now: Instant, clock: @escaping @Sendable () -> Int = { 0 }) throws -> Report {
    try run(project, at: now, clock: clock) { cache, diagnostics in
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
private func manifestKey(_ project: Project) -> Digest {
    var hash = SHA256()
    hash.update(buildID())
    hash.update((try? resolvedPath(ofNew: project.output)) ?? project.output)
    hash.update(project.isPacked ? 1 : 0)
    return hash.digest()
}

/// The six hops. `sink` is asked for once everything that can be wrong is known; twice, where the cache fails after that.
func run(
    _ project: Project, at now: Instant, clock: @escaping @Sendable () -> Int,
    sink openSink: (CacheFolder?, inout Diagnostics) throws -> (any Sink)?
) throws -> Report {
    try project.withCache { use in try run(project, use, at: now, clock: clock, sink: openSink) }
}

private func run(
    _ project: Project, _ use: CacheUse, at now: Instant, clock: @escaping @Sendable () -> Int,
    sink openSink: (CacheFolder?, inout Diagnostics) throws -> (any Sink)?
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
    var prepared = try planBuild(project, opening, at: now, profile: &profile)
    guard let planned = prepared.planned else { return prepared.report }
    let provenance = SiteProvenance(project, planned.context.site, planned.jobs, at: now, into: &prepared.diagnostics)
    guard !prepared.diagnostics.hasErrors else { return prepared.report }
    guard let sink = try opened ?? openSink(planned.folder, &prepared.diagnostics), !prepared.diagnostics.hasErrors
    else {
        return prepared.report
    }
    let inputs = ViewInputs(planned.folder, planned.context, workers: project.workers)
    profile.mark("inputs")
    let (rendered, views) = try render(
        planned.jobs, entries: planned.context.site.count, inputs, to: project.isPacked ? PackedSink(sink) : sink,
        workers: project.workers, profile: &profile)
    if let provenance {
        guard try provenance.put(to: sink, into: &prepared.diagnostics) else { return prepared.report }
        profile.mark("manifest")
    }
    let written = try sink.finish(in: PublicationOrder(of: planned.jobs, last: SiteProvenance.paths))
    profile.mark("publish")
    prepared.keep { () throws(FileError) in
        try planned.save()
        try inputs?.save(views)
        try planned.context.search.cache?.save()
        try planned.context.shareCards?.cache.save()
    }
    profile.mark("cache")
    var report = prepared.report
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

/// What hops 1 to 4 came to.
package struct BuildPlan {
    package var diagnostics = Diagnostics()
    package var language = "uk"
    var entries = 0
    var schedule: Schedule?
    var zone: Zone?
    var isStrict: Bool
    /// nil where something is wrong: then nothing may be written.
    package fileprivate(set) var planned: Planned?

    package struct Planned {
        package let context: OutputContext
        let jobs: [Job]
        package let parsed: ParsedContent
        let folder: CacheFolder?
        let cache: EntryCache
        let sources: SourceDigests?

        /// Keeps parsed entries and prepared pictures for the next run. Cards and indexes are kept once they are written.
        package func save() throws(FileError) {
            try cache.save(parsed.entries, isClean: parsed.isClean)
            try sources?.save(parsed.entries)
            try context.blobs.save()
        }
    }

    /// Once the site stands, a cache that cannot be written is a warning: the next run only takes longer.
    package mutating func keep(_ save: () throws(FileError) -> Void) {
        do {
            try save()
        } catch {
            diagnostics.append(.cacheNotKept, at: Place(error.path), error.path, error.reasonText)
        }
    }

    package var report: Report {
        var report = Report(diagnostics.strict(isStrict))
        report.language = language
        report.entries = entries
        report.schedule = schedule
        report.zone = zone
        return report
    }
}

extension Project {
    /// What files there are now.
    func files(into diagnostics: inout Diagnostics) -> ProjectFiles {
        ProjectFiles(
            content: content, template: template, isTemplateNamed: isTemplateNamed, step: fileClockStep,
            into: &diagnostics)
    }
}

/// What every build begins with: the cache's folder, held, and what files there are.
struct Opening {
    var diagnostics = Diagnostics()
    let folder: CacheFolder?
    let files: ProjectFiles

    init(_ project: Project, _ use: CacheUse = .checkedWhenRead) {
        folder = project.cacheFolder(use, into: &diagnostics)
        files = project.files(into: &diagnostics)
    }

    /// With the folder of a cache that is held already.
    init(_ project: Project, holding folder: CacheFolder?) {
        self.folder = folder
        files = project.files(into: &diagnostics)
    }
}

/// Hops 1 to 4: everything that can be wrong is known at their end.
package func planBuild(
    _ project: Project, _ use: CacheUse = .checkedWhenRead, at now: Instant, profile: inout Profile
) throws -> BuildPlan {
    try planBuild(project, Opening(project, use), at: now, profile: &profile)
}

func planBuild(
    _ project: Project, _ opening: Opening, at now: Instant, profile: inout Profile
) throws -> BuildPlan {
    var result = BuildPlan(isStrict: project.isStrict)
    result.diagnostics = opening.diagnostics
    let folder = opening.folder
    let clock = BuildClock(now)
    guard let loaded = LoadedProject(project, opening.files, into: &result.diagnostics) else { return result }
    result.isStrict = project.isStrict || loaded.settings.isStrict
    result.language = loaded.settings.languages[0]
    profile.mark("templates")
    let cache = try EntryCache(
        folder, kinds: loaded.kinds, key: loaded.parsingKey, languages: loaded.settings.languages.count)
    let sources = SourceDigests(folder, opening.files)
    let parsed = try parse(loaded, sources?.known ?? [:], cache: cache, into: &result.diagnostics)
    profile.mark("read, parse")
    DateReview(clock: clock, zone: loaded.settings.zone, contentFolder: loaded.contentFolder)
        .review(parsed.entries, into: &result.diagnostics)
    let linked = Linker(
        settings: loaded.settings, kinds: loaded.kinds, strings: loaded.strings, clock: clock,
        showsDrafts: project.showsDrafts,
        assets: loaded.assets
    ).link(
        parsed.entries, unread: parsed.unread, bodies: cache.bodies, digest: parsed.digest, into: &result.diagnostics)
    // A text that could not be read may name any of them.
    if parsed.unread.isEmpty {
        var unlinked = UnlinkedFiles(loaded.assets, loaded.settings)
        for entry in parsed.entries { unlinked.take(entry) }
        unlinked.say(kinds: loaded.kinds, texts: loaded.texts, into: &result.diagnostics)
    }
    if project.lints {
        SiteLint(loaded: loaded, entries: parsed.entries, site: linked, now: now).run(into: &result.diagnostics)
    }
    profile.mark("link")
    let blobs = try BlobCache(folder, name: "pictures")
    let library = try PicturePreparation(site: linked, cache: blobs, workers: project.workers)
        .library(into: &result.diagnostics)
    let site = linked.with(library)
    let shareCards =
        project.hasCards ? try ShareCards(site, library, loaded.template, folder, into: &result.diagnostics) : nil
    profile.mark("pictures")
    guard let templates = loaded.templates else { return result }
    let search =
        project.hasSearch
        ? try SearchFiles(site, loaded.template, folder, workers: project.workers, into: &result.diagnostics)
        : SearchFiles()
    let scripts = PageScripts(site, loaded.template, into: &result.diagnostics)
    let context = OutputContext(
        site, templates: templates, library: library, blobs: blobs, shareCards: shareCards, search: search,
        scripts: scripts,
        worker: ServiceWorker(loaded.template, into: &result.diagnostics),
        feedStyles: FeedStyles(site, loaded.template, into: &result.diagnostics))
    let jobs = plan(context, into: &result.diagnostics)
    // Where a text could not be read, its address is not gone.
    if parsed.unread.isEmpty {
        VanishedAddresses(
            previous: project.previous ?? publishedBefore(project, folder), jobs: jobs.map(\.path), site: site
        ).say(into: &result.diagnostics)
    }
    profile.mark("plan")
    result.entries = site.entries.count
    result.schedule = site.schedule
    result.zone = site.settings.zone
    guard !result.report.diagnostics.hasErrors else { return result }
    result.planned = BuildPlan.Planned(
        context: context, jobs: jobs, parsed: parsed, folder: folder, cache: cache, sources: sources)
    return result
}

/// What the last build into this output published, as the cache remembers it; empty where it does not.
private func publishedBefore(_ project: Project, _ folder: CacheFolder?) -> [String] {
    pathsPublishedBefore(manifest: folder?.manifest, buildID: manifestKey(project))
}

/// Hops 5 and 6: each job's bytes into the sink; returns how many files were rendered, and what views were made from.
private func render(
    _ jobs: [Job], entries: Int, _ inputs: ViewInputs?, to sink: any Sink, workers: Int?, profile: inout Profile
) throws -> (rendered: Int, views: [ViewInputs.Made]) {
    let embedded = profile.clock
    let results = jobs.slicesConcurrently(workers: workers) { slice -> RenderedSlice in
        var result = RenderedSlice()
        var out = ByteWriter(capacity: 32 * 1024)
        var reads: Reads?
        for job in slice where result.failure == nil {
            let start = embedded()
            do {
                if case .page(let template, let view) = job.work, let inputs {
                    if let known = inputs.view(of: job.path, template.digest),
                        sink.holds(job.path, digest: known.digest)
                    {
                        result.views.hold(known.row)
                    } else {
                        let noted = reads ?? Reads(entries: entries)
                        reads = noted
                        let (record, list) = noted.of(view)
                        let digest = record.digest(shownBy: template)
                        result.views.add(job.path, template.digest, view: digest, list)
                        result.rendered += try put(job.path, digest, to: sink, &out) {
                            try template.render(record, into: &$0)
                        }
                    }
                } else {
                    result.rendered += try put(job, to: sink, &out)
                }
            } catch {
                result.failure = error
            }
            result.times[job.output, default: (0, 0)].0 += embedded() - start
            result.times[job.output, default: (0, 0)].1 += 1
        }
        return result
    }
    for result in results {
        if let failure = result.failure { throw failure }
        for (output, (time, files)) in result.times { profile.add(output, time, files) }
    }
    profile.mark("render, write")
    return (results.reduce(0) { $0 + $1.rendered }, results.map(\.views))
}

private struct RenderedSlice: Sendable {
    var rendered = 0
    var views = ViewInputs.Made()
    var failure: (any Error)?
    var times: [String: (Int, Int)] = [:]
}

/// How many files had to be made.
private func put(_ job: Job, to sink: any Sink, _ out: inout ByteWriter) throws -> Int {
    switch job.work {
    case .page(let template, let view):
        let record = view()
        return try put(job.path, record.digest(shownBy: template), to: sink, &out) {
            try template.render(record, into: &$0)
        }
    case .bytes(let digest, let write):
        return try put(job.path, digest(), to: sink, &out, write)
    case .folder(let make):
        var made = 0
        try make { name, digest, write in
            made += try put(job.path + name, digest, to: sink, &out, write)
        }
        return made
    case .copy(let source, let digest):
        try sink.copy(job.path, from: source, digest: digest)
        return 0
    }
}

private func put(
    _ path: String, _ digest: Digest, to sink: any Sink, _ out: inout ByteWriter,
    _ write: (inout ByteWriter) throws -> Void
) throws -> Int {
    if sink.holds(path, digest: digest) { return 0 }
    out.removeAll()
    try write(&out)
    try sink.put(path, out.bytes, digest: digest)
    return 1
}

extension Record {
    /// Of the page that the template makes of this view.
    fileprivate func digest(shownBy template: PageTemplate) -> Digest {
        var hash = SHA256()
        hash.update(template.digest)
        self.hash(into: &hash)
        return hash.digest()
    }
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
