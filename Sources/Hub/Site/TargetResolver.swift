internal import MarkdownHTML
internal import SourceText

/// Finds what each reference and each open link of an entry leads to, and says which lead nowhere.
struct TargetResolver: Sendable {
    let entries: [Entry]
    let linked: [LinkedEntry]
    let kinds: [Kind]
    let names: EntryNames
    let hidden: EntryNames
    let addresses: Addresses
    let unread: UnreadEntryNames
    let assets: Assets
    let settings: Settings
    let headings: HeadingIDs

    struct Resolved: Sendable {
        var references: [Int: Target] = [:]
        var links: [Target] = []
        /// For every reference to an entry: the field it stands in.
        var fieldTargets: [(field: Int, target: EntryID)] = []
        var diagnostics: [Diagnostic] = []
    }

    func resolve(_ id: EntryID) -> Resolved {
        let entry = entries[id]
        let file = "content/" + entry.path
        var result = Resolved()
        for item in entry.values {
            let field = kinds[entry.kind].fields[item.index]
            resolve(item.value, as: field.type, field: item.index, id, entry, file, &result)
        }
        for link in entry.body.openLinks {
            let said = result.diagnostics.count
            result.links.append(target(of: link, in: entry, file, &result))
            // A card and the link in its place are one link of the text.
            if said > 0, result.diagnostics.count > said, result.diagnostics[said - 1] == result.diagnostics[said] {
                result.diagnostics.removeLast()
            }
        }
        return result
    }

    private func resolve(
        _ value: FieldValue, as type: FieldType, field: Int, _ id: EntryID, _ entry: Entry, _ file: String,
        _ result: inout Resolved
    ) {
        switch (value, type) {
        case (.list(let items), .list(let item)):
            for value in items where !sayTogether(value, item, isAlone: items.count == 1, field, entry, file, &result) {
                resolve(value, as: item, field: field, id, entry, file, &result)
            }
        case (.map(let items), .map(let rows)), (.map(let items), .either(_, let rows)):
            for item in items { resolve(item.value, as: rows[item.index].type, field: field, id, entry, file, &result) }
        case (_, .either(let plain, _)): resolve(value, as: plain, field: field, id, entry, file, &result)
        case (.reference(let reference), .reference(let kind, let orText)):
            let target = find(reference, kind: kind, orText: orText, entry, file, &result)
            result.references[reference.range.lowerBound] = target
            guard case .entry(let named, _) = target else { return }
            result.fieldTargets.append((field, linked[named].original))
            let row = kinds[entry.kind].fields[field]
            // A field that leads on and on is looked at with its whole chain.
            if linked[named].original == linked[id].original, !Linker.isChain(row) {
                result.diagnostics.append(Diagnostic(.selfReference, at: Place(file, reference.range), [row.name]))
            }
        case (.file(let reference), _): resolve(reference, in: entry, file, &result)
        case (.picture(let picture), _):
            resolve(picture.source, in: entry, file, &result)
            if picture.source.isRemote {
                result.diagnostics.append(
                    Diagnostic(.remotePicture, at: Place(file, picture.source.range), [picture.source.path]))
            }
        case (.markdown(let body), _):
            for link in body.openLinks {
                result.references[link.range.lowerBound] = target(of: link, in: entry, file, &result)
            }
        case (.text, _), (.moment, _), (.flag, _), (.number, _), (.money, _), (.path, _), (.term, _), (.localized, _),
            (.reference, _), (.list, _), (.map, _):
            break
        }
    }

    private func find(
        _ reference: Reference, kind: String?, orText: Bool, _ entry: Entry, _ file: String, _ result: inout Resolved
    ) -> Target {
        let kindIndex = kind.flatMap { name in kinds.firstIndex { $0.name == name } }
        let place = Place(file, reference.range)
        let text = reference.text
        let isFile = text.isFileOfEntry
        if orText, !text.isSlugShaped, !isFile, !text.utf8.contains(UInt8(ascii: "/")) {
            sayNearName(reference, kind: kindIndex, place, &result)
            return .words(text)
        }
        switch names.find(text, kind: kindIndex) {
        case .found(let id) where !orText || text.isSlugShaped || isFile || text.contains(bytes: "/"):
            return .entry(id, fragment: "")
        case .ambiguous where !orText || text.isSlugShaped || isFile:
            result.diagnostics.append(
                Diagnostic(
                    .ambiguousReference, at: place,
                    [text, names.paths(of: text, kind: kindIndex).prefix(4).joined(separator: ", ")]))
            return .words(text)
        default: break
        }
        if orText, !text.isSlugShaped, !isFile { return .words(text) }
        if case .found = hidden.find(text, kind: kindIndex) { return .unpublished }
        if unread.mayMean(text) { return .unpublished }
        result.diagnostics.append(
            Diagnostic(
                kind == nil ? .unknownReferenceOfAnyKind : orText ? .unknownReferenceOrText : .unknownReference,
                at: place,
                [text, kind ?? ""]))
        return .words(text)
    }

