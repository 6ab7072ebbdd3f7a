internal import Calendars
internal import SourceText

/// The open data as a DCAT-AP 3 catalogue at `/data/catalog.jsonld`, which national portals harvest.
struct DataCatalogue {
    static let path = "data/catalog.jsonld"

    static func jobs(_ context: OutputContext) -> [Job] {
        let site = context.site
        let digest = DataFiles.digest(site)
        var jobs = [
            Job(path, "data", .bytes(digest: { digest }) { out in out.write(DataCatalogue(site: site).document()) })
        ]
        for (index, kind) in site.kinds.enumerated() where ServiceCatalogue.has(kind) {
            jobs.append(
                Job(
                    DataFiles.path(kind, "jsonld"), "data",
                    .bytes(digest: { digest }) { out in out.write(ServiceCatalogue(index, site).document()) }))
        }
        return jobs
    }

    private struct Form {
        let ending: String
        let mediaType: String
        let fileType: String
    }

    private static let forms = [
        Form(ending: "json", mediaType: "application/json", fileType: "JSON"),
        Form(ending: "csv", mediaType: "text/csv", fileType: "CSV"),
    ]
    private static let linked = Form(ending: "jsonld", mediaType: "application/ld+json", fileType: "JSON_LD")

    let site: Site

    private init(site: Site) { self.site = site }

    private func document() -> [UInt8] {
        LinkedDocument.bytes(
            [
                "dcat": "http://www.w3.org/ns/dcat#", "dct": "http://purl.org/dc/terms/",
                "foaf": "http://xmlns.com/foaf/0.1/", "vcard": "http://www.w3.org/2006/vcard/ns#",
                "xsd": "http://www.w3.org/2001/XMLSchema#",
            ], [catalogue(), LinkedDocument.community(site)])
    }

    private var id: String { site.absolute("/" + DataCatalogue.path) }
    private var publisherID: String { site.absolute("/#organization") }

    private func catalogue() -> JSONLDNode {
        let settings = site.settings
        var node = JSONLDNode("dcat:Catalog", id: id)
        node.add("dct:title", inLanguages { settings.name[$0] })
        node.add(
            "dct:description",
            inLanguages { settings.description.isEmpty ? settings.name[$0] : settings.description[$0] })
        var publisher = JSONLDNode("foaf:Agent", id: publisherID)
        publisher.add("foaf:name", inLanguages { settings.name[$0] })
        publisher.add("dct:identifier", settings.edrpou)
        node.add("dct:publisher", publisher)
        node.add("foaf:homepage", .reference(site.absolute("/")))
        node.add("dct:language", languages(settings.languages.indices.map { $0 }))
        node.add("dct:spatial", LinkedDocument.spatial(site))
        node.add("dct:license", licence)
        let listed = DataFiles.listed(site)
        node.add("dct:modified", modified(listed.flatMap { $0 }))
        for (index, ids) in listed.enumerated() where !ids.isEmpty {
            node.add("dcat:dataset", dataset(site.kinds[index], ids))
        }
        return node
    }

    private func dataset(_ kind: Kind, _ ids: [EntryID]) -> JSONLDNode {
        let settings = site.settings
        var node = JSONLDNode("dcat:Dataset", id: id + "#" + kind.name)
        node.add("dct:identifier", kind.name)
        node.add("dct:title", inLanguages { site.strings[$0].kindMany(kind) })
        node.add(
            "dct:description",
            inLanguages {
                site.strings[$0].phrase("page_title", site.strings[$0].kindMany(kind), settings.name[$0])
            })
        node.add("dct:publisher", .reference(publisherID))
        if !settings.contacts.email.isEmpty {
            var contact = JSONLDNode("vcard:Organization", ["vcard:fn": settings.name[0]])
            contact.add("vcard:hasEmail", .reference("mailto:" + settings.contacts.email))
            node.add("dcat:contactPoint", contact)
        }
        node.add("dcat:theme", .reference("http://publications.europa.eu/resource/authority/data-theme/GOVE"))
        node.add(
            "dct:accrualPeriodicity",
            .reference("http://publications.europa.eu/resource/authority/frequency/UPDATE_CONT"))
        node.add("dct:language", languages(Set(ids.map { site.entries[$0].language }).sorted()))
        node.add("dct:spatial", LinkedDocument.spatial(site))
        node.add("dct:modified", modified(ids))
        if !kind.isAtRoot { node.add("dcat:landingPage", .reference(site.absolute("/" + kind.folder + "/"))) }
        for form in DataCatalogue.forms { node.add("dcat:distribution", distribution(kind, form)) }
        if ServiceCatalogue.has(kind) { node.add("dcat:distribution", distribution(kind, DataCatalogue.linked)) }
        return node
    }

