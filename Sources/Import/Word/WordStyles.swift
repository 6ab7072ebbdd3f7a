internal import SourceText

/// What a document's styles mean: headings, the title, quotations, lists.
struct WordStyles {
    struct Style {
        var heading: Int?
        var isTitle = false
        var isQuote = false
        var list: String?
        var level: Int?
        var based: String?
    }

    private var styles: [String: Style] = [:]

    init(_ part: OfficeElement?) {
        for element in part?.children ?? [] where element.name == "style" {
            guard let id = element["styleId"] else { continue }
            let name = (element.value("name") ?? id).lowercased()
            var style = Style(based: element.value("basedOn"))
            if name.hasPrefix(bytes: "heading "), let level = Int(name.dropping(bytes: 8)) {
                style.heading = level
            } else if let level = Int(element.child("pPr")?.value("outlineLvl") ?? ""), level < 9 {
                style.heading = level + 1
            }
            style.isTitle = name == "title"
            style.isQuote = name == "quote" || name == "intense quote"
            let numbers = element.child("pPr")?.child("numPr")
            style.list = numbers?.value("numId")
            style.level = Int(numbers?.value("ilvl") ?? "")
            styles[id] = style
        }
    }

    /// A style with what it takes over from those it is based on.
    subscript(id: String?) -> Style {
        guard let id, var style = styles[id] else {
            // Programs that write no styles use their usual names.
            let name = (id ?? "").lowercased()
            guard name.hasPrefix(bytes: "heading"), let level = Int(name.dropping(bytes: 7)) else { return Style() }
            return Style(heading: level)
        }
        var above = style.based
        var steps = 0
        while let name = above, let base = styles[name], steps < 20 {
            style.heading = style.heading ?? base.heading
            style.isTitle = style.isTitle || base.isTitle
            style.isQuote = style.isQuote || base.isQuote
            style.list = style.list ?? base.list
            style.level = style.level ?? base.level
            above = base.based
            steps += 1
        }
        return style
    }
}
