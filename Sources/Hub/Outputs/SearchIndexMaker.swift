internal import Calendars
internal import FileTree
internal import MarkdownHTML
internal import SearchIndexing
internal import SourceText
private import Synchronization

/// One language's index, from the cache or made anew.
struct SearchIndexMaker: Sendable {
    /// Where its files go: `search/uk/`.
    let folder: String
    let site: Site
    let language: Int
    let cache: BlobCache
    let attached: AttachedTexts
    let synonyms: [(from: String, to: String)]
    let workers: Int?

    /// Puts the index's files; those that lie there already are not even read.
    func make(_ put: Job.PutFile) throws {
        // Numbers behind those of the entries are the attached files'.
        let ids =
            site.entries.indices.filter { site.entries[$0].language == language && site.isFound($0) }
            + files.indices.map { site.entries.count + $0 }
        let key = key(ids)
        if let files = known(key) {
            // The next index is made from them.
            for part in parts(ids) { cache.keep(part.key) }
            for (name, digest, piece) in files {
                try put(name, digest) { out in
                    var bytes: [UInt8] = []
                    try cache.read(piece, into: &bytes)
                    out.write(bytes)
                }
            }
            return
        }
        let parts = parts(ids)
        let index = try index(parts)
        try remember(index, key)
        for file in index.files { try put(file.name, file.digest) { $0.write(file.bytes) } }
    }

    private func key(_ ids: [EntryID]) -> Digest {
        var hash = SHA256()
        hash.update("index 2")
        hash.update(buildID())
        hash.update(site.digest)
        for (from, to) in synonyms {
            hash.update(from)
            hash.update(to)
        }
        for id in ids {
            hash.update(url(id))
            if let file = file(id) { update(&hash, file) } else { hash.update(note(id)) }
        }
        return hash.digest()
    }

    private var files: [AttachedTexts.File] { attached.files[language] }

    private func file(_ id: EntryID) -> AttachedTexts.File? {
        id < site.entries.count ? nil : files[id - site.entries.count]
    }

    private func url(_ id: EntryID) -> String { file(id).map { site.assets.url(of: $0.path) } ?? site.url(of: id) }

    private func update(_ hash: inout SHA256, _ file: AttachedTexts.File) {
        hash.update(file.digest)
        for text in [file.path, file.title, summary(file)] { hash.update(text) }
    }

    /// «PDF, 40 КБ · Про бюджет на 2027 рік»
    private func summary(_ file: AttachedTexts.File) -> String {
        let facts = FileFacts(site: site, strings: site.strings[language]).facts(file.path)
        return facts.format + ", " + facts.size + " · " + site.title(file.owner)
    }

    /// Documents that are kept together: which they are depends on their addresses, so that a new one changes one part.
    private struct Part: Sendable {
        let key: Digest
        var ids: [EntryID] = []
    }

    private func parts(_ ids: [EntryID]) -> [Part] {
        var count = 1
        while count * SearchIndex.documentsInPart < ids.count { count *= 2 }
        var parts = (0..<count).map { number -> Part in
            var hash = SHA256()
            hash.update("part 1")
            hash.update(site.settings.languages[language])
            hash.update(count)
            hash.update(number)
            return Part(key: hash.digest())
        }
        for id in ids { parts[Int(checksum(Array(url(id).utf8)) % UInt64(count))].ids.append(id) }
        return parts
    }

    private func index(_ parts: [Part]) throws(FileError) -> SearchIndex {
        let code = SearchLanguage(code: site.settings.languages[language])
        let analyser = DocumentAnalyser(code)
        let seed = seed
        let memory = SearchIndex.Memory { digest in
            bytes(digest)
        } keep: { digest, bytes in
            // A full disk is noticed when the list of files is kept.
            _ = try? cache.add(digest, facts: [], bytes)
        }
        // An index cannot be left off half-way: one of a text that could not be read is thrown away.
        let failure = Mutex<FileError?>(nil)
        let index = SearchIndex(
            of: parts.count,
            { number in
                do throws(FileError) {
                    return try part(parts[number], analyser, seed)
                } catch {
                    failure.withLock { $0 = error }
                    return DocumentPart([], keeping: nil) { _ in
                        analyser.analysed(SearchDocument(url: "", title: "", kind: ""))
                    }
                }
            }, kinds: kinds, synonyms: synonyms, language: code, memory: memory, workers: workers)
        if let failure = failure.withLock({ $0 }) { throw failure }
        return index
    }

    private func part(_ part: Part, _ analyser: DocumentAnalyser, _ seed: Digest) throws(FileError) -> DocumentPart {
        let kept = bytes(part.key).flatMap(DocumentPart.init(bytes:))
        let keys = part.ids.map { documentKey($0, seed) }
        if let kept, kept.keys == keys { return kept }
        let made = try DocumentPart(keys, keeping: kept) { position throws(FileError) in
            analyser.analysed(try document(part.ids[position]))
        }
        _ = try? cache.add(part.key, facts: [], made.bytes)
        return made
    }

    /// nil where nothing is kept by that, or it cannot be read back.
    private func bytes(_ key: Digest) -> [UInt8]? {
        guard let blob = cache.blob(key) else { return nil }
        var bytes: [UInt8] = []
        return (try? cache.read(blob.piece, into: &bytes)) == nil ? nil : bytes
    }

