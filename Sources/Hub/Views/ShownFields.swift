internal import SourceText
internal import Templating

// An entry's fields as its page shows them: the answers under the title, the facts beside the text, the sections below it.
extension EntryViews {
    /// Rows that the head of the page says: a fact is said once, and the hours of what is closed not at all.
    func saidInHead(_ id: EntryID, _ kind: Kind) -> Set<Int> {
        var said: Set<Int> = []
        if let type = kind.index(of: .type) { said.insert(type) }
        if let state = StateWords.row(of: id, site) {
            said.insert(state)
            if let note = kind.index(of: .statusNote) { said.insert(note) }
        }
        let isShut = StateWords.isShut(id, site)
        for (index, field) in kind.fields.enumerated() {
            switch field.type {
            case .phone: said.insert(index)
            case .hours: if isShut { said.insert(index) }
            default: break
            }
        }
        if site.linked[id].stage == .current, let (action, _) = actionRow(id), kind.index(of: .ask) != action {
            said.insert(action)
        }
        guard !kind.hasCalendar, WhenWords(site: site, strings: site.strings[0]).text(of: id) != nil,
            let end = kind.over.last.flatMap({ kind.index(of: $0) })
        else { return said }
        said.insert(end)
        if !kind.hasAlerts, let start = kind.fields[end].notBefore.flatMap({ kind.index(of: $0) }) {
            said.insert(start)
        }
        return said
    }

    /// The fields of a page, but the rows that are `said` elsewhere on it.
    func shownFields(_ id: EntryID, _ kind: Kind, _ markup: FieldMarkup, but said: Set<Int>) -> (
        answers: [Record], facts: [Record], sections: [Record]
    ) {
        var answers: [Record] = []
        var facts: [Record] = []
        var sections: [Record] = []
        let strings = site.strings[markup.language]
        for (index, field) in kind.fields.enumerated()
        where [.answer, .fact, .section].contains(field.shown) && !said.contains(index) {
            guard let (value, owner) = site.value(id, index) else { continue }
            var out = ByteWriter(capacity: 128)
            if field.cap == .instruction, case .text(let text) = value, writeSteps(text, &out) {
            } else {
                markup.write(value, as: field.type, field: field.name, kind: kind.name, owner: owner, into: &out)
            }
            guard out.count > 0 else { continue }
            if value.isProse(as: field.type), site.entries[owner].language != markup.language {
                markLanguage(of: owner, &out, isSection: field.shown == .section)
            }
            let label = strings.label(index, of: kind)
            if field.shown == .answer {
                answers.append(FactView(label: label, html: out.take()).record)
            } else if field.shown == .fact {
                facts.append(FactView(label: label, html: out.take()).record)
            } else {
                let isBlock =
                    out.bytes.starts(with: Array("<".utf8)) && !out.bytes.starts(with: Array("<a ".utf8))
                    && !out.bytes.starts(with: Array("<time".utf8))
                let html = isBlock ? out.take() : Array("<p>".utf8) + out.take() + Array("</p>".utf8)
                sections.append(
                    SectionView(id: field.name.replacing(bytes: "_", with: "-"), label: label, html: html).record)
            }
        }
        return (answers, facts, sections)
    }

    /// A translation takes over what it does not say itself, in the original's words: whoever listens must hear them so.
    private func markLanguage(of owner: EntryID, _ out: inout ByteWriter, isSection: Bool) {
        let html = out.take()
        let tag = isSection ? "div" : "span"
        out.write("<\(tag) lang=\"")
        out.write(site.settings.languages[site.entries[owner].language])
        out.write("\">")
        out.write(html)
        out.write("</\(tag)>")
    }

    /// What to do, step by step: a sentence each. False for a single one.
    private func writeSteps(_ text: String, _ out: inout ByteWriter) -> Bool {
        let steps = sentences(of: text)
        guard steps.count > 1 else { return false }
        out.write("<ol>")
        for step in steps {
            out.write("<li>")
            FieldMarkup.writeLines(step, &out)
        }
        out.write("</ol>")
        return true
    }
}

extension FieldValue {
    /// Free words, which no strings file translates.
    fileprivate func isProse(as type: FieldType) -> Bool {
        switch (self, type) {
        case (.text, .text), (.markdown, .markdown): true
        // «121 грн на папері» is shown as it was written; a mere number gets the page's currency.
        case (.money(let money), _): money.hundredths != 0 && !(money.text.utf8.last.map { 0x30...0x39 ~= $0 } ?? true)
        case (.list(let items), .list(let item)): items.first?.isProse(as: item) ?? false
        case (_, .either(let plain, _)): isProse(as: plain)
        default: false
        }
    }
}
