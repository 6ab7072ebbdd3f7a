internal import SourceText

/// Writes an alert as CAP 1.2 (OASIS, 2010): one `info` for each language it is in.
struct CAPWriter {
    let site: Site
    let id: EntryID

    func write(into out: inout ByteWriter) throws {
        let words = AlertWords(site: site, id: id)
        let references = words.references
        out.write(
            "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<alert xmlns=\"urn:oasis:names:tc:emergency:cap:1.2\">\n")
        element("identifier", words.identifier, &out)
        element("sender", words.sender, &out)
        element("sent", words.sent, &out)
        element("status", words.isExercise ? "Exercise" : "Actual", &out)
        element("msgType", words.isCancelled ? "Cancel" : references.isEmpty ? "Alert" : "Update", &out)
        element("scope", "Public", &out)
        if words.isExercise { element("note", site.strings[0].phrase("exercise"), &out) }
        if !references.isEmpty { element("references", references.joined(separator: " "), &out) }
        for case let translation? in site.linked[id].translations { try writeInfo(translation, &out) }
        out.write("</alert>\n")
    }

    private func writeInfo(_ id: EntryID, _ out: inout ByteWriter) throws {
        let language = site.entries[id].language
        let strings = site.strings[language]
        let settings = site.settings
        let words = AlertWords(site: site, id: id)
        out.write("<info>\n")
        element("language", strings.locale.replacing(bytes: "_", with: "-"), &out)
        element("category", words.category, &out)
        element("event", words.event(strings), &out)
        if let response = words.response { element("responseType", response, &out) }
        element("urgency", words.urgency, &out)
        element("severity", words.severity, &out)
        element("certainty", words.certainty, &out)
        element("onset", words.onset, &out)
        if let expires = words.expires { element("expires", expires, &out) }
        element("senderName", words.text(.senderName) ?? settings.name[language], &out)
        element("headline", site.title(id), &out)
        element("description", try description(id), &out)
        element("instruction", words.text(.instruction) ?? "", &out)
        element("web", site.absolute(site.url(of: id)), &out)
        let contact = [settings.contacts.phone, settings.contacts.email].filter { !$0.isEmpty }.joined(separator: ", ")
        element("contact", contact, &out)
        out.write("<area>\n")
        element("areaDesc", words.areaDescription(language), &out)
        for code in words.codes {
            out.write("<geocode><valueName>KATOTTG</valueName><value>")
            out.write(xml: code)
            out.write("</value></geocode>\n")
        }
        out.write("</area>\n</info>\n")
    }

    /// What the page says, without its marks.
    private func description(_ id: EntryID) throws -> String {
        let entry = site.entries[id]
        let body = String(decoding: try site.bodies.bytes(of: entry.body.text), as: UTF8.self).trimmed
        let text = [entry.text(.summary) ?? "", body].filter { !$0.isEmpty }.joined(separator: "\n\n")
        return text.isEmpty ? site.title(id) : text
    }

    private func element(_ name: StaticString, _ text: String, _ out: inout ByteWriter) {
        guard !text.isEmpty else { return }
        out.write("<")
        out.write(name)
        out.write(">")
        out.write(xml: text)
        out.write("</")
        out.write(name)
        out.write(">\n")
    }
}