    /// What changes most often comes last, so that a new page moves no other.
    private var kinds: [SearchKind] {
        let strings = site.strings[language]
        return site.kinds.sorted {
            ($0.archive == nil ? 0 : $0.isNews ? 2 : 1, $0.rank) < ($1.archive == nil ? 0 : $1.isNews ? 2 : 1, $1.rank)
        }
        .map { SearchKind(name: $0.name, label: strings.kindMany($0), weight: $0.prior) }
            + (files.isEmpty
                ? []
                : [
                    SearchKind(
                        name: SearchIndexMaker.fileKind, label: strings.phrase("search_files"),
                        weight: SearchIndexMaker.fileWeight)
                ])
    }

    /// The files of the index made from that: their names and digests, a line each.
    private func remember(_ index: SearchIndex, _ key: Digest) throws(FileError) {
        var list = ByteWriter(capacity: index.files.count * 80)
        for file in index.files {
            // What is not compressed is not among what the index keeps by itself.
            if cache.blob(file.digest) == nil { try cache.add(file.digest, facts: [], file.bytes) }
            list.write(file.name)
            list.write("\n")
            list.write(file.digest.bytes)
        }
        try cache.add(key, facts: [], list.bytes)
    }

    private func known(_ key: Digest) -> [(name: String, digest: Digest, piece: BodyStore.Piece)]? {
        var list: [UInt8] = []
        guard let blob = cache.blob(key), (try? cache.read(blob.piece, into: &list)) != nil else { return nil }
        var files: [(name: String, digest: Digest, piece: BodyStore.Piece)] = []
        var rest = list[...]
        while let end = rest.firstIndex(of: 0x0A), end + 33 <= rest.endIndex {
            guard let digest = Digest(bytes: rest[(end + 1)..<(end + 33)]), let file = cache.blob(digest) else {
                return nil
            }
            files.append((String(decoding: rest[..<end], as: UTF8.self), digest, file.piece))
            rest = rest[(end + 33)...]
        }
        return rest.isEmpty ? files : nil
    }

    /// What every document depends on.
    private var seed: Digest {
        var hash = SHA256()
        hash.update("document 2")
        hash.update(buildID())
        hash.update(site.settings.digest)
        hash.update(site.strings[language].digest)
        return hash.digest()
    }

    private func documentKey(_ id: EntryID, _ seed: Digest) -> Digest {
        var hash = SHA256()
        hash.update(seed)
        if let file = file(id) {
            update(&hash, file)
            hash.update(site.entries[file.owner].digest)
            return hash.digest()
        }
        hash.update(site.entries[id].digest)
        hash.update(site.entries[site.linked[id].original].digest)
        hash.update(note(id))
        for name in names(id, .units) { hash.update(name) }
        return hash.digest()
    }

    /// Not a kind of entries: no kind's name holds a space.
    private static let fileKind = "a file"
    /// A page says what its files are for, so it comes before them.
    private static let fileWeight = 0.6

    private func document(_ file: AttachedTexts.File) throws(FileError) -> SearchDocument {
        SearchDocument(
            url: site.href(site.assets.url(of: file.path)), title: file.title, kind: SearchIndexMaker.fileKind,
            day: day(file.owner), summary: summary(file), text: try attached.text(of: file))
    }

    private func day(_ id: EntryID) -> SearchDocument.Day? {
        (site.moment(id, .date) ?? site.kind(of: id).archive.flatMap { site.moment(id, $0) }).map { site.civil($0).day }
            .map { .init(year: $0.year, month: $0.month, day: $0.day) }
    }

    private func document(_ id: EntryID) throws(FileError) -> SearchDocument {
        if let file = file(id) { return try document(file) }
        let entry = site.entries[id]
        let kind = site.kind(of: id)
        let words = FieldText(site: site, language: language)
        var text = try site.bodies.bytes(of: entry.body.text)
        var terms: [String] = []
        for (index, field) in kind.fields.enumerated() {
            guard let (value, owner) = site.value(id, index) else { continue }
            // Hours are numbers; what they are is asked for in words.
            if case .hours = field.type {
                text.append(0x0A)
                text += site.strings[language].label(index, of: kind).utf8
            }
            guard let role = field.search else { continue }
            let shown = words.text(of: value, as: field.type, field: field.name, kind: kind.name, owner: owner)
            switch role {
            case .terms: terms.append(shown)
            case .text:
                text.append(0x0A)
                text += shown.utf8
            case .facet, .state: continue
            }
        }
        return SearchDocument(
            url: site.href(site.url(of: id)), title: site.title(id), kind: kind.name,
            day: day(id), summary: site.summary(id),
            headings: entry.body.headings.map { .init(text: $0.text, anchor: $0.id) }, text: text,
            tags: termWords(id, .tags),
            units: names(id, .units),
            settlements: termWords(id, .settlements).map { words.name(of: $0, .settlements) },
            searchTerms: terms, note: note(id))
    }

    private func termWords(_ id: EntryID, _ taxonomy: Taxonomy) -> [String] {
        site.terms(of: id, taxonomy)
    }

    private func names(_ id: EntryID, _ field: FieldName) -> [String] {
        guard let (value, owner) = site.value(id, field), case .list(let items) = value else { return [] }
        return items.compactMap { item in
            guard case .reference(let reference) = item else { return nil }
            return site.entry(reference, of: owner, in: language).map(site.title) ?? reference.text
        }
    }

    /// A state that must be known before the page is opened: suspended, closed, cancelled.
    private func note(_ id: EntryID) -> String {
        let kind = site.kind(of: id)
        for (index, field) in kind.fields.enumerated() {
            guard case .state(let usual)? = field.search, let word = site.text(id, at: index), !usual.contains(word)
            else {
                continue
            }
            return site.strings[language].choice(word, field.name, of: kind.name)
        }
        return ""
    }
}
