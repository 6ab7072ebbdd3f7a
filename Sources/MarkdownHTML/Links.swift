internal import SourceText

extension MarkdownWalk {
    mutating func enterLink(_ node: CmarkNode) {
        let address = unsafe node.target
        guard isSite else {
            html.write("<a href=\"")
            unsafe write(address: address)
            unsafe startAnchor(node)
            return anchors.append(.closed)
        }
        switch unsafe Target(address) {
        case .web, .program:
            html.write("<a href=\"")
            unsafe write(address: address)
            unsafe startAnchor(node)
            anchors.append(.closed)
        case .fragment:
            let written = unsafe String(decoding: address.dropFirst(), as: UTF8.self)
            let id = anchor(of: written)
            html.write("<a href=\"#")
            html.write(escaping: id)
            unsafe startAnchor(node)
            anchors.append(.closed)
            if !id.isEmpty || !written.isEmpty { fragments.append((id, written, node)) }
        case .file:
            html.write("<a href=\"")
            anchors.append(.open(body.openLinks.count))
            body.openLinks.append(openLink(.href, node))
            unsafe startAnchor(node)
        case .empty, .hostless, .hostOnly, .forbidden:
            anchors.append(.none)
        }
    }

    @unsafe private mutating func startAnchor(_ node: CmarkNode) {
        writeTitle(of: node)
        html.write("\">")
    }

    private mutating func writeTitle(of node: CmarkNode) {
        let title = unsafe node.title
        if title.isEmpty { return }
        html.write("\" title=\"")
        unsafe html.write(escapingText: title)
    }

    /// Targets are looked for in the source when links end: there an inner picture's stands before its link's.
    mutating func leaveLink(_ node: CmarkNode) {
        switch anchors.popLast() ?? .none {
        case .closed: html.write("</a>")
        case .open(let index):
            html.write("</a>")
            let range = positions.range(of: unsafe Array(node.target), in: node)
            body.openLinks[index].range = range
            if case .replaceable(let outer)? = paragraphs.last { body.openLinks[outer].range = range }
        case .none:
            reportTarget(of: node)
        }
        if case .replaceable(let outer)? = paragraphs.last, body.openLinks[outer].range.isEmpty {
            body.openLinks[outer].range = positions.range(of: unsafe Array(node.target), in: node)
        }
    }

    private mutating func reportTarget(of node: CmarkNode) {
        guard countsReport() else { return }
        let target = unsafe Array(node.target)
        let written = String(decoding: target.prefix(200), as: UTF8.self)
        let kind = unsafe Target(node.target)
        if kind.isMisspeltWeb, node.kind == .link, let meant = WrittenAddress.mended(written),
            WrittenAddress.namesHost(meant)
        {
            let words = plainText(of: node, withPictures: true).string
            let range = positions.range(of: target, in: node)
            diagnostics.append(
                .addressMisspelt, at: Place(path, range), written, mend: Mend(lines: "[" + words + "](" + meant + ")"))
            return
        }
        switch kind {
        case .empty:
            let label = String(plainText(of: node, withPictures: true).string.unicodeScalars.prefix(60))
            diagnostics.append(.emptyLink, at: Place(path, positions.lines(of: node)), label)
        case .hostless: report(.hostless, written, target: target, in: node)
        case .hostOnly: report(.hostOnly, written, target: target, in: node)
        case .forbidden(let scheme) where scheme.utf8.count == 1 || scheme == "file":
            let name = written.replacing(bytes: "\\", with: "/").split(byte: "/").last.map(String.init) ?? ""
            let label = plainText(of: node, withPictures: true).string
            let sign = node.kind == .image ? "!" : ""
            let range = positions.range(of: target, in: node)
            diagnostics.append(
                .ownDisk, at: Place(path, range), written, mend: Mend(lines: sign + "[" + label + "](" + name + ")"))
        default: report(.unsafeLink, written, target: target, in: node)
        }
    }

    func openLink(_ role: OpenLink.Role, _ node: CmarkNode) -> OpenLink {
        unsafe OpenLink(
            role: role, offset: html.count, length: 0, target: String(decoding: node.target, as: UTF8.self),
            label: plainText(of: node, withPictures: true).string,
            title: String(decoding: node.title, as: UTF8.self), range: 0..<0)
    }

    mutating func writeImage(_ node: CmarkNode) {
        guard isSite else {
            html.write("<img src=\"")
            unsafe write(address: node.target)
            html.write("\" alt=\"")
            let description = plainText(of: node, withPictures: true).bytes
            unsafe description.withUnsafeBufferPointer { unsafe html.write(escapingText: $0) }
            writeTitle(of: node)
            return html.write("\" />")
        }
        switch unsafe Target(node.target) {
        case .file:
            var placing = OpenLink.Placing.inText
            switch paragraphs.last {
            case .picture?: placing = .alone
            case .gallery?:
                placing = .gallery(galleryCount)
                galleryCount += 1
            default: break
            }
            var link = openLink(.picture(placing), node)
            link.range = positions.range(of: unsafe Array(node.target), in: node)
            if body.firstPicture == nil { body.firstPicture = link.target }
            body.openLinks.append(link)
        case .web, .hostless, .hostOnly:
            guard countsReport() else { return }
            let target = unsafe Array(node.target)
            report(.remotePicture, String(decoding: target.prefix(200), as: UTF8.self), target: target, in: node)
        case .fragment, .program, .empty, .forbidden: reportTarget(of: node)
        }
    }

    mutating func reportMissingAnchors() {
        lazy var known = KnownWords(ids)
        for (id, written, node) in fragments where !ids.contains(id) {
            guard countsReport() else { return }
            let range = positions.range(of: Array("#\(written)".utf8), in: node)
            diagnostics.append(
                .missingAnchor, at: Place(path, range), written, suggestion: known.nearest(to: id))
        }
    }
}
