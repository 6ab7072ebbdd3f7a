public import Calendars
internal import FileTree
public import Hub
internal import Publish
public import SourceText

/// Which entry to share, and where its kit goes.
public struct ShareRequest: Sendable {
    public enum Choice: Sendable {
        /// A path, an address on the site, or a name.
        case entry(String)
        /// The newest news.
        case last
    }

    public let choice: Choice
    /// nil: one of its own in `_share/` beside the content.
    public let folder: String?

    public init(_ choice: Choice, folder: String? = nil) {
        self.choice = choice
        self.folder = folder
    }
}

/// What came of sharing.
public struct ShareReport: Sendable {
    public let diagnostics: Diagnostics
    /// The content's first language, in which messages are given unless told otherwise.
    public let language: String
    /// nil where nothing was written.
    public internal(set) var kit: Kit?

    public struct Kit: Sendable {
        public let title: String
        /// Under `content/`.
        public let path: String
        public let url: String
        public let folder: String
        /// Names in the folder, in the order in which they are used.
        public let files: [String]
        public let preview: String
    }
}

/// Makes what is needed to post an entry: cards, captions, description, QR code, one page to look at. A project with an
/// error gets the diagnostics of a build; then nothing is written.
public func share(_ request: ShareRequest, of project: Project, at now: Instant) throws -> ShareReport {
    try share(request, of: project, at: now) { folder, diagnostics in
        try FolderSink(
            output: folder, apartFrom: [project.content, project.template, project.output], manifest: nil,
            buildID: buildID(), into: &diagnostics)
    }
}

/// `sink` is asked for once everything that can be wrong is known, with the folder's path.
func share(
    _ request: ShareRequest, of project: Project, at now: Instant,
    sink openSink: (String, inout Diagnostics) throws -> (any Sink)?
) throws -> ShareReport {
    try project.withCache { use in try share(request, of: project, use, at: now, sink: openSink) }
}

private func share(
    _ request: ShareRequest, of project: Project, _ use: CacheUse, at now: Instant,
    sink openSink: (String, inout Diagnostics) throws -> (any Sink)?
) throws -> ShareReport {
    var profile = Profile()
    var prepared = try prepare(project, use, at: now, profile: &profile)
    var refusal: ShareReport {
        ShareReport(diagnostics: prepared.report.diagnostics, language: prepared.language)
    }
    guard let planned = prepared.planned else { return refusal }
    let site = planned.context.site
    let search = EntrySearch(
        site: site, parsed: planned.parsed.entries, folder: project.content, showsDrafts: project.showsDrafts)
    guard let id = search.entry(request.choice, into: &prepared.diagnostics) else { return refusal }
    let kit = try ShareKit(of: id, planned.context)
    if !kit.withoutAddress.isEmpty {
        prepared.diagnostics.append(
            .shareLongAddress, at: Place("content/" + site.entries[id].path), String(kit.url.utf8.count),
            kit.withoutAddress.joined(separator: ", "))
    }
    let folder = request.folder ?? usualFolder(of: id, site, project)
    guard !refusal.diagnostics.hasErrors, let sink = try openSink(folder, &prepared.diagnostics) else { return refusal }
    let files = kit.files
    for file in files { try sink.put(file.name, file.bytes, digest: nil) }
    _ = try sink.finish()
    prepared.keep(planned.save)
    var report = refusal
    report.kit = ShareReport.Kit(
        title: site.title(id), path: site.entries[id].path, url: kit.url, folder: folder, files: files.map(\.name),
        preview: folder + "/" + ShareKit.previewName)
    return report
}

/// `_share/voda` beside the content; where several entries are called so, `_share/news-2026-11-voda`.
private func usualFolder(of id: EntryID, _ site: Site, _ project: Project) -> String {
    let entry = site.entries[id]
    let namesakes = site.entries.count { $0.language == entry.language && $0.slug.lastPart == entry.slug.lastPart }
    let folder = site.kinds[entry.kind].folder
    let name = namesakes > 1 ? (folder + "/" + entry.slug).replacing(bytes: "/", with: "-") : entry.slug.lastPart
    let language = entry.language == 0 ? "" : "." + site.settings.languages[entry.language]
    return besideContent("_share", project) + "/" + name + language
}

private func besideContent(_ name: String, _ project: Project) -> String {
    let content = project.content.hasSuffix(bytes: "/") ? String(project.content.dropLast(bytes: 1)) : project.content
    return (parentPath(content).map { $0 + "/" } ?? "") + name
}
