internal import Styles
internal import Templating

/// The elements, classes and attributes that code writes into pages, apart from what templates say themselves: a style
/// rule that only they match must reach the page.
enum WrittenMarkup {
    /// Values of templates: words of states in `class`, colours behind pictures, short HTML of fields and notices.
    static let everywhere = MarkupNames(
        ["info", "warning", "danger", "emergency", "ok", "past"] + (0..<16).map { "d\($0)" }
            + ["html", "body", "a", "b", "br", "em", "strong", "p", "ul", "ol", "li", "time", "code"]
            + ["img", "picture", "source", "href", "class", "id", "lang"])

    /// Bodies written in Markdown and fields shown by their type.
    static let inBodies = MarkupNames(
        ["blockquote", "del", "div", "figcaption", "figure", "hr", "input", "label", "pre", "section", "small", "span"]
            + [
                "progress", "dl", "dt", "dd", "facts", "programme", "ticks", "meta", "svg", "path", "bar-day", "sub",
                "sup", "table", "caption", "thead", "tbody", "tr", "th", "td", "details", "summary", "s", "i",
            ]
            + (1...6).map { "h\($0)" } + ["al", "ac", "ar", "gallery", "task", "video", "card"]
            + ["callout", "callout-title", "note", "tip", "important", "caution"]
            + ["footnotes", "footnote-ref", "footnote-back"])
}

extension MarkupNames {
    mutating func add(_ template: Template) {
        template.forEachText { run, isOpen in add(wordsOf: run, beforeValue: isOpen) }
    }
}
