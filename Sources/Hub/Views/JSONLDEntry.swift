internal import Calendars
internal import MarkdownHTML
internal import SourceText

/// An entry in schema.org's terms, made from the rows of its kind.
struct JSONLDEntry {
    let site: Site
    let id: EntryID
    let kind: Kind
    private let language: Int
    private let strings: Strings
    private let type: String
    private let branch: SchemaType.Branch
    private var node: JSONLDNode
    private var contact = JSONLDNode("ContactPoint")
    private var geo = JSONLDNode("GeoCoordinates")
    private var duration: String?

    init(_ id: EntryID, _ site: Site) {
        self.site = site
        self.id = id
        kind = site.kind(of: id)
        language = site.entries[id].language
        strings = site.strings[language]
        type = JSONLDEntry.type(of: id, kind, site)
        branch = kind.schema.branch
        let url = site.absolute(site.places[id].url)
        // A thing in the world is not the page that tells of it.
        node = JSONLDNode(type, id: branch == .work ? url : url + "#" + kind.name)
    }

    private static func type(of id: EntryID, _ kind: Kind, _ site: Site) -> String {
        for index in kind.types {
            if case .type(let types)? = kind.fields[index].jsonLD, let word = site.text(id, at: index),
                let type = types[word]
            {
                return type
            }
        }
        return kind.schema.name
    }

    /// The whole node. `description` is the page's own; `picture` stands where an article has none.
    mutating func made(description: String, picture: String?) -> JSONLDNode {
        for (index, value, owner) in site.values(of: id) {
            let field = kind.fields[index]
            if let role = field.jsonLD { add(value, field, role, owner) }
        }
        if node["description"] == nil { node.add("description", description) }
        node.add("url", site.absolute(site.places[id].url))
        if !geo.members.isEmpty { node.add("geo", geo) }
        addContact()
        switch branch {
        case .work: finishWork(picture)
        case .event: finishEvent()
        case .service: finishService()
        case .organization, .place, .person, .other: break
        }
        return node
    }

    private mutating func add(_ value: FieldValue, _ field: Field, _ role: Field.JSONLDRole, _ owner: EntryID) {
        switch role {
        case .property(let name):
            guard JSONLDVocabulary.isFitting(name, for: type) else { return }
            node.add(name, member(value, field.type, name, field, owner))
        case .mapped(let name, let words):
            guard JSONLDVocabulary.isFitting(name, for: type), case .text(let word) = value else { return }
            node.add(name, words[word])
        case .type, .faq: return
        case .period(let name, let until):
            guard case .moment(let start) = value else { return }
            node.add(name, iso(start) + "/" + (site.moment(id, until).map(iso) ?? ".."))
        case .duration(let part): duration = JSONLDEntry.days(value, field.type, part)
        case .offer:
            guard case .money(let money) = value else { return }
            node.add("offers", offer(money))
        case .address: node.add("address", address(value, field.type, owner))
        case .latitude: if case .number(let number) = value { geo.add("latitude", .number(String(number))) }
        case .longitude: if case .number(let number) = value { geo.add("longitude", .number(String(number))) }
        case .channel:
            guard case .text(let url) = value else { return }
            node.add("availableChannel", JSONLDNode("ServiceChannel", ["serviceUrl": url]))
        case .contact(let name): contact.add(name, member(value, field.type, name, field, owner))
        }
    }

    // MARK: Values

    private func iso(_ moment: Moment) -> String { moment.iso(in: site.settings.zone) }

    /// A value as a property wants it; nil where there is nothing to say.
    private func member(
        _ value: FieldValue, _ type: FieldType, _ property: String, _ field: Field, _ owner: EntryID
    ) -> JSONLDValue? {
        switch (value, type) {
        case (.list(let items), .list(let item)):
            return .list(items.compactMap { member($0, item, property, field, owner) })
        case (.text(let url), .url): return address(url, property)
        case (.text(let text), .hours): return hours(text, property)
        case (.moment(let moment), _): return .text(iso(moment))
        case (.number(let number), _): return .number(FieldText.plain(number))
        case (.flag(let flag), _): return .flag(flag)
        case (.reference(let reference), _): return target(reference, property, owner)
        case (.file(let file), _): return url(of: file, owner).map { address($0, property) }
        case (.picture(let picture), _): return url(of: picture.source, owner).map { .text($0) }
        default:
            let text = FieldText(site: site, language: language)
                .text(of: value, as: type, field: field.name, kind: kind.name, owner: owner)
            return text.isEmpty ? nil : words(property == "headline" ? text.cut(at: 110) : text, property)
        }
    }

    private func words(_ text: String, _ property: String) -> JSONLDValue {
        guard let type = JSONLDVocabulary.range(of: property) else { return .text(text) }
        var node = JSONLDNode(type, [type == "Audience" ? "audienceType" : "name": text])
        if property == "location" { node.add("address", postalAddress(street: text)) }
        return .node(node)
    }