    private func distribution(_ kind: Kind, _ form: Form) -> JSONLDNode {
        let url = site.absolute("/" + DataFiles.path(kind, form.ending))
        var node = JSONLDNode("dcat:Distribution", id: url + "#distribution")
        node.add("dct:title", kind.name + "." + form.ending)
        node.add("dcat:accessURL", .reference(url))
        node.add("dcat:downloadURL", .reference(url))
        node.add("dcat:mediaType", .reference("https://www.iana.org/assignments/media-types/" + form.mediaType))
        node.add(
            "dct:format", .reference("http://publications.europa.eu/resource/authority/file-type/" + form.fileType))
        node.add("dct:license", licence)
        return node
    }

    private var licence: JSONLDNode? {
        let settings = site.settings
        guard !settings.licence.isEmpty else { return nil }
        let id = settings.licence.all.first { $0.hasPrefix(bytes: "https://") || $0.hasPrefix(bytes: "http://") }
        var node = JSONLDNode("dct:LicenseDocument", id: id)
        node.add("dct:title", inLanguages { settings.licence[$0] })
        return node
    }

    /// When the newest of the entries was published or changed.
    private func modified(_ ids: [EntryID]) -> JSONLDValue? {
        let zone = site.settings.zone
        let moments = ids.compactMap { site.entries[$0].moment(.updated) ?? site.moment($0, .date) }
        guard let latest = moments.max(by: { $0.instant(in: zone) < $1.instant(in: zone) }) else { return nil }
        return .typed(latest.iso(in: zone), latest.hasTime ? "xsd:dateTime" : "xsd:date")
    }

    private func inLanguages(_ text: (Int) -> String) -> JSONLDValue {
        LinkedDocument.words(site.settings.languages.indices.map { ($0, text($0)) }, site)
    }

    private func languages(_ indices: [Int]) -> JSONLDValue {
        .list(indices.map { LinkedDocument.language($0, site) })
    }
}

/// What the linked-data files have in common.
enum LinkedDocument {
    static func bytes(_ context: KeyValuePairs<String, String>, _ nodes: [JSONLDNode?]) -> [UInt8] {
        var json = JSONWriter()
        json.object { json in
            json.key("@context")
            json.object { for (prefix, address) in context { $0.member(prefix, address) } }
            json.key("@graph")
            json.array { json in for node in nodes { node?.write(into: &json) } }
        }
        return json.bytes + [0x0A]
    }

    /// A text in each language that has one of its own.
    static func words(_ texts: [(language: Int, text: String)], _ site: Site) -> JSONLDValue {
        var seen: Set<String> = []
        let own = texts.filter { !$0.text.isEmpty && seen.insert($0.text).inserted }
        return .list(own.map { .tagged($0.text, site.settings.languages[$0.language]) })
    }

    /// Where all of it is: the community, by its КАТОТТГ code. Each document tells of it once.
    static func spatial(_ site: Site) -> JSONLDValue? {
        site.settings.code.isEmpty ? nil : .reference(site.absolute("/#community"))
    }

    static func community(_ site: Site) -> JSONLDNode? {
        guard !site.settings.code.isEmpty else { return nil }
        var node = JSONLDNode(
            "dct:Location", id: site.absolute("/#community"), ["dct:identifier": site.settings.code])
        let community = site.settings.community
        node.add("dct:title", words(site.settings.languages.indices.map { ($0, community[$0]) }, site))
        return node
    }

    /// A language in the Publications Office's list, or by its tag where it isn't one of the usual.
    static func language(_ index: Int, _ site: Site) -> JSONLDValue {
        let tag = site.settings.languages[index]
        guard let code = codes[tag] else { return .text(tag) }
        return .reference("http://publications.europa.eu/resource/authority/language/" + code)
    }

    private static let codes = [
        "uk": "UKR", "en": "ENG", "pl": "POL", "ro": "RON", "hu": "HUN", "sk": "SLK", "de": "DEU", "fr": "FRA",
        "bg": "BUL", "crh": "CRH",
    ]
}
