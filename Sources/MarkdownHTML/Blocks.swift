internal import SourceText

extension MarkdownWalk {
    // MARK: Headings

    mutating func enterHeading(_ node: CmarkNode) {
        startLine()
        guard isSite else {
            html.write("<h")
            html.write(node.headingLevel)
            return html.write(">")
        }
        let level = shiftedLevel(of: node)
        breakText()
        let words = plainText(of: node, withPictures: false)
        let heading = Heading(
            level: level, id: uniqueID(slug(words.string)), text: words.string, textOffset: text.count)
        text.write(words.bytes)
        isTextMuted = true
        body.headings.append(heading)
        html.write("<h")
        html.write(level)
        html.write(" id=\"")
        html.write(heading.id)
        html.write("\">")
    }

    mutating func leaveHeading(_ node: CmarkNode) {
        isTextMuted = false
        html.write("</h")
        html.write(isSite ? shiftedLevel(of: node) : node.headingLevel)
        html.write(">\n")
        textBreaks = true
    }

    private func shiftedLevel(of node: CmarkNode) -> Int { min(6, max(2, node.headingLevel + headingShift)) }

    // MARK: Quotations and call-outs

    mutating func enterBlockQuote(_ node: CmarkNode) {
        startLine()
        guard isSite, let callout = takeCalloutMark(of: node) else {
            callouts.append(false)
            return html.write("<blockquote>\n")
        }
        callouts.append(true)
        html.write("<div class=\"callout ")
        html.write(callout.rawValue)
        html.write("\" role=\"note\">\n<p class=\"callout-title\">")
        html.write(escaping: callout.label(in: labels))
        html.write("</p>\n")
    }

    mutating func leaveBlockQuote() {
        startLine()
        html.write(callouts.popLast() == true ? "</div>\n" : "</blockquote>\n")
    }

    /// Takes `[!NOTE]` at the start of a quotation out of the tree.
    private func takeCalloutMark(of quote: CmarkNode) -> Callout? {
        guard let paragraph = quote.firstChild, paragraph.kind == .paragraph, let text = paragraph.firstChild,
            text.kind == .text, let mark = unsafe CalloutMark(text.literal, labels: labels), let callout = mark.callout
        else { return nil }
        let rest = unsafe Array(text.literal.dropFirst(mark.length))
        guard rest.isEmpty else {
            text.setLiteral(rest)
            return callout
        }
        if let following = text.next, following.kind == .softBreak || following.kind == .lineBreak {
            following.remove()
        }
        text.remove()
        return callout
    }

    // MARK: Lists

    mutating func enterList(_ node: CmarkNode) {
        startLine()
        numbers.append(ItemNumbers(node, &positions))
        if !node.isOrdered { return html.write("<ul>\n") }
        if node.listStart == 1 { return html.write("<ol>\n") }
        html.write("<ol start=\"")
        html.write(node.listStart)
        html.write("\">\n")
    }

    mutating func enterItem(_ node: CmarkNode) {
        startLine()
        let number = isSite ? numbers[numbers.count - 1].take(node, &positions) : nil
        guard node.isTask else {
            guard let number else { return html.write("<li>") }
            html.write("<li value=\"")
            html.write(number)
            return html.write("\">")
        }
        guard isSite else {
            return html.write(
                node.isChecked
                    ? "<li><input checked=\"\" disabled=\"\" type=\"checkbox\"> "
                    : "<li><input disabled=\"\" type=\"checkbox\"> ")
        }
        html.write("<li class=\"task\">")
    }

    // MARK: Code and raw HTML

    mutating func writeCodeBlock(_ node: CmarkNode) {
        startLine()
        let info = unsafe node.fenceInfo
        let language = unsafe info.prefix { $0 != 0x20 && !(0x09...0x0D ~= $0) }
        if unsafe language.isEmpty {
            html.write("<pre><code>")
        } else {
            html.write("<pre><code class=\"language-")
            unsafe html.write(escapingText: UnsafeBufferPointer(rebasing: language))
            html.write("\">")
        }
        let code = unsafe node.literal
        unsafe html.write(escapingText: code)
        html.write("</code></pre>\n")
        breakText()
        unsafe text.write(code)
        textBreaks = true
    }

