internal import Calendars
package import SourceText
internal import YAML

extension Settings {
    static let rows: [Field] = [
        Field("name", .text, .required), Field("short_name", .text), Field("description", .text),
        Field("url", .url, .required), Field("time_zone", .text, .required),
        Field("languages", .list(.text), .required),
        Field("crest", .either(.file, [Field("src", .file, .required), Field("alt", .text)])), Field("colour", .text),
        Field(
            "contacts",
            .map([Field("address", .text), Field("phone", .phone), Field("email", .email), Field("hours", .text)])),
        Field("press", .map([Field("phone", .phone), Field("email", .email), Field("signature", .text)])),
        Field("hotlines", .list(.map([Field("name", .text, .required), Field("phone", .phone, .required)]))),
        Field("social", .list(.map([Field("name", .text, .required), Field("url", .url, .required)]))),
        Field("menu", .list(.map([Field("title", .text, .required), Field("url", .url, .required)]))),
        Field("region", .text), Field("community", .text), Field("code", .text), Field("edrpou", .text),
        Field("licence", .text), Field("settlements", .list(.either(.text, term))),
        Field("audiences", .list(.either(.text, term))), Field("alert_sender", .text),
        Field("tag_services", .text), Field("cards", .map([Field("design", .text)])),
        Field("search", .map([Field("synonyms", .list(.list(.text)))])),
        Field("files", .list(.file)),
        Field("hosting", .choice(["apache", "nginx", "caddy", "netlify", "cloudflare", "github", "gitlab", "plain"])),
        Field("server", .map([Field("https", .flag), Field("www", .flag), Field("htaccess", .flag)])),
        Field("deploy", .text),
        Field("per_page", .number), Field("related", .number), Field("lint", .text),
        Field("strict", .flag),
    ]

    private static let term = [
        Field("name", .text, .required), Field("code", .text), Field("type", .text), Field("district", .text),
    ]

    /// Maps whose keys are the town's own; read apart from the rows.
    private static let freeMaps: Set<String> = ["tag_services", "deploy", "lint"]

    /// Reads `site.yml`; nil where it cannot serve, with the reasons said.
    package init?(
        _ source: Source, zoneFile: (String) -> [UInt8]?, baseURL: String?, saysStandardForm: Bool = false,
        into diagnostics: inout Diagnostics
    ) {
        self.init()
        guard
            let node = parseFields(
                source.bytes[...], path: source.path,
                isField: { OwnWords.position(of: $0, in: Settings.rows) != nil },
                shape: { FieldReader.shape(of: $0, in: Settings.rows) }, into: &diagnostics)?
                .standardKeys(Settings.rows)
        else {
            if !diagnostics.hasErrors { diagnostics.append(.settingsEmpty, at: Place(source.path, 0..<0)) }
            return nil
        }
        guard case .mapping(let pairs, let range) = node else {
            diagnostics.append(.notAMap, at: Place(source.path, node.range), "site.yml")
            return nil
        }
        readLanguages(node, source.path, &diagnostics)
        var reader = FieldReader(path: source.path, vocabulary: .init(languages: languages, textMayBeMap: true))
        reader.saysStandardForm = saysStandardForm
        let ordinary = pairs.filter { !Settings.freeMaps.contains($0.key.text) }
        let items = reader.values(
            of: .mapping(ordinary, range), rows: Settings.rows,
            index: { name in Settings.rows.firstIndex { $0.name == name } }, keys: Settings.rows.map(\.name),
            owner: "site.yml")
        if !reader.missing.isEmpty {
            let names = reader.missing.map(\.name).joined(separator: ", ")
            let lines = reader.missing.map { $0.exampleLine(in: "site") }.joined(separator: "\n")
            let place = Place(source.path, range.lowerBound..<range.lowerBound)
            let message = reader.missing.count == 1 ? Message.missingField : .missingSeveral
            reader.diagnostics.append(message, at: place, names, "site.yml", mend: Mend(lines: lines))
        }
        diagnostics.append(contentsOf: reader.diagnostics.all)
        take(Values(items: items, rows: Settings.rows, languages: languages.count))
        readMenuPlaces(node)
        readTagServices(node["tag_services"], source.path, &diagnostics)
        deploy = DeploySettings(node["deploy"], source.path, into: &diagnostics).targets
        lint = LintLevels(node["lint"], path: source.path, into: &diagnostics)
        let hasAddress = items.contains { item in
            if Settings.rows[item.index].name == "url", case .text(let url) = item.value { !url.isEmpty } else { false }
        }
        if hasAddress || baseURL != nil { readAddress(node, baseURL: baseURL, source.path, &diagnostics) }
        readZone(node, zoneFile, source.path, &diagnostics)
        checkColour(node, source.path, &diagnostics)
        checkNumbers(node, source.path, &diagnostics)
        checkSynonyms(node, source.path, &diagnostics)
        // With these unknown, every entry would seem wrong; any other mistake leaves them readable.
        let words = ["languages", "settlements", "audiences"].compactMap { node[$0]?.range }
        let areWordsWrong = diagnostics.all.contains { one in
            one.severity == .error && one.place.range.map { place in words.contains { $0.overlaps(place) } } ?? false
        }
        if areWordsWrong || node["languages"] == nil { return nil }
        var hash = SHA256()
        hash.update(source.bytes)
        hash.update(origin)
        hash.update(base)
        hash.update(zoneDigest)
        digest = hash.digest()
    }

