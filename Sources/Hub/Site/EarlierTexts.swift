internal import Calendars
public import SourceText

/// What the content folder was before its last change, as version control remembers it.
public struct EarlierTexts: Sendable {
    /// Texts that lay in it then and do not now, by their paths below `content/`.
    public let removed: [Source]
    /// Paths of what came since.
    public let added: Set<String>

    public init(removed: [Source], added: Set<String>) {
        self.removed = removed
        self.added = added
    }
}

extension EarlierTexts {
    /// Paths of the pages that were published then: of what was taken away, and of what lies there still.
    func published(_ parser: EntryParser, _ site: Site) -> [String] {
        guard !removed.isEmpty else { return [] }
        let publication = Publication(
            kinds: site.kinds, zone: site.settings.zone,
            watch: InstantWatch(at: site.clock.start, until: site.clock.start), showsDrafts: false)
        let gone = removed.compactMap { source -> String? in
            var unsaid = Diagnostics()
            guard
                let entry = parser.parse(source, at: source.path, digest: Digest(of: source.bytes), into: &unsaid)?
                    .entry,
                publication.times(entry, original: entry).isPublished
            else { return nil }
            return site.kinds[entry.kind].url(of: entry.slug, in: site.settings.languages, entry.language)
        }
        let still = site.entries.indices.filter { !added.contains(site.entries[$0].path) }.map { site.linked[$0].url }
        return (gone + still).map { $0.dropFirst(bytes: 1) + "index.html" }
    }
}
