internal import Templating

/// The words of each taxonomy as pages show them: the name, and where the list of its entries is. Made once, since many
/// pages share a word.
struct TermLinks: Sendable {
    private let site: Site
    /// By taxonomy and language, then by word.
    private var known: [[String: Record]] = []

    init(_ site: Site) {
        self.site = site
        for taxonomy in Taxonomy.allCases {
            for language in site.settings.languages.indices {
                known.append(
                    site.collections.slugs.keys.reduce(into: [:]) { links, word in
                        if let url = url(word, taxonomy, language) {
                            links[word] = record(word, taxonomy, language, url).sealed()
                        }
                    })
            }
        }
    }

    func link(_ word: String, _ taxonomy: Taxonomy, _ language: Int) -> Record {
        // Where the list is, or that there is none, stands in what was made once.
        _ = url(word, taxonomy, language)
        let place = Taxonomy.allCases.firstIndex(of: taxonomy)! * site.settings.languages.count + language
        return known[place][word] ?? record(word, taxonomy, language, nil)
    }

    private func url(_ word: String, _ taxonomy: Taxonomy, _ language: Int) -> String? {
        site.collections.listing(.term(taxonomy, site.collections.slugs[word] ?? ""), language)?.url
    }

    private func record(_ word: String, _ taxonomy: Taxonomy, _ language: Int, _ url: String?) -> Record {
        LinkView(name: FieldText(site: site, language: language).name(of: word, taxonomy), url: url.map(site.href))
            .record
    }
}
