internal import Archives
internal import Hub
internal import SourceText

/// The runs of a paragraph: emphasis, links, notes, pictures, fields.
extension WordText {
    /// How words look, as far as Markdown can say it.
    struct Look: Equatable {
        var isBold = false
        var isItalic = false
        var isStruck = false
        var raised = ""

        var tags: [String] {
            (isBold ? ["strong"] : []) + (isItalic ? ["em"] : []) + (isStruck ? ["del"] : [])
                + (raised.isEmpty ? [] : [raised])
        }
    }

    /// What is open while a paragraph is written.
    private struct Line {
        var look = Look()
        /// Complex fields within one another: what is being told, whether the result is being shown, the link it is.
        var fields: [(instruction: String, isShown: Bool, isLink: Bool)] = []
        var isInLink = false
    }

    mutating func inline(_ paragraph: OfficeElement) {
        var line = Line()
        inline(paragraph.children, &line)
        change(to: Look(), &line)
        for field in line.fields where field.isLink { writer.put("</a>") }
    }

    private mutating func inline(_ elements: [OfficeElement], _ line: inout Line) {
        for element in elements {
            switch element.name {
            case "r": run(element, &line)
            case "hyperlink": hyperlink(element, &line)
            case "fldSimple":
                let address = WordText.address(inField: element["instr"] ?? "")
                linked(to: line.isInLink ? nil : address, element.children, &line)
            case "ins", "moveTo", "smartTag", "customXml", "dir", "bdo": inline(element.children, &line)
            case "sdt": inline(element.child("sdtContent")?.children ?? [], &line)
            case "del", "moveFrom": deleted(element)
            case "AlternateContent": inline(WordText.choice(element), &line)
            case "oMath", "oMathPara":
                let formula = element.all("t").map(\.text).joined()
                if !formula.isEmpty {
                    tell(.importFormula, formula)
                    write(formula, &line)
                }
            default: continue
            }
        }
    }

    // MARK: Links

    private mutating func hyperlink(_ element: OfficeElement, _ line: inout Line) {
        var address: String?
        if let id = element["id"], let relation = relations[id] { address = relation.target }
        if let anchor = element["anchor"], !anchor.isEmpty {
            if let known = address {
                address = known + "#" + anchor
            } else {
                tell(.importLinkLost, "#" + anchor)
            }
        }
        linked(to: line.isInLink ? nil : address, element.children, &line)
    }

    private mutating func linked(to address: String?, _ children: [OfficeElement], _ line: inout Line) {
        guard let address, !address.isEmpty else { return inline(children, &line) }
        change(to: Look(), &line)
        writer.put("<a href=\"" + LooseHTML.quoted(address) + "\">")
        let outer = line.isInLink
        line.isInLink = true
        inline(children, &line)
        change(to: Look(), &line)
        line.isInLink = outer
        writer.put("</a>")
    }

    /// The address in `HYPERLINK "address" \o "words"`.
    private static func address(inField instruction: String) -> String? {
        let words = instruction.trimmed
        guard words.lowercased().hasPrefix(bytes: "hyperlink") else { return nil }
        let parts = words.split(byte: "\"", omittingEmptySubsequences: false).map(String.init)
        let isLocal = parts[0].contains(bytes: "\\l")
        guard parts.count > 1, !isLocal, !parts[1].isEmpty else { return nil }
        return parts[1]
    }

    private mutating func field(_ type: String, _ line: inout Line) {
        switch type {
        case "begin": if line.fields.count < 50 { line.fields.append(("", false, false)) }
        case "separate":
            guard let last = line.fields.indices.last else { return }
            line.fields[last].isShown = true
            guard !line.isInLink, let address = WordText.address(inField: line.fields[last].instruction) else { return }
            change(to: Look(), &line)
            writer.put("<a href=\"" + LooseHTML.quoted(address) + "\">")
            line.fields[last].isLink = true
            line.isInLink = true
        case "end":
            guard let last = line.fields.popLast(), last.isLink else { return }
            change(to: Look(), &line)
            writer.put("</a>")
            line.isInLink = false
        default: return
        }
    }

    // MARK: Runs

    private mutating func change(to look: Look, _ line: inout Line) {
        guard look != line.look else { return }
        for tag in line.look.tags.reversed() { writer.put("</" + tag + ">") }
        for tag in look.tags { writer.put("<" + tag + ">") }
        line.look = look
    }

    private static func look(of run: OfficeElement) -> Look {
        guard let properties = run.child("rPr") else { return Look() }
        var look = Look()
        look.isBold = properties.isOn("b")
        look.isItalic = properties.isOn("i")
        look.isStruck = properties.isOn("strike") || properties.isOn("dstrike")
        switch properties.value("vertAlign") {
        case "superscript": look.raised = "sup"
        case "subscript": look.raised = "sub"
        default: break
        }
        return look
    }

    private mutating func run(_ run: OfficeElement, _ line: inout Line) {
        let properties = run.child("rPr")
        if properties?.isOn("vanish") == true {
            if !words(of: run).isEmpty { count("vanish") }
            return
        }
        if !line.isInLink, let line = properties?.value("u"), line != "none", !words(of: run).isEmpty {
            count("underline")
        }
        let look = WordText.look(of: run)
        for element in run.children {
            switch element.name {
            case "fldChar": field(element["fldCharType"] ?? "", &line)
            case "instrText": if let last = line.fields.indices.last { line.fields[last].instruction += element.text }
            default:
                // What stands before a field's result tells how it is made.
                if let field = line.fields.last, !field.isShown { continue }
                piece(element, look, &line)
            }
        }
    }

