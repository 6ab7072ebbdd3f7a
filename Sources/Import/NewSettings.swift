internal import Calendars
internal import FileTree
internal import Hub
internal import SourceText

/// What the new site's settings say, or will say where there are none yet.
struct NewSettings {
    /// The language of texts that say nothing of theirs.
    private(set) var language: String
    private(set) var languages: [String]
    let vocabulary: FieldReader.Vocabulary
    let zone: Zone
    /// The old site's address without a slash at its end.
    let base: String?
    /// The old address stays the old site's. Else the new one is taken to move in there, and what it lacks is nowhere.
    let oldStays: Bool
    /// `site.yml` to write; nil where it is there.
    private(set) var fresh: [UInt8]?
    /// What `files` of the settings that are there names, from the root of the content folder.
    private(set) var listed: [String] = []
    /// Something of the old settings is in the new ones.
    let tookSettings: Bool
    private let request: ImportRequest
    private let tree: OldTree

    init(_ request: ImportRequest, _ tree: OldTree) throws {
        self.request = request
        self.tree = tree
        let old = tree.settings
        oldStays = NewSettings.address(request.baseURL) != nil
        base =
            NewSettings.address(request.baseURL)
            ?? NewSettings.address(
                ["baseURL", "baseurl", "url"].lazy.compactMap { old[$0]?.text }.first { $0.contains(bytes: "://") })
        let path = request.output + "/site.yml"
        guard kindOfPath(path) == .file else {
            let told = ["defaultContentLanguage", "languageCode", "lang", "locale"].lazy.compactMap { old[$0]?.text }
                .first
            let code = told.map { String(decoding: $0.lowercasedASCII.utf8.prefix(while: \.isLetter), as: UTF8.self) }
            language = request.languages.first ?? code ?? NewSettings.guess(tree)
            languages = request.languages
            vocabulary = FieldReader.Vocabulary()
            zone = NewSettings.zone(named: NewSettings.zoneName(old))
            tookSettings = old["title"]?.text != nil
            return
        }
        var diagnostics = Diagnostics()
        guard let bytes = try? readFile(path, limit: 1 << 20),
            let source = checkedText(bytes, path: "content/site.yml", into: &diagnostics),
            let settings = Settings(
                source, zoneFile: { try? readFile("/usr/share/zoneinfo/" + $0, limit: 1 << 20) }, baseURL: nil,
                into: &diagnostics)
        else { throw ImportError.brokenSettings }
        languages = settings.languages
        language = request.languages.first ?? settings.languages[0]
        vocabulary = settings.vocabulary
        zone = settings.zone
        listed = settings.files.map { $0.path.hasPrefix(bytes: "/") ? String($0.path.dropFirst(bytes: 1)) : $0.path }
        tookSettings = false
    }

    /// The zone that the old settings name, where the machine knows it.
    static func zoneName(_ old: OldValue) -> String {
        ["timeZone", "timezone"].lazy.compactMap { old[$0]?.text }.first {
            kindOfPath("/usr/share/zoneinfo/" + $0) == .file && !$0.contains(bytes: "..")
        } ?? "Europe/Kyiv"
    }

    static func zone(named name: String) -> Zone {
        guard let bytes = try? readFile("/usr/share/zoneinfo/" + name, limit: 1 << 20),
            let zone = try? Zone(name: name, tzif: bytes)
        else { return .utc }
        return zone
    }

    private static func address(_ text: String?) -> String? {
        guard let text, Settings.address(text) != nil else { return nil }
        return text.hasSuffix(bytes: "/") ? text.dropping(lastBytes: 1) : text
    }

    /// With the languages that the texts turn out to be in, and the file to write where there was none.
    func completed(by drafts: [Draft]) -> NewSettings {
        var result = self
        guard kindOfPath(request.output + "/site.yml") != .file else { return result }
        var codes = result.languages.isEmpty ? [result.language] : result.languages
        for code in Set(drafts.compactMap(\.text.language)).sorted() where !codes.contains(code) { codes.append(code) }
        result.languages = codes
        let name =
            tree.settings["title"]?.text ?? tree.settings["name"]?.text ?? tree.root.split(byte: "/").last.map {
                String($0).capitalizedFirst
            } ?? "Site"
        var text: [UInt8] = []
        YAMLText.write("name", .word(name.withoutMarkup), into: &text)
        YAMLText.write(
            "url", .word((oldStays ? "https://example.org" : base ?? "https://example.org") + "/"), into: &text)
        YAMLText.write("time_zone", .word(NewSettings.zoneName(tree.settings)), into: &text)
        YAMLText.write("languages", .list(codes.map { .word($0) }), into: &text)
        result.fresh = text
        return result
    }

    /// Ukrainian where Cyrillic letters prevail, else English.
    private static func guess(_ tree: OldTree) -> String {
        var cyrillic = 0
        var latin = 0
        let step = max(1, tree.texts.count / 60)
        for index in stride(from: 0, to: tree.texts.count, by: step) where tree.texts[index].language == nil {
            guard let bytes = try? readFile(tree.root + "/" + tree.texts[index].path, limit: 1 << 20) else { continue }
            let letters = NewSettings.letters(
                of: bytes.prefix(6000), isOld: (try? UTF8Span(validating: bytes.span)) == nil)
            cyrillic += letters.cyrillic
            latin += letters.latin
        }
        // Code, addresses and fields' names are Latin in every language.
        return cyrillic * 4 > latin ? "uk" : "en"
    }

    private static func letters(of bytes: ArraySlice<UInt8>, isOld: Bool) -> (cyrillic: Int, latin: Int) {
        var cyrillic = 0
        var latin = 0
        for byte in bytes {
            if byte == 0xD0 || byte == 0xD1 || byte == 0xD2 || isOld && byte >= 0xC0 {
                cyrillic += 1
            } else if byte.isLetter {
                latin += 1
            }
        }
        return (cyrillic, latin)
    }

    /// The language of a text in UTF-8.
    static func guess(_ text: [UInt8]) -> String {
        let letters = letters(of: text[...], isOld: false)
        return letters.cyrillic * 4 > letters.latin ? "uk" : "en"
    }
}
