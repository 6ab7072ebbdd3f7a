internal import Calendars
internal import MarkdownHTML
internal import SourceText

/// The services in terms of CPSV-AP 3.2, for catalogues of services, at `/data/<kind>.jsonld`: what the rows name in
/// their `cpsv`, with the mandatory identifier, name, description and competent authority.
struct ServiceCatalogue {
    private let site: Site
    private let index: Int
    private let kind: Kind

    /// Whether a kind is of services: its rows name CPSV-AP's properties.
    static func has(_ kind: Kind) -> Bool { kind.fields.contains { $0.cpsv != nil } }

    init(_ index: Int, _ site: Site) {
        self.site = site
        self.index = index
        kind = site.kinds[index]
    }

    func document() -> [UInt8] {
        let originals = site.entries.indices.filter {
            site.entries[$0].kind == index && site.linked[$0].isListed && site.linked[$0].original == $0
        }
        return LinkedDocument.bytes(
            [
                "adms": "http://www.w3.org/ns/adms#", "cpsv": "http://purl.org/vocab/cpsv#",
                "cv": "http://data.europa.eu/m8g/", "dct": "http://purl.org/dc/terms/",
                "eli": "http://data.europa.eu/eli/ontology#", "foaf": "http://xmlns.com/foaf/0.1/",
                "skos": "http://www.w3.org/2004/02/skos/core#", "xsd": "http://www.w3.org/2001/XMLSchema#",
            ], originals.map(node) + [LinkedDocument.community(site)])
    }

    /// The class of a thing, and the property by which another thing names it.
    private static let classes: [String: (type: String, name: String)] = [
        "cv:hasCompetentAuthority": ("cv:PublicOrganisation", "skos:prefLabel"),
        "cpsv:hasInput": ("cv:Evidence", "dct:title"), "cpsv:produces": ("cv:Output", "dct:title"),
        "cv:holdsRequirement": ("cv:Requirement", "dct:title"), "cv:hasCost": ("cv:Cost", "dct:description"),
        "cv:hasLegalResource": ("eli:LegalResource", "dct:title"), "cv:hasChannel": ("cv:Channel", "dct:description"),
        "cv:isGroupedBy": ("cv:LifeEvent", "dct:title"), "dct:audience": ("skos:Concept", "skos:prefLabel"),
        "cv:thematicArea": ("skos:Concept", "skos:prefLabel"), "adms:status": ("skos:Concept", "skos:prefLabel"),
    ]

    private func node(_ id: EntryID) -> JSONLDNode {
        let entry = DataEntry(id, site)
        let page = site.absolute(site.url(of: id))
        var node = JSONLDNode("cpsv:PublicService", id: page + "#" + kind.name)
        let translations = site.linked[id].translations.enumerated().compactMap { language, id in
            id.map { (language, $0) }
        }
        node.add("dct:title", LinkedDocument.words(translations.map { ($0, site.title($1)) }, site))
        node.add(
            "dct:description",
            LinkedDocument.words(
                translations.map { ($0, site.summary($1).isEmpty ? site.title($1) : site.summary($1)) }, site))
        var contact = JSONLDNode("cv:ContactPoint")
        for (index, field) in kind.fields.enumerated() {
            guard let (value, owner) = site.value(id, index) else { continue }
            if case .contact(let property)? = field.jsonLD, ["telephone", "email"].contains(property) {
                contact.add("cv:" + property, entry.words(value, field.type, owner))
            }
            if let property = field.cpsv { add(value, field, property, entry, owner, to: &node) }
        }
        if node["dct:identifier"] == nil { node.add("dct:identifier", entry.identifier) }
        if node["cv:hasCompetentAuthority"] == nil { node.add("cv:hasCompetentAuthority", council()) }
        if !contact.members.isEmpty { node.add("cv:contactPoint", contact) }
        node.add("dct:language", .list(translations.map { LinkedDocument.language($0.0, site) }))
        node.add("dct:spatial", LinkedDocument.spatial(site))
        node.add("foaf:page", .reference(page))
        return node
    }

    private func council() -> JSONLDNode {
        var node = JSONLDNode("cv:PublicOrganisation", id: site.absolute("/#organization"))
        node.add(
            "skos:prefLabel",
            LinkedDocument.words(site.settings.languages.indices.map { ($0, site.settings.name[$0]) }, site))
        node.add("dct:spatial", LinkedDocument.spatial(site))
        return node
    }

    private func add(
        _ value: FieldValue, _ field: Field, _ property: String, _ entry: DataEntry, _ owner: EntryID,
        to node: inout JSONLDNode
    ) {
        if case .duration(let part)? = field.jsonLD {
            node.add(property, JSONLDEntry.days(value, field.type, part).map { .typed($0, "xsd:duration") })
            return
        }
        guard let (type, name) = ServiceCatalogue.classes[property] else {
            node.add(property, entry.words(value, field.type, owner))
            return
        }
        let items: [FieldValue]
        var itemType = field.type
        if case .list(let values) = value, case .list(let item) = field.type {
            (items, itemType) = (values, item)
        } else {
            items = [value]
        }
        for (number, item) in items.enumerated() {
            let parts = parts(of: item, itemType, entry, owner)
            guard !parts.words.isEmpty else { continue }
            let own = site.absolute(site.url(of: entry.id)) + "#\(field.name)-\(number + 1)"
            var thing = JSONLDNode(type, id: parts.url ?? own)
            thing.add("dct:identifier", parts.url ?? own)
            thing.add(name, .tagged(parts.words, site.settings.languages[entry.language]))
            if let money = parts.money, let hundredths = money.hundredths {
                thing.add("cv:hasValue", .typed(money.decimalText(hundredths), "xsd:double"))
                thing.add(
                    "cv:currency",
                    .reference("http://publications.europa.eu/resource/authority/currency/" + money.currency))
            }
            if type == "cv:PublicOrganisation" { thing.add("dct:spatial", LinkedDocument.spatial(site)) }
            node.add(property, thing)
        }
    }

    /// What a value is called, where it is, and what it costs.
    private func parts(
        of value: FieldValue, _ type: FieldType, _ entry: DataEntry, _ owner: EntryID
    ) -> (words: String, url: String?, money: Money?) {
        switch (value, type) {
        case (.map(let items), .map(let rows)), (.map(let items), .either(_, let rows)):
            var words: [String] = []
            var url: String?
            var money: Money?
            for item in items {
                switch (item.value, rows[item.index].type) {
                case (.text(let text), .url): url = text
                case (.money(let amount), _):
                    money = amount
                    words.append(amount.text(in: site.strings[entry.language]))
                case (.file, _): continue
                default: words.append(entry.words(item.value, rows[item.index].type, owner))
                }
            }
            return (words.joined(separator: ", "), url, money)
        case (_, .either(let plain, _)): return parts(of: value, plain, entry, owner)
        case (.text(let text), .url): return (text, text, nil)
        case (.money(let money), _): return (money.text(in: site.strings[entry.language]), nil, money)
        case (.reference(let reference), _):
            let target = site.entry(reference, of: owner, in: entry.language)
            let url = target.map { site.absolute(site.url(of: $0)) + "#" + site.kind(of: $0).name }
            return (entry.words(value, type, owner), url, nil)
        case (.text, _), (.markdown, _), (.moment, _), (.flag, _), (.number, _), (.file, _), (.path, _), (.picture, _),
            (.term, _), (.list, _), (.map, _), (.localized, _):
            return (entry.words(value, type, owner), nil, nil)
        }
    }
}
