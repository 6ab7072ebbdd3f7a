internal import SourceText

/// The forms of a collection in groups: each form to the stem it is found by, and aliases for stems that lead elsewhere.
struct WordGroups: Sendable {
    /// The group of each form, in the order of the forms.
    private(set) var groups: [UInt32] = []
    /// The stems: groups are numbers of it.
    private(set) var stems = WordTable()
    /// Forms that belong to another group than their stem's other forms: портали is of портал, not of порт.
    private(set) var exceptions: [(stem: UInt32, form: [UInt8], group: UInt32)] = []
    /// Stems that are no group, each with its group.
    private(set) var aliases: [(stem: UInt32, group: UInt32)] = []

    private let rules: Stems

    init(_ forms: WordTable, _ language: SearchLanguage, workers: Int? = nil) {
        let rules = Stems(language)
        self.rules = rules
        let loners = Set(language.loners.split(byte: " ").map { letters($0.utf8) })
        let all = Array(0..<forms.count).mapConcurrently(workers: workers) { number in
            rules.candidates(letters(forms[number])).map { utf8Bytes($0) }
        }
        var table = WordTable(expecting: forms.count)
        let longest = all.map { UInt32(table.insert($0.first ?? [])) }
        // Only a stem that is some form's own can take others in.
        let others = all.map { candidates in
            candidates.dropFirst().compactMap { stem in table.number(of: stem).map { UInt32($0) } }
        }
        let first = WordGroups.settled(longest, others, forms, table)
        let classes = Classes(first, count: table.count)
        var target = (0..<UInt32(table.count)).map { $0 }
        for stem in 0..<table.count {
            let word = letters(table[stem])
            guard word.count >= 2, !loners.contains(word) else { continue }
            let members = classes[stem].map { letters(forms[Int($0)]) }
            guard !members.isEmpty else { continue }
            guard !members.contains(where: loners.contains) else { continue }
            if let other = WordGroups.other(for: word, members, table, classes, forms, rules)
                ?? WordGroups.shared(by: classes[stem], others, classes)
            {
                target[stem] = other
            }
        }
        for stem in 0..<table.count {
            var group = UInt32(stem)
            for _ in 0..<5 where target[Int(group)] != group { group = target[Int(group)] }
            target[stem] = group
        }
        // A ring of merges must not leave a stem whose group is an alias itself.
        for stem in 0..<table.count where target[Int(target[stem])] != target[stem] { target[stem] = UInt32(stem) }
        for stem in 0..<table.count where target[stem] != UInt32(stem) {
            aliases.append((UInt32(stem), target[stem]))
        }
        groups = first.map { target[Int($0)] }
        for form in first.indices where groups[form] != target[Int(longest[form])] {
            exceptions.append((longest[form], Array(forms[form]), groups[form]))
        }
        stems = table
    }

    /// What the browser looks up for a word: the stem it is kept under, whether or not the collection has it.
    func key(of word: [UInt32]) -> [UInt8] {
        let stem = utf8Bytes(rules.stem(word))
        guard let number = stems.number(of: stem) else { return stem }
        let form = utf8Bytes(word)
        if let exception = exceptions.first(where: { $0.stem == UInt32(number) && $0.form == form }) {
            return Array(stems[Int(exception.group)])
        }
        let alias = aliases.first { $0.stem == UInt32(number) }
        return Array(stems[Int(alias?.group ?? UInt32(number))])
    }

    /// All stems under which a word of a synonym may be asked for.
    func keys(of word: [UInt32]) -> [[UInt8]] {
        let stem = rules.stem(word)
        return [utf8Bytes(stem)] + rules.openShapes(stem).map { utf8Bytes($0) }
    }

    /// The stem of each form: where a shorter ending leaves a stem that is plainly a word's own, that one.
    private static func settled(
        _ longest: [UInt32], _ others: [[UInt32]], _ forms: WordTable, _ stems: WordTable
    ) -> [UInt32] {
        let classes = Classes(longest, count: stems.count)
        func isOwn(_ stem: UInt32) -> Bool {
            let members = classes[Int(stem)]
            return members.count > 1
                || members.contains { bare(letters(forms[Int($0)]), letters(stems[Int(stem)])) }
        }
        return longest.indices.map { form in
            let best = others[form].filter(isOwn).max {
                (classes[Int($0)].count, $1) < (classes[Int($1)].count, $0)
            }
            return best ?? longest[form]
        }
    }

    /// дороз (only «дорозі») → дорог; садок (only without an ending) → садк.
    private static func other(
        for stem: [UInt32], _ members: [[UInt32]], _ stems: WordTable, _ classes: Classes, _ forms: WordTable,
        _ rules: Stems
    ) -> UInt32? {
        let i: UInt32 = 0x456
        if let shifted = rules.shifted(stem), members.allSatisfy({ $0 == stem + [i] }) {
            return stems.number(of: utf8Bytes(shifted)).map { UInt32($0) }
        }
        guard stem.count >= 3, members.allSatisfy({ bare($0, stem) }) else { return nil }
        for shape in rules.openShapes(stem) {
            guard let number = stems.number(of: utf8Bytes(shape)) else { continue }
            if classes[number].contains(where: { !bare(letters(forms[Int($0)]), shape) }) { return UInt32(number) }
        }
        return nil
    }

    private static func bare(_ form: [UInt32], _ stem: [UInt32]) -> Bool {
        form == stem || form == stem + [0x44C] || form == stem + [0x439]
    }

    /// The larger class that every form of a class could also belong to: режим, режими → режим, as in режиму.
    private static func shared(by members: ArraySlice<UInt32>, _ others: [[UInt32]], _ classes: Classes) -> UInt32? {
        guard let first = members.first else { return nil }
        var common = others[Int(first)]
        for member in members.dropFirst() where !common.isEmpty {
            common.removeAll { !others[Int(member)].contains($0) }
        }
        common.removeAll { classes[Int($0)].count < members.count }
        return common.max { (classes[Int($0)].count, $1) < (classes[Int($1)].count, $0) }
    }
}

/// Forms by their stem: the numbers of the forms of each class, in order.
private struct Classes {
    private var starts: [Int]
    private var forms: [UInt32]

    init(_ stems: [UInt32], count: Int) {
        starts = [Int](repeating: 0, count: count + 1)
        for stem in stems { starts[Int(stem) + 1] += 1 }
        for stem in 0..<count { starts[stem + 1] += starts[stem] }
        forms = [UInt32](repeating: 0, count: stems.count)
        var next = starts
        for (form, stem) in stems.enumerated() {
            forms[next[Int(stem)]] = UInt32(form)
            next[Int(stem)] += 1
        }
    }

    subscript(stem: Int) -> ArraySlice<UInt32> { forms[starts[stem]..<starts[stem + 1]] }
}
