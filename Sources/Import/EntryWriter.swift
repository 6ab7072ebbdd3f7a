internal import Calendars
internal import FileTree
internal import Hub
internal import MarkdownHTML
internal import SourceText
internal import Translations

/// An entry's file as it will be written.
struct MadeEntry: Sendable {
    let path: String
    let bytes: [UInt8]
    let remarks: [Diagnostic]
    /// Files from beside the tree that it shows.
    let outside: [String]
    /// What its links and fields may mean in the new folder, each the likeliest first.
    let named: [[String]]
    /// What the new site would not take of it; nil where it takes all.
    let mistake: Diagnostic?
}

/// Makes entries of drafts, once it is known where everything is.
struct EntryWriter {
    let request: ImportRequest
    let old: OldSite
    let site: NewSettings
    let tree: OldTree
    private let parser: EntryParser
    private let aliasOwners: [OutputPath: Int]

    init(request: ImportRequest, old: OldSite, site: NewSettings, tree: OldTree) {
        self.request = request
        self.old = old
        self.site = site
        self.tree = tree
        parser = EntryParser(
            kinds: request.siteKinds, languages: site.languages, zone: site.zone, vocabulary: site.vocabulary,
            labels: site.languages.map { _ in MarkdownLabels() })
        // Of those that want an address the one that lay there has it, then the first.
        var owners: [OutputPath: Int] = [:]
        let addresses = Set(old.places.places.values.map { EntryWriter.key($0.url) })
        for (index, place) in old.places.places.sorted(by: { $0.key < $1.key }) {
            let key = EntryWriter.key(place.oldURL)
            if !addresses.contains(key), owners[key] == nil { owners[key] = index }
        }
        for (index, place) in old.places.places.sorted(by: { $0.key < $1.key }) {
            for alias in old.aliases(of: index) {
                let key = EntryWriter.key(EntryWriter.absolute(alias, place.oldURL, site.base))
                if !addresses.contains(key), owners[key] == nil { owners[key] = index }
            }
        }
        aliasOwners = owners
    }

    /// What two spellings of one address have in common: the site takes them for one as well.
    private static func key(_ url: String) -> OutputPath {
        let address = OldAddress(url)
        let path = (address?.path ?? url).split(byte: "/").joined(separator: "/")
        return OutputPath("/" + path + (address?.query.map { "?" + $0 } ?? ""))
    }

    private static func absolute(_ alias: String, _ own: String, _ base: String?) -> String {
        if alias.contains(bytes: "://") {
            guard let base, OldSite.host(of: alias) == OldSite.host(of: base) else { return alias }
            return OldSite.path(of: alias)
        }
        if alias.hasPrefix(bytes: "/") { return alias }
        let folder = own.split(byte: "/").dropLast().joined(separator: "/")
        return "/" + (folder.isEmpty ? "" : folder + "/") + alias
    }

    /// nil for a draft that has no place in the new site.
    func entry(_ index: Int) -> MadeEntry? {
        guard let place = old.places.places[index] else { return nil }
        let draft = old.drafts[index]
        var remarks = draft.remarks + (old.places.remarks[index] ?? [])
        var outside: [String] = []
        var links = LinkPass(draft.body)
        var led: Set<[UInt8]> = []
        let body = links.converted { written, isPicture in
            let answer = old.answer(written, isPicture: isPicture, in: index)
            if let remark = answer.remark {
                remarks.append(remark)
                if remark.id == Message.importOutside.id {
                    outside += remark.arguments.map { $0.split(byte: "/").joined(separator: "/") }
                }
            }
            switch answer.target {
            case .same: led.insert(Array(written.utf8))
            case .to(let new): led.insert(Array(new.utf8))
            case .remote, .words: break
            }
            return answer.target
        }
        var mapping = FieldMapping(
            kind: request.siteKinds[place.kind], path: draft.text.path, language: draft.language, map: request.fields,
            splitsTags: tree.generator == .jekyll, vocabulary: site.vocabulary,
            entry: { old.entry(named: $0, kind: $1) },
            file: { name in
                let answer = old.answer(name, isPicture: true, in: index)
                guard case .to(let path) = answer.target else { return nil }
                if let remark = answer.remark, remark.id == Message.importOutside.id { outside += remark.arguments }
                return path
            })
        mapping.take(draft.fields)
        if draft.text.folders.contains("_drafts") { mapping.put("draft", .word("true")) }
        mapping.complete(title: draft.title, date: draft.date)
        let aliases = aliases(of: index, place, &remarks)
        if !aliases.isEmpty { mapping.put("aliases", .list(aliases.map { .word($0) })) }
        remarks += mapping.remarks.all
        var text = body
        if body.allSatisfy(\.isSpace),
            let target = ["redirectto", "redirect_to", "redirect", "canonical", "source_url", "external_url"].lazy
                .compactMap({ draft.fields[$0]?.text }).first(where: { !$0.isEmpty })
        {
            remarks.append(Diagnostic(.importRedirect, at: Place(draft.text.path), [target.cut(at: 120)]))
            if FieldReader.isWebAddress(target), !target.hasPrefix(bytes: "/") {
                text = Array("<\(target)>".utf8)
            } else if case .to(let new) = old.answer(target, isPicture: false, in: index).target {
                text = Array("[\(draft.title.bracketed)](\(new.asTarget))".utf8)
                led.insert(Array(new.utf8))
            }
        }
        // A calendar folds its lines within signs, and references hide some: only here do all stand as they are.
        var controls = Diagnostics()
        text = OldText.decoded(text, path: draft.text.path, &controls) ?? text
        return checked(mapping.frontMatter(), text, leading: led, place, draft, remarks + controls.all, outside)
    }

