public import SourceText

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
    public func summary(ukrainian: Bool) -> String {
        var text =
            ukrainian
            ? "\(unit == .files ? "Файлів" : "Частин") \(files.count): записів \(entries), картинок і документів \(copied), об'єднано \(merged), не перенесено \(left). Записано \(written), без змін \(unchanged).\n"
            : "\(files.count) \(unit == .files ? "files" : "parts"): \(entries) entries, \(copied) pictures and documents, \(merged) merged, \(left) left out. \(written) written, \(unchanged) unchanged.\n"
        for (message, count) in counts() {
            text +=
                "  \(count) × " + ImportReport.words(ukrainian ? message.text.uk : message.text.en, [])
                + " [\(message.id)]\n"
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
    public func text(ukrainian: Bool) -> String {
        var text =
            (ukrainian ? "# Звіт про перенесення\n\n" : "# Import report\n\n") + summary(ukrainian: ukrainian) + "\n"
        for file in files {
            let outcome =
                switch file.outcome {
                case .entry(let path), .copied(let path): "→ " + path.unbroken
                case .merged(let path): (ukrainian ? "об'єднано з " : "merged into ") + path
                case .left: ukrainian ? "не перенесено" : "left out"
                }
            text += "- \(Macros.span(file.path.unbroken)) \(outcome)\n"
            for remark in file.remarks {
                text +=
                    "  - "
                    + ImportReport.words(ukrainian ? remark.message.text.uk : remark.message.text.en, remark.arguments)
                    + " [\(remark.id)]\n"
            }
        }
        return text
    }

    /// A remark with its file before it.
    public static func words(of remark: Diagnostic, ukrainian: Bool) -> String {
        remark.place.path + ": "
            + words(ukrainian ? remark.message.text.uk : remark.message.text.en, remark.arguments)
            + " [\(remark.id)]"
    }

    private static func words(_ pattern: String, _ arguments: [String]) -> String {
        var text = pattern
        for index in 0..<4 {
            text = text.replacing(bytes: "{\(index)}", with: index < arguments.count ? arguments[index] : "…")
        }
        return text.unbroken
    }
}