    /// Words that an entry's name would be, were it typed with small Latin letters, hyphens and no quotation marks.
    private func sayNearName(_ reference: Reference, kind: Int?, _ place: Place, _ result: inout Resolved) {
        let name = reference.text.asEntryName
        guard name.isSlugShaped else { return }
        guard case .found(let id) = names.find(name, kind: kind) else {
            if reference.text.contains(bytes: "_"), reference.text.replacing(bytes: "_", with: "-").isSlugShaped {
                result.diagnostics.append(
                    Diagnostic(
                        .unknownReferenceOrText, at: place, [reference.text, kind.map { kinds[$0].name } ?? ""]))
            }
            return
        }
        let slug = String(entries[id].slug.split(byte: "/").last ?? "")
        // A word with a capital letter may be a name in words.
        let isWord = reference.text.lowercasedASCII.isSame(bytes: name) && !name.contains(bytes: "-")
        result.diagnostics.append(
            Diagnostic(
                isWord ? .nearlyReference : .misspeltReference, at: place, [reference.text, slug],
                mend: isWord ? Mend(lines: slug) : Mend(lines: slug, edits: [.init(reference.range, slug)])))
    }

    private func resolve(_ reference: FileReference, in entry: Entry, _ file: String, _ result: inout Resolved) {
        if reference.isRemote {
            result.references[reference.range.lowerBound] = .address(reference.path)
            return
        }
        // A name may also count from the content's root, as editors' own pickers write it.
        let stored =
            contentPath(of: reference.path, from: entry.path).flatMap(assets.stored)
            ?? contentPath(of: "/" + reference.path, from: entry.path).flatMap(assets.stored)
        if let stored {
            result.references[reference.range.lowerBound] = .asset(stored)
            return
        }
        result.diagnostics.append(
            Diagnostic(.missingFile, at: Place(file, reference.range), [reference.path]))
    }

    private func target(of link: OpenLink, in entry: Entry, _ file: String, _ result: inout Resolved) -> Target {
        if link.role == .video, link.target.contains(bytes: "://") { return .address(link.target) }
        let pieces = split(link.target)
        let place = Place(file, link.range)
        guard let path = contentPath(of: pieces.path, from: entry.path) else {
            result.diagnostics.append(Diagnostic(.linkLeavesFolder, at: place, [link.target]))
            return .unpublished
        }
        if case .picture = link.role {
            if let stored = assets.stored(path) { return .asset(stored) }
            result.diagnostics.append(Diagnostic(.missingFile, at: place, [link.target]))
            return .unpublished
        }
        if let id = entryID(path, pieces.path) {
            checkFragment(pieces.fragment, of: id, link, place, &result)
            return .entry(id, fragment: pieces.fragment.isEmpty ? "" : anchor(of: pieces.fragment))
        }
        if let stored = assets.stored(path) { return .asset(stored) }
        if addresses.isHidden(file: path)
            || addresses.isHidden(url: "/" + path + (path.hasSuffix(bytes: "/") ? "" : "/"))
        {
            result.diagnostics.append(Diagnostic(.linkUnpublished, at: place, [link.target]))
            return .unpublished
        }
        if unread.has(file: path) || unread.has(url: "/" + path) { return .unpublished }
        // Lists, feeds and data exist once everything is planned; plan looks again.
        return .address("/" + path + (pieces.path.hasSuffix(bytes: "/") && !path.isEmpty ? "/" : "") + pieces.tail)
    }

