internal import Hub
internal import SourceText
internal import XML

/// Reads an export piece by piece; elements that it does not know are kept by name for the report.
struct WordPressReader {
    private var export = WordPressExport()
    private var item: WordPressExport.Item?
    /// Names of the open elements.
    private var path: [String] = []
    private var text = ""
    private var term: (taxonomy: String, slug: String)?
    /// The parts of an author, a term or a custom field while it is open.
    private var parts: [String: String] = [:]
    private var isExport = false

    static func read(_ bytes: [UInt8], path: String) throws(ImportError) -> WordPressExport {
        var reader = WordPressReader()
        var xml = XMLReader(bytes)
        do throws(XMLError) {
            while let event = try xml.next() { reader.take(event) }
        } catch {
            throw .unreadable(error.diagnostic(in: path))
        }
        guard reader.isExport else { throw .unreadable(Diagnostic(.sourceNotWordPress, at: Place(path))) }
        reader.export.repaired = xml.repaired
        return reader.export
    }

    private mutating func take(_ event: XMLEvent) {
        switch event {
        case .text(let run): if !path.isEmpty { text += run }
        case .open(let element): open(element)
        case .close:
            guard let name = path.popLast() else { return }
            close(name)
            text = ""
        }
    }

    private static func name(_ element: XMLElement) -> String {
        let space = element.namespace
        if space.hasPrefix(bytes: "http://wordpress.org/export/")
            || space.hasPrefix(bytes: "https://wordpress.org/export/")
        {
            return (space.contains(bytes: "/excerpt") ? "excerpt:" : "wp:") + element.name
        }
        switch space {
        case "": return element.name
        case "http://purl.org/rss/1.0/modules/content/": return "content:" + element.name
        case "http://purl.org/dc/elements/1.1/": return "dc:" + element.name
        default: return "?:" + element.name
        }
    }

    private mutating func open(_ element: XMLElement) {
        let name = WordPressReader.name(element)
        if name.hasPrefix(bytes: "wp:") || name == "content:encoded" { isExport = true }
        path.append(name)
        text = ""
        switch name {
        case "item" where item == nil: item = WordPressExport.Item()
        case "category" where item != nil && path.count == itemDepth + 1:
            term = (element["domain"] ?? "category", element["nicename"] ?? "")
        case "wp:author", "wp:category", "wp:tag", "wp:term", "wp:postmeta": parts = [:]
        default: break
        }
    }

    /// How many elements are open where an item's own are.
    private var itemDepth: Int { (path.firstIndex(of: "item") ?? path.count) + 1 }

    /// `path` is that of the element around the one that ends.
    private mutating func close(_ name: String) {
        switch name {
        case "item":
            if !path.contains("item"), let item { export.items.append(item) }
            if !path.contains("item") { self.item = nil }
        case "wp:author":
            if let login = parts["wp:author_login"]?.trimmed, export.authors[login] == nil {
                export.authors[login] = WordPressWords.plain(parts["wp:author_display_name"] ?? login)
            }
        case "wp:category", "wp:tag", "wp:term":
            let words = ["wp:category_description", "wp:tag_description", "wp:term_description"]
                .compactMap { parts[$0]?.trimmed }.joined()
            let title = ["wp:cat_name", "wp:tag_name", "wp:term_name"].compactMap { parts[$0] }.joined()
            if !words.isEmpty { export.descriptions.append((WordPressWords.plain(title), WordPressWords.plain(words))) }
        case "wp:postmeta":
            if let key = parts["wp:meta_key"]?.trimmed { item?.meta.append((key, parts["wp:meta_value"] ?? "")) }
        case "wp:comment": item?.comments += 1
        case "category" where term != nil && path.count == itemDepth:
            if let term, !text.trimmed.isEmpty {
                item?.terms.append(
                    WordPressExport.Term(taxonomy: term.taxonomy, slug: term.slug, name: WordPressWords.plain(text)))
            }
            term = nil
        default: leaf(name)
        }
    }

    private mutating func leaf(_ name: String) {
        let parent = path.last ?? ""
        if ["wp:author", "wp:category", "wp:tag", "wp:term", "wp:postmeta"].contains(parent) {
            parts[name] = parts[name] ?? text
        } else if parent == "item", path.count == itemDepth {
            if name.hasPrefix(bytes: "?:") {
                if !text.trimmed.isEmpty { item?.others.append((name.dropping(bytes: 2), text.trimmed)) }
            } else if item?.fields[name] == nil {
                item?.fields[name] = text
            }
        } else if item == nil, export.channel[name] == nil, path.count < 3 {
            export.channel[name] = text
        }
    }
}

extension XMLError {
    /// The same as a message about a file.
    func diagnostic(in path: String) -> Diagnostic {
        switch reason {
        case .malformed(let words):
            Diagnostic(.sourceNotXML, at: Place(path), [String(line), String(column), words.cut(at: 160)])
        case .documentType: Diagnostic(.sourceDocumentType, at: Place(path), [String(line)])
        case .tooDeep: Diagnostic(.sourceTooDeep, at: Place(path), [String(line)])
        }
    }
}