    /// Values of one map by the names of its rows.
    private struct Values {
        let items: [FieldValue.MapItem]
        let rows: [Field]
        let languages: Int

        subscript(name: String) -> FieldValue? {
            items.first { rows[$0.index].name == name }?.value
        }

        func text(_ name: String) -> String { Localized(self[name], languages: languages)[0] }

        func localized(_ name: String) -> Localized { Localized(self[name], languages: languages) }

        func map(_ name: String) -> Values? { self[name].flatMap { value in map(value, of: name) } }

        func maps(_ name: String) -> [Values] {
            guard case .list(let list)? = self[name] else { return [] }
            return list.compactMap { map($0, of: name) }
        }

        private func map(_ value: FieldValue, of name: String) -> Values? {
            guard let type = rows.first(where: { $0.name == name })?.type, case .map(let items) = value else {
                return nil
            }
            switch type {
            case .map(let rows), .list(.map(let rows)), .either(_, let rows), .list(.either(_, let rows)):
                return Values(items: items, rows: rows, languages: languages)
            default: return nil
            }
        }
    }

    private mutating func take(_ values: Values) {
        name = values.localized("name")
        shortName = values["short_name"] == nil ? name : values.localized("short_name")
        description = values.localized("description")
        switch values["crest"] {
        case .file(let file)?: crest = file
        default:
            if let map = values.map("crest") {
                if case .file(let file)? = map["src"] { crest = file }
                crestAlt = map.localized("alt")
            }
        }
        if values["colour"] != nil { colour = values.text("colour") }
        if let map = values.map("contacts") {
            contacts = Contacts(
                address: map.localized("address"), phone: map.text("phone"), email: map.text("email"),
                hours: map.localized("hours"))
        }
        if let map = values.map("press") {
            press = Press(phone: map.text("phone"), email: map.text("email"), signature: map.localized("signature"))
        }
        hotlines = values.maps("hotlines").map { ($0.localized("name"), $0.text("phone")) }
        social = values.maps("social").map { ($0.localized("name"), $0.text("url")) }
        menu = values.maps("menu").map { ($0.localized("title"), $0.text("url"), 0..<0) }
        region = values.localized("region")
        community = values.localized("community")
        code = values.text("code")
        edrpou = values.text("edrpou")
        licence = values.localized("licence")
        settlements = Terms(terms(values, "settlements"))
        audiences = Terms(terms(values, "audiences"))
        alertSender = values.text("alert_sender")
        cardDesign = values.map("cards")?.text("design") ?? ""
        if case .list(let pairs)? = values.map("search")?["synonyms"] {
            for pair in pairs {
                guard case .list(let words) = pair, words.count == 2, case .text(let from) = words[0],
                    case .text(let to) = words[1]
                else { continue }
                synonyms.append((from, to))
            }
        }
        if case .list(let list)? = values["files"] {
            files = list.compactMap { if case .file(let file) = $0 { file } else { nil } }
        }
        if values["hosting"] != nil { hosting = values.text("hosting") }
        if let map = values.map("server") {
            if case .flag(let flag)? = map["https"] { server.https = flag }
            if case .flag(let flag)? = map["www"] { server.www = flag }
            if case .flag(let flag)? = map["htaccess"] { server.htaccess = flag }
            // Such an Apache is told nothing: what only rules can keep is said to be lost.
            if hosting == "apache", !server.htaccess { hosting = "plain" }
        }
        if case .number(let number)? = values["per_page"] { perPage = Int(number) }
        if case .number(let number)? = values["related"] { related = Int(number) }
        if case .flag(let flag)? = values["strict"] { isStrict = flag }
    }

