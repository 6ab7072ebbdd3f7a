package import Calendars
package import FileTree
internal import Publish
package import SourceText
internal import Templating

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
    var diagnostics = opening.diagnostics
    guard let loaded = LoadedProject(project, opening.files, into: &diagnostics) else {
        return BuildPlan(diagnostics: diagnostics, isStrict: project.isStrict)
    }
    profile.mark("settings")
    var planner = Planner(project, loaded, opening, at: now, diagnostics)
    return try planner.plan(rendersPages: rendersPages, profile: &profile)
}

/// What stays the same from hop to hop, and what is said on the way.
private struct Planner {
    let project: Project
    let loaded: LoadedProject
    let folder: CacheFolder?
    let files: ProjectFiles
    let clock: BuildClock
    let now: Instant
    var diagnostics: Diagnostics

    init(
        _ project: Project, _ loaded: LoadedProject, _ opening: Opening, at now: Instant, _ diagnostics: Diagnostics
    ) {
        self.project = project
        self.loaded = loaded
        folder = opening.folder
        files = opening.files
        clock = BuildClock(now)
        self.now = now
        self.diagnostics = diagnostics
    }

    mutating func plan(rendersPages: Bool, profile: inout Profile) throws -> BuildPlan {
        let cache = try EntryCache(
            folder, kinds: loaded.kinds, key: loaded.parsingKey, languages: loaded.settings.languages.count)
        let sources = SourceDigests(folder, files)
        let (parsed, templates) = try read(cache, sources)
        profile.mark("read, parse")
        let (linked, unlinkedFiles) = link(parsed, cache)
        profile.mark("link")
        let pictures = try preparePictures(linked)
        profile.mark("pictures")
        guard let templates else {
            say(unlinkedFiles)
            return BuildPlan(diagnostics: diagnostics, language: language, isStrict: isStrict)
        }
        let context = try context(pictures, templates)
        let (jobs, inputs) = jobs(context, parsed, rendersPages: rendersPages)
        say(unlinkedFiles)
        profile.mark("plan")
        var result = BuildPlan(diagnostics: diagnostics, language: language, isStrict: isStrict)
        result.entries = context.site.entries.count
        result.schedule = context.site.schedule
        result.zone = context.site.settings.zone
        guard !result.report.diagnostics.hasErrors else { return result }
        result.planned = BuildPlan.Planned(
            context: context, jobs: jobs, parsed: parsed, folder: folder, cache: cache, sources: sources,
            inputs: inputs)
        return result
    }

    private var language: String { loaded.settings.languages[0] }
    private var isStrict: Bool { project.isStrict || loaded.settings.isStrict }

    /// Hops 1 and 2: every text read and parsed, and the templates meanwhile; nil where nothing can be planned with
    /// them.
    private mutating func read(
        _ cache: EntryCache, _ sources: SourceDigests?
    ) throws -> (ParsedContent, Templates?) {
        let loaded = loaded
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
        diagnostics.append(contentsOf: loading.diagnostics.all)
        diagnostics.append(contentsOf: said.all)
        return (parsed, loading.templates)
    }

    /// Hop 3; besides, what is to be said of files that no entry names once all broken links are known.
    private mutating func link(_ parsed: ParsedContent, _ cache: EntryCache) -> (Site, Diagnostics) {
        let (project, loaded, clock) = (project, loaded, clock)
        let (linking, review) = concurrently(workers: project.workers) {
            var diagnostics = Diagnostics()
            let site = Linker(
                settings: loaded.settings, kinds: loaded.kinds, strings: loaded.strings, clock: clock,
                showsDrafts: project.showsDrafts, assets: loaded.assets
            ).link(
                parsed.entries, unread: parsed.unread, bodies: cache.bodies, digest: parsed.digest,
                faceDigest: parsed.faceDigest, into: &diagnostics)
            return (site: site, diagnostics: diagnostics)
        } _: {
            Review(parsed, loaded, clock)
        }
        for said in [review.dates, linking.diagnostics, review.twins] { diagnostics.append(contentsOf: said.all) }
        if project.lints {
            SiteLint(loaded: loaded, entries: parsed.entries, site: linking.site, now: now).run(into: &diagnostics)
        }
        return (linking.site, review.unlinked)
    }

    private struct Pictures {
        let site: Site
        let library: PictureLibrary
        let blobs: BlobCache
        let shareCards: ShareCards?
    }

    private mutating func preparePictures(_ linked: Site) throws -> Pictures {
        let blobs = try BlobCache(folder, name: "pictures")
        let library = try PicturePreparation(site: linked, cache: blobs, workers: project.workers)
            .library(into: &diagnostics)
        let site = linked.with(library)
        return Pictures(
            site: site, library: library, blobs: blobs,
            shareCards: project.hasCards
                ? try ShareCards(site, library, loaded.template, folder, into: &diagnostics) : nil)
    }

    private mutating func context(_ pictures: Pictures, _ templates: Templates) throws -> OutputContext {
        let site = pictures.site
        let template = loaded.template
        let search =
            project.hasSearch
            ? try SearchFiles(site, template, folder, workers: project.workers, into: &diagnostics) : SearchFiles()
        return OutputContext(
            site, templates: templates, library: pictures.library, blobs: pictures.blobs,
            shareCards: pictures.shareCards, search: search,
            scripts: PageScripts(site, template, into: &diagnostics),
            worker: ServiceWorker(template, into: &diagnostics),
            feedStyles: FeedStyles(site, template, into: &diagnostics))
    }

    /// Hop 4: every file of the site, and the addresses that it no longer has.
    private mutating func jobs(
        _ context: OutputContext, _ parsed: ParsedContent, rendersPages: Bool
    ) -> ([Job], ViewInputs?) {
        let (project, loaded, folder, before) = (project, loaded, folder, diagnostics)
        let (planning, inputs) = concurrently(workers: project.workers) {
            var diagnostics = before
            let jobs = Hub.plan(context, into: &diagnostics)
            // Where a text could not be read, its address is not gone.
            if parsed.unread.isEmpty {
                VanishedAddresses(
                    previous: publishedBefore(project, folder, loaded, context.site), jobs: jobs.map(\.path),
                    site: context.site
                ).say(into: &diagnostics)
            }
            return (jobs: jobs, diagnostics: diagnostics)
        } _: {
            rendersPages ? ViewInputs(folder, context, workers: project.workers) : nil
        }
        diagnostics = planning.diagnostics
        return (planning.jobs, inputs)
    }

    /// A file that a broken link meant is said once.
    private mutating func say(_ unlinkedFiles: Diagnostics) {
        diagnostics.append(contentsOf: UnlinkedFiles.withoutMissed(unlinkedFiles.all, by: diagnostics.all))
    }
}

/// Paths of what was published before: as a manifest says, else as the cache remembers the last build into this output,
/// else as version control remembers the texts; empty where nobody does.
private func publishedBefore(
    _ project: Project, _ folder: CacheFolder?, _ loaded: LoadedProject, _ site: Site
) -> [String] {
    if let named = project.previous { return named }
    let cached = pathsPublishedBefore(manifest: folder?.manifest, buildID: manifestKey(project))
    return cached.isEmpty ? project.earlierTexts?()?.published(EntryParser(loaded), site) ?? [] : cached
}