    static var mostRawHTML: Int { 20 }

    mutating func meetRawHTML(_ node: CmarkNode) {
        guard isSite || node.kind == .htmlBlock || node.kind == .htmlInline else { return }
        let literal = unsafe node.literal
        let found = unsafe RawHTML(literal)
        if found.isComment {
            if found.hasOpenComment { diagnostics.append(.openComment, at: Place(path, positions.lines(of: node))) }
            return
        }
        if found.element.isEmpty, unsafe literal.starts(with: [0x3C, 0x21, 0x2D, 0x2D]) {
            return diagnostics.append(.textBesideComment, at: Place(path, positions.lines(of: node)))
        }
        if found.isClosing, reportedElements.contains(found.element) { return }
        reportedElements.insert(found.element)
        rawHTMLCount += 1
        guard rawHTMLCount <= Self.mostRawHTML else { return }
        let range = positions.range(of: Array(found.excerpt.utf8), in: node)
        diagnostics.append(.rawHTML(found.element, found.excerpt), at: Place(path, range), found.excerpt)
    }

    /// cmark takes a comment with `--` inside for text, and everybody would see it.
    mutating func meetVisibleComment(_ node: CmarkNode) {
        let text = unsafe node.literal
        var index = 0
        while index + 3 < text.count, unsafe !RawHTML.startsComment(text, at: index) { index += 1 }
        guard index + 3 < text.count, countsReport() else { return }
        let range = positions.range(of: Array("<!--".utf8), in: node)
        // Written `\\<!--` or `&lt;!--` it is meant to be read.
        guard range.count == 4, !positions.isEscaped(range.lowerBound) else { return }
        diagnostics.append(.visibleComment, at: Place(path, range))
    }

    // MARK: Footnotes

    mutating func writeFootnoteReference(_ node: CmarkNode) {
        let number = unsafe Int(String(decoding: node.literal, as: UTF8.self)) ?? 0
        let uses = (footnoteReferences[number] ?? 0) + 1
        footnoteReferences[number] = uses
        ids.insert("fn-\(number)")
        html.write("<sup class=\"footnote-ref\"><a href=\"#fn-")
        html.write(number)
        html.write("\" id=\"")
        html.write(Self.referenceID(number, uses))
        html.write("\" role=\"doc-noteref\">")
        html.write(number)
        html.write("</a></sup>")
    }

    private static func referenceID(_ number: Int, _ use: Int) -> String {
        use == 1 ? "fnref-\(number)" : "fnref-\(number)-\(use)"
    }

    mutating func enterFootnote() {
        startLine()
        footnoteCount += 1
        if footnoteCount == 1 {
            html.write("<section class=\"footnotes\" role=\"doc-endnotes\" aria-label=\"")
            html.write(escaping: labels.footnotes)
            html.write("\">\n<ol>\n")
        }
        html.write("<li id=\"fn-")
        html.write(footnoteCount)
        html.write("\">\n")
    }

    mutating func leaveFootnote(_ node: CmarkNode) {
        if node.lastChild?.kind != .paragraph {
            startLine()
            html.write("<p>")
            writeWaysBack()
            html.write("</p>\n")
        }
        html.write("</li>\n")
    }

    mutating func writeWaysBack() {
        let uses = footnoteReferences[footnoteCount] ?? 0
        guard uses > 0 else { return }
        for use in 1...uses {
            html.write(" <a href=\"#")
            html.write(Self.referenceID(footnoteCount, use))
            html.write("\" class=\"footnote-back\" role=\"doc-backlink\" aria-label=\"")
            html.write(escaping: labels.backToText)
            if use > 1 {
                html.write(" ")
                html.write(use)
            }
            html.write("\">↩</a>")
        }
    }
}
