internal import ContentLint
internal import SourceText
internal import YAML

/// How gravely each rule of style is said, as `lint` of `site.yml` has it.
struct LintLevels: Sendable {
    private var levels: [LintRule: LintRule.Level] = [:]

    init() {}

    init(_ node: YAMLNode?, path: String, into diagnostics: inout Diagnostics) {
        guard let node else { return }
        guard case .mapping(let pairs, _) = node else {
            diagnostics.append(
                .notAMap, at: Place(path, node.range), "lint", mend: Mend(lines: "lint:\n  abbreviation: off"))
            return
        }
        for pair in pairs {
            guard let rule = LintRule(rawValue: pair.key.text) else {
                diagnostics.append(LintLevels.unknown(pair.key.text, at: Place(path, pair.key.range)))
                continue
            }
            guard case .scalar(let scalar) = pair.value, let level = LintLevels.level(scalar.text) else {
                diagnostics.append(
                    .notAChoice, at: Place(path, pair.value.range), "…", pair.key.text, "off, warning, error",
                    "off, warning, error")
                continue
            }
            levels[rule] = level
        }
    }

    private static func level(_ text: String) -> LintRule.Level? {
        // YAML takes `off` for no.
        LintRule.Level(rawValue: text == "false" || text == "no" ? "off" : text)
    }

    subscript(rule: LintRule) -> LintRule.Level { levels[rule] ?? .warning }

    static func unknown(_ name: String, at place: Place) -> Diagnostic {
        Diagnostic(
            .unknownRule, at: place, [name, LintRule.allCases.map(\.rawValue).joined(separator: ", ")],
            suggestion: nearest(to: name, among: LintRule.allCases.map(\.rawValue)))
    }
}

extension Message {
    static let unknownRule = Message(
        "lint.unknownRule", .warning,
        Wording(uk: "правила «{0}» немає", en: "there is no rule “{0}”"),
        hint: Wording(uk: "є такі: {1}", en: "there are: {1}"))
}
