import Foundation
import SourceText
import TestSupport
import Testing
import YAML

/// One case of yaml-test-suite: a text, and the value it has as JSON or that it is broken.
private struct Case {
    let id: String
    let yaml: String
    let json: String?
    let fails: Bool
}

private let folder = sharedFolder("data/suites/yaml-test-suite/src")

private func cases() throws -> [Case] {
    let folder = try #require(folder)
    var result: [Case] = []
    for file in try FileManager.default.contentsOfDirectory(atPath: folder.path).sorted() where file.hasSuffix(".yaml")
    {
        var diagnostics = Diagnostics()
        let bytes = [UInt8](try Data(contentsOf: folder.appending(path: file)))
        guard case .sequence(let items, _)? = parseYAML(bytes[...], path: file, into: &diagnostics) else {
            Issue.record("\(file): \(diagnostics.all.map(\.id))")
            continue
        }
        var yaml = ""
        for (number, item) in items.enumerated() {
            func text(_ key: String) -> String? {
                if case .scalar(let scalar)? = item[key] { scalar.text } else { nil }
            }
            yaml = text("yaml") ?? yaml
            let id = String(file.dropLast(5)) + (items.count > 1 ? "-\(number)" : "")
            if text("skip") == nil {
                result.append(Case(id: id, yaml: unmasked(yaml), json: text("json"), fails: text("fail") == "true"))
            }
        }
    }
    return result
}

/// The suite shows blanks by signs of their own.
private func unmasked(_ text: String) -> String {
    text.replacing("␣", with: " ").replacing(/—*»/, with: "\t").replacing("↵", with: "").replacing("∎\n", with: "")
        .replacing("⇔", with: "\u{FEFF}").replacing("←", with: "\r")
}

private func isSame(_ node: YAMLNode?, _ json: Any) -> Bool {
    switch (node, json) {
    case (nil, is NSNull): return true
    case (.scalar(let scalar)?, is NSNull): return scalar.isNull
    case (.scalar(let scalar)?, let text as String): return scalar.text == text
    case (.scalar(let scalar)?, let number as NSNumber):
        // The type of a Boolean.
        if unsafe number.objCType.pointee == 0x63 {
            return scalar.text == (number.boolValue ? "true" : "false")
        }
        let radix = scalar.text.hasPrefix("0x") ? 16 : 8
        return Double(scalar.text) == number.doubleValue
            || Int(scalar.text.dropFirst(2), radix: radix) == number.intValue
    case (.sequence(let items, _)?, let list as [Any]):
        return items.count == list.count && zip(items, list).allSatisfy { isSame($0, $1) }
    case (.mapping(let pairs, _)?, let map as [String: Any]):
        return pairs.count == map.count
            && pairs.allSatisfy { pair in map[pair.key.text].map { isSame(pair.value, $0) } ?? false }
    default: return false
    }
}

/// Where libyaml, a parser of YAML 1.1, or our own rules for front matter differ; each with its reason.
private let exceptions: [String: Set<String>] = [
    "tabs between tokens, which libyaml takes for indentation": [
        "6BCT", "6CA3", "96NN-0", "A2M4", "DK95-0", "DK95-3", "DK95-4", "Q5MG", "R4YG", "Y79Y-1", "Y79Y-10",
    ],
    "1.2 only: a colon beside a quoted key or at the start of a plain scalar in a flow collection": [
        "4MUZ-0", "4MUZ-2", "58MP", "5MUD", "5T43", "9SA2", "DBG4", "HM87-0", "K3WX", "NJ66", "SM9W-1", "VJP3-1",
    ],
    "1.2 only: a question mark at the start of a plain scalar in a flow collection": ["652Z", "HM87-1"],
    "1.2 only: anchors named with any signs": ["2SXE", "8XYN", "W5VH", "Y2GN"],
    "1.2 only: unknown directives and versions": ["2LFX", "6LVF", "BEC7"],
    "1.2 only: the end of a document that never began": ["HWV9", "QT73"],
    "a block scalar as the whole document without indentation": ["DK3J", "FP8R"],
    "blanks at the end of the text after a block scalar": ["L24T-1"],
    "broken by 1.2, but libyaml understands what was meant": [
        "9C9N", "9JBA", "CVW2", "DK95-1", "G5U8", "MUS6-0", "QB6E", "S98Z", "SU5Z", "X4QW", "Y79Y-3", "YJV2",
    ],
    "ours: no control characters": ["G4RS"],
    "ours: a text that begins with an exclamation mark was never meant for a tag": [
        "52DL", "6CK3", "7FWL", "8MK2", "CC74", "CUP7", "M5C3", "P76L", "S4JQ", "UKK6-2", "Z67P", "Z9M4",
    ],
]

@Test(.enabled(if: folder != nil)) func suiteIsReadAsItSays() throws {
    let excepted = exceptions.values.reduce(into: Set<String>()) { $0.formUnion($1) }
    var checked = 0
    for one in try cases() {
        var diagnostics = Diagnostics()
        let node = parseYAML(Array(one.yaml.utf8)[...], path: one.id, into: &diagnostics)
        let isRight: Bool
        if one.fails {
            isRight = diagnostics.hasErrors
        } else if let json = one.json {
            // Several values one after another are several documents.
            let isEmpty = json.allSatisfy(\.isWhitespace)
            let value =
                isEmpty
                ? NSNull() : try? JSONSerialization.jsonObject(with: Data(json.utf8), options: .fragmentsAllowed)
            isRight = value.map { !diagnostics.hasErrors && isSame(node, $0) } ?? diagnostics.hasErrors
        } else {
            continue
        }
        checked += 1
        if isRight == excepted.contains(one.id) {
            Issue.record("\(one.id): \(diagnostics.all.first?.id ?? "") \(one.yaml)")
        }
    }
    #expect(checked > 300)
}