    private func terms(_ values: Values, _ name: String) -> [Term] {
        guard case .list(let list)? = values[name] else { return [] }
        var maps = values.maps(name).makeIterator()
        return list.compactMap { item in
            switch item {
            case .text, .localized:
                return Term(name: Localized(item, languages: languages.count), code: "", type: "", district: "")
            default:
                guard let map = maps.next() else { return nil }
                return Term(
                    name: map.localized("name"), code: map.text("code"), type: map.text("type"),
                    district: map.text("district"))
            }
        }
    }

    private mutating func readLanguages(_ node: YAMLNode, _ path: String, _ diagnostics: inout Diagnostics) {
        var codes: [String] = []
        let nodes: [YAMLNode] =
            switch node["languages"] {
            case .sequence(let items, _)?: items
            case .scalar(let scalar)?: [.scalar(scalar)]
            default: []
            }
        if nodes.count > FieldLimit.languages {
            diagnostics.append(
                .tooManyValues, at: Place(path, nodes[FieldLimit.languages].range), "languages", String(nodes.count),
                String(FieldLimit.languages))
        }
        for case .scalar(let scalar) in nodes.prefix(FieldLimit.languages) {
            let code = scalar.text
            if code.utf8.count < 2 || code.utf8.count > 8
                || !code.utf8.allSatisfy({ (0x61...0x7A).contains($0) || $0 == 0x2D })
            {
                let several = code.split { ",; ".contains($0) }.map(String.init)
                let areCodes = several.count > 1 && several.allSatisfy { $0.utf8.count == 2 }
                let mend = areCodes ? Mend(lines: "languages: [" + several.joined(separator: ", ") + "]") : nil
                diagnostics.append(
                    areCodes ? .languagesTogether : .badLanguageCode, at: Place(path, scalar.range), code, mend: mend)
            } else if let right = Settings.mistakenCodes[code] {
                diagnostics.append(.badLanguageCode, at: Place(path, scalar.range), code, suggestion: right)
            } else if codes.contains(code) {
                diagnostics.append(.languageTwice, at: Place(path, scalar.range), code)
            } else {
                codes.append(code)
            }
        }
        if !codes.isEmpty { languages = codes }
    }

    /// Countries in place of languages, and codes of three letters.
    private static let mistakenCodes = ["ua": "uk", "ukr": "uk", "eng": "en", "us": "en", "gb": "en", "pol": "pl"]

    private mutating func readMenuPlaces(_ node: YAMLNode) {
        guard case .sequence(let items, _)? = node["menu"], items.count == menu.count else { return }
        for (index, item) in items.enumerated() { menu[index].range = item["url"]?.range ?? item.range }
    }

    private mutating func readTagServices(_ node: YAMLNode?, _ path: String, _ diagnostics: inout Diagnostics) {
        guard let node else { return }
        guard case .mapping(let pairs, _) = node else {
            diagnostics.append(.notAMap, at: Place(path, node.range), "tag_services")
            return
        }
        for pair in pairs {
            guard case .scalar(let service) = pair.value else {
                diagnostics.append(.notOneValue, at: Place(path, pair.value.range), pair.key.text)
                continue
            }
            tagServices.append((pair.key.text, Reference(text: service.text, range: service.range)))
        }
    }

    private mutating func readAddress(
        _ node: YAMLNode, baseURL: String?, _ path: String, _ diagnostics: inout Diagnostics
    ) {
        guard case .scalar(let written)? = node["url"] else { return }
        let url = baseURL ?? written.text
        let place = baseURL == nil ? Place(path, written.range) : Place("--base-url", nil)
        guard let address = Settings.address(url) else {
            diagnostics.append(.notAnAddress, at: place, url, "url")
            return
        }
        (origin, base) = address
    }

