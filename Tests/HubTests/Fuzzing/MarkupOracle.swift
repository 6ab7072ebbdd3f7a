import Foundation

@testable import Hub

/// Reads a page of ours as strictly as we mean to write it: every element closed in its turn, every attribute quoted
/// and known, every `&` a reference, every address of a scheme that runs nothing.
struct MarkupOracle {
    private let bytes: [UInt8]
    private let isPage: Bool
    private var at = 0
    private var open: [String] = []
    private var ids: Set<String> = []
    private(set) var faults: [String] = []

    /// Of a whole page, or of a part of one that a feed carries.
    static func faults(_ bytes: [UInt8], isPage: Bool) -> [String] {
        var oracle = MarkupOracle(bytes: bytes, isPage: isPage)
        oracle.read()
        return oracle.faults
    }

    private init(bytes: [UInt8], isPage: Bool) {
        self.bytes = bytes
        self.isPage = isPage
    }

    private static let void: Set<String> = [
        "area", "br", "col", "hr", "img", "input", "link", "meta", "source", "wbr", "path",
    ]
    private static let elements: Set<String> = [
        "html", "head", "meta", "title", "link", "style", "script", "body", "header", "footer", "main", "nav",
        "section", "article", "aside", "div", "p", "a", "span", "b", "i", "em", "strong", "small", "del", "s", "sup",
        "sub", "code", "pre", "kbd", "blockquote", "ul", "ol", "li", "dl", "dt", "dd", "h1", "h2", "h3", "h4", "h5",
        "h6", "table", "caption", "thead", "tbody", "tr", "th", "td", "figure", "figcaption", "img", "picture",
        "source", "br", "hr", "time", "address", "details", "summary", "form", "fieldset", "legend", "label", "input",
        "button", "noscript",
        "video", "audio", "mark", "search", "output", "progress", "select", "option", "wbr", "abbr", "q", "ins", "u",
        "bdi",
        // The code on a poster; of all that SVG has, what fills a path alone.
        "svg", "path",
    ]
    private static let attributes: Set<String> = [
        "class", "href", "content", "property", "rel", "type", "name", "role", "id", "datetime", "lang", "hreflang",
        "alt", "src", "scope", "align", "tabindex", "srcset", "sizes", "loading", "disabled", "width", "height",
        "title", "placeholder", "start", "http-equiv", "checked", "charset", "autocomplete", "as", "action", "method",
        "for", "value", "open", "controls", "preload", "poster", "download", "media", "style", "fetchpriority",
        "decoding", "hidden", "colspan", "rowspan", "dir", "translate", "crossorigin", "integrity", "enterkeyhint",
        "inputmode", "maxlength", "color", "spellcheck", "reversed", "itemprop", "target", "xmlns", "viewBox",
        "shape-rendering", "fill", "d", "max", "preserveAspectRatio",
    ]
    private static let links: Set<String> = ["href", "src", "action", "poster", "formaction", "data", "cite"]

    private mutating func fault(_ text: String) {
        guard faults.count < 8 else { return }
        let from = max(0, at - 60)
        let around = String(decoding: bytes[from..<min(bytes.count, at + 60)], as: UTF8.self)
        faults.append(text + " near “" + around.replacing("\n", with: "⏎") + "”")
    }

    private mutating func read() {
        if isPage {
            if starts(with: "<!DOCTYPE html>") { at = 15 } else { fault("no doctype") }
        }
        while at < bytes.count, faults.count < 8 {
            let start = at
            while at < bytes.count, bytes[at] != UInt8(ascii: "<") { at += 1 }
            checkReferences(start..<at)
            if at < bytes.count { tag() }
        }
        if let last = open.last { fault("<\(last)> is never closed") }
    }

    private func starts(with text: StaticString) -> Bool {
        let count = text.utf8CodeUnitCount
        guard at + count <= bytes.count else { return false }
        return unsafe bytes[at..<(at + count)].elementsEqual(UnsafeBufferPointer(start: text.utf8Start, count: count))
    }

    private mutating func tag() {
        if starts(with: "</") {
            at += 2
            let name = name()
            if name != open.last { closeWhatNeedNotBe(before: name) }
            if open.last == name { open.removeLast() } else { fault("</\(name)> closes <\(open.last ?? "")>") }
            if at < bytes.count, bytes[at] == UInt8(ascii: ">") { at += 1 } else { fault("</\(name) is not closed") }
            return
        }
        at += 1
        let name = name()
        guard MarkupOracle.elements.contains(name) else { return fault("the element <\(name)>") }
        let attributes = attributes(of: name)
        check(name, attributes)
        if MarkupOracle.void.contains(name) { return }
        switch name {
        case "script", "style", "title": content(of: name, attributes)
        default:
            if let last = open.last, MarkupOracle.endedByNext[last]?.contains(name) == true { open.removeLast() }
            open.append(name)
        }
    }

    /// Items and cells end where their list or row does (HTML, 13.1.2.4).
    private mutating func closeWhatNeedNotBe(before name: String) {
        while let last = open.last, last != name, MarkupOracle.endedByNext[last] != nil { open.removeLast() }
    }

    /// Elements whose end may be left out, by those that end them.
    private static let endedByNext: [String: Set<String>] = [
        "li": ["li"], "dt": ["dt", "dd"], "dd": ["dt", "dd"], "tr": ["tr"], "td": ["td", "th", "tr"],
        "th": ["td", "th", "tr"],
    ]

    private mutating func name() -> String {
        let start = at
        while at < bytes.count, isNameByte(bytes[at]) { at += 1 }
        return String(decoding: bytes[start..<at], as: UTF8.self)
    }

    private func isNameByte(_ byte: UInt8) -> Bool {
        (0x61...0x7A) ~= byte || (0x41...0x5A) ~= byte || (0x30...0x39) ~= byte || byte == 0x2D || byte == 0x3A
    }

