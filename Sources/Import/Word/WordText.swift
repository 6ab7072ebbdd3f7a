internal import Hub
internal import SourceText

/// Turns a document's blocks into HTML whose words are escaped for Markdown.
struct WordText {
    var package: WordPackage
    let styles: WordStyles
    var numbering: WordNumbering
    var writer = PlainMarkdown()
    var remarks = Diagnostics()
    /// Pictures by the part they lie in: what they are called beside the entry.
    var pictures: [String: String] = [:]
    var held: [(name: String, bytes: [UInt8])] = []
    let pictureStem: String
    private(set) var title: String?
    /// Notes in the order in which the text calls them.
    var notes: [(kind: String, id: String)] = []
    var noteNumbers: [String: Int] = [:]
    var relations: [String: WordPackage.Relation]
    var counted: [String: Int] = [:]
    /// Text boxes of the paragraph being written; they follow it.
    var boxes: [OfficeElement] = []
    private var lists: [OpenList] = []
    private var told: Set<String> = []

    private struct OpenList {
        let tag: String
        let list: String
    }

    init(_ package: WordPackage, pictureStem: String) {
        self.package = package
        self.pictureStem = pictureStem
        styles = WordStyles(package.styles)
        numbering = WordNumbering(package.numbering)
        relations = package.relations
    }

    mutating func tell(_ message: Message, _ words: String...) {
        if told.count < 500, told.insert(message.id + words.joined(separator: " ")).inserted {
            remarks.append(Diagnostic(message, at: Place(package.name), words.map { $0.unbroken.cut(at: 4000) }))
        }
    }

    mutating func count(_ what: String) { counted[what, default: 0] += 1 }

    mutating func converted() -> [UInt8] {
        blocks(package.document.child("body")?.children ?? [])
        closeLists(to: 0)
        writeNotes()
        sayWhatIsLeft()
        return writer.out
    }

    // MARK: Blocks

    mutating func blocks(_ elements: [OfficeElement]) {
        for element in elements {
            switch element.name {
            case "p": paragraph(element)
            case "tbl":
                closeLists(to: 0)
                table(element)
            case "sdt": blocks(element.child("sdtContent")?.children ?? [])
            case "customXml", "smartTag", "ins", "moveTo", "txbxContent": blocks(element.children)
            case "AlternateContent": blocks(WordText.choice(element))
            case "altChunk": tell(.importDropped, "altChunk")
            case "del", "moveFrom": deleted(element)
            default: continue
            }
        }
    }

    /// The part of what stands in several forms: the first, else the form for old programs.
    static func choice(_ element: OfficeElement) -> [OfficeElement] {
        (element.child("Choice") ?? element.child("Fallback"))?.children ?? []
    }

    mutating func deleted(_ element: OfficeElement) {
        let words = element.all("delText").map(\.text).joined()
        if !words.trimmed.isEmpty { tell(.importDeleted, words) }
    }

    private mutating func paragraph(_ element: OfficeElement) {
        let properties = element.child("pPr")
        let style = styles[properties?.value("pStyle")]
        let numbers = properties?.child("numPr")
        let list = numbers?.value("numId") ?? style.list
        let level = min(8, max(0, Int(numbers?.value("ilvl") ?? "") ?? style.level ?? 0))
        let outline = Int(properties?.value("outlineLvl") ?? "").flatMap { $0 < 9 ? $0 + 1 : nil }
        let heading = style.heading ?? outline
        var before = writer
        let sign = WordText.saysSomething(element) ? list.flatMap { numbering.next($0, level: level) } : nil
        if style.isTitle, title == nil, writer.out.isEmpty {
            writer = PlainMarkdown()
            inline(element)
            let words = String(decoding: writer.out, as: UTF8.self).withoutMarkup
            writer = before
            if !words.isEmpty {
                title = words
                return writeBoxes()
            }
        }
        switch sign {
        case .bullet?: open("ul", list ?? "", level, nil)
        case .number(let number)? where heading == nil: open("ol", list ?? "", level, number)
        default: closeLists(to: 0)
        }
        before = writer
        let isItem = !lists.isEmpty
        let tag = heading.map { "h\(min(6, max(1, style.isTitle ? 1 : $0)))" } ?? (isItem ? "" : "p")
        if style.isQuote { writer.put("<blockquote>") }
        if !tag.isEmpty { writer.put("<" + tag + ">") }
        writer.isLineStart = true
        if !isItem {
            switch sign {
            case .label(let label)?: writeLabel(label)
            case .number(let number)?: writeLabel("\(number).")
            default: break
            }
        }
        let length = writer.out.count
        inline(element)
        if writer.out.count == length, !isItem {
            writer = before
        } else {
            if !tag.isEmpty { writer.put("</" + tag + ">") }
            if style.isQuote { writer.put("</blockquote>") }
        }
        writer.endLine()
        writeBoxes()
    }

