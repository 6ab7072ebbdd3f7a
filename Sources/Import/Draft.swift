internal import Hub
internal import MarkdownHTML
internal import SourceText

/// A file of the old tree whose text is converted as far as it can be without a look at the others.
struct Draft: Sendable {
    let text: OldTree.Text
    let fields: OldValue
    let body: [UInt8]
    /// Ids of the headings as the new page will have them.
    let anchors: Set<String>
    /// The old page's own ids of headings, and what they are called now.
    let renamedAnchors: [String: String]
    let firstHeading: String?
    let language: String
    let remarks: [Diagnostic]
    let isBodyEmpty: Bool
}

extension Draft {
    enum Outcome: Sendable {
        case draft(Draft)
        case left(OldTree.Left)
    }

    /// Hop by hop: bytes, fields and text, calls of the old generator, HTML, what other Markdown programs understand.
    static func read(_ file: OldTree.Text, _ bytes: [UInt8], settings: OldValue, language: String) -> Outcome {
        var remarks = Diagnostics()
        func left(_ message: Message) -> Outcome {
            .left(.init(path: file.path, reason: Diagnostic(message, at: Place(file.path))))
        }
        guard let old = OldText(bytes, path: file.path, remarks: &remarks) else { return left(.leftNotText) }
        if OldTree.isPage(file.path), !old.hasFields { return left(.leftHTML) }
        let language = file.language ?? language
        let context = OldContext(path: file.path, fields: old.fields, settings: settings, language: language)
        var shortcodes = ShortcodePass(context)
        var html = HTMLPass(shortcodes.converted(old.body), context)
        var tidy = TidyPass(context)
        let body = tidy.converted(html.converted())
        remarks.append(contentsOf: shortcodes.remarks.all + html.remarks.all + tidy.remarks.all)
        return .draft(
            Draft(
                file, fields: old.fields, markdown: body, headingIDs: html.headingIDs + tidy.headingIDs,
                language: language, remarks: remarks.all))
    }

    /// The same for a source whose texts are HTML with the letters of its text escaped: nothing in them is Markdown yet.
    init(
        _ file: OldTree.Text, fields: OldValue, html text: [UInt8], language: String, remarks before: [Diagnostic]
    ) {
        let context = OldContext(path: file.path, fields: fields, settings: .map([]), language: language)
        var html = HTMLPass(text, context)
        var tidy = TidyPass(context)
        let body = tidy.ordered(html.converted())
        self.init(
            file, fields: fields, markdown: body, headingIDs: html.headingIDs, language: language,
            remarks: before + html.remarks.all + tidy.remarks.all)
    }

    private init(
        _ file: OldTree.Text, fields: OldValue, markdown: [UInt8], headingIDs named: [(id: String, words: String)],
        language: String, remarks: [Diagnostic]
    ) {
        var body = markdown
        var firstHeading: String?
        if let (heading, rest) = Draft.leadingHeading(body) {
            // The page's title is its heading: a second one above the text says the same again.
            firstHeading = heading
            let title = fields["title"]?.text
            if title == nil || title?.withoutMarkup.folded == heading.folded { body = rest }
        }
        body = body.trimmedLines
        var ignored = Diagnostics()
        let rendered = renderMarkdown(body[...], at: 0, path: file.path, into: &ignored)
        var renamed: [String: String] = [:]
        var idOfText: [String: String] = [:]
        for heading in named.isEmpty ? [] : rendered.headings where idOfText[heading.text] == nil {
            idOfText[heading.text] = heading.id
        }
        for (id, words) in named {
            if let heading = idOfText[words.withoutMarkup] ?? idOfText[words] { renamed[id] = heading }
        }
        self.init(
            text: file, fields: fields, body: body, anchors: Set(rendered.headings.map(\.id)),
            renamedAnchors: renamed, firstHeading: firstHeading ?? rendered.headings.first?.text, language: language,
            remarks: remarks, isBodyEmpty: body.allSatisfy(\.isSpace))
    }

    /// A heading of the first level at the very beginning, and what follows it.
    private static func leadingHeading(_ body: [UInt8]) -> (String, [UInt8])? {
        var start = 0
        while start < body.count, body[start].isSpace { start += 1 }
        let end = body.lineEnd(from: start)
        guard body.has("# ", at: start) else { return nil }
        let words = body.text((start + 2)..<end).trimmed
        var open = words.utf8[...]
        while open.last == UInt8(ascii: "#") { open.removeLast() }
        let plain = String(Substring(open)).trimmed
        return (plain.withoutMarkup, Array(body[min(body.count, end)...]))
    }

    /// The file's own date: of its fields, of its name, of its folders.
    var date: String? {
        for key in [
            "date", "start", "pubdate", "published", "publishdate", "created", "lastmod", "updated", "modified",
            "last_modified_at",
        ] {
            if let text = fields[key]?.text, let moment = FieldMapping.moment(text, imprecise: false) { return moment }
        }
        if let (day, _) = Draft.dated(text.stem) { return day }
        let numbers = text.folders.filter { $0.utf8.allSatisfy(\.isDigit) && !$0.isEmpty }
        guard let year = numbers.first, year.utf8.count == 4 else { return nil }
        return FieldMapping.moment(([year] + numbers.dropFirst().prefix(2)).joined(separator: "-"), imprecise: false)
    }

    /// `2015-01-07-name` as its day and its name.
    static func dated(_ stem: String) -> (day: String, name: String)? {
        let bytes = Array(stem.utf8)
        guard bytes.count > 11, bytes[4] == 0x2D || bytes[4] == 0x5F, bytes[7] == bytes[4],
            bytes[10] == 0x2D || bytes[10] == 0x5F,
            [0, 1, 2, 3, 5, 6, 8, 9].allSatisfy({ bytes[$0].isDigit })
        else { return nil }
        let day = bytes.text(0..<4) + "-" + bytes.text(5..<7) + "-" + bytes.text(8..<10)
        guard FieldMapping.moment(day, imprecise: false) != nil else { return nil }
        return (day, bytes.text(11..<bytes.count))
    }

    /// The words that stand for the file where it has no title.
    var title: String {
        for key in ["title", "name", "display_name", "heading", "headline", "short-title", "linktitle", "linkTitle"] {
            if let text = fields[key]?.text, !text.withoutMarkup.isEmpty { return text.withoutMarkup }
        }
        if let firstHeading, !firstHeading.isEmpty { return firstHeading }
        let isFolder = ["index", "_index"].contains(text.stem.lowercased())
        let name = isFolder ? text.folders.last ?? text.stem : Draft.dated(text.stem)?.name ?? text.stem
        let words = name.replacing(bytes: "-", with: " ").replacing(bytes: "_", with: " ").trimmed
        return words.isEmpty ? name : words.capitalizedFirst
    }
}
