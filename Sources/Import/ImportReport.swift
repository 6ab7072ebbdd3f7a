public import SourceText
public import Translations

/// What came of an import: an outcome for each file of the old tree, and in sum.
public struct ImportReport: Sendable {
    public enum Outcome: Sendable, Equatable {
        /// An entry of the new site, by its path in the content folder.
        case entry(String)
        /// A picture or document, by its new path.
        case copied(String)
        /// It became a part of another file.
        case merged(String)
        /// Not taken over; the first remark tells why.
        case left
    }

    public struct File: Sendable {
        /// Below the old folder.
        public let path: String
        public let outcome: Outcome
        public let remarks: [Diagnostic]
    }

    /// What the outcomes are counted in.
    enum Unit: Sendable { case files, parts }

    var unit = Unit.files
    public internal(set) var files: [File] = []
    /// Said of the import as a whole.
    public internal(set) var language = "uk"
    public internal(set) var written = 0
    public internal(set) var unchanged = 0
    /// Files that were made besides: settings.
    public internal(set) var made: [String] = []
    /// Fetched from beside the folder because a page shows them.
    public internal(set) var fetched = 0

    init() {}

    public var entries: Int { files.count { if case .entry = $0.outcome { true } else { false } } }
    public var copied: Int { files.count { if case .copied = $0.outcome { true } else { false } } }
    public var merged: Int { files.count { if case .merged = $0.outcome { true } else { false } } }
    public var left: Int { files.count { $0.outcome == .left } }

    /// The report in sum, for a terminal.
    public func summary(in language: MessageLanguage) -> String {
        let count =
            unit == .files
            ? language("Файлів \(files.count)", "\(files.count) files")
            : language("Частин \(files.count)", "\(files.count) parts")
        var text =
            count
            + language(
                ": записів \(entries), картинок і документів \(copied), об'єднано \(merged), не перенесено \(left). Записано \(written), без змін \(unchanged).\n",
                ": \(entries) entries, \(copied) pictures and documents, \(merged) merged, \(left) left out. \(written) written, \(unchanged) unchanged.\n"
            )
        for (message, count) in counts() {
            text += "  \(count) × " + ImportReport.words(message.text, [], language) + " [\(message.id)]\n"
        }
        return text
    }

    /// Each sort of remark with its number, the most frequent first.
    private func counts() -> [(Message, Int)] {
        var counts: [String: (Message, Int)] = [:]
        for file in files {
            for remark in file.remarks { counts[remark.id, default: (remark.message, 0)].1 += 1 }
        }
        return counts.values.sorted { ($1.1, $0.0.id) < ($0.1, $1.0.id) }
    }

    /// The whole report, file by file, as Markdown.
    public func text(in language: MessageLanguage) -> String {
        var text = "# " + language("Звіт про перенесення", "Import report") + "\n\n" + summary(in: language) + "\n"
        for file in files {
            let outcome =
                switch file.outcome {
                case .entry(let path), .copied(let path): "→ " + path.unbroken
                case .merged(let path): language("об'єднано з ", "merged into ") + path
                case .left: language("не перенесено", "left out")
                }
            text += "- \(Macros.span(file.path.unbroken)) \(outcome)\n"
            for remark in file.remarks {
                text +=
                    "  - " + ImportReport.words(remark.message.text, remark.arguments, language) + " [\(remark.id)]\n"
            }
        }
        return text
    }

    /// A remark with its file before it.
    public static func words(of remark: Diagnostic, in language: MessageLanguage) -> String {
        remark.place.path + ": " + words(remark.message.text, remark.arguments, language) + " [\(remark.id)]"
    }

    /// In sum, arguments are not told: a dash of dots stands for each.
    private static func words(_ wording: Wording, _ arguments: [String], _ language: MessageLanguage) -> String {
        let missing = Array(repeating: "…", count: max(0, 4 - arguments.count))
        return language.text(wording, arguments + missing).unbroken
    }
}
