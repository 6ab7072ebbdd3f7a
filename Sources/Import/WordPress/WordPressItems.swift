internal import Hub
internal import SourceText

/// What each item of an export becomes: an entry's draft, a file's words, or nothing, with the reason.
struct WordPressItems {
    let site: WordPressSite
    private(set) var texts: [(OldTree.Text, WordPressExport.Item, [Diagnostic])] = []
    private(set) var left: [OldTree.Left] = []
    private(set) var merged: [OldTree.Merged] = []
    private var paths: Set<String> = []

    /// Types that hold how WordPress looks and works.
    private static let machinery: Set<String> = [
        "revision", "custom_css", "customize_changeset", "oembed_cache", "user_request", "wp_template",
        "wp_template_part", "wp_global_styles", "wp_navigation", "wp_font_family", "wp_font_face", "acf-field",
        "acf-field-group", "wpcf7_contact_form", "elementor_library", "feedback", "jetpack_migration",
    ]

    init(_ site: WordPressSite) {
        self.site = site
        for item in site.export.items { take(item) }
    }

    private mutating func take(_ item: WordPressExport.Item) {
        let path = path(of: item)
        var remarks: [Diagnostic] = []
        func say(_ message: Message, _ words: String...) {
            remarks.append(Diagnostic(message, at: Place(path), words))
        }
        if item.comments > 0 { say(.importComments, String(item.comments)) }
        for other in item.others { say(.importUnknownKey, other.name, other.text.unbroken.cut(at: 400)) }
        switch item.type {
        case "attachment": return file(item, path, remarks)
        case "nav_menu_item":
            let menu = item.terms.first { $0.taxonomy == "nav_menu" }?.name ?? ""
            let words = [item.title, WordPressWords.plain(item.content), item.meta("_menu_item_url") ?? ""]
            let title = words.filter { !$0.isEmpty }.joined(separator: ", ")
            return leave(path, .leftMenu, [title, menu], remarks)
        case "wp_block": return leave(path, .leftBlock, [], remarks)
        case let type where WordPressItems.machinery.contains(type):
            let words = [item.title, WordPressWords.plain(item.content)].filter { !$0.isEmpty }
            return leave(path, .leftMachinery, [type, words.joined(separator: ": ").cut(at: 4000)], remarks)
        default: break
        }
        if item.status == "trash" {
            let words = [item.title, WordPressWords.plain(item.content)].filter { !$0.isEmpty }
            return leave(path, .leftTrash, [words.joined(separator: ": ").cut(at: 4000)], remarks)
        }
        guard item.content.utf8.count <= 4 << 20 else {
            return leave(path, .leftTooLarge, [String(item.content.utf8.count >> 20)], remarks)
        }
        if item.isSticky { say(.importSticky) }
        if item.hasPassword { say(.importPassword) }
        if !["publish", "draft", "auto-draft", "future", "inherit", ""].contains(item.status) {
            say(.importStatus, item.status)
        }
        for term in item.terms {
            if term.taxonomy == "post_format" { say(.importUnknownKey, "post_format", term.name) }
            if WordPressItems.isDefault(term) { say(.importUncategorised, term.name) }
        }
        for (key, value) in item.meta where !key.hasPrefix(bytes: "_") && !value.trimmed.isEmpty {
            say(.importUnknownKey, key, value.unbroken.cut(at: 400))
        }
        texts.append((text(item, path), item, remarks))
    }

    /// Two items without an id, or with the same, are told apart.
    private mutating func path(of item: WordPressExport.Item) -> String {
        var path = item.path
        var number = 1
        while !paths.insert(path).inserted {
            number += 1
            path = item.path + "-" + String(paths.count + number)
        }
        return path
    }

    private mutating func leave(_ path: String, _ message: Message, _ words: [String], _ remarks: [Diagnostic]) {
        left.append(.init(path: path, reason: Diagnostic(message, at: Place(path), words), remarks: remarks))
    }

