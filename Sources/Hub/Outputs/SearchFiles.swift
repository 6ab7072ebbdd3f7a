internal import Calendars
internal import FileTree
internal import MarkdownHTML
internal import Scripts
internal import SearchIndexing
internal import SourceText

/// The search index of each language and the client that reads it.
///
/// An index's file names hold hashes of their bytes, so the index is made before anything is planned. What a page says to
/// search is kept by the digest of what it is made from, and a whole index by the digest of all its pages.
struct SearchFiles: Sendable {
    var links = SearchLinks()
    fileprivate(set) var files: [File] = []
    fileprivate(set) var cache: BlobCache?

    struct File: Sendable {
        let path: String
        let digest: Digest
        let content: Content

        enum Content: Sendable {
            case bytes([UInt8])
            case piece(BodyStore.Piece)
        }
    }

    static func jobs(_ context: OutputContext) -> [Job] {
        let cache = context.search.cache
        return context.search.files.map { file in
            Job(
                file.path, "search",
                .bytes(digest: { file.digest }) { out in
                    switch file.content {
                    case .bytes(let bytes): out.write(bytes)
                    case .piece(let piece):
                        var bytes: [UInt8] = []
                        bytes.reserveCapacity(piece.count)
                        try? cache?.read(piece, into: &bytes)
                        out.write(bytes)
                    }
                })
        }
    }
}

extension Ground {
    func searchFiles(_ site: Site, _ project: Project, into diagnostics: inout Diagnostics) throws(FileError)
        -> SearchFiles
    {
        var result = SearchFiles()
        guard project.hasSearch else { return result }
        let cache = try BlobCache(project.cache, name: "search")
        result.cache = cache
        for (name, keyPath) in [
            ("search", \SearchLinks.script), ("search-start", \.start), ("search-inflate", \.inflate),
        ] as [(String, WritableKeyPath<SearchLinks, String?>)] {
            let path = "assets/\(name).js"
            guard
                let source = readSource(
                    path, in: project.template, shownAs: "site-template/" + path, into: &diagnostics)
            else { return SearchFiles() }
            let bytes = shrunk(script: source.bytes)
            let digest = Digest(of: bytes)
            let url = "assets/\(name)-\(digest.hexadecimal.prefix(16)).js"
            result.files.append(.init(path: url, digest: digest, content: .bytes(bytes)))
            result.links[keyPath: keyPath] = "/" + url
        }
        for language in settings.languages.indices {
            let folder = "search/\(settings.languages[language])/"
            result.links.roots.append("/" + folder)
            let maker = SearchIndexMaker(
                site: site, language: language, cache: cache, synonyms: synonyms(language, project, into: &diagnostics),
                workers: project.workers)
            for (name, digest, piece) in try maker.files() {
                result.files.append(.init(path: folder + name, digest: digest, content: .piece(piece)))
            }
        }
        return result
    }

    /// Everyday words of the template, then the town's own.
    private func synonyms(
        _ language: Int, _ project: Project, into diagnostics: inout Diagnostics
    ) -> [(from: String, to: String)] {
        let path = "search/synonyms.\(settings.languages[language]).tsv"
        var pairs: [(from: String, to: String)] = []
        if kindOfPath(project.template + "/" + path) == .file,
            let source = readSource(path, in: project.template, shownAs: "site-template/" + path, into: &diagnostics)
        {
            for line in String(decoding: source.bytes, as: UTF8.self).split(whereSeparator: \.isNewline)
            where !line.hasPrefix("#") {
                let words = line.split(separator: "\t")
                if words.count == 2 { pairs.append((String(words[0]), String(words[1]))) }
            }
        }
        return pairs + settings.synonyms
    }
}

/// One language's index, from the cache or made anew.
private struct SearchIndexMaker {
    let site: Site
    let language: Int
    let cache: BlobCache
    let synonyms: [(from: String, to: String)]
    let workers: Int?

    func files() throws(FileError) -> [(name: String, digest: Digest, piece: BodyStore.Piece)] {
        let ids = site.entries.indices.filter {
            site.entries[$0].language == language && site.places[$0].isListed && !site.flag($0, "noindex")
        }
        var hash = SHA256()
        hash.update("index 1")
        hash.update(buildID())
        hash.update(site.digest)
        for (from, to) in synonyms {
            hash.update(from)
            hash.update(to)
        }
        for id in ids {
            hash.update(site.places[id].url)
            hash.update(note(id))
        }
        let key = hash.digest()
        if let known = cache.blob(key), let files = unpacked(known) { return files }
        let code = SearchLanguage(code: site.settings.languages[language])
        let analyser = DocumentAnalyser(code)
        let documents = ids.slicesConcurrently(workers: workers) { slice in
            slice.map { analysed($0, analyser) }
        }.flatMap { $0 }
        let index = SearchIndex(documents, kinds: kinds, synonyms: synonyms, language: code, workers: workers)
        return try kept(index, key)
    }

    /// What changes most often comes last, so that a new page moves no other.
    private var kinds: [SearchKind] {
        let strings = site.strings[language]
        return site.kinds.sorted {
            ($0.archive == nil ? 0 : $0.isNews ? 2 : 1, $0.rank) < ($1.archive == nil ? 0 : $1.isNews ? 2 : 1, $1.rank)
        }
        .map { SearchKind(name: $0.name, label: strings.kindMany($0.name), weight: $0.prior) }
    }

