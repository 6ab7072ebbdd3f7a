internal import SourceText
internal import Templating

/// Every list with its pages, and the word lists' own indexes.
enum ListPages {
    static let name = "lists"

    static func jobs(_ context: OutputContext) -> [Job] {
        let site = context.site
        let template = context.pages.template(.list)
        var jobs: [Job] = []
        for listing in site.collections.listings {
            if case .collected = listing.subject { continue }
            for page in 1...context.lists.pageCount(listing) {
                jobs.append(
                    .page(at: ListViews.url(listing, page: page), name, template: template) {
                        context.lists.record(listing, page: page)
                    })
            }
        }
        for language in site.settings.languages.indices {
            for taxonomy in Taxonomy.allCases where !site.collections.terms(taxonomy, language).isEmpty {
                jobs.append(
                    .page(at: site.prefix(language) + taxonomy.folder + "/", name, template: template) {
                        context.lists.index(of: taxonomy, language)
                    })
            }
        }
        return jobs
    }
}
