internal import Calendars
internal import ContentLint
internal import MarkdownHTML
internal import SourceText
internal import YAML

/// What `visnyk check` says beyond what is wrong: rules of style for each text, and what has grown old.
struct SiteLint {
    let loaded: LoadedProject
    /// Every entry, published or not.
    let entries: [Entry]
    let site: Site
    let now: Instant

    private struct Found: Sendable {
        var diagnostics: [Diagnostic] = []
    }

    func run(into diagnostics: inout Diagnostics) {
        var parser = EntryParser(
            kinds: loaded.kinds, languages: loaded.settings.languages, zone: loaded.settings.zone,
            vocabulary: loaded.settings.vocabulary, labels: loaded.labels)
        parser.saysStandardForm = true
        let reader = parser
        let originals = Dictionary(
            entries.filter { $0.language == 0 }.map { ($0.declaration.name + "/" + $0.slug, $0) },
            uniquingKeysWith: { first, _ in first })
        let results = entries.slicesConcurrently(workers: loaded.workers) { slice in
            var found = Found()
            for entry in slice {
                let original = entry.language == 0 ? nil : originals[entry.declaration.name + "/" + entry.slug]
                found.diagnostics += look(at: entry, original: original, reader)
            }
            return found
        }
        for result in results { diagnostics.append(contentsOf: result.diagnostics) }
    }

    private func look(at entry: Entry, original: Entry?, _ parser: EntryParser) -> [Diagnostic] {
        let path = "content/" + entry.path
        var ignored = Diagnostics()
        guard let source = readSource(entry.path, in: loaded.contentFolder, shownAs: path, into: &ignored),
            let parts = try? FrontMatter(of: source.bytes)
        else { return [] }
        var all: [Diagnostic] = []
        var said = Diagnostics()
        _ = parser.parse(source, at: entry.path, digest: entry.digest, into: &said)
        all += said.all.filter { $0.id.hasPrefix(bytes: "style.") }

        var findings: [TextLint.Finding] = []
        let outline = outline(of: source.bytes[parts.body], at: parts.body.lowerBound)
        if let outline {
            var lint = TextLint(outline, path: path)
            let isBodyExpected = entry.declaration.isNews && entry.list(.gallery).isEmpty && entry.value(.video) == nil
            lint.run(title: entry.text(.title) ?? "", isBodyExpected: isBodyExpected && entry.language == 0)
            findings += lint.findings
            findings += ownAddresses(outline, path)
        }
        let front = parseYAML(source.bytes[parts.yaml], at: parts.yaml.lowerBound, path: path, into: &ignored)
        let fields = FieldLint(
            entry: entry, original: original, path: path, front: front, zone: loaded.settings.zone, now: now)
        findings += fields.findings()
        let days = DayLint(entry, fields, loaded.strings[entry.language], zone: loaded.settings.zone, path: path)
        findings += days.findings(outline)
        let off = FieldLint.rulesOff(of: entry)
        all += off.unknown.map { LintLevels.unknown($0, at: fields.place(of: "lint_off")) }
        let mistakes = said.all.filter { !$0.id.hasPrefix(bytes: "style.") }.compactMap(\.place.range)
        for finding in findings where !off.rules.contains(finding.rule) {
            let one = finding.diagnostic
            // What is said of the same lines as a mistake is no matter of style besides.
            if [.linesTogether, .pictureAlt, .headingEmpty, .cellsMissing, .unpaired].contains(finding.rule),
                let range = one.place.range,
                mistakes.contains(where: { $0.overlaps(range) })
            {
                continue
            }
            switch loaded.settings.lint[finding.rule] {
            case .off: continue
            case .warning: all.append(one)
            case .error:
                all.append(Diagnostic(one.message, at: one.place, one.arguments, mend: one.mend, severity: .error))
            }
        }
        return all
    }

    /// Links to the own site by its whole address, which nothing looks after.
    private func ownAddresses(_ outline: MarkdownOutline, _ path: String) -> [TextLint.Finding] {
        let own = loaded.settings.origin + loaded.settings.base
        guard !loaded.settings.origin.isEmpty else { return [] }
        return outline.links.filter { $0.target.hasPrefix(bytes: own + "/") }.map { link in
            let address = String(link.target.dropFirst(bytes: own.utf8.count))
            return TextLint.Finding(
                rule: .ownAddress,
                diagnostic: Diagnostic(
                    LintRule.ownAddress.message, at: Place(path, link.range), [],
                    mend: Mend(lines: "[" + link.text + "](" + address + ")")))
        }
    }
}
