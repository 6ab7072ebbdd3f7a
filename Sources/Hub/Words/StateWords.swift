/// The state that a reader must see before all else, in words: cancelled, suspended, closed, over.
package struct StateWords: Sendable {
    package let level: Field.StateLevel
    package let word: String
    /// What explains it.
    package var note: String?

    private init(level: Field.StateLevel, word: String, note: String? = nil) {
        self.level = level
        self.word = word
        self.note = note
    }

    /// nil for an entry of which nothing must be said.
    package init?(of id: EntryID, _ site: Site) { self.init(of: id, in: site.entries[id].language, site) }

    /// In a page's language, which need not be the entry's.
    init?(of id: EntryID, in language: Int, _ site: Site) {
        guard let words = StateWords.words(of: id, site, site.strings[language]) else { return nil }
        self = words
    }

    /// Closed or the like: no hours are said of it, for whoever reads them comes to a locked door.
    static func isShut(_ id: EntryID, _ site: Site) -> Bool {
        row(of: id, site).flatMap { row in
            site.text(id, at: row).flatMap { site.kind(of: id).fields[row].stateLevel(of: $0) }
        } == .danger
    }

    /// The row that the state is said by; nil where there is none, or it is the usual one.
    static func row(of id: EntryID, _ site: Site) -> Int? {
        let kind = site.kind(of: id)
        return kind.states.first { index in
            site.text(id, at: index).map { kind.fields[index].stateLevel(of: $0) != nil } ?? false
        }
    }

    private static func words(of id: EntryID, _ site: Site, _ strings: Strings) -> StateWords? {
        let kind = site.kind(of: id)
        if let drill = drill(id, kind, strings, site) { return drill }
        // What an alert warned of is over: how grave it was no longer matters.
        let isOverAlert = kind.hasAlerts && site.linked[id].stage == .past
        for index in kind.states {
            if isOverAlert, index != kind.overWhen.flatMap({ kind.index(of: $0.field) }) { continue }
            let field = kind.fields[index]
            guard let word = site.text(id, at: index), let level = field.stateLevel(of: word) else { continue }
            return StateWords(
                level: level, word: strings.choice(word, field.name, of: kind.name),
                note: site.text(id, .statusNote))
        }
        guard site.linked[id].stage == .past else { return nil }
        return StateWords(level: .info, word: strings.phrase(isUnconfirmed(id, site) ? "overdue" : "past"))
    }

    /// Whether somebody has to say that it is over: the end of a repair is an estimate, that of planned work a plan.
    static func isUnconfirmed(_ id: EntryID, _ site: Site) -> Bool {
        let kind = site.kind(of: id)
        return kind.overWhen != nil && !kind.hasAlerts && !site.flag(id, .planned)
    }

    /// Nobody may take an exercise for a threat.
    private static func drill(_ id: EntryID, _ kind: Kind, _ strings: Strings, _ site: Site) -> StateWords? {
        guard kind.hasAlerts, site.linked[id].stage == .current, AlertWords(site: site, id: id).isExercise else {
            return nil
        }
        return StateWords(level: .info, word: strings.phrase("exercise_short"), note: strings.phrase("exercise_note"))
    }
}
