internal import SourceText
internal import Templating

/// A page for every entry, the home pages, the search pages and page 404.
enum Pages {
    static let home = "home"

    static func jobs(_ context: OutputContext) -> [Job] {
        let site = context.site
        var jobs = site.entries.indices.map { id in
            let kind = site.entries[id].kind
            return Job.page(
                at: site.places[id].url, "pages", origin: "content/" + site.entries[id].path,
                template: context.pages.template(.entry(kind))
            ) { context.entryPages.page(of: id) }
        }
        for language in site.settings.languages.indices {
            let prefix = site.prefix(language)
            jobs.append(
                .page(at: prefix, home, template: context.pages.template(.home)) { context.home.home(language) })
            jobs.append(
                .page(at: prefix + "search/", "pages", template: context.pages.template(.search)) {
                    context.home.search(language)
                })
            jobs.append(
                Job(
                    String(prefix.dropFirst(bytes: 1)) + "404.html", "pages",
                    .page(template: context.pages.template(.notFound)) { context.home.notFound(language) }))
        }
        return jobs
    }
}
