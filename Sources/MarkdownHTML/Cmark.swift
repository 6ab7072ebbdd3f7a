internal import CCmarkGFM
private import Synchronization

/// The tree of one Markdown text, in cmark's memory; its nodes live as long as it does.
@safe struct CmarkDocument: ~Copyable {
    private let pointer: OpaquePointer
    let root: CmarkNode

    /// Parses with footnotes and the extensions named, by default table, strikethrough, autolink and task list; nil only
    /// when cmark gives nothing.
    init?(_ text: UnsafeBufferPointer<UInt8>, extensions names: [String]? = nil) {
        let extensions = CmarkExtensions.shared
        // `~100~150` is two round numbers: one tilde strikes nothing out.
        let options = CMARK_OPT_FOOTNOTES | (names == nil ? CMARK_OPT_STRIKETHROUGH_DOUBLE_TILDE : 0)
        guard let parser = unsafe cmark_parser_new(options) else { return nil }
        defer { unsafe cmark_parser_free(parser) }
        for name in names ?? CmarkExtensions.names {
            guard let found = unsafe extensions.all[name] else { continue }
            unsafe _ = cmark_parser_attach_syntax_extension(parser, found)
        }
        unsafe text.withMemoryRebound(to: CChar.self) { unsafe cmark_parser_feed(parser, $0.baseAddress, $0.count) }
        guard let root = unsafe finish(parser) else { return nil }
        unsafe pointer = unsafe root
        self.root = unsafe CmarkNode(root)
        if names == nil { closeBareAddresses() }
    }

    deinit { unsafe cmark_node_free(pointer) }
}

/// Ends a parse: cmark makes inlines of what it was fed. One at a time in the process, since cmark keeps the letters at
/// which extensions look (`~`, `w`, `:`) in one table for all parsers, entered when this call begins and struck out when
/// it ends (`cmark_manage_extensions_special_characters`). Nothing else that is called here reads or writes that table.
@unsafe private func finish(_ parser: OpaquePointer) -> OpaquePointer? {
    nonisolated(unsafe) let parser = unsafe parser
    nonisolated(unsafe) var root: OpaquePointer?
    inlineParsing.withLock { _ in unsafe root = unsafe cmark_parser_finish(parser) }
    return unsafe root
}

private let inlineParsing = Mutex(())

/// What the registered extensions are called in this process.
@safe struct CmarkExtensions: @unchecked Sendable {
    static let shared = CmarkExtensions()
    static let names = ["table", "strikethrough", "autolink", "tasklist"]

    let all: [String: OpaquePointer]
    let taskList: OpaquePointer?
    let table, row, cell, strikethrough: cmark_node_type

    private init() {
        cmark_gfm_core_extensions_ensure_registered()
        unsafe all = CmarkExtensions.names.reduce(into: [:]) { all, name in
            unsafe all[name] = unsafe cmark_find_syntax_extension(name)
        }
        unsafe taskList = unsafe cmark_find_syntax_extension("tasklist")
        table = cmark_table_type()
        row = cmark_table_row_type()
        cell = cmark_table_cell_type()
        strikethrough = cmark_strikethrough_type()
    }
}

/// A node of a living `CmarkDocument`.
@safe struct CmarkNode: Equatable {
    enum Kind {
        case document, blockQuote, list, item, codeBlock, htmlBlock, paragraph, heading, thematicBreak
        case footnoteDefinition, table, row, cell
        case text, softBreak, lineBreak, code, htmlInline, emphasis, strong, link, image, footnoteReference
        case strikethrough, other
    }

    fileprivate let pointer: OpaquePointer

    fileprivate init(_ pointer: OpaquePointer) { unsafe self.pointer = unsafe pointer }

    fileprivate init?(_ pointer: OpaquePointer?) {
        guard let pointer = unsafe pointer else { return nil }
        unsafe self.pointer = unsafe pointer
    }