    /// An address on the web: where something takes place, a file, or just a link.
    private func address(_ url: String, _ property: String) -> JSONLDValue {
        if property == "location" { return .node(JSONLDNode("VirtualLocation", ["url": url])) }
        guard let type = JSONLDVocabulary.range(of: property) else { return .text(url) }
        return .node(JSONLDNode(type, [type == "MediaObject" ? "contentUrl" : "url": url]))
    }

    private func url(of file: FileReference, _ owner: EntryID) -> String? {
        switch site.places[owner].references[file.range.lowerBound] {
        case .asset(let path)?: site.absolute(site.assets.url(of: path))
        case .address(let url)?: url
        default: nil
        }
    }

    private func hours(_ text: String, _ property: String) -> JSONLDValue? {
        guard let hours = OpeningHours(text) else { return nil }
        if property == "openingHours" { return .list(hours.schemaTexts.map { .text($0) }) }
        return .list(StructuredData.specification(hours).map { .node($0) })
    }

    private func target(_ reference: Reference, _ property: String, _ owner: EntryID) -> JSONLDValue? {
        guard let target = site.entry(reference, of: owner, in: language) else {
            return site.places[owner].references[reference.range.lowerBound] == .unpublished
                ? nil : words(reference.text, property)
        }
        if property == "availableChannel" {
            var channel = JSONLDNode("ServiceChannel")
            channel.add("serviceLocation", outline(of: target, property))
            return .node(channel)
        }
        return .node(outline(of: target, property))
    }

    /// What one page says of another entry: enough to know it by.
    private func outline(of target: EntryID, _ property: String) -> JSONLDNode {
        let kind = site.kind(of: target)
        var type = JSONLDEntry.type(of: target, kind, site)
        if let range = JSONLDVocabulary.range(of: property), range == "Legislation" { type = range }
        var node = JSONLDNode(type, ["name": site.title(target), "url": site.absolute(site.places[target].url)])
        guard kind.schema.branch == .place else { return node }
        for (index, field) in kind.fields.enumerated() {
            guard case .address? = field.jsonLD, let (value, owner) = site.value(target, index) else { continue }
            node.add("address", address(value, field.type, owner))
        }
        return node
    }

    private func address(_ value: FieldValue, _ type: FieldType, _ owner: EntryID) -> JSONLDNode? {
        let words = FieldText(site: site, language: language)
        guard case .map(let items) = value, case .either(_, let rows) = type else {
            if case .text(let text) = value { return postalAddress(street: text) }
            return nil
        }
        var parts: [String: String] = [:]
        for item in items {
            let row = rows[item.index]
            parts[row.name] = words.text(of: item.value, as: row.type, field: row.name, kind: kind.name, owner: owner)
        }
        let street = [parts["street"], parts["building"]].compactMap { $0 }.filter { !$0.isEmpty }.joined(
            separator: ", ")
        return postalAddress(street: street, locality: parts["settlement"], postCode: parts["post_code"])
    }

    private func postalAddress(street: String, locality: String? = nil, postCode: String? = nil) -> JSONLDNode {
        JSONLDNode(
            "PostalAddress",
            [
                "streetAddress": street, "addressLocality": locality, "postalCode": postCode,
                "addressRegion": site.settings.region[language], "addressCountry": "UA",
            ])
    }

    private func offer(_ money: Money) -> JSONLDNode {
        guard let hundredths = money.hundredths else { return JSONLDNode("Offer", ["description": money.text]) }
        var offer = JSONLDNode("Offer")
        offer.add("price", .text(money.decimalText(hundredths)))
        offer.add("priceCurrency", money.currency)
        return offer
    }

    /// An ISO 8601 duration of the days in the first of a list of maps.
    static func days(_ value: FieldValue, _ type: FieldType, _ part: String) -> String? {
        guard case .list(let items) = value, case .list(.map(let rows)) = type, case .map(let parts)? = items.first,
            case .number(let days)? = parts.first(where: { rows[$0.index].name == part })?.value, days >= 0,
            days < 10_000
        else { return nil }
        return "P\(Int(days))D"
    }

    // MARK: What every type of a branch has

    private mutating func addContact() {
        guard !contact.members.isEmpty else { return }
        guard branch == .service else {
            node.add("contactPoint", contact)
            return
        }
        var channel = JSONLDNode("ServiceChannel")
        channel.add("servicePhone", contact)
        node.add("availableChannel", channel)
    }

