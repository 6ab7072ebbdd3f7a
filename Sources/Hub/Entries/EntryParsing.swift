package import Calendars
package import MarkdownHTML
package import SourceText
internal import YAML

/// Hop 2: one source to one entry, without a look at any other file.
package struct EntryParser: Sendable {
    let kinds: [Kind]
    let languages: [String]
    let zone: Zone
    let vocabulary: FieldReader.Vocabulary
    let labels: [MarkdownLabels]
    /// Whether what is understood and not in the standard form is said too.
    var saysStandardForm = false
    private let kindByFolder: [String: Int]

    package init(
        kinds: [Kind], languages: [String], zone: Zone, vocabulary: FieldReader.Vocabulary, labels: [MarkdownLabels]
    ) {
        self.kinds = kinds
        self.languages = languages
        self.zone = zone
        self.vocabulary = vocabulary
        self.labels = labels
        kindByFolder = Dictionary(uniqueKeysWithValues: kinds.enumerated().map { ($1.folder, $0) })
    }

    /// An entry whose body is not in the store yet.
    package struct Parsed: Sendable {
        package let entry: Entry
        let html: [UInt8]
        let text: [UInt8]
    }

    struct Identity: Sendable {
        let kind: Int
        let language: Int
        let slug: String
    }

    /// A file that gave no entry, with what its path says; nil where that says nothing either.
    struct Unread: Sendable {
        let path: String
        let identity: Identity?
    }

    func unread(_ path: String) -> Unread {
        var said = Diagnostics()
        return Unread(path: path, identity: identity(of: path, into: &said))
    }

    /// What the path below `content/` says: kind, language, and the address below the kind's folder.
    func identity(of path: String, into diagnostics: inout Diagnostics) -> Identity? {
        let place = Place("content/" + path, nil)
        var parts = path.split(byte: "/").map(String.init)
        guard parts.count > 1, let kind = kindByFolder[parts[0]] else {
            let near = nearFolder(parts.dropLast()).map { "content/" + $0 + "/" + (parts.last ?? "") }
            diagnostics.append(
                .unknownFolder, at: place, kinds.map { $0.folder + "/" }.joined(separator: ", "), suggestion: near)
            return nil
        }
        var name = parts.removeLast()
        if let dot = name.lastIndex(ofByte: ".") { name = String(name[..<dot]) }
        var language = 0
        if let dot = name.lastIndex(ofByte: "."), dot != name.startIndex {
            let code = String(name[dot...].dropFirst(bytes: 1))
            if let index = languages.firstIndex(of: code) {
                language = index
                name = String(name[..<dot])
            } else if code.utf8.count == 2, code.utf8.allSatisfy({ (0x61...0x7A).contains($0) }) {
                diagnostics.append(.unknownFileLanguage, at: place, code, suggestion: nil)
                return nil
            }
        }
        var slugs = parts.dropFirst().map { SourceText.slug($0) }
        // `index.md` speaks for its folder, as a page with its pictures beside it.
        if name != "index" || slugs.isEmpty { slugs.append(SourceText.slug(name)) }
        guard !slugs.contains(where: \.isEmpty) else {
            diagnostics.append(.emptySlug, at: place)
            return nil
        }
        return Identity(kind: kind, language: language, slug: slugs.joined(separator: "/"))
    }

    /// The kind's folder that one of these was most likely meant for.
    private func nearFolder(_ folders: some Sequence<String>) -> String? {
        let known = kinds.map(\.folder)
        for folder in folders {
            let small = folder.lowercased()
            if known.contains(small) { return small }
            if let meant = OwnWords.folders[small], known.contains(meant) { return meant }
            if let near = nearest(to: small, among: known) { return near }
        }
        return nil
    }

    package func parse(_ source: Source, at path: String, digest: Digest, into diagnostics: inout Diagnostics)
        -> Parsed?
    {
        guard let identity = identity(of: path, into: &diagnostics) else { return nil }
        let kind = kinds[identity.kind]
        let parts: FrontMatter
        do {
            parts = try FrontMatter(of: source.bytes)
        } catch {
            switch error {
            case .missing: sayNoFrontMatter(source, kind, into: &diagnostics)
            case .notClosed(_, let line?):
                let written = String(decoding: source.bytes[line], as: UTF8.self)
                let rest = written.trimmed.hasPrefix(bytes: "---") ? written.trimmed.dropFirst(bytes: 3) : ""
                let lines = rest.isEmpty ? "---" : "---\n" + rest
                diagnostics.append(
                    .fenceLookAlike, at: Place(source.path, line), written,
                    mend: Mend(lines: lines, edits: [.init(line, lines)]))
            case .notClosed(let at, nil):
                diagnostics.append(.frontMatterOpen, at: Place(source.path, at..<(at + 3)))
            }
            return nil
        }
        sayDamagedText(source, fields: parts.yaml, into: &diagnostics)
        for line in parts.lookAlikes {
            let written = String(decoding: source.bytes[line], as: UTF8.self)
            diagnostics.append(
                .fenceLookAlike, at: Place(source.path, line), written,
                mend: Mend(lines: "---", edits: [.init(line, "---")]))
        }
        var said = Diagnostics()
        let node = parseFields(
            source.bytes[parts.yaml], at: parts.yaml.lowerBound, path: source.path, isField: kind.isFieldName,
            shape: { FieldReader.shape(of: $0, in: kind.fields) }, into: &said)
        let yamlIsBroken = said.hasErrors && node == nil
        diagnostics.append(contentsOf: said.all)
        var reader = FieldReader(path: source.path, vocabulary: vocabulary)
        reader.saysStandardForm = saysStandardForm
        var values: [FieldValue.MapItem] = []
        if !yamlIsBroken {
            let front = node ?? .mapping([], 0..<0)
            let rows = identity.language == 0 ? kind.fields : kind.translatedFields
            values = reader.values(
                of: front.isNothing ? .mapping([], 0..<0) : front, rows: rows, index: kind.index(of:), keys: kind.keys,
                owner: kind.name)
            let checks = EntryChecks(kind: kind, values: values, front: front, path: source.path, zone: zone)
            checks.sayMissing(reader, isOriginal: identity.language == 0, into: &reader.diagnostics)
            if identity.language == 0 { checkRecurrence(values, kind, source.path, front, &reader.diagnostics) }
            checks.checkOrder(into: &reader.diagnostics)
            checks.checkContradictions(into: &reader.diagnostics)
            checks.checkCoordinates(into: &reader.diagnostics)
        }
        diagnostics.append(contentsOf: reader.diagnostics.all)
        let body = renderMarkdown(
            source.bytes[parts.body], at: parts.body.lowerBound, path: source.path, labels: labels[identity.language],
            into: &diagnostics)
        guard !yamlIsBroken else { return nil }
        let excerpt = body.firstParagraph.withoutGreeting.cut(at: 300)
        var face = SHA256()
        face.update(path)
        face.update(source.bytes[..<parts.body.lowerBound])
        face.update(excerpt)
        let entry = Entry(
            path: path, kind: identity.kind, declaration: kind, language: identity.language, slug: identity.slug,
            values: values,
            body: Entry.Body(
                html: .empty, text: .empty, openLinks: body.openLinks, headings: body.headings,
                excerpt: excerpt, firstPicture: body.firstPicture,
                offset: parts.body.lowerBound, words: body.text.count { $0 == 0x20 || $0 == 0x0A } + 1),
            digest: digest, faceDigest: face.digest())
        return Parsed(entry: entry, html: body.html, text: body.text)
    }

    /// A first start that the rule does not choose is not in the series (RFC 5545, 3.8.5.3): calendars would show it, pages not.
    private func checkRecurrence(
        _ values: [FieldValue.MapItem], _ kind: Kind, _ path: String, _ front: YAMLNode,
        _ diagnostics: inout Diagnostics
    ) {
        func value(_ index: Int) -> FieldValue? { values.first { $0.index == index }?.value }
        guard let startIndex = kind.index(calendar: .start), let ruleIndex = kind.index(calendar: .recurrence),
            value(ruleIndex) != nil,
            case .moment(let written)? = value(startIndex)
        else { return }
        let name = kind.fields[startIndex].name
        let place = Place(path, front[name]?.range ?? front.range)
        guard written.precision >= .day else {
            diagnostics.append(.dateTooVague, at: place, written.typed, name)
            return
        }
        guard let timing = Timing(kind, in: zone, value: value), let recurrence = timing.recurrence else { return }
        let rulePlace = Place(path, front[kind.fields[ruleIndex].name]?.range ?? front.range)
        let all = Recurrence(recurrence.rule, from: recurrence.start)
        guard let first = all.starts(in: zone, limit: 1).first, !recurrence.starts(in: zone, limit: 1).isEmpty else {
            diagnostics.append(.emptySeries, at: rulePlace)
            return
        }
        if first.instant(in: zone) != timing.start.instant(in: zone) {
            diagnostics.append(.startOutsideRule, at: place, timing.start.typed, first.typed, name)
        }
        let exceptions = kind.index(calendar: .exceptions).flatMap { front[kind.fields[$0].name] }
        let starts = RecurrenceStarts(all, in: zone)
        for (number, exception) in recurrence.excluded.enumerated() {
            let from = exception.instant(in: zone)
            let until = exception.hasTime ? from.adding(seconds: 1) : exception.end(in: zone)
            guard starts.first(from: from, until: until) == nil else { continue }
            var range = exceptions?.range ?? front.range
            if case .sequence(let items, _)? = exceptions, items.count == recurrence.excluded.count {
                range = items[number].range
            }
            diagnostics.append(.exceptionOutsideRule, at: Place(path, range), exception.typed)
        }
    }
}

extension YAMLNode {
    fileprivate var isNothing: Bool {
        if case .scalar(let scalar) = self { return scalar.isNull }
        return false
    }
}