    private mutating func file(_ item: WordPressExport.Item, _ path: String, _ before: [Diagnostic]) {
        var remarks = before
        let name = item.title.isEmpty ? item.name : item.title
        for words in [item.title, WordPressWords.plain(item.content), WordPressWords.plain(item.excerpt)]
        where !words.isEmpty && !item.file.contains(bytes: words) {
            remarks.append(Diagnostic(.importDescription, at: Place(path), [name, words.cut(at: 4000)]))
        }
        guard let found = site.uploads.path(of: item.file) else {
            return leave(path, .leftNoFile, [item.file.isEmpty ? name : item.file], remarks)
        }
        merged.append(.init(path: path, asset: found, remarks: remarks))
    }

    private func text(_ item: WordPressExport.Item, _ path: String) -> OldTree.Text {
        let name = item.name.isEmpty ? slug(item.title) : item.name
        let day = item.date.map { String($0.prefix(10)) + "-" } ?? ""
        let kind = site.kind(of: item)
        let hasArchive = site.request.siteKinds.first { $0.name == kind }?.archive != nil
        return OldTree.Text(
            path: path, folders: site.folders(of: item),
            stem: (hasArchive ? day : "") + (name.isEmpty ? item.id : name), language: nil, kind: kind)
    }

    /// The category of what has none.
    private static func isDefault(_ term: WordPressExport.Term) -> Bool {
        term.taxonomy == "category"
            && ["uncategorized", "без-категорії", "bez-kategoriyi", "без-рубрики"].contains(term.slug.percentDecoded)
    }

    /// The text converted, its fields under the names that `FieldMapping` knows.
    func draft(_ text: OldTree.Text, _ item: WordPressExport.Item, _ remarks: [Diagnostic], language: String) -> Draft {
        var body = LooseHTML(
            Array(item.content.utf8), WordPressText(site: site, id: item.id), path: text.path)
        let html = body.converted()
        return Draft(
            text, fields: fields(item), html: html, language: language, remarks: remarks + body.remarks.all)
    }

    private func fields(_ item: WordPressExport.Item) -> OldValue {
        var pairs: [OldValue.Pair] = []
        func put(_ key: String, _ value: String?) {
            if let value, !value.isEmpty { pairs.append(.init(key: key, value: .text(value))) }
        }
        let isPublic = ["publish", "future", "inherit", ""].contains(item.status) && !item.hasPassword
        put("title", WordPressWords.escaping(item.title))
        put("date", item.date)
        if item.status == "future" { put("publish_at", item.date) }
        if !isPublic { put("draft", "true") }
        if let changed = item.modified, let date = item.date, changed.prefix(10) > date.prefix(10) {
            put("updated", changed)
        }
        put("start", item.meta("_EventStartDate"))
        put("end", item.meta("_EventEndDate"))
        put("place", item.meta("_EventVenueID").flatMap { site.item($0)?.title }.map { WordPressWords.escaping($0) })
        put("summary", WordPressWords.escaping(WordPressWords.plain(item.excerpt)))
        put("slug", item.name)
        let address = site.path(of: item.link)
        if item.status == "publish" || item.status.isEmpty, address.hasPrefix(bytes: "/") { put("url", address) }
        if let picture = item.meta("_thumbnail_id").flatMap({ site.item($0) }) {
            let address = site.file(picture.file)
            put("image", address ?? picture.file)
            put("image_alt", address.flatMap { site.description(of: $0) }.map { WordPressWords.escaping($0) })
        }
        let author = item.author
        if !author.isEmpty {
            put(
                "authors",
                WordPressWords.escaping(site.export.authors[author].flatMap { $0.isEmpty ? nil : $0 } ?? author))
        }
        let tags = item.terms.filter {
            $0.taxonomy != "post_format" && $0.taxonomy != "nav_menu" && !WordPressItems.isDefault($0)
        }
        if !tags.isEmpty {
            pairs.append(.init(key: "tags", value: .list(tags.map { .text(WordPressWords.escaping($0.name)) })))
        }
        return .map(pairs)
    }
}
