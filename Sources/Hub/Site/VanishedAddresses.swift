internal import FileTree
internal import SourceText

/// Pages that were published before and are no more: a renamed file loses every link to it, unless it says its old address.
struct VanishedAddresses {
    /// Paths of files as they were published.
    let previous: [String]
    /// Paths of the files to be published now.
    let jobs: [String]
    let site: Site

    /// Pages that are made of others' texts and come and go with them.
    private static let madeFolders: Set<String> = ["search", "archive", "lite", "feeds"]

    func say(into diagnostics: inout Diagnostics) {
        guard !previous.isEmpty else { return }
        let now = Set(jobs.lazy.map { OutputPath($0) })
        let gone = previous.filter { !now.contains(OutputPath($0)) }.compactMap { url(of: $0) }.sorted()
        guard !gone.isEmpty else { return }
        let old = Set(previous.compactMap { url(of: $0) })
        let new = site.entries.indices.filter { site.entries[$0].language == 0 && !old.contains(site.linked[$0].url) }
        let told = Array(gone.prefix(100))
        let successors = successors(of: told, among: new)
        for url in told {
            let entry = successors[url]
            let place = Place(entry.map { "content/" + site.entries[$0].path } ?? "content")
            diagnostics.append(
                entry == nil ? .addressGone : .addressMoved, at: place, url,
                mend: Mend(lines: "aliases: [" + url + "]"))
        }
    }

    /// The address of an entry's page; nil for lists, archives, tags and everything that is no page.
    private func url(of path: String) -> String? {
        guard path.hasSuffix(bytes: "/index.html") else { return nil }
        let folder = path.dropLast(bytes: "/index.html".utf8.count)
        let parts = folder.split(byte: "/").map(String.init)
        guard let first = parts.first, !Taxonomy.allCases.contains(where: { parts.contains($0.folder) }),
            !path.contains(bytes: "/page/"), !VanishedAddresses.madeFolders.contains(first),
            !site.settings.languages.dropFirst().contains(first)
        else { return nil }
        if let kind = site.kinds.first(where: { $0.folder == first && !$0.isAtRoot }) {
            let rest = parts.dropFirst()
            // The list itself, and its archive by year and month.
            if rest.isEmpty || kind.archive != nil && rest.allSatisfy({ Int($0) != nil }) { return nil }
        }
        return "/" + folder + "/"
    }

    /// The new entries that most likely took the pages' places, each of one page: in the same folder with the same or the
    /// nearest name, or the only new one where one page is gone.
    private func successors(of gone: [String], among new: [EntryID]) -> [String: EntryID] {
        var free = new
        var result: [String: EntryID] = [:]
        for find in [sameName, nearName] {
            for url in gone where result[url] == nil {
                guard let found = find(url, free) else { continue }
                result[url] = found
                free.removeAll { $0 == found }
            }
        }
        let folders = Dictionary(grouping: gone.filter { result[$0] == nil }, by: VanishedAddresses.folder(of:))
        for (folder, left) in folders where left.count == 1 {
            let beside = free.filter { site.linked[$0].url.hasPrefix(bytes: folder) }
            if beside.count == 1 { result[left[0]] = beside[0] }
        }
        return result
    }

    private func sameName(_ url: String, _ new: [EntryID]) -> EntryID? {
        let same = new.filter { VanishedAddresses.name(site.linked[$0].url) == VanishedAddresses.name(url) }
        return same.count == 1 ? same[0] : nil
    }

    private func nearName(_ url: String, _ new: [EntryID]) -> EntryID? {
        let folder = VanishedAddresses.folder(of: url)
        let beside = new.filter { site.linked[$0].url.hasPrefix(bytes: folder) }
        let names = beside.map { VanishedAddresses.name(site.linked[$0].url) }
        return nearest(to: VanishedAddresses.name(url), among: names).flatMap { names.firstIndex(of: $0) }.map {
            beside[$0]
        }
    }

    private static func name(_ url: String) -> String { url.split(byte: "/").last.map(String.init) ?? "" }

    private static func folder(of url: String) -> String {
        let parts = url.split(byte: "/")
        return "/" + parts.dropLast().joined(separator: "/") + (parts.count > 1 ? "/" : "")
    }
}

extension Message {
    static let addressMoved = Message(
        "address.moved", .warning,
        Wording(
            uk: "сторінки {0} більше немає; схоже, її замінила ця",
            en: "the page {0} is gone; this one seems to have taken its place"),
        hint: Wording(
            uk: "щоб старі посилання працювали, додайте рядок:", en: "to keep old links working, add a line:"),
        why: Wording(
            uk: "адреси зберігають у закладках, у Telegram і в пошуку",
            en: "addresses live on in bookmarks, in Telegram and in search"))
    static let addressGone = Message(
        "address.gone", .warning,
        Wording(uk: "сторінки {0} більше немає", en: "the page {0} is gone"),
        hint: Wording(
            uk: "впишіть її адресу в aliases тієї, що її заміняє, або поверніть файл із gone: true чи replaced_by:",
            en:
                "write its address into the aliases of the page that replaces it, or put the file back with gone: true or replaced_by:"
        ))
}