    /// Whether a paragraph has a word or a picture: an empty one is not counted in a list.
    private static func saysSomething(_ element: OfficeElement) -> Bool {
        !element.all {
            ["t", "drawing", "pict", "object", "sym", "oMath", "footnoteReference"].contains($0.name)
        }.isEmpty
    }

    private mutating func writeLabel(_ label: String) {
        writer.write(Array((label.trimmed + " ").utf8)[...])
    }

    /// The boxes of the paragraph written last, as text after it.
    private mutating func writeBoxes() {
        let due = boxes
        boxes = []
        for box in due { blocks(box.children) }
    }

    // MARK: Lists

    private mutating func open(_ tag: String, _ list: String, _ level: Int, _ number: Int?) {
        closeLists(to: level + 1)
        if lists.count == level + 1 {
            if lists[level].tag == tag, lists[level].list == list {
                writer.put("</li>")
                writer.endLine()
                writer.put("<li>")
                return
            }
            closeLists(to: level)
        }
        while lists.count <= level {
            let isOwn = lists.count == level
            let start = isOwn ? number.map { $0 == 1 ? "" : " start=\"\($0)\"" } ?? "" : ""
            let wanted = isOwn ? tag : "ul"
            writer.put("<" + wanted + start + "><li>")
            lists.append(OpenList(tag: wanted, list: list))
        }
    }

    mutating func closeLists(to depth: Int) {
        while lists.count > depth, let last = lists.popLast() {
            writer.put("</li></" + last.tag + ">")
            if lists.isEmpty { writer.endLine() }
        }
    }

    // MARK: Tables

    private mutating func table(_ element: OfficeElement) {
        writer.put("<table>")
        var hasMerged = false
        for row in WordText.rows(of: element) {
            let isHead = row.child("trPr")?.isOn("tblHeader") ?? false
            writer.put("<tr>")
            for cell in WordText.cells(of: row) {
                let properties = cell.child("tcPr")
                let span = min(63, max(1, Int(properties?.value("gridSpan") ?? "") ?? 1))
                let merge = properties?.child("vMerge")
                if merge != nil { hasMerged = true }
                writer.put(isHead ? "<th" : "<td")
                writer.put(span > 1 ? " colspan=\"\(span)\">" : ">")
                writer.isLineStart = true
                let outer = lists
                lists = []
                blocks(cell.children)
                closeLists(to: 0)
                lists = outer
                writer.put(isHead ? "</th>" : "</td>")
            }
            writer.put("</tr>")
            writer.endLine()
        }
        writer.put("</table>")
        writer.endLine()
        if hasMerged { tell(.importTable, "vMerge") }
    }

    private static func rows(of table: OfficeElement) -> [OfficeElement] {
        table.all { $0.name == "tr" || $0.name == "tbl" }.filter { $0.name == "tr" }
    }

    private static func cells(of row: OfficeElement) -> [OfficeElement] {
        row.all { $0.name == "tc" || $0.name == "tbl" }.filter { $0.name == "tc" }
    }

    // MARK: Notes

    private mutating func writeNotes() {
        var index = 0
        // A note may call another.
        while index < notes.count {
            let note = notes[index]
            index += 1
            let part = note.kind == "footnote" ? package.footnotes : package.endnotes
            let element = part?.children.first { $0.name == note.kind && $0["id"] == note.id }
            writer.endLine()
            writer.endLine()
            writer.put("[^\(index)]: ")
            writer.isLineStart = false
            relations = package.noteRelations[note.kind] ?? [:]
            let paragraphs = (element?.children ?? []).filter { $0.name == "p" }
            for (number, paragraph) in paragraphs.enumerated() {
                if number > 0 { writer.put("<br>") }
                inline(paragraph)
            }
            if paragraphs.isEmpty { writer.put("—") }
            for other in element?.children ?? [] where other.name == "tbl" { tell(.importDropped, words(of: other)) }
            boxes = []
            writer.endLine()
        }
        relations = package.relations
    }

    func words(of element: OfficeElement) -> String {
        element.all("t").map(\.text).joined(separator: " ").inSingleBlanks
    }

    // MARK: The rest

    private mutating func sayWhatIsLeft() {
        let comments = package.comments?.children.count { $0.name == "comment" } ?? 0
        if comments > 0 { tell(.importComments, String(comments)) }
        for margin in package.margins where !words(of: margin).isEmpty {
            tell(.importMargin, words(of: margin))
        }
        if let hidden = counted["vanish"] { tell(.importHidden, String(hidden)) }
        if let lines = counted["underline"] { tell(.importUnderline, String(lines)) }
        for (kind, part) in [("footnote", package.footnotes), ("endnote", package.endnotes)] {
            for note in part?.children ?? [] where note.name == kind {
                guard note["type"] == nil || note["type"] == "normal", let id = note["id"],
                    noteNumbers[kind + id] == nil, !words(of: note).isEmpty
                else { continue }
                tell(.importNote, words(of: note))
            }
        }
    }
}
