package import Calendars
internal import FileTree
internal import SourceText

/// Every entry in its place, with its address. From here on nothing changes.
package final class Site: Sendable {
    package let settings: Settings
    package let kinds: [Kind]
    package let strings: [Strings]
    package let clock: BuildClock
    /// The year in which it is built.
    let year: Int
    /// When it changes by itself; what depends on the build's instant is in `linked`.
    let schedule: Schedule
    /// Those that are published at the build's instant, in the order of their paths.
    package let entries: Noted<Entry>
    /// What linking found of each entry, at the same position.
    package let linked: Noted<LinkedEntry>
    let assets: Assets
    package let collections: Collections
    let related: Noted<[EntryID]>
    /// Entries that refer to each one: the field of their kind by which they do.
    let backReferences: Noted<[LinkedEntry.BackReference]>
    package let bodies: BodyStore
    /// How many entries there are.
    let count: Int
    private let addressed: [String: EntryID]
    private let parts: Parts
    private let pagesOfMenu: [MenuPage]
    /// The crest's path under `content/`.
    let crest: String?
    /// Of every source, the settings and the strings: for outputs that read everything.
    let digest: Digest
    /// The same without the entries' bodies.
    let faceDigest: Digest

    /// What the linker makes of each entry, by position.
    struct Parts: Sendable {
        let entries: [Entry]
        let linked: [LinkedEntry]
        let related: [[EntryID]]
        let backReferences: [[LinkedEntry.BackReference]]
    }

    init(
        settings: Settings, kinds: [Kind], strings: [Strings], clock: BuildClock, year: Int, schedule: Schedule,
        parts: Parts,
        assets: Assets, collections: Collections, bodies: BodyStore, digest: Digest, faceDigest: Digest
    ) {
        self.settings = settings
        self.kinds = kinds
        self.strings = strings
        self.clock = clock
        self.year = year
        self.schedule = schedule
        self.parts = parts
        count = parts.entries.count
        entries = Noted(parts.entries)
        linked = Noted(parts.linked)
        related = Noted(parts.related, first: count)
        backReferences = Noted(parts.backReferences, first: 2 * count)
        self.assets = assets
        self.collections = collections
        self.bodies = bodies
        self.digest = digest
        self.faceDigest = faceDigest
        addressed = Site.addressed(parts.linked)
        pagesOfMenu = Site.menuPages(parts.entries, parts.linked)
        crest = settings.crest.flatMap { assets.stored($0.path) }
    }

    /// The same site with other assets.
    func with(_ assets: Assets) -> Site {
        Site(
            settings: settings, kinds: kinds, strings: strings, clock: clock, year: year, schedule: schedule,
            parts: parts, assets: assets,
            collections: collections, bodies: bodies, digest: digest, faceDigest: faceDigest)
    }

    /// The entry that has the address.
    func entry(at url: String) -> EntryID? {
        Reads.note(.entryAt(url))
        return addressed[url]
    }

    /// Every entry's address, in no order.
    var addresses: some Collection<String> { addressed.keys }

    var menuPages: [MenuPage] {
        Reads.note(.menuPages)
        return pagesOfMenu
    }
}

extension Site {
    /// All that is neither an entry nor made from entries.
    func updateShared(_ hash: inout SHA256) {
        hash.update(settings.digest)
        // Where the menu leads follows the files; what leads to what is hidden is left out.
        for item in settings.menu {
            hash.update(item.url)
            for language in settings.languages.indices { hash.update(item.title[language]) }
        }
        for kind in kinds {
            hash.update(kind.name)
            for field in kind.fields { hash.update(field.name) }
        }
        for words in strings { hash.update(words.digest) }
        hash.update(year)
        for path in assets.paths {
            hash.update(path)
            hash.update(assets.size(of: path))
            hash.update(assets.url(of: path))
        }
    }
}

/// An entry's position in `Site.entries`.
package typealias EntryID = Int

/// What linking knows of one entry.
package struct LinkedEntry: Sendable {
    /// From the site's root, with language and both slashes: `/en/news/2026/11/x/`.
    package let url: String
    /// The same entry in each of the site's languages; nil where it is not translated.
    let translations: [EntryID?]
    /// The entry that holds this field's value: itself, or for a translation its original.
    package let original: EntryID
    /// What the build's instant says about it.
    package var times: EntryTimes
    /// The occurrence of a series in whose place this entry stands.
    var standsFor: (series: EntryID, start: Moment)?
    /// Entries that stand in the place of single occurrences of this one.
    var heldOtherwise: [EntryID] = []
    /// What each reference of the entry's own front matter means, by the offset of its text.
    var references: [Int: Target] = [:]
    /// What each open link of the body means, in the same order.
    package var links: [Target] = []

    struct BackReference: Sendable, Hashable {
        let source: EntryID
        let kind: Int
        let field: Int
    }

    /// Where an entry stands in time.
    package enum Stage: Sendable, Equatable {
        case current
        /// Over, but not wrong: in the archive.
        case past
        /// Left the lists; its page says so.
        case expired
        /// 410 where the host can.
        case gone
    }

    package var stage: Stage { times.stage }
    /// What is to come of a series; nil for what does not recur.
    var occurrences: Occurrences? { times.occurrences }
    var isListed: Bool { stage == .current || stage == .past }

    /// What the reference that stands there means; nil where linking met none.
    func target(at range: Range<Int>) -> Target? { references[range.lowerBound] }
}