    private mutating func finishWork(_ picture: String?) {
        let language = site.settings.languages[language]
        node.add("inLanguage", language)
        let date = site.moment(id, .date)
        if node["datePublished"] == nil, node["datePosted"] == nil { node.add("datePublished", date.map(iso)) }
        node.add("dateModified", (site.entries[id].moment(.updated) ?? date).map(iso))
        node.add("publisher", .reference(site.absolute("/#organization")))
        node.add("spatialCoverage", settlements())
        guard kind.isNews else { return }
        node.add("author", authors())
        node.add("image", node["image"] == nil ? picture.map { .text($0) } : nil)
        node.add("articleSection", strings.kindMany(kind))
        node.add("isAccessibleForFree", .flag(true))
        node.add("mainEntityOfPage", site.absolute(site.places[id].url))
    }

    private func authors() -> JSONLDValue {
        for name in [FieldName.authors, .units] {
            guard let field = kind.field(name), let (value, owner) = site.value(id, name),
                let authors = member(value, field.type, name == .authors ? "author" : "organizer", field, owner),
                !authors.items.isEmpty
            else { continue }
            return authors
        }
        return .node(StructuredData.outline(language, site))
    }

    private mutating func finishEvent() {
        node.add("inLanguage", site.settings.languages[language])
        if node["location"] == nil {
            node.add("location", JSONLDNode("VirtualLocation", ["url": site.absolute(site.places[id].url)]))
        }
        if node["eventStatus"] == nil { node.add("eventStatus", JSONLDVocabulary.page + "EventScheduled") }
        if node["organizer"] == nil { node.add("organizer", StructuredData.outline(language, site)) }
        let places = (node["location"]?.items ?? []).map { place in
            if case .node(let node) = place { node.type == "VirtualLocation" } else { false }
        }
        let mode = places.allSatisfy { $0 } ? "Online" : places.contains(true) ? "Mixed" : "Offline"
        node.add("eventAttendanceMode", JSONLDVocabulary.page + mode + "EventAttendanceMode")
    }

    private mutating func finishService() {
        if node["provider"] == nil { node.add("provider", StructuredData.outline(language, site)) }
        node.add("areaServed", settlements() ?? StructuredData.community(language, site).map { .node($0) })
        if kind.fields.contains(where: { $0.cpsv != nil }) {
            node.add("additionalType", "http://purl.org/vocab/cpsv#PublicService")
        }
        guard let duration, let channels = node["availableChannel"] else { return }
        node.set(
            "availableChannel",
            .list(
                channels.items.map { channel in
                    guard case .node(var node) = channel else { return channel }
                    node.add("processingTime", duration)
                    return .node(node)
                }))
    }

    /// The entry's settlements with their КАТОТТГ codes.
    private func settlements() -> JSONLDValue? {
        guard case .list(let words)? = site.value(id, .settlements)?.value else { return nil }
        let places = words.compactMap { word -> JSONLDValue? in
            guard case .term(let key) = word, let term = site.settings.settlements[key]
            else {
                return nil
            }
            return .node(JSONLDNode("Place", ["name": term.name[language], "identifier": term.code]))
        }
        return places.isEmpty ? nil : .list(places)
    }

    // MARK: Questions

    /// The page as a FAQPage, where a field holds pairs of question and answer.
    func questions() -> JSONLDNode? {
        for (index, field) in kind.fields.enumerated() {
            guard case .faq? = field.jsonLD, let (value, _) = site.value(id, index), case .list(let pairs) = value,
                case .list(.map(let rows)) = field.type
            else { continue }
            let questions = pairs.compactMap { pair -> JSONLDValue? in
                guard case .map(let parts) = pair, let (asked, answered) = JSONLDEntry.pair(parts, rows) else {
                    return nil
                }
                var question = JSONLDNode("Question", ["name": asked])
                question.add("acceptedAnswer", JSONLDNode("Answer", ["text": answered]))
                return .node(question)
            }
            guard !questions.isEmpty else { continue }
            var page = JSONLDNode("FAQPage", id: site.absolute(site.places[id].url) + "#faq")
            page.add("mainEntity", .list(questions))
            return page
        }
        return nil
    }

    private static func pair(_ parts: [FieldValue.MapItem], _ rows: [Field]) -> (String, String)? {
        var question: String?
        var answer: String?
        for part in parts {
            switch part.value {
            case .text(let text): question = text
            case .markdown(let body): answer = String(decoding: body.text, as: UTF8.self).trimmed
            default: continue
            }
        }
        guard let question, let answer, !question.isEmpty, !answer.isEmpty else { return nil }
        return (question, answer)
    }
}

extension Money {
    /// `12.50`, as machines want amounts.
    func decimalText(_ hundredths: Int) -> String {
        let rest = abs(hundredths % 100)
        let whole = String(hundredths / 100)
        return rest == 0 ? whole : whole + (rest < 10 ? ".0" : ".") + String(rest)
    }
}
