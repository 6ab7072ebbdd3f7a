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
}

/// Hops 1 and 2 for every text: read, and parse what the cache does not know.
func parse(_ ground: Ground, cache: EntryCache, into diagnostics: inout Diagnostics) throws -> ParsedContent {
    let parser = EntryParser(
        kinds: ground.kinds, languages: ground.settings.languages, zone: ground.settings.zone,
        vocabulary: ground.settings.vocabulary, labels: ground.labels)
    let results = ground.texts.slicesConcurrently(workers: ground.workers) { paths in
        parseSlice(paths, ground, parser, cache)
    }
    var entries: [Entry] = []
    var isClean: [Bool] = []
    var unread: [EntryParser.Unread] = []
    entries.reserveCapacity(ground.texts.count)
    isClean.reserveCapacity(ground.texts.count)
    var hash = SHA256()
    hash.update(ground.settings.digest)
    for words in ground.strings { hash.update(words.digest) }
    for path in ground.assets.paths {
        hash.update(path)
        hash.update(ground.assets.size(of: path))
    }
    for result in results {
        if let failure = result.failure { throw failure }
        entries += result.entries
        isClean += result.isClean
        unread += result.unread
        diagnostics.append(contentsOf: result.diagnostics.all)
    }
    for entry in entries { hash.update(entry.digest) }
    return ParsedContent(entries: entries, unread: unread, isClean: isClean, digest: hash.digest())
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
    _ paths: ArraySlice<String>, _ ground: Ground, _ parser: EntryParser, _ cache: EntryCache
) -> ParsedSlice {
    var result = ParsedSlice()
    var fresh: [EntryParser.Parsed] = []
    var order: [(isFresh: Bool, index: Int)] = []
    var known: [Entry] = []
    for path in paths {
        guard
            let source = readSource(
                path, in: ground.contentFolder, shownAs: "content/" + path, into: &result.diagnostics)
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
            digest: digest)
    }
}
