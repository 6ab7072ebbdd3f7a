import SourceText

/// What every diagnostic owes its reader: a place that exists, words in both languages, an argument for each blank.
enum DiagnosticOracle {
    static func faults(_ diagnostics: [Diagnostic], of tree: SourceTree) -> [String] {
        var sizes: [[UInt8]: Int] = [:]
        for (path, bytes) in tree.files {
            sizes[Array(path.utf8)] = bytes.count - (bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0)
        }
        var faults: [String] = []
        for one in diagnostics {
            let size = sizes[Array(one.place.path.utf8)]
            if one.place.path.hasPrefix("content/"), size == nil, one.place.range != nil {
                faults.append("\(one.id) at no file: \(one.place.path)")
            }
            if let range = one.place.range, let size, range.lowerBound < 0 || range.upperBound > size {
                faults.append("\(one.id) at \(range) of \(size) bytes: \(one.place.path)")
            }
            for wording in [one.message.text, one.message.hint ?? Wording(uk: "-", en: "-")] {
                for text in [wording.uk, wording.en] {
                    if text.isEmpty { faults.append("\(one.id) without words") }
                    for blank in 0..<6 where text.contains("{\(blank)}") && blank >= one.arguments.count {
                        faults.append("\(one.id) has no argument \(blank)")
                    }
                }
            }
        }
        return Array(faults.prefix(6))
    }
}