    static func == (one: CmarkNode, other: CmarkNode) -> Bool { unsafe one.pointer == other.pointer }

    var kind: Kind {
        let type = unsafe cmark_node_get_type(pointer)
        switch type {
        case CMARK_NODE_TEXT: return .text
        case CMARK_NODE_SOFTBREAK: return .softBreak
        case CMARK_NODE_PARAGRAPH: return .paragraph
        case CMARK_NODE_LINK: return .link
        case CMARK_NODE_EMPH: return .emphasis
        case CMARK_NODE_STRONG: return .strong
        case CMARK_NODE_CODE: return .code
        case CMARK_NODE_ITEM: return .item
        case CMARK_NODE_LIST: return .list
        case CMARK_NODE_HEADING: return .heading
        case CMARK_NODE_BLOCK_QUOTE: return .blockQuote
        case CMARK_NODE_CODE_BLOCK: return .codeBlock
        case CMARK_NODE_HTML_BLOCK: return .htmlBlock
        case CMARK_NODE_THEMATIC_BREAK: return .thematicBreak
        case CMARK_NODE_FOOTNOTE_DEFINITION: return .footnoteDefinition
        case CMARK_NODE_LINEBREAK: return .lineBreak
        case CMARK_NODE_HTML_INLINE: return .htmlInline
        case CMARK_NODE_IMAGE: return .image
        case CMARK_NODE_FOOTNOTE_REFERENCE: return .footnoteReference
        case CMARK_NODE_DOCUMENT: return .document
        default:
            let extensions = CmarkExtensions.shared
            switch type {
            case extensions.cell: return .cell
            case extensions.row: return .row
            case extensions.table: return .table
            case extensions.strikethrough: return .strikethrough
            default: return .other
            }
        }
    }

    var parent: CmarkNode? { unsafe CmarkNode(cmark_node_parent(pointer)) }
    var next: CmarkNode? { unsafe CmarkNode(cmark_node_next(pointer)) }
    var previous: CmarkNode? { unsafe CmarkNode(cmark_node_previous(pointer)) }
    var firstChild: CmarkNode? { unsafe CmarkNode(cmark_node_first_child(pointer)) }
    var lastChild: CmarkNode? { unsafe CmarkNode(cmark_node_last_child(pointer)) }

    /// Text, code or raw HTML; the number of a footnote reference.
    @unsafe var literal: UnsafeBufferPointer<UInt8> { unsafe bytes(cmark_node_get_literal(pointer)) }
    /// The decoded target of a link or an image. In plain text cmark takes the signs before `mailto:` for a part of the
    /// address (`---mailto:a@example.org`); they lead nowhere.
    @unsafe var target: UnsafeBufferPointer<UInt8> {
        let written = unsafe bytes(cmark_node_get_url(pointer))
        guard let first = unsafe written.first, "-._+".utf8.contains(first), kind == .link, let text = firstChild,
            unsafe text.literal.elementsEqual(written)
        else { return unsafe written }
        let letter = unsafe written.drop { "-._+".utf8.contains($0) }
        return unsafe letter.starts(with: "mailto:".utf8) ? UnsafeBufferPointer(rebasing: letter) : written
    }
    @unsafe var title: UnsafeBufferPointer<UInt8> { unsafe bytes(cmark_node_get_title(pointer)) }
    @unsafe var fenceInfo: UnsafeBufferPointer<UInt8> { unsafe bytes(cmark_node_get_fence_info(pointer)) }

    var headingLevel: Int { unsafe Int(cmark_node_get_heading_level(pointer)) }
    var isOrdered: Bool { unsafe cmark_node_get_list_type(pointer) == CMARK_ORDERED_LIST }
    var listStart: Int { unsafe Int(cmark_node_get_list_start(pointer)) }
    var isTight: Bool { unsafe cmark_node_get_list_tight(pointer) != 0 }
    /// Lines counted from 1 within the parsed text; 0 where cmark does not know.
    var startLine: Int { unsafe Int(cmark_node_get_start_line(pointer)) }
    var endLine: Int { unsafe Int(cmark_node_get_end_line(pointer)) }

