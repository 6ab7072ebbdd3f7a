internal import FileTree
internal import SourceText

/// Paths of files and folders that disks and hosts which tell neither case nor normalisation apart take for one.
struct NameCollisions {
    /// Each pair once; of what lies below folders that meet nothing is said.
    private(set) var pairs: [(one: String, other: String)] = []
    private var spellings: [String: OutputPath] = [:]
    private var met: Set<OutputPath> = []

    /// - Parameter paths: of files from one root.
    init(of paths: [String]) {
        // Names in small Latin letters differ from one another in other ways: only the rest can be one of a pair.
        let plain = paths.filter(String.isFolded)
        guard plain.count < paths.count else { return }
        for path in paths where !String.isFolded(path) { add(path, isNew: true) }
        // Most lie in folders that none of the others shares.
        let tops = Set(spellings.keys.map { $0.prefix(beforeBytes: "/") })
        for path in plain where tops.contains(path.prefix(beforeBytes: "/")) { add(path, isNew: false) }
        pairs.sort { OutputPath($0.one) < OutputPath($1.one) }
    }

    /// Looks at each folder above the path, then at the path; `isNew` names are remembered.
    private mutating func add(_ path: String, isNew: Bool) {
        for part in path.utf8.split(separator: UInt8(ascii: "/")) {
            let name = OutputPath(String(path[..<part.endIndex]))
            let key = name.text.caseFolded
            guard let known = spellings[key] else {
                if isNew { spellings[key] = name }
                continue
            }
            guard known != name else { continue }
            if met.insert(name).inserted {
                pairs.append(known < name ? (known.text, name.text) : (name.text, known.text))
            }
            return
        }
    }
}

extension String {
    /// Equal for names that differ by case alone (Unicode, default caseless matching); normalisation is `==`'s part.
    fileprivate var caseFolded: String { String.isFolded(self) ? self : uppercased().lowercased() }

    /// Whether folding changes nothing, at a glance.
    fileprivate static func isFolded(_ text: String) -> Bool {
        text.utf8.allSatisfy { $0 < 0x80 && !(0x41...0x5A).contains($0) }
    }
}