    private mutating func piece(_ element: OfficeElement, _ look: Look, _ line: inout Line) {
        switch element.name {
        case "t":
            // Blanks alone open no emphasis.
            if !element.text.trimmed.isEmpty { change(to: look, &line) }
            write(element.text, &line)
        case "tab", "ptab": write(" ", &line)
        case "br", "cr":
            if element["type"] == nil || element["type"] == "textWrapping" { writer.put("<br>") }
        case "noBreakHyphen": write("\u{2011}", &line)
        case "softHyphen": write("\u{AD}", &line)
        case "sym": symbol(element, &line)
        case "footnoteReference", "endnoteReference":
            change(to: Look(), &line)
            note(element.name == "footnoteReference" ? "footnote" : "endnote", element["id"] ?? "")
        case "drawing", "pict", "object":
            change(to: Look(), &line)
            drawing(element)
        case "AlternateContent":
            for inner in WordText.choice(element) { piece(inner, look, &line) }
        case "ruby": for inner in element.all("t") { write(inner.text, &line) }
        default: return
        }
    }

    private mutating func write(_ text: String, _ line: inout Line) {
        var run = Array(text.utf8)
        for index in run.indices where run[index].isSpace { run[index] = 0x20 }
        if run.contains(UInt8(ascii: "&")) {
            run = Array(text.replacing(bytes: "&", with: "&amp;").utf8)
            for index in run.indices where run[index].isSpace { run[index] = 0x20 }
        }
        if writer.out.last == 0x20, run.first == 0x20 { run.removeFirst(run.prefix { $0 == 0x20 }.count) }
        // A note's sign and a bracket would read as a link.
        if writer.out.last == UInt8(ascii: "]"), run.first == UInt8(ascii: "(") || run.first == UInt8(ascii: ":") {
            writer.put("\\")
        }
        // At the beginning of a line blanks would be dropped; within it they part words.
        if writer.isLineStart, run.first == 0x20, writer.out.last != 0x0A, writer.out.last != UInt8(ascii: ">") {
            writer.put(" ")
        }
        writer.write(run[...], inLink: line.isInLink)
    }

    /// A letter of a font of signs: those of Symbol and Wingdings lie in Unicode's private range and are nobody's.
    private mutating func symbol(_ element: OfficeElement, _ line: inout Line) {
        guard let code = UInt32(element["char"] ?? "", radix: 16), !(0xE000...0xF8FF).contains(code),
            let scalar = Unicode.Scalar(code), code >= 0x20
        else { return tell(.importSymbol, element["font"] ?? "", element["char"] ?? "") }
        write(String(Character(scalar)), &line)
    }

    private mutating func note(_ kind: String, _ id: String) {
        let number: Int
        if let known = noteNumbers[kind + id] {
            number = known
        } else {
            guard notes.count < 10_000 else { return tell(.importDropped, kind) }
            notes.append((kind, id))
            number = notes.count
            noteNumbers[kind + id] = number
        }
        writer.put("[^\(number)]")
        writer.isLineStart = false
    }

    // MARK: Pictures

    private mutating func drawing(_ element: OfficeElement) {
        let about = element.all("docPr").first ?? element.all("shape").first
        let alt = ["descr", "alt", "title"].lazy.compactMap { about?[$0] }.first { !$0.trimmed.isEmpty } ?? ""
        // What a box holds has pictures of its own.
        let found = element.all { ["blip", "imagedata", "txbxContent"].contains($0.name) }
        var seen: Set<String> = []
        for part in found {
            if part.name == "txbxContent" {
                boxes.append(part)
            } else if let id = part["embed"] ?? part["link"] ?? part["id"], seen.insert(id).inserted {
                picture(id, alt)
            }
        }
        if element.name == "object" { tell(.importDropped, "OLE") }
        if found.isEmpty { tell(.importDrawing, alt.isEmpty ? words(of: element) : alt) }
    }

    private mutating func picture(_ id: String, _ alt: String) {
        guard let relation = relations[id] else { return tell(.importPictureLost, alt.isEmpty ? id : alt) }
        var source = relation.target
        if !relation.isExternal {
            guard let name = file(of: relation.target) else {
                return tell(.importPictureLost, relation.target + (alt.isEmpty ? "" : ": " + alt))
            }
            source = name
        }
        writer.put(
            "<img src=\"" + LooseHTML.quoted(source) + "\" alt=\""
                + LooseHTML.description(alt)
                + "\">")
        writer.isLineStart = false
    }

    /// What a picture of the document is called beside the entry; nil for one that is missing or no picture of the web.
    private mutating func file(of target: String) -> String? {
        let key = ZipArchive.key(target)
        if let known = pictures[key] { return known.isEmpty ? nil : known }
        let name = target.split(byte: "/").last.map(String.init) ?? target
        guard OldTree.isAsset(name), let bytes = package.picture(target) else {
            pictures[key] = ""
            return nil
        }
        let wished = pictureStem + "-" + name
        let own = held.contains { $0.name == wished } ? pictureStem + "-\(held.count)-" + name : wished
        pictures[key] = own
        held.append((own, bytes))
        return own
    }
}