    var isTask: Bool {
        unsafe cmark_node_get_syntax_extension(pointer) == CmarkExtensions.shared.taskList
            && CmarkExtensions.shared.taskList != nil
    }
    var isChecked: Bool { unsafe cmark_gfm_extensions_get_tasklist_item_checked(pointer) }
    var isHeaderRow: Bool { unsafe cmark_gfm_extensions_get_table_row_is_header(pointer) != 0 }

    /// One letter for each column of a table: `l`, `c`, `r`, or 0 for none.
    var alignments: [UInt8] {
        let count = unsafe Int(cmark_gfm_extensions_get_table_columns(pointer))
        guard count > 0, let letters = unsafe cmark_gfm_extensions_get_table_alignments(pointer) else { return [] }
        return unsafe Array(UnsafeBufferPointer(start: letters, count: count))
    }

    var startColumn: Int { unsafe Int(cmark_node_get_start_column(pointer)) }

    /// Gives a text other words.
    func setLiteral(_ bytes: [UInt8]) {
        unsafe CmarkNode.withText(bytes) { unsafe _ = cmark_node_set_literal(pointer, $0) }
    }

    /// Lets a link lead elsewhere.
    func setTarget(_ bytes: [UInt8]) {
        unsafe CmarkNode.withText(bytes) { unsafe _ = cmark_node_set_url(pointer, $0) }
    }

    /// Puts words behind the node.
    func insertText(_ bytes: [UInt8]) {
        guard let text = unsafe cmark_node_new(CMARK_NODE_TEXT) else { return }
        unsafe CmarkNode.withText(bytes) { unsafe _ = cmark_node_set_literal(text, $0) }
        if unsafe cmark_node_insert_after(pointer, text) == 0 { unsafe cmark_node_free(text) }
    }

    /// As cmark takes texts: ended by a zero, which no text of cmark's has in it.
    @unsafe private static func withText(_ bytes: [UInt8], _ use: (UnsafePointer<CChar>) -> Void) {
        let text = bytes.map { CChar(bitPattern: $0) } + [0]
        unsafe text.withUnsafeBufferPointer { buffer in
            guard let start = buffer.baseAddress else { return }
            unsafe use(start)
        }
    }

    /// Takes the node out of its tree and frees it.
    func remove() { unsafe cmark_node_free(pointer) }

    @unsafe private func bytes(_ start: UnsafePointer<CChar>?) -> UnsafeBufferPointer<UInt8> {
        guard let start = unsafe start else { return unsafe UnsafeBufferPointer(start: nil, count: 0) }
        return unsafe UnsafeBufferPointer(
            start: UnsafeRawPointer(start).assumingMemoryBound(to: UInt8.self), count: Int(cmark_length(start)))
    }
}

/// A walk through all nodes below one, children between the entry and the exit of their parent, without recursion.
@safe struct CmarkIteration: ~Copyable {
    private let pointer: OpaquePointer

    init?(from root: CmarkNode) {
        guard let pointer = unsafe cmark_iter_new(root.pointer) else { return nil }
        unsafe self.pointer = unsafe pointer
    }

    deinit { unsafe cmark_iter_free(pointer) }

    func next() -> (node: CmarkNode, isEntry: Bool)? {
        let event = unsafe cmark_iter_next(pointer)
        guard event != CMARK_EVENT_DONE, let node = unsafe CmarkNode(cmark_iter_get_node(pointer)) else { return nil }
        return (node, event == CMARK_EVENT_ENTER)
    }

    /// Goes on behind the node just entered.
    func skip(_ node: CmarkNode) { unsafe cmark_iter_reset(pointer, node.pointer, CMARK_EVENT_EXIT) }
}