    /// What a site's address is made of: scheme and host, and the folders below without a slash at their end.
    package static func address(_ url: String) -> (origin: String, base: String)? {
        guard let scheme = ["https://", "http://"].first(where: { url.hasPrefix(bytes: $0) }) else { return nil }
        let rest = url.dropFirst(bytes: scheme.utf8.count)
        let host = rest.prefix(beforeBytes: "/")
        let tail = rest[host.endIndex...]
        guard !host.isEmpty, !tail.contains(bytes: "?"), !tail.contains(bytes: "#"), FieldReader.isWebAddress(url),
            !FieldReader.hostMixesAlphabets(url)
        else { return nil }
        let base = "/" + tail.split(byte: "/").joined(separator: "/")
        return (scheme + host, base == "/" ? "" : base)
    }

    private mutating func readZone(
        _ node: YAMLNode, _ zoneFile: (String) -> [UInt8]?, _ path: String, _ diagnostics: inout Diagnostics
    ) {
        guard case .scalar(let scalar)? = node["time_zone"] else { return }
        for name in Zone.names(for: scalar.text) {
            if let bytes = zoneFile(name), let zone = try? Zone(name: scalar.text, tzif: bytes) {
                self.zone = zone
                zoneDigest = Digest(of: bytes)
                return
            }
        }
        diagnostics.append(
            .unknownZone, at: Place(path, scalar.range), scalar.text,
            suggestion: nearest(to: scalar.text, among: ["Europe/Kyiv", "Europe/Warsaw", "Europe/London", "UTC"]))
    }

    private func checkColour(_ node: YAMLNode, _ path: String, _ diagnostics: inout Diagnostics) {
        if Colour(colour) == nil {
            diagnostics.append(.notAColour, at: Place(path, node["colour"]?.range), colour)
        }
    }

    private func checkSynonyms(_ node: YAMLNode, _ path: String, _ diagnostics: inout Diagnostics) {
        guard case .sequence(let items, _)? = node["search"]?["synonyms"] else { return }
        for item in items {
            var words: [String] = []
            switch item {
            case .scalar(let scalar): words = scalar.text.split { ",;=".contains($0) }.map { String($0).trimmed }
            case .sequence(let parts, _):
                if parts.count == 2 { continue }
                words = parts.compactMap { if case .scalar(let one) = $0 { one.text } else { nil } }
            case .mapping: continue
            }
            let isPair = words.count > 1
            let lines = words.dropFirst().map { word in
                "- [" + [words[0], word].map { writtenYAML($0, inFlow: true) }.joined(separator: ", ") + "]"
            }
            diagnostics.append(
                .synonymsNotTwo, at: Place(path, item.range),
                mend: Mend(lines: isPair ? lines.joined(separator: "\n") : "- [світло, електроенергія]"))
        }
    }

    private func checkNumbers(_ node: YAMLNode, _ path: String, _ diagnostics: inout Diagnostics) {
        if !(1...200).contains(perPage) {
            diagnostics.append(.numberOutside, at: Place(path, node["per_page"]?.range), "per_page", "1", "200")
        }
        if !(0...12).contains(related) {
            diagnostics.append(.numberOutside, at: Place(path, node["related"]?.range), "related", "0", "12")
        }
        if !edrpou.isEmpty, edrpou.utf8.count != 8 || !edrpou.utf8.allSatisfy({ 0x30...0x39 ~= $0 }) {
            diagnostics.append(.notEDRPOU, at: Place(path, node["edrpou"]?.range), edrpou)
        }
    }
}

extension YAMLNode {
    /// The settings with each key as its row is called, so that what looks for one finds it.
    fileprivate func standardKeys(_ rows: [Field]) -> YAMLNode {
        guard case .mapping(let pairs, let range) = self else { return self }
        let names = Set(pairs.map(\.key.text))
        return .mapping(
            pairs.map { pair in
                guard let position = OwnWords.position(of: pair.key.text, in: rows),
                    !names.contains(rows[position].name)
                else { return pair }
                var key = YAMLScalar(text: rows[position].name, range: pair.key.range, isPlain: pair.key.isPlain)
                key.column = pair.key.column
                return YAMLPair(key: key, value: pair.value)
            }, range)
    }
}