    private func aliases(of index: Int, _ place: Placing.Place, _ remarks: inout [Diagnostic]) -> [String] {
        let draft = old.drafts[index]
        let placing = Placing(request, tree, languages: site.languages) { _ in false }
        var result: [String] = []
        var seen: Set<OutputPath> = [EntryWriter.key(place.url)]
        let given = old.aliases(of: index).map { EntryWriter.absolute($0, place.oldURL, site.base) }
        for (position, wish) in ([place.oldURL] + given).enumerated() {
            let isGiven = position > 0
            func lose(_ uk: Phrase, _ en: Phrase) {
                if isGiven || !placing.isReserved(wish) {
                    remarks.append(
                        Diagnostic(
                            .importAliasLost, at: Place(draft.text.path),
                            [wish.cut(at: 120), MessageLanguage(nearest: draft.language)(uk, en)]))
                }
            }
            let key = EntryWriter.key(wish)
            if !seen.insert(key).inserted || key == OutputPath("/") { continue }
            guard let path = OldAddress(wish).map({ $0.path + ($0.query.map { "?" + $0 } ?? "") }) else {
                lose("не є адресою на цьому сайті", "it is no address on this site")
                continue
            }
            if placing.isReserved(path) {
                lose("там перелік нового сайту", "a list of the new site lies there")
            } else if aliasOwners[key] == index {
                result.append(path)
            } else {
                lose("її займає інша сторінка", "another page has it")
            }
        }
        return result
    }

    // MARK: The new site's own judgement

    /// How often a text is read back; each reading mends one sort of mistake.
    private static let attempts = 6

    /// Lets the site's parser read the file; what it does not take is shown as text, and if it still does not, said.
    private func checked(
        _ front: [UInt8], _ body: [UInt8], leading led: Set<[UInt8]>, _ place: Placing.Place, _ draft: Draft,
        _ remarks: [Diagnostic], _ outside: [String]
    ) -> MadeEntry {
        var body = body
        var remarks = remarks
        var mistake: Diagnostic?
        for attempt in 0..<EntryWriter.attempts {
            let bytes = front + (body.isEmpty ? [] : [0x0A] + body + [0x0A])
            let source = Source(path: "content/" + place.path, bytes: bytes)
            var diagnostics = Diagnostics()
            let parsed = parser.parse(source, at: place.path, digest: Digest(of: []), into: &diagnostics)
            let errors = diagnostics.all.filter { $0.severity == .error }
            guard let first = errors.first ?? (parsed == nil ? diagnostics.all.first : nil) else {
                let unled = parsed?.entry.body.openLinks.filter { !EntryWriter.leads($0, led) } ?? []
                var plain = EntryWriter.unlinking(body, unled, leading: led, offset: front.count + 1)
                // Where a link is written so that it is not found, no bracket stays one.
                if plain == body || attempt >= 3, unled.contains(where: EntryWriter.leadsIntoSite) {
                    plain = EntryWriter.withoutBrackets(body)
                }
                if plain != body, attempt + 1 < EntryWriter.attempts {
                    body = plain
                    remarks += unled.map { EntryWriter.lost($0, in: draft) }
                    continue
                }
                return MadeEntry(
                    path: place.path, bytes: bytes, remarks: remarks, outside: outside,
                    named: parsed?.entry.namedPaths ?? [], mistake: nil)
            }
            mistake = Diagnostic(
                .leftBroken, at: Place(draft.text.path),
                [first.id + " " + first.arguments.joined(separator: ", ").cut(at: 120)])
            let mended =
                attempt < 2 ? mended(body, errors) : EntryWriter.escaping(body, at: errors, offset: front.count + 1)
            if mended == body || attempt + 1 == EntryWriter.attempts { break }
            body = mended
            if errors.contains(where: { $0.id == "markdown.rawHTML" }) {
                remarks.append(Diagnostic(.importEscaped, at: Place(draft.text.path)))
            }
        }
        return MadeEntry(
            path: place.path, bytes: [], remarks: remarks, outside: outside, named: [], mistake: mistake)
    }

