internal import SourceText
internal import Templating

/// The files of `ResidentPages`.
extension ResidentPages {
    static func jobs(_ context: OutputContext) -> [Job] {
        urls(context).map { page in
            .page(at: page.url, "pages", template: context.pages.template(.resident(page.kind))) {
                context.residents.record(page)
            }
        }
    }

    static func urls(_ context: OutputContext) -> [Page] {
        let site = context.site
        return site.settings.languages.indices.flatMap { language in
            Kind.allCases.filter { context.templates.has($0) }.flatMap { kind in
                (0..<context.residents.pageCount(kind, language)).map { index in
                    Page(
                        kind: kind, language: language, number: index + 1,
                        url: url(kind, language, site, page: index + 1))
                }
            }
        }
    }
}
