internal import FileTree
internal import MarkdownHTML
internal import Publish
internal import SourceText

/// Hop 4: every output's path before any of its bytes; two that meet, and links to what no output makes, are said here.
func plan(_ context: OutputContext, into diagnostics: inout Diagnostics) -> [Job] {
    let jobs = outputs.mapConcurrently { $0(context) }.flatMap { $0 }
    checkCollisions(jobs, context, into: &diagnostics)
    Redirects.check(context.site, jobs, into: &diagnostics)
    checkSiteLinks(context.site, jobs, into: &diagnostics)
    return jobs
}

private func checkCollisions(_ jobs: [Job], _ context: OutputContext, into diagnostics: inout Diagnostics) {
    var taken: [OutputPath: Int] = [:]
    taken.reserveCapacity(jobs.count)
    // Entries whose addresses or file names collide have a diagnostic already.
    let said = Set(diagnostics.all.lazy.filter { [.sameAddress, .sameName].contains($0.message) }.map(\.place.path))
    let folders = jobs.indices.filter { jobs[$0].path.hasSuffix(bytes: "/") }
    // What an old address meets is said at its place in the file.
    for (index, job) in jobs.enumerated() where job.output != Redirects.name {
        let inside = folders.first { $0 != index && job.path.hasPrefix(bytes: jobs[$0].path) }
        guard let other = taken.updateValue(index, forKey: OutputPath(job.path)) ?? inside else { continue }
        let (first, second) = (jobs[other], job)
        if first.output == second.output, said.contains(second.origin) { continue }
        let culprit = second.origin.isEmpty ? first : second
        let holder = second.origin.isEmpty ? second : first
        diagnostics.append(
            .samePath, at: Place(culprit.origin.isEmpty ? culprit.path : culprit.origin), "/" + job.path,
            holder.origin.isEmpty ? holder.output : holder.origin)
    }
    checkFilesInPlaceOfFolders(jobs, into: &diagnostics)
    checkNames(jobs, into: &diagnostics)
    if context.site.settings.isPacked { PackedNames.check(jobs, into: &diagnostics) }
}

/// A file without an extension may be called like a folder of pages.
private func checkFilesInPlaceOfFolders(_ jobs: [Job], into diagnostics: inout Diagnostics) {
    var files: [OutputPath: Job] = [:]
    for job in jobs where job.output == AssetFiles.name && PublishedFile.ending(of: job.path).isEmpty {
        files[OutputPath(job.path)] = job
    }
    guard !files.isEmpty else { return }
    for job in jobs where job.output != Redirects.name {
        var folder = OutputPath(job.path).parent
        while let one = folder {
            if let file = files.removeValue(forKey: one) {
                diagnostics.append(.samePath, at: Place(file.origin), "/" + one.text, "/" + job.path)
            }
            folder = one.parent
        }
    }
}

/// Outputs that disks and hosts which tell no case apart take for one, said at the files that can be renamed; those that
/// meet under `content/` already have been said.
private func checkNames(_ jobs: [Job], into diagnostics: inout Diagnostics) {
    let jobs = jobs.filter { $0.output != Redirects.name }
    let pairs = NameCollisions(of: jobs.map(\.path)).pairs
    guard !pairs.isEmpty else { return }
    let said = Set(diagnostics.all.lazy.filter { $0.message == .sameName }.map { OutputPath($0.place.path) })
    var origins: [OutputPath: String?] = [:]
    for pair in pairs { for name in [pair.one, pair.other] { origins[OutputPath(name)] = .some(nil) } }
    for job in jobs where [AssetFiles.name, PictureFiles.name].contains(job.output) {
        var name: OutputPath? = OutputPath(job.path)
        while let one = name {
            if origins[one] == .some(nil) { origins[one] = job.origin }
            name = one.parent
        }
    }
    for (one, other) in pairs where !said.contains(OutputPath("content/" + one)) {
        for (name, met) in [(one, other), (other, one)] {
            guard case let origin?? = origins[OutputPath(name)] else { continue }
            diagnostics.append(.sameName, at: Place(origin), "/" + met)
        }
    }
}

/// Links that begin with `/` may lead to any output: a list, a feed, a calendar.
private func checkSiteLinks(_ site: Site, _ jobs: [Job], into diagnostics: inout Diagnostics) {
    var known: Set<OutputPath>?
    func isKnown(_ url: String) -> Bool {
        if known == nil { known = Set(jobs.map { OutputPath($0.path) }) }
        let path = String(url.prefix(beforeBytes: "#?").dropFirst(bytes: 1)).percentDecoded
        let index = path.isEmpty || path.hasSuffix(bytes: "/") ? path + "index.html" : path
        return known!.contains(OutputPath(index)) || known!.contains(OutputPath(path + "/index.html"))
    }
    var suggestions = 0
    lazy var near = NearEntries(site.entries.map(\.path) + site.assets.paths)
    for id in site.entries.indices {
        let file = "content/" + site.entries[id].path
        for (link, target) in zip(site.entries[id].body.openLinks, site.linked[id].links) {
            guard case .address(let url) = target, url.hasPrefix(bytes: "/"), !isKnown(url) else { continue }
            // A card and the link in its place are one link of the text.
            guard diagnostics.all.last?.place != Place(file, link.range) else { continue }
            suggestions += 1
            diagnostics.append(
                BrokenLink.diagnostic(
                    link, at: Place(file, link.range),
                    suggestion: suggestions > Suggestions.limit ? nil : near.path(like: link.target)))
        }
        // Texts within the front matter.
        var broken: [(offset: Int, url: String)] = []
        for (offset, target) in site.linked[id].references {
            if case .address(let url) = target, url.hasPrefix(bytes: "/"), !isKnown(url) {
                broken.append((offset, url))
            }
        }
        for (offset, url) in broken.sorted(by: { $0.offset < $1.offset }) {
            diagnostics.append(.brokenLink, at: Place(file, offset..<offset), url)
        }
    }
    lazy var urls = KnownWords(Array(site.addresses) + site.collections.listURLs)
    for item in site.settings.menu where item.url.hasPrefix(bytes: "/") && !isKnown(item.url) {
        suggestions += 1
        diagnostics.append(
            .menuBroken, at: Place("content/site.yml", item.range), item.url,
            suggestion: suggestions > Suggestions.limit ? nil : urls.nearest(to: item.url))
    }
}

extension PublicationOrder {
    init(of jobs: [Job], last: [String] = []) {
        self.init(
            lists: jobs.filter { $0.output == ListPages.name || $0.output == Pages.home }.map(\.path), last: last)
    }
}

extension Message {
    static let samePath = Message(
        "address.path",
        Wording(uk: "адреса {0} зайнята: її створює також {1}", en: "the address {0} is taken: {1} makes it too"),
        hint: Wording(uk: "перейменуйте файл", en: "rename the file"))
}