    private static func leads(_ link: OpenLink, _ led: Set<[UInt8]>) -> Bool {
        led.contains(Array(link.target.utf8)) || led.contains(Array(link.target.percentDecoded.utf8))
    }

    private static func lost(_ link: OpenLink, in draft: Draft) -> Diagnostic {
        var message = Message.importLinkLost
        if case .picture = link.role { message = .importPictureLost }
        return Diagnostic(message, at: Place(draft.text.path), [link.target.cut(at: 120)])
    }

    /// Links that the parser sees where the conversion saw none, in places that read like code: their brackets become
    /// letters of the text, since nobody has said where they lead.
    private static func unlinking(
        _ body: [UInt8], _ links: [OpenLink], leading led: Set<[UInt8]>, offset: Int
    ) -> [UInt8] {
        guard !links.isEmpty else { return body }
        var edits = Edits()
        for link in links {
            var at = min(body.count, link.range.lowerBound - offset)
            while at > 0, "<(: \n>".utf8.contains(body[at - 1]) { at -= 1 }
            if at > 0, isBracket(body, at: at - 1) { edits.replace((at - 1)..<(at - 1), with: "\\") }
        }
        if !edits.isEmpty { return edits.applied(to: body) }
        // A target written with references or escapes is not found where it stands: look at every bracket.
        for at in body.indices.dropLast() where isBracket(body, at: at) {
            guard body[at + 1] == UInt8(ascii: "(") || body[at + 1] == UInt8(ascii: ":") else { continue }
            let written = target(in: body, from: at + 2)
            if isOfSite(written), !led.contains(Array(written.utf8)) { edits.replace(at..<at, with: "\\") }
        }
        return edits.applied(to: body)
    }

    private static func leadsIntoSite(_ link: OpenLink) -> Bool { isOfSite(link.target) }

    /// Whether a target means a page or file of this site: no heading of its own page, no other address.
    private static func isOfSite(_ target: String) -> Bool {
        !target.hasPrefix(bytes: "#") && OldSite.scheme(of: target) == nil
    }

    /// Every square bracket as a letter of the text.
    private static func withoutBrackets(_ body: [UInt8]) -> [UInt8] {
        var edits = Edits()
        var slashes = 0
        for (index, byte) in body.enumerated() {
            if slashes % 2 == 0, byte == UInt8(ascii: "[") || byte == UInt8(ascii: "]") {
                edits.replace(index..<index, with: "\\")
            }
            slashes = byte == UInt8(ascii: "\\") ? slashes + 1 : 0
        }
        return edits.applied(to: body)
    }

    /// Whether a `]` stands there that no backslash makes a letter.
    private static func isBracket(_ body: [UInt8], at index: Int) -> Bool {
        guard body[index] == UInt8(ascii: "]") else { return false }
        let slashes = body[..<index].reversed().prefix { $0 == UInt8(ascii: "\\") }.count
        return slashes % 2 == 0
    }

