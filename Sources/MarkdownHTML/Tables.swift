internal import SourceText

extension MarkdownWalk {
    mutating func enterTable(_ node: CmarkNode) {
        startLine()
        alignments = node.alignments
        isTableOpen = false
        // A wide table scrolls inside its frame; the keyboard reaches the frame by its tabindex.
        html.write(isSite ? "<div class=\"table\" tabindex=\"0\" role=\"group\">\n<table>\n" : "<table>\n")
    }

    mutating func leaveTable() {
        if isTableOpen { html.write("</tbody>\n") }
        html.write(isSite ? "</table>\n</div>\n" : "</table>\n")
        textBreaks = true
    }

    mutating func enterRow(_ node: CmarkNode) {
        startLine()
        isInHeader = node.isHeaderRow
        column = 0
        if isInHeader {
            html.write("<thead>\n")
        } else if !isTableOpen {
            html.write("<tbody>\n")
            isTableOpen = true
        }
        html.write("<tr>\n")
    }

    mutating func leaveRow() {
        html.write("</tr>\n")
        if isInHeader { html.write("</thead>\n") }
        textBreaks = true
    }

    mutating func enterCell(_ node: CmarkNode) {
        let alignment = column < alignments.count ? alignments[column] : 0
        if isSite {
            // An empty corner is no heading of anything.
            html.write(isHeading(node) ? "<th scope=\"col\"" : "<td")
            switch alignment {
            case UInt8(ascii: "l"): html.write(" class=\"al\">")
            case UInt8(ascii: "c"): html.write(" class=\"ac\">")
            case UInt8(ascii: "r"): html.write(" class=\"ar\">")
            default: html.write(">")
            }
        } else {
            html.write(isInHeader ? "<th" : "<td")
            switch alignment {
            case UInt8(ascii: "l"): html.write(" align=\"left\">")
            case UInt8(ascii: "c"): html.write(" align=\"center\">")
            case UInt8(ascii: "r"): html.write(" align=\"right\">")
            default: html.write(">")
            }
        }
        if column > 0, !textBreaks, let last = text.bytes.last, last != 0x0A { text.write(" ") }
    }

    mutating func leaveCell(_ node: CmarkNode) {
        html.write(isHeading(node) ? "</th>\n" : "</td>\n")
        column += 1
    }

    private func isHeading(_ cell: CmarkNode) -> Bool { isInHeader && (cell.firstChild != nil || !isSite) }
}