    private mutating func attributes(of element: String) -> [(name: String, value: String)] {
        var result: [(name: String, value: String)] = []
        while at < bytes.count {
            let blank = at
            while at < bytes.count, bytes[at] == 0x20 || bytes[at] == 0x0A { at += 1 }
            if at < bytes.count, bytes[at] == UInt8(ascii: ">") {
                at += 1
                return result
            }
            if element == "path", starts(with: "/>") {
                at += 2
                return result
            }
            let attribute = name()
            guard !attribute.isEmpty, at > blank, blank < at - attribute.utf8.count else {
                fault("a stray sign in <\(element)>")
                while at < bytes.count, bytes[at] != UInt8(ascii: ">") { at += 1 }
                continue
            }
            if result.contains(where: { $0.name == attribute }) { fault("\(attribute) twice in <\(element)>") }
            var value = ""
            if at < bytes.count, bytes[at] == UInt8(ascii: "=") {
                at += 1
                guard at < bytes.count, bytes[at] == UInt8(ascii: "\"") else {
                    fault("\(attribute) without quotes in <\(element)>")
                    continue
                }
                at += 1
                let start = at
                while at < bytes.count, bytes[at] != UInt8(ascii: "\"") { at += 1 }
                checkReferences(start..<at)
                value = String(decoding: bytes[start..<at], as: UTF8.self)
                at += 1
            }
            result.append((attribute, value))
        }
        fault("<\(element) is never closed")
        return result
    }

    private mutating func check(_ element: String, _ attributes: [(name: String, value: String)]) {
        for (name, value) in attributes {
            if !MarkupOracle.attributes.contains(name), !name.hasPrefix("data-"), !name.hasPrefix("aria-") {
                fault("the attribute \(name) of <\(element)>")
            }
            if name == "style", element != "img" { fault("style in <\(element)>") }
            if name == "id" {
                if value.isEmpty || value.utf8.contains(0x20) { fault("the id “\(value)”") }
                if isPage, !ids.insert(value).inserted { fault("the id “\(value)” twice") }
            }
            if MarkupOracle.links.contains(name), !Address.isSafe(Address.decoded(value)) {
                fault("\(name)=\(value) in <\(element)>")
            }
            if name == "http-equiv", value != "Content-Security-Policy" {
                let content = attributes.first { $0.name == "content" }?.value ?? ""
                let target = content.trimmingPrefix("0; url=")
                if value != "refresh" || !target.hasPrefix("/") || target.hasPrefix("//") {
                    fault("http-equiv=\(value)")
                }
            }
        }
    }

    /// What stands between `<script>`, `<style>` or `<title>` and its end.
    private mutating func content(of element: String, _ attributes: [(name: String, value: String)]) {
        let start = at
        let end = Array("</\(element)>".utf8)
        while at + end.count <= bytes.count, !bytes[at..<(at + end.count)].elementsEqual(end) { at += 1 }
        guard at + end.count <= bytes.count else { return fault("<\(element)> is never closed") }
        let content = Array(bytes[start..<at])
        switch element {
        case "title": checkReferences(start..<at)
        case "style": if content.contains(UInt8(ascii: "<")) { fault("a tag in <style>") }
        default:
            let type = attributes.first { $0.name == "type" }?.value ?? ""
            if let source = attributes.first(where: { $0.name == "src" })?.value {
                if !source.hasPrefix("/") || source.hasPrefix("//") || !content.isEmpty { fault("script \(source)") }
            } else if type == "application/ld+json" || type == "application/json" {
                if content.contains(UInt8(ascii: "<")) { fault("“<” in a script of data") }
                for one in JSONOracle.faults(content) { fault(one) }
            } else if content != PageScripts.beforePaint {
                fault("a script")
            }
        }
        at += end.count
    }

    private mutating func checkReferences(_ range: Range<Int>) {
        var index = range.lowerBound
        while index < range.upperBound {
            defer { index += 1 }
            guard bytes[index] == UInt8(ascii: "&") else { continue }
            let end = bytes[index..<min(range.upperBound, index + 40)].firstIndex(of: UInt8(ascii: ";"))
            let name = end.map { bytes[(index + 1)..<$0] } ?? []
            guard !name.isEmpty, name.allSatisfy({ isNameByte($0) || $0 == UInt8(ascii: "#") }) else {
                at = index
                fault("a bare &")
                at = range.upperBound
                return
            }
        }
    }
}

/// What an address may lead to.
enum Address {
    static func decoded(_ value: String) -> String {
        var text = value
        for (name, sign) in [("&quot;", "\""), ("&#39;", "'"), ("&lt;", "<"), ("&gt;", ">"), ("&amp;", "&")] {
            text = text.replacing(name, with: sign)
        }
        return text
    }

    /// A browser strips white space and controls before it looks at the scheme.
    static func isSafe(_ address: String) -> Bool {
        let bare = String(
            String.UnicodeScalarView(address.unicodeScalars.filter { $0.value > 0x20 && $0.value != 0x7F })
        ).lowercased()
        if bare.utf8.starts(with: "//".utf8) || bare.utf8.starts(with: "/\\".utf8) { return false }
        let schemes = [
            "https://", "http://", "mailto:", "tel:", "webcal:", "geo:", "/", "#", "?", "sms:", "viber://forward?",
            "urn:",
        ]
        if bare.isEmpty || schemes.contains(where: { bare.utf8.starts(with: $0.utf8) }) { return true }
        // Relative: no scheme before the first slash.
        return !bare.utf8.prefix { $0 != UInt8(ascii: "/") && $0 != UInt8(ascii: "?") }.contains(UInt8(ascii: ":"))
    }
}