/// What a link or reference leads to.
package enum Target: Sendable, Hashable {
    case entry(EntryID, fragment: String)
    case asset(String)
    /// An address of this site that is no entry: a list, a feed; or one elsewhere.
    case address(String)
    /// Words, where a reference may be words.
    case words(String)
    /// Leads to something not published yet: shown as its words alone.
    case unpublished
}

extension Site {
    package func kind(of id: EntryID) -> Kind { kinds[entries[id].kind] }

    /// The value a field has for an entry: its own, or for a translation what it inherits; with the entry that holds it.
    package func value(_ id: EntryID, _ index: Int?) -> (value: FieldValue, owner: EntryID)? {
        guard let index else { return nil }
        if let own = entries[id].value(at: index) { return (own, id) }
        let original = linked[id].original
        guard original != id, kind(of: id).fields[index].isInherited, let value = entries[original].value(at: index)
        else {
            return nil
        }
        return (value, original)
    }

    package func value(_ id: EntryID, _ name: FieldName) -> (value: FieldValue, owner: EntryID)? {
        value(id, kind(of: id).index(of: name))
    }

    package func text(_ id: EntryID, _ name: FieldName) -> String? { text(id, at: kind(of: id).index(of: name)) }

    package func text(_ id: EntryID, at index: Int?) -> String? {
        if case .text(let text)? = value(id, index)?.value { return text }
        return nil
    }

    package func moment(_ id: EntryID, _ name: FieldName) -> Moment? { moment(id, at: kind(of: id).index(of: name)) }

    package func moment(_ id: EntryID, at index: Int?) -> Moment? {
        if case .moment(let moment)? = value(id, index)?.value { return moment }
        return nil
    }

    func flag(_ id: EntryID, _ name: FieldName) -> Bool {
        if case .flag(true)? = value(id, name)?.value { return true }
        return false
    }

    package func title(_ id: EntryID) -> String { entries[id].text(.title) ?? entries[id].slug }

    func summary(_ id: EntryID) -> String {
        entries[id].text(.summary) ?? entries[id].body.excerpt
    }

    /// An entry's address, from the site's root.
    package func url(of id: EntryID) -> String { linked[id].url }

    /// The words of a taxonomy that an entry bears: its own, or for a translation without any those of its original.
    package func terms(of id: EntryID, _ taxonomy: Taxonomy) -> [String] {
        let own = entries[id].terms(taxonomy)
        return own.isEmpty ? entries[linked[id].original].terms(taxonomy) : own
    }

    /// What a reference, file or picture of an entry's front matter means, by where it stands there.
    func target(at range: Range<Int>, of owner: EntryID) -> Target? { linked[owner].target(at: range) }

    /// An entry in a language, or in the first one where it is not translated.
    package func inLanguage(_ id: EntryID, _ language: Int) -> EntryID {
        linked[id].translations[language] ?? linked[id].original
    }

    /// The entry that a reference of `owner` means, in a language.
    package func entry(_ reference: Reference, of owner: EntryID, in language: Int) -> EntryID? {
        guard case .entry(let id, _)? = linked[owner].target(at: reference.range) else { return nil }
        return inLanguage(id, language)
    }

    /// With the scheme and host.
    package func absolute(_ url: String) -> String {
        url.hasPrefix(bytes: "/") ? settings.origin + settings.base + url : url
    }

    /// As a link of a page writes it: from the host's root.
    func href(_ url: String) -> String {
        url.hasPrefix(bytes: "/") ? settings.base + url : url
    }

    /// What stands before every path of a language.
    package func prefix(_ language: Int) -> String { language == 0 ? "/" : "/" + settings.languages[language] + "/" }

    func civil(_ moment: Moment) -> CivilTime { moment.civil(in: settings.zone) }
}

extension Site {
    /// The later of an entry's `updated` and `date`; nil for one that has neither.
    func lastChange(_ id: EntryID) -> Moment? {
        guard let date = moment(id, .date) else { return entries[id].moment(.updated) }
        guard let updated = entries[id].moment(.updated) else { return date }
        return updated.instant(in: settings.zone) < date.instant(in: settings.zone) ? date : updated
    }
}
