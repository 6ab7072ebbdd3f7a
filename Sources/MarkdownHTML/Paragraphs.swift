internal import SourceText

extension MarkdownWalk {
    mutating func enterParagraph(_ node: CmarkNode) {
        let paragraph = paragraphShape(of: node)
        paragraphs.append(paragraph)
        switch paragraph {
        case .nothing: return
        case .tight: textBreaks = true
        case .tightTask:
            textBreaks = true
            startTask(node)
        case .task:
            startLine()
            html.write("<p>")
            startTask(node)
        case .picture:
            startLine()
            isTextMuted = true
            return
        case .gallery:
            startLine()
            galleryCount = 0
            isTextMuted = true
            return html.write("<div class=\"gallery\">")
        case .ordinary, .replaceable:
            startLine()
            html.write("<p>")
        }
        breakText()
        paragraphStart = text.count
    }

    mutating func leaveParagraph(_ node: CmarkNode) {
        let paragraph = paragraphs.popLast() ?? .ordinary
        switch paragraph {
        case .nothing: return
        case .tight: keepFirstParagraph(node)
        case .tightTask:
            html.write("</label>")
            keepFirstParagraph(node)
        case .task:
            html.write("</label></p>\n")
            keepFirstParagraph(node)
        case .ordinary:
            if let parent = node.parent, parent.kind == .footnoteDefinition, parent.lastChild == node {
                writeWaysBack()
            } else {
                keepFirstParagraph(node)
            }
            html.write("</p>\n")
        case .picture:
            isTextMuted = false
            html.write("\n")
        case .gallery:
            isTextMuted = false
            html.write("</div>\n")
        case .replaceable(let index):
            html.write("</p>")
            body.openLinks[index].length = html.count - body.openLinks[index].offset
            html.write("\n")
        }
        textBreaks = true
    }

    private mutating func keepFirstParagraph(_ node: CmarkNode) {
        guard isSite, !hasFirstParagraph, text.count > paragraphStart else { return }
        let isOutside = node.parent?.kind == .document
        guard isOutside || innerParagraph == nil, footnoteCount == 0 else { return }
        let words = String(decoding: text.bytes[paragraphStart...], as: UTF8.self)
        guard words.utf8.contains(where: { $0 > 0x20 }) else { return }
        // A line of greeting says nothing of what follows; it stands in where nothing does.
        if isOutside, !isExclamation(words) {
            body.firstParagraph = words
            hasFirstParagraph = true
        } else {
            innerParagraph = words
        }
    }

    private func isExclamation(_ words: String) -> Bool {
        let letters = words.unicodeScalars.filter { !$0.properties.isWhitespace }
        return letters.last == "!" && letters.count <= 48
    }

    private mutating func startTask(_ node: CmarkNode) {
        html.write("<label><input type=\"checkbox\" disabled")
        if node.parent?.isChecked == true { html.write(" checked") }
        html.write("> ")
    }

    private mutating func paragraphShape(of node: CmarkNode) -> Paragraph {
        guard let parent = node.parent else { return .ordinary }
        let isTight = parent.kind == .item && parent.parent?.isTight == true
        guard isSite else { return isTight ? .tight : .ordinary }
        if parent.kind == .item, parent.isTask, parent.firstChild == node { return isTight ? .tightTask : .task }
        if isTight { return .tight }

        var pictures = 0
        var link: CmarkNode?
        var isOnlyOne = true
        var hasOther = false
        var child = node.firstChild
        while let inline = child {
            child = inline.next
            switch inline.kind {
            case .image: pictures += 1
            case .link:
                if link != nil { isOnlyOne = false }
                link = inline
            case .softBreak, .lineBreak: break
            case .text: hasOther = unsafe hasOther || inline.literal.contains { $0 != 0x20 && $0 != 0x09 }
            case .htmlInline: hasOther = unsafe hasOther || !RawHTML(inline.literal).isComment
            default: hasOther = true
            }
            if hasOther || !isOnlyOne { return .ordinary }
        }
        switch (pictures, link) {
        case (0, nil): return .nothing
        case (1, nil): return .picture
        case (_, nil): return parent.kind == .document ? .gallery : .ordinary
        case (0, let link?):
            guard parent.kind == .document, let role = replaceableRole(of: link) else { return .ordinary }
            startLine()
            body.openLinks.append(openLink(role, link))
            return .replaceable(openLink: body.openLinks.count - 1)
        default: return .ordinary
        }
    }

    private func replaceableRole(of link: CmarkNode) -> OpenLink.Role? {
        switch unsafe Target(link.target) {
        case .file:
            let target = unsafe String(decoding: link.target, as: UTF8.self)
            if Target.isFilm(target) { return .video }
            return plainText(of: link, withPictures: false).count > 0 ? .card : nil
        case .web:
            let target = unsafe String(decoding: link.target, as: UTF8.self)
            let words = plainText(of: link, withPictures: false).string
            return (words == target || "http://" + words == target) && Target.isFilm(target) ? .video : nil
        default: return nil
        }
    }
}