    /// The target that is written from `start` on, decoded.
    private static func target(in body: [UInt8], from start: Int) -> String {
        var at = start
        while at < body.count, body[at].isBlank { at += 1 }
        let isBracketed = at < body.count && body[at] == UInt8(ascii: "<")
        if isBracketed { at += 1 }
        let rest = body[at...].prefix {
            isBracketed ? $0 != UInt8(ascii: ">") && $0 != 0x0A : !$0.isSpace && $0 != UInt8(ascii: ")")
        }
        return String(decoding: rest, as: UTF8.self).decodingReferences().unescapedMarkdown
    }

    private func mended(_ body: [UInt8], _ errors: [Diagnostic]) -> [UInt8] {
        var body = body
        let ids = Set(errors.map(\.id))
        if ids.contains("markdown.rawHTML") { body = EntryWriter.escapingTags(body) }
        if ids.contains(where: {
            ["markdown.openComment", "markdown.visibleComment", "markdown.textBesideComment"].contains($0)
        }) {
            body = EntryWriter.withoutComments(body)
        }
        let missing = Set(errors.filter { $0.id == "anchor.missing" }.flatMap { $0.arguments.prefix(1) })
        let refused = Set(
            errors.filter {
                [
                    "markdown.unsafeLink", "markdown.hostless", "markdown.hostOnly", "markdown.emptyLink",
                    "markdown.remotePicture",
                ].contains($0.id)
            }.flatMap { $0.arguments.prefix(1) })
        // A message cuts what is long.
        let cut = refused.filter { $0.utf8.count > 150 }
        if !missing.isEmpty || !refused.isEmpty {
            var links = LinkPass(body)
            body = links.converted { written, isPicture in
                if written.hasPrefix(bytes: "#"),
                    missing.contains(written.dropping(bytes: 1))
                        || missing.contains(written.dropping(bytes: 1).percentDecoded)
                {
                    return .words
                }
                if refused.contains(written)
                    || written.utf8.count > 150 && cut.contains(where: { $0.hasPrefix(bytes: written) })
                {
                    return isPicture && written.contains(bytes: "://") ? .remote(written) : .words
                }
                return .same
            }
        }
        return body
    }

    /// The same at the very places that the parser named.
    private static func escaping(_ body: [UInt8], at errors: [Diagnostic], offset: Int) -> [UInt8] {
        var edits = Edits()
        for error in errors where error.id == "markdown.rawHTML" {
            guard let range = error.place.range else { continue }
            var at = max(0, range.lowerBound - offset)
            let end = min(body.count, max(range.upperBound - offset, at + 1))
            while at < end {
                if body[at] == UInt8(ascii: "<"), at == 0 || body[at - 1] != UInt8(ascii: "\\") {
                    edits.replace(at..<at, with: "\\")
                }
                at += 1
            }
        }
        return edits.applied(to: body)
    }

    /// Every `<` that would begin a tag as a letter of the text.
    private static func escapingTags(_ body: [UInt8]) -> [UInt8] {
        var edits = Edits()
        var cursor = CodeCursor(CodeRanges(body).ranges)
        var at = 0
        while at < body.count {
            if let end = cursor.code(at: at) {
                at = end
                continue
            }
            if body[at] == UInt8(ascii: "\\") {
                at += 2
                continue
            }
            if body[at] == UInt8(ascii: "<"), at + 1 < body.count,
                body[at + 1].isLetter || "/!?".utf8.contains(body[at + 1])
            {
                var end = at + 1
                while end < body.count, body[end].isLetter || body[end].isDigit || "+.-_".utf8.contains(body[end]) {
                    end += 1
                }
                let isAddress = end < body.count && (body[end] == UInt8(ascii: ":") || body[end] == UInt8(ascii: "@"))
                let isTarget = at > 1 && body[at - 1] == UInt8(ascii: "(") && body[at - 2] == UInt8(ascii: "]")
                if !isAddress, !isTarget { edits.replace(at..<at, with: "\\") }
            }
            at += 1
        }
        return edits.applied(to: body)
    }

    private static func withoutComments(_ body: [UInt8]) -> [UInt8] {
        var edits = Edits()
        var cursor = CodeCursor(CodeRanges(body).ranges)
        var at = 0
        while at < body.count {
            if let end = cursor.code(at: at) {
                at = end
                continue
            }
            for sign in ["<!--", "-->"] where body.has(sign, at: at) {
                edits.replace(at..<(at + sign.utf8.count), with: "")
            }
            at += 1
        }
        return edits.applied(to: body)
    }
}