    /// All files of an index in one blob; names and lengths are its facts, which have no room for thousands: they lead it.
    private func kept(_ index: SearchIndex, _ key: Digest) throws(FileError) -> [(
        name: String, digest: Digest, piece: BodyStore.Piece
    )] {
        var names = ByteWriter(capacity: index.files.count * 40)
        var bytes: [UInt8] = []
        for file in index.files {
            names.write(file.name)
            names.write("\t")
            names.write(file.bytes.count)
            names.write("\n")
            bytes += file.bytes
        }
        var length: [UInt8] = []
        for shift in 0..<4 { length.append(UInt8(truncatingIfNeeded: names.count >> (8 * shift))) }
        let blob = try cache.add(key, facts: length, names.bytes + bytes)
        return unpacked(blob) ?? []
    }

    private func unpacked(_ blob: BlobCache.Blob) -> [(name: String, digest: Digest, piece: BodyStore.Piece)]? {
        guard blob.facts.count == 4 else { return nil }
        let length = (0..<4).reduce(0) { $0 | Int(blob.facts[$1]) << (8 * $1) }
        var head: [UInt8] = []
        guard length <= blob.piece.count,
            (try? cache.read(.init(offset: blob.piece.offset, count: length), into: &head)) != nil
        else { return nil }
        var files: [(name: String, digest: Digest, piece: BodyStore.Piece)] = []
        var offset = blob.piece.offset + length
        for line in String(decoding: head, as: UTF8.self).split(separator: "\n") {
            let parts = line.split(separator: "\t")
            guard parts.count == 2, let count = Int(parts[1]), count >= 0,
                offset + count <= blob.piece.offset + blob.piece.count
            else { return nil }
            var bytes: [UInt8] = []
            let piece = BodyStore.Piece(offset: offset, count: count)
            guard (try? cache.read(piece, into: &bytes)) != nil else { return nil }
            files.append((String(parts[0]), Digest(of: bytes), piece))
            offset += count
        }
        return files
    }

    private func analysed(_ id: EntryID, _ analyser: DocumentAnalyser) -> AnalysedDocument {
        var hash = SHA256()
        hash.update("document 1")
        hash.update(buildID())
        hash.update(site.entries[id].digest)
        hash.update(site.entries[site.places[id].original].digest)
        hash.update(site.settings.digest)
        hash.update(site.strings[language].digest)
        hash.update(note(id))
        for name in names(id, "units") { hash.update(name) }
        let key = hash.digest()
        if let known = cache.blob(key) {
            var bytes: [UInt8] = []
            if (try? cache.read(known.piece, into: &bytes)) != nil, let document = AnalysedDocument(bytes: bytes) {
                return document
            }
        }
        let document = analyser.analysed(document(id))
        // A full disk is noticed when the index itself is kept.
        _ = try? cache.add(key, facts: [], document.bytes)
        return document
    }

    private func document(_ id: EntryID) -> SearchDocument {
        let entry = site.entries[id]
        let kind = site.kind(of: id)
        let words = FieldText(site: site, language: language)
        var text = (try? site.bodies.bytes(of: entry.body.text)) ?? []
        var terms: [String] = []
        for (index, field) in kind.fields.enumerated() {
            guard let (value, owner) = site.value(id, index) else { continue }
            // Hours are numbers; what they are is asked for in words.
            if case .hours = field.type {
                text.append(0x0A)
                text += site.strings[language].label(field.name, of: kind.name).utf8
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
        let day = (site.moment(id, "date") ?? kind.archive.flatMap { site.moment(id, $0) }).map { site.civil($0).day }
        return SearchDocument(
            url: site.href(site.places[id].url), title: site.title(id), kind: kind.name,
            day: day.map { .init(year: $0.year, month: $0.month, day: $0.day) }, summary: site.summary(id),
            headings: entry.body.headings.map { .init(text: $0.text, anchor: $0.id) }, text: text,
            tags: termWords(id, .tags),
            units: names(id, "units"),
            settlements: termWords(id, .settlements).map { words.name(of: $0, .settlements) },
            searchTerms: terms, note: note(id))
    }

    private func termWords(_ id: EntryID, _ taxonomy: Taxonomy) -> [String] {
        let own = site.entries[id].terms(taxonomy)
        return own.isEmpty ? site.entries[site.places[id].original].terms(taxonomy) : own
    }

    private func names(_ id: EntryID, _ field: String) -> [String] {
        guard let (value, owner) = site.value(id, field), case .list(let items) = value else { return [] }
        return items.compactMap { item in
            guard case .reference(let reference) = item else { return nil }
            return site.entry(reference, of: owner, in: language).map(site.title) ?? reference.text
        }
    }

    /// A state that must be known before the page is opened: suspended, closed, cancelled.
    private func note(_ id: EntryID) -> String {
        let kind = site.kind(of: id)
        for field in kind.fields {
            guard case .state(let usual)? = field.search, let word = site.text(id, field.name), !usual.contains(word)
            else {
                continue
            }
            return site.strings[language].choice(word, field.name, of: kind.name)
        }
        return ""
    }
}
