internal import FileTree
internal import SourceText

/// Every entry of the content folder, and the digest of all that they and the site's words are made from.
package struct ParsedContent {
    package let entries: [Entry]
    /// What could not be read: mistakes that follow from it alone are not said besides.
    let unread: [EntryParser.Unread]
    /// Of which entries nothing was to be said, so that the cache may keep them.
    let isClean: [Bool]
    let digest: Digest
    /// The same without the entries' bodies.
    let faceDigest: Digest
}

/// Hops 1 and 2 for every text: read, and parse what the cache does not know.
///
/// `digests`: by path, of texts that need not be read to know which entry they hold.
func parse(
    _ loaded: LoadedProject, _ digests: [String: Digest], cache: EntryCache, into diagnostics: inout Diagnostics
) throws -> ParsedContent {
    let parser = EntryParser(loaded)
    let results = loaded.texts.slicesConcurrently(workers: loaded.workers) { paths in
        parseSlice(paths, loaded, digests, parser, cache)
    }
    var entries: [Entry] = []
    var isClean: [Bool] = []
    var unread: [EntryParser.Unread] = []
    entries.reserveCapacity(loaded.texts.count)
    isClean.reserveCapacity(loaded.texts.count)
    var hash = SHA256()
    hash.update(loaded.settings.digest)
    for words in loaded.strings { hash.update(words.digest) }
    for path in loaded.assets.paths {
        hash.update(path)
        hash.update(loaded.assets.size(of: path))
    }
    for result in results {
        if let failure = result.failure { throw failure }
        entries += result.entries
        isClean += result.isClean
        unread += result.unread
        diagnostics.append(contentsOf: result.diagnostics.all)
    }
    var faces = hash
    for entry in entries {
        hash.update(entry.digest)
        faces.update(entry.faceDigest)
    }
    return ParsedContent(
        entries: entries, unread: unread, isClean: isClean, digest: hash.digest(), faceDigest: faces.digest())
}

extension EntryParser {
    init(_ loaded: LoadedProject) {
        self.init(
            kinds: loaded.kinds, languages: loaded.settings.languages, zone: loaded.settings.zone,
            vocabulary: loaded.settings.vocabulary, labels: loaded.labels)
    }
}

private struct ParsedSlice: Sendable {
    var entries: [Entry] = []
    var isClean: [Bool] = []
    var unread: [EntryParser.Unread] = []
    var diagnostics = Diagnostics()
    var failure: FileError?
}

/// The bodies of a slice go to the store together, in one write.
private func parseSlice(
    _ paths: ArraySlice<String>, _ loaded: LoadedProject, _ digests: [String: Digest], _ parser: EntryParser,
    _ cache: EntryCache
) -> ParsedSlice {
    var result = ParsedSlice()
    var fresh: [EntryParser.Parsed] = []
    var order: [(isFresh: Bool, index: Int)] = []
    var known: [Entry] = []
    for path in paths {
        if let digest = digests[path], let entry = cache.entry(digest) {
            order.append((false, known.count))
            known.append(entry)
            result.isClean.append(true)
            continue
        }
        guard
            let source = readSource(
                path, in: loaded.contentFolder, shownAs: "content/" + path, into: &result.diagnostics)
        else {
            result.unread.append(parser.unread(path))
            continue
        }
        var hash = SHA256()
        hash.update(path)
        hash.update(source.bytes)
        let digest = hash.digest()
        if let entry = cache.entry(digest) {
            order.append((false, known.count))
            known.append(entry)
            result.isClean.append(true)
            continue
        }
        let said = result.diagnostics.all.count
        if let parsed = parser.parse(source, at: path, digest: digest, into: &result.diagnostics) {
            order.append((true, fresh.count))
            fresh.append(parsed)
            result.isClean.append(result.diagnostics.all.count == said)
        } else {
            result.unread.append(parser.unread(path))
        }
    }
    var block: [UInt8] = []
    block.reserveCapacity(fresh.reduce(0) { $0 + $1.html.count + $1.text.count })
    for parsed in fresh {
        block += parsed.html
        block += parsed.text
    }
    do {
        var offset = try cache.bodies.append(block)
        let stored = fresh.map { parsed in
            let html = BodyStore.Piece(offset: offset, of: parsed.html)
            let text = BodyStore.Piece(offset: offset + parsed.html.count, of: parsed.text)
            offset += parsed.html.count + parsed.text.count
            return parsed.entry.stored(html: html, text: text)
        }
        result.entries = order.map { $0.isFresh ? stored[$0.index] : known[$0.index] }
    } catch {
        result.failure = error
    }
    return result
}

extension Entry {
    /// The entry with its body's place in the store.
    fileprivate func stored(html: BodyStore.Piece, text: BodyStore.Piece) -> Entry {
        Entry(
            path: path, kind: kind, declaration: declaration, language: language, slug: slug, values: values,
            body: Body(
                html: html, text: text, openLinks: body.openLinks, headings: body.headings, excerpt: body.excerpt,
                firstPicture: body.firstPicture, offset: body.offset, words: body.words),
            digest: digest, faceDigest: faceDigest)
    }
}
