import Foundation
import TestSupport
import Testing

// Chrome 119 is the last one for Android 7: a phone that many keep for the hours without light. What the sheet and the
// scripts use is listed here; who adds a feature looks up since when browsers have it, and adds it where it is older.

/// Properties that Chrome 119 and older know, as caniuse.com and the compatibility data of MDN say.
private let properties: Set<String> = Set(
    """
    accent-color align-items background background-position background-repeat background-size border border-bottom
    border-bottom-color border-collapse border-color border-left border-radius border-top box-shadow box-sizing break-after
    break-inside clip-path color color-scheme column-gap columns content cursor display fill flex flex-basis flex-direction flex-flow flex-wrap float font
    font-family font-size font-style font-variant-numeric font-weight gap grid-column grid-row grid-template grid-template-columns height hyphens
    left letter-spacing line-height list-style margin margin-bottom margin-left margin-right margin-top max-height max-width min-height
    min-width object-fit opacity order outline outline-offset overflow overflow-wrap overflow-x padding padding-bottom
    padding-left padding-top position print-color-adjust -webkit-print-color-adjust right scroll-behavior scroll-margin-top
    scroll-padding-top size text-align text-decoration text-decoration-color text-decoration-thickness text-size-adjust
    -webkit-box-orient -webkit-line-clamp -webkit-text-size-adjust text-transform text-underline-offset text-wrap top vertical-align white-space width
    word-spacing z-index
    """.split(whereSeparator: \.isWhitespace).map(String.init))

private let functions: Set<String> = [
    "attr", "clamp", "inset", "linear-gradient", "max", "min", "minmax", "repeat", "rgb", "url", "var", "calc",
]
private let pseudos: Set<String> = [
    ":root", ":hover", ":focus", ":focus-visible", ":first-child", ":last-child", ":nth-child", ":nth-last-child",
    ":not", ":has",
    ":target",
    ":empty", ":first-letter", ":before", ":after", ":placeholder", ":-webkit-details-marker",
]
private let queries: Set<String> = [
    "prefers-color-scheme", "prefers-reduced-motion", "forced-colors", "max-width", "min-width", "print",
]

private func file(_ name: String) throws -> String {
    try String(contentsOf: projectFolder.appending(path: "site-template/" + name), encoding: .utf8)
}

@Test(arguments: ["site", "sheet", "feed"]) func theSheetUsesNothingThatAPhoneOfAndroid7Lacks(name: String) throws {
    let sheet = try file("styles/\(name).css").replacing(/\/\*.*?\*\//.dotMatchesNewlines(), with: "")
    let blocks = sheet.matches(of: /([^{}]*)\{([^{}]*)\}/)
    #expect(blocks.count > (name == "site" ? 150 : 10))
    for block in blocks {
        let selector = block.1.split(separator: "{").last ?? ""
        for pseudo in selector.matches(of: /:[a-z-]+/).map({ String($0.0) }) {
            #expect(pseudos.contains(pseudo), "\(pseudo)")
        }
        for declaration in block.2.split(separator: ";") {
            guard let colon = declaration.firstIndex(of: ":") else { continue }
            let name = declaration[..<colon].trimmingCharacters(in: .whitespacesAndNewlines)
            #expect(name.hasPrefix("--") || properties.contains(name), "\(name)")
            let value = declaration[colon...].replacing(/"[^"]*"/, with: "")
            for function in value.matches(of: /([a-z-]+)\(/).map({ String($0.1) }) {
                #expect(functions.contains(function), "\(function)")
            }
        }
    }
    for rule in sheet.matches(of: /@([a-z-]+)([^{]*)\{/) {
        #expect(["media", "page"].contains(rule.1), "@\(rule.1)")
        for query in rule.2.matches(of: /[a-z][a-z-]+/).map({ String($0.0) })
        where !["dark", "light", "active", "no-preference", "reduce", "rem", "and", "screen"].contains(query) {
            #expect(queries.contains(query), "\(query)")
        }
    }
    // Nesting came with Chrome 120: a rule within a rule.
    #expect(try !sheet.contains(Regex("\\{[^{}@]*;[^{}]*\\{")))
}

/// What came to Chrome after 119, by the words it is called with.
private let newerInScripts = [
    "Array.fromAsync", "Promise.try", "isSubsetOf", "isSupersetOf", "isDisjointFrom", "symmetricDifference", ".toHex(",
    ".fromHex(", ".toBase64(", ".fromBase64(", "RegExp.escape", "Intl.DurationFormat", "Iterator.from",
    "Iterator.prototype",
    "setHTMLUnsafe", "parseHTMLUnsafe", "Error.isError", "Math.sumPrecise", "Temporal.", "Float16Array",
    "Atomics.pause",
    "URLPattern", "AbortSignal.any", "moveBefore", "requestClose", "CloseWatcher", "checkVisibility({",
    "caretPositionFromPoint",
    "with { type", "using ", "URL.parse(", ".union(", ".intersection(", ".difference(", "Map.groupBy(", "getOrInsert",
]

@Test func theScriptsUseNothingThatAPhoneOfAndroid7Lacks() throws {
    let folder = projectFolder.appending(path: "site-template/assets")
    let scripts = try FileManager.default.contentsOfDirectory(atPath: folder.path).filter { $0.hasSuffix(".js") }
    #expect(scripts.contains("page.js"))
    for name in scripts {
        let lines = try file("assets/" + name).split(separator: "\n", omittingEmptySubsequences: false)
        for (number, line) in lines.enumerated() where !line.contains(/^\s*\/\//) {
            for feature in newerInScripts where line.contains(feature) {
                Issue.record("\(name):\(number + 1): \(feature)")
            }
            // Iterators have no methods of their own before Chrome 122.
            #expect(
                !line.contains(
                    /\.(values|keys|entries)\(\)\.(map|filter|some|every|find|reduce|forEach|toArray|take|drop)\(/),
                "\(name):\(number + 1)")
        }
    }
}
