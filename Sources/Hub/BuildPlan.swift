package import Calendars
package import FileTree
internal import MarkdownHTML
internal import Publish
package import SourceText
internal import Templating
internal import YAML

/// What hops 1 to 4 came to.
package struct BuildPlan: Sendable {
    package var diagnostics = Diagnostics()
    package var language = "uk"
    var entries = 0
    var schedule: Schedule?
    var zone: Zone?
    var isStrict: Bool
    /// nil where something is wrong: then nothing may be written.
    package fileprivate(set) var planned: Planned?

    package struct Planned: Sendable {
        package let context: OutputContext
        let jobs: [Job]
        package let parsed: ParsedContent
        let folder: CacheFolder?
        let cache: EntryCache
        let sources: SourceDigests?
        /// nil where no page is rendered, or without a cache.
        let inputs: ViewInputs?

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

/// `rendersPages`: what their views were made from in the last build is read meanwhile.
func planBuild(
    _ project: Project, _ opening: Opening, at now: Instant, rendersPages: Bool = false, profile: inout Profile
) throws -> BuildPlan {
    var result = BuildPlan(isStrict: project.isStrict)
    result.diagnostics = opening.diagnostics
    let folder = opening.folder
    let clock = BuildClock(now)
    guard let loaded = LoadedProject(project, opening.files, into: &result.diagnostics) else { return result }
    result.isStrict = project.isStrict || loaded.settings.isStrict
    result.language = loaded.settings.languages[0]
    profile.mark("settings")
    let cache = try EntryCache(
        folder, kinds: loaded.kinds, key: loaded.parsingKey, languages: loaded.settings.languages.count)
    let sources = SourceDigests(folder, opening.files)
    let (reading, loading) = concurrently(workers: project.workers) {
        Result {
            var diagnostics = Diagnostics()
            let parsed = try parse(loaded, sources?.known ?? [:], cache: cache, into: &diagnostics)
            return (parsed: parsed, diagnostics: diagnostics)
        }
    } _: {
        loaded.templates()
    }
    let (parsed, said) = try reading.get()
    for said in [loading.diagnostics, said] { result.diagnostics.append(contentsOf: said.all) }
    profile.mark("read, parse")
    let (linking, review) = concurrently(workers: project.workers) {
        var diagnostics = Diagnostics()
        let site = Linker(
            settings: loaded.settings, kinds: loaded.kinds, strings: loaded.strings, clock: clock,
            showsDrafts: project.showsDrafts,
            assets: loaded.assets
        ).link(
            parsed.entries, unread: parsed.unread, bodies: cache.bodies, digest: parsed.digest,
            faceDigest: parsed.faceDigest, into: &diagnostics)
        return (site: site, diagnostics: diagnostics)
    } _: {
        Review(parsed, loaded, clock)
    }
    let linked = linking.site
    for said in [review.dates, linking.diagnostics, review.unlinked] {
        result.diagnostics.append(contentsOf: said.all)
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
    guard let templates = loading.templates else { return result }
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
    let before = result.diagnostics
    let (planning, inputs) = concurrently(workers: project.workers) {
        var diagnostics = before
        let jobs = plan(context, into: &diagnostics)
        // Where a text could not be read, its address is not gone.
        if parsed.unread.isEmpty {
            VanishedAddresses(
                previous: project.previous ?? publishedBefore(project, folder), jobs: jobs.map(\.path), site: site
            ).say(into: &diagnostics)
        }
        return (jobs: jobs, diagnostics: diagnostics)
    } _: {
        rendersPages ? ViewInputs(folder, context, workers: project.workers) : nil
    }
    let jobs = planning.jobs
    result.diagnostics = planning.diagnostics
    profile.mark("plan")
    result.entries = site.entries.count
    result.schedule = site.schedule
    result.zone = site.settings.zone
    guard !result.report.diagnostics.hasErrors else { return result }
    result.planned = BuildPlan.Planned(
        context: context, jobs: jobs, parsed: parsed, folder: folder, cache: cache, sources: sources, inputs: inputs)
    return result
}

/// What is to be said of the entries without their links.
private struct Review: Sendable {
    var dates = Diagnostics()
    /// Files that none of them names.
    var unlinked = Diagnostics()

    init(_ parsed: ParsedContent, _ loaded: LoadedProject, _ clock: BuildClock) {
        DateReview(clock: clock, zone: loaded.settings.zone, contentFolder: loaded.contentFolder)
            .review(parsed.entries, into: &dates)
        // A text that could not be read may name any of them.
        guard parsed.unread.isEmpty else { return }
        var files = UnlinkedFiles(loaded.assets, loaded.settings)
        for entry in parsed.entries { files.take(entry) }
        files.say(kinds: loaded.kinds, texts: loaded.texts, into: &unlinked)
    }
}

/// What the last build into this output published, as the cache remembers it; empty where it does not.
private func publishedBefore(_ project: Project, _ folder: CacheFolder?) -> [String] {
    pathsPublishedBefore(manifest: folder?.manifest, buildID: manifestKey(project))
}