    private func entryID(_ path: String, _ written: String) -> EntryID? {
        if let id = addresses.entry(file: path) { return id }
        if path.hasSuffix(bytes: ".md") { return nil }
        let url = path.isEmpty ? "/" : "/" + path + "/"
        return addresses.entry(url: url) ?? addresses.entry(file: path + ".md")
    }

    private func checkFragment(
        _ fragment: String, of id: EntryID, _ link: OpenLink, _ place: Place, _ result: inout Resolved
    ) {
        guard !fragment.isEmpty else { return }
        let wanted = anchor(of: fragment)
        if headings.has(wanted, in: id, entries) || wanted == "content" { return }
        result.diagnostics.append(
            Diagnostic(.missingAnchor, at: place, [fragment, "content/" + entries[id].path]))
    }

    private func split(_ target: String) -> (path: String, fragment: String, tail: String) {
        let path = target.prefix(beforeBytes: "#?")
        let fragment = target.halves(atByte: "#").map { String($0.after) } ?? ""
        return (String(path), fragment, String(target[path.endIndex...]))
    }

    /// The address of a file by the name that the disk has; any other address as it is.
    private func asStored(_ url: String) -> String {
        let pieces = split(url)
        guard url.utf8.first == UInt8(ascii: "/"), let path = contentPath(of: pieces.path, from: ""),
            let stored = assets.stored(path)
        else { return url }
        return assets.url(of: stored) + pieces.tail
    }

    /// What the settings refer to; items of the menu that lead to what is not published yet are left out.
    func checkedSettings(_ suggestions: inout Suggestions, into diagnostics: inout Diagnostics) -> Settings {
        var checked = settings
        checked.menu.removeAll { item in
            let url = split(item.url).path
            if unread.has(url: url) { return true }
            guard addresses.entry(url: url) == nil, addresses.isHidden(url: url) else { return false }
            diagnostics.append(.linkUnpublished, at: Place("content/site.yml", item.range), item.url)
            return true
        }
        for index in checked.menu.indices { checked.menu[index].url = asStored(checked.menu[index].url) }
        if let crest = settings.crest, assets.stored(crest.path) == nil {
            diagnostics.append(
                suggestions.suggesting(
                    Diagnostic(
                        crest.isRemote ? .remotePicture : .missingFile, at: Place("content/site.yml", crest.range),
                        [crest.path])))
        }
        for (_, service) in settings.tagServices {
            if case .found = names.find(service.text, kind: nil) { continue }
            if case .found = hidden.find(service.text, kind: nil) { continue }
            if unread.mayMean(service.text) { continue }
            diagnostics.append(
                suggestions.suggesting(
                    Diagnostic(
                        .unknownReferenceOfAnyKind, at: Place("content/site.yml", service.range), [service.text])))
        }
        return checked
    }
}

extension String {
    /// The name of an entry's file: `biblioteka.md`.
    fileprivate var isFileOfEntry: Bool {
        utf8.count > 3 && lowercasedASCII.hasSuffix(bytes: ".md") && !unicodeScalars.contains(" ")
    }

    /// Without quotation marks, in small letters, with hyphens, and with Latin letters for the Cyrillic ones of one form.
    fileprivate var asEntryName: String {
        let bare = String(
            String.UnicodeScalarView(unicodeScalars.filter { !"«»“”„‘’\"'".unicodeScalars.contains($0) }))
        var name = bare.trimmed.folded.replacing(bytes: "_", with: "-")
        guard name.mixesAlphabets else { return name }
        name = name.withLatinLookAlikes
        for (letter, other) in [("к", "k"), ("т", "t"), ("м", "m"), ("н", "h"), ("в", "b")] {
            name = name.replacing(bytes: letter, with: other)
        }
        return name
    }
}

/// Which headings an entry has: a page with many is looked up in a set, for many may link into it.
struct HeadingIDs: Sendable {
    private let many: [EntryID: Set<String>]

    init(_ entries: [Entry]) {
        var many: [EntryID: Set<String>] = [:]
        for (id, entry) in entries.enumerated() where entry.body.headings.count > 16 {
            many[id] = Set(entry.body.headings.map(\.id))
        }
        self.many = many
    }

    func has(_ heading: String, in id: EntryID, _ entries: [Entry]) -> Bool {
        many[id]?.contains(heading) ?? entries[id].body.headings.contains { $0.id == heading }
    }
}
