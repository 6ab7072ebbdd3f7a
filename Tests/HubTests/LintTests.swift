import Foundation
import SourceText
import TestSupport
import Testing
import YAML

@testable import Hub
@testable import Import

/// Every Swift file under Sources/, by its path below that folder.
private let sources: [(path: String, lines: [Substring])] = {
    let folder = projectFolder.appending(path: "Sources")
    let paths = (try? FileManager.default.subpathsOfDirectory(atPath: folder.path)) ?? []
    return paths.filter { $0.hasSuffix(".swift") }.sorted().compactMap { path in
        (try? String(contentsOf: folder.appending(path: path), encoding: .utf8)).map {
            (path, $0.split(separator: "\n", omittingEmptySubsequences: false))
        }
    }
}()

/// A line without its comment and without what stands in quotes.
private func code(_ line: Substring) -> String {
    let bare = line.replacing(/"(?:[^"\\]|\\.)*"/, with: "\"\"")
    return bare.firstRange(of: "//").map { String(bare[..<$0.lowerBound]) } ?? String(bare)
}

/// Each target knows the rooms below it and no more: a page cannot read a file, a parser cannot know a kind.
@Test func targetsImportWhatTheirTableAllows() {
    let allowed: [String: Set<String>] = [
        "VisnykCommand": [
            "Deployment", "Fetching", "Programs",
            "ArgumentParser", "Authoring", "Calendars", "FileTree", "Glibc", "Hub", "Import", "Provenance", "QRCodes",
            "Serving", "Share", "SourceText", "Synchronization", "Translations", "Verification",
        ],
        "Authoring": ["Calendars", "FileTree", "Hub", "SourceText", "Translations", "YAML"],
        "Serving": [
            "Calendars", "Dispatch", "Glibc", "Hub", "NIOCore", "NIOHTTP1", "NIOPosix", "QRCodes", "SourceText",
            "Synchronization", "Translations",
        ],
        "Import": [
            "Archives", "Calendars", "FileTree", "Hub", "MarkdownHTML", "Photos", "SourceText", "Synchronization",
            "Translations", "XML", "YAML",
        ],
        "Share": [
            "Calendars", "CardPainter", "FileTree", "Hub", "MarkdownHTML", "Photos", "Publish", "QRCodes", "SourceText",
            "Styles", "Translations",
        ],
        "Translations": ["CMessageRows", "Calendars", "SourceText", "Synchronization", "YAML"],
        "ContentLint": ["MarkdownHTML", "SourceText"],
        "Archives": ["Deflate", "SourceText"],
        "DocumentText": ["Archives", "Programs", "SourceText", "XML"],
        "Hub": [
            "Brotli", "ContentLint", "Deflate", "Deployment", "DocumentText",
            "CSiteTemplate", "Calendars", "CardPainter", "FileTree", "Glibc", "MarkdownHTML", "Photos", "Provenance",
            "Publish", "QRCodes", "Scripts", "Styles", "SearchIndexing", "SourceText", "Synchronization", "Templating",
            "YAML",
        ],
        "Publish": ["FileTree", "SourceText", "Synchronization"],
        "MarkdownHTML": ["CCmarkGFM", "Glibc", "SourceText", "Synchronization"],
        "Templating": ["SourceText", "Synchronization"],
        "SearchIndexing": ["Deflate", "SourceText", "Synchronization"],
        "CardPainter": ["CCairoPango", "Deflate", "Glibc", "Photos", "SourceText", "Synchronization"],
        "Photos": ["CLCMS", "CPNG", "CTurboJPEG", "CWebP", "Deflate", "Glibc", "SourceText", "Synchronization"],
        "Brotli": ["CBrotli"], "Deflate": ["CDeflate"], "QRCodes": ["CQRencode", "SourceText"],
        "Scripts": ["SourceText"], "Styles": [],
        "Calendars": ["CIcal", "Glibc", "SourceText", "Synchronization"],
        "XML": ["CXML"], "YAML": ["CYAML", "SourceText"],
        "FileTree": ["CLinux", "Glibc", "Synchronization"],
        "Verification": ["Fetching", "FileTree", "Provenance", "SourceText"],
        "Deployment": ["FileTree", "Glibc", "Programs", "Provenance", "Publish", "SourceText"],
        "Provenance": ["CJansson", "FileTree", "Glibc", "Programs", "SourceText"],
        "Programs": ["CLinux", "Glibc"],
        "Fetching": ["CCurl", "SourceText"],
        "SourceText": ["CCrypto", "Dispatch", "Glibc", "Synchronization"],
    ]
    for (path, lines) in sources {
        let target = String(path.prefix { $0 != "/" })
        guard let known = allowed[target] else {
            Issue.record("a target without a row: \(target)")
            continue
        }
        for line in lines {
            guard
                let match = line.firstMatch(
                    of: /^\s*(?:@\w+ )?(?:(?:public|internal|private|package) )?import (?:\w+ )?(\w+)/)
            else {
                continue
            }
            #expect(known.contains(String(match.1)), "\(path) imports \(match.1)")
        }
    }
    #expect(sources.count > 100)
}

/// Foundation doubles the start-up time, and its formatters read the machine's language.
@Test func noSourceImportsFoundation() {
    for (path, lines) in sources {
        #expect(!lines.contains { $0.contains("import Foundation") }, "\(path)")
    }
}

/// What is printed in passing is seen by nobody and breaks `--format json`.
@Test func noSourcePrints() {
    for (path, lines) in sources {
        #expect(!lines.contains { code($0).contains(/(?:^|[^\w.])(?:debugPrint|print|dump)\(/) }, "\(path)")
    }
}

/// Same input, same bytes: the instant and the clock come in as arguments, only the command reads them.
@Test func onlyTheCommandReadsTheClockAndTheEnvironment() {
    let clock =
        /(?:^|[^\w.])(?:gettimeofday\(|clock_gettime\(|localtime(?:_r)?\(|tzset\(|Date\(|ContinuousClock\b|SuspendingClock\b|time\((?:nil|0)\))/
    // The folder for temporary files is the environment's to name; nothing of it reaches a site.
    let allowed = ["FileTree/File.swift: getenv"]
    // When files were listed, which decides whether they are read again; how long a deployment has waited.
    let clocks = ["FileTree/File.swift", "Deployment/DeployClock.swift"]
    for (path, lines) in sources where !path.hasPrefix("VisnykCommand/") {
        for line in lines.map(code) {
            // A function of that name that is declared or belongs to a type is not the system's.
            if !line.contains("func "), !clocks.contains(path) { #expect(!line.contains(clock), "\(path): \(line)") }
            if line.contains("getenv(") { #expect(allowed.contains(path + ": getenv"), "\(path)") }
        }
    }
}

/// "Rows, not switches": a kind's name outside Kinds/ means that a labelled property is missing from its row.
@Test func kindsAreNamedInTheirOwnFilesOnly() {
    let names = Set(Kind.all.map(\.name))
    // The same letters with another meaning: a word of a state, a view's slot, a member of JSON, an element of CAP, a field.
    let others: Set<String> = [
        "Hub/Views/CardView.swift place", "Hub/Views/CardView.swift unit", "Hub/Views/WhenViews.swift alert",
        "Hub/Views/ProgrammeMarkup.swift place", "Hub/Views/SheetView.swift place",
        "Hub/Outputs/AlertFiles.swift event", "Hub/Outputs/CAP.swift event",
    ]
    // What authors call kinds and fields.
    let spellings = ["Hub/Entries/OwnWords.swift", "Hub/Entries/OwnChoices.swift"]
    // Import speaks of other programs' words and of fields; the kinds it knows by `importedFrom`.
    for (path, lines) in sources
    where ["Hub/", "Share/", "Publish/"].contains(where: { path.hasPrefix($0) }) && !path.hasPrefix("Hub/Kinds/")
        && !spellings.contains(path)
    {
        for (number, line) in lines.enumerated() where !line.drop(while: { $0 == " " }).hasPrefix("//") {
            for word in line.matches(of: /"([a-z]+)"/) where names.contains(String(word.1)) {
                #expect(others.contains("\(path) \(word.1)"), "\(path):\(number + 1): \(word.1)")
            }
        }
    }
}

@Test func everyKindOfTheFolderIsInTheList() {
    let declared = sources.filter { $0.path.hasPrefix("Hub/Kinds/") }.flatMap { file in
        file.lines.compactMap { $0.firstMatch(of: /^    static let (\w+) = Kind\(/).map { String($0.1) } }
    }
    #expect(declared.sorted() == Kind.all.map(\.name).sorted())
    #expect(Set(Kind.all.map(\.folder)).count == Kind.all.count)
}

/// A name that stands twice would make one of the two rows unreachable.
@Test func fieldsOfAKindHaveUniqueNamesAndKnownNeighbours() {
    func check(_ rows: [Field], _ owner: String) {
        let keys = rows.flatMap { [$0.name] + $0.spellings }
        #expect(Set(keys).count == keys.count, "\(owner): \(keys.filter { key in keys.count { $0 == key } > 1 })")
        for row in rows {
            if let earlier = row.notBefore { #expect(rows.contains { $0.name == earlier.key }, "\(owner).\(earlier)") }
            for inner in row.type.innerRows { check(inner, owner + "." + row.name) }
            if case .reference(let kind?, _) = row.type.innermost {
                #expect(Kind.all.contains { $0.name == kind }, "\(owner).\(row.name): \(kind)")
            }
        }
    }
    for kind in Kind.all {
        check(kind.fields, kind.name)
        for name in kind.eitherOf.flatMap({ $0 }) { #expect(kind.field(name) != nil, "\(kind.name).\(name)") }
        let named = kind.over + [kind.archive, kind.overWhen?.field, kind.collects].compactMap { $0 }
        for name in named { #expect(kind.field(name) != nil || name == kind.collects, "\(kind.name).\(name)") }
    }
}

/// Two rows of one role: only the first would be heard.
@Test func aRoleIsGivenOnce() {
    for kind in Kind.all {
        let calendar = kind.fields.compactMap(\.calendar)
        #expect(Set(calendar.map { "\($0)" }).count == calendar.count, "\(kind.name)")
        let cap = kind.fields.compactMap(\.cap)
        #expect(Set(cap.map { "\($0)" }).count == cap.count, "\(kind.name)")
        let columns = kind.fields.compactMap(\.column)
        #expect(Set(columns).count == columns.count, "\(kind.name)")
        let places = kind.fields.filter {
            switch $0.jsonLD {
            case .address?, .latitude?, .longitude?, .faq?, .offer?, .channel?, .duration?: true
            default: false
            }
        }
        #expect(Set(places.map { "\($0.jsonLD!)" }).count == places.count, "\(kind.name)")
    }
    #expect(Set(Kind.all.map(\.rank)).count == Kind.all.count)
}

/// A level for a word that nobody can write is a slip of the pen.
@Test func statesHaveLevelsOfTheirOwnWords() {
    var seen = 0
    for field in Kind.all.flatMap(\.fields) {
        guard case .state(let levels)? = field.card else { continue }
        seen += 1
        #expect(Set(levels.keys).isSubset(of: field.type.choices), "\(field.name): \(levels.keys)")
        #expect(!levels.isEmpty)
    }
    #expect(seen == 7)
}

/// A name that no kind has a row for would be asked for in vain.
@Test func everyNameThatCodeAsksForIsAField() {
    for name in FieldName.allCases { #expect(Kind.all.contains { $0.field(name) != nil }, "\(name.key)") }
}

extension FieldType {
    fileprivate var innermost: FieldType {
        switch self {
        case .list(let item): item.innermost
        case .either(let plain, _): plain.innermost
        default: self
        }
    }

    fileprivate var innerRows: [[Field]] {
        switch self {
        case .list(let item): item.innerRows
        case .map(let rows): [rows]
        case .either(let plain, let rows): plain.innerRows + [rows]
        default: []
        }
    }

    fileprivate var choices: [String] { if case .choice(let words) = innermost { words } else { [] } }
}

// MARK: Words

private func strings(_ language: String) throws -> Strings {
    let path = projectFolder.appending(path: "site-template/strings/\(language).yml")
    var diagnostics = Diagnostics()
    let source = Source(path: path.path, bytes: [UInt8](try Data(contentsOf: path)))
    return try #require(Strings(source, language: language, kinds: Kind.all, into: &diagnostics))
}

/// A key shown in place of its word is a key that a resident reads.
@Test(arguments: ["uk", "en", "pl"])
func everyShownFieldAndChoiceHasItsWord(language: String) throws {
    let words = try strings(language)
    for kind in Kind.all {
        for form in ["one", "other", "empty"] {
            #expect(words["kinds.\(kind.name).\(form)"] != nil, "\(kind.name).\(form)")
        }
        for (index, field) in kind.fields.enumerated() {
            let isShown = if case .byTemplate = field.shown { false } else { true }
            if isShown { #expect(words.label(index, of: kind) != field.name, "\(kind.name).\(field.name)") }
            for choice in field.type.choices where isShown || field.card != nil {
                #expect(
                    words.choice(choice, field.name, of: kind.name) != choice || choice.contains { $0.isUppercase },
                    "\(kind.name).\(field.name).\(choice)")
            }
            if isShown, case .reference = field.type.innermost, field.showsBack {
                let common = words["backrefs.common.\(field.name)"]
                #expect(
                    words["backrefs.\(kind.name).\(field.name)"] ?? common != nil, "backrefs.\(kind.name).\(field.name)"
                )
            }
        }
    }
}

@Test func languagesHaveTheSameKeysAndPlaces() throws {
    func flat(_ language: String) throws -> [String: String] {
        var diagnostics = Diagnostics()
        let bytes = [UInt8](
            try Data(contentsOf: projectFolder.appending(path: "site-template/strings/\(language).yml")))
        var texts: [String: String] = [:]
        func walk(_ node: YAMLNode, _ key: String) {
            switch node {
            case .scalar(let scalar): texts[key] = scalar.text
            case .mapping(let pairs, _): for pair in pairs { walk(pair.value, key + "." + pair.key.text) }
            case .sequence(let items, _): for (index, item) in items.enumerated() { walk(item, "\(key).\(index)") }
            }
        }
        walk(try #require(parseYAML(bytes[...], path: language, into: &diagnostics)), "")
        return texts
    }
    let uk = try flat("uk")
    // Numbers and genders differ by language.
    func isPlural(_ key: String) -> Bool { key.hasPrefix(".counts.") || key.hasPrefix(".recurrence.nth.") }
    for language in ["en", "pl"] {
        let other = try flat(language)
        let keys = Set(other.keys.filter { !isPlural($0) })
        #expect(Set(uk.keys.filter { !isPlural($0) }).symmetricDifference(keys).sorted() == [], "\(language)")
        for (key, text) in uk {
            guard let translated = other[key] else { continue }
            #expect(places(text) == places(translated), "\(language)\(key)")
        }
    }
}

/// A word that neither templates nor code ask for is work for every translator.
@Test func stringsHoldNoDeadWords() throws {
    let words = try strings("uk")
    let asked = Set(RequiredWords(Kind.all).keys.flatMap { $0 })
    let folder = projectFolder.appending(path: "site-template")
    let html = try FileManager.default.subpathsOfDirectory(atPath: folder.path).filter { $0.hasSuffix(".html") }
        .map { try String(contentsOf: folder.appending(path: $0), encoding: .utf8) }.joined()
    let named = Set(html.matches(of: /\bt\.(\w+)/).map { String($0.1) })
    for (key, _) in words.page { #expect(named.contains(key) || asked.contains("page." + key), "page.\(key)") }
    for key in words.keys where key.hasPrefix("phrases.") { #expect(asked.contains(key), "\(key)") }
    for key in words.keys where key.hasPrefix("counts.") {
        #expect(RequiredWords.counted.contains(String(key.split(separator: ".")[1])), "\(key)")
    }
}

/// Code that asks for a phrase by a name that `RequiredWords` lacks would show the key.
@Test func everyPhraseThatCodeAsksForIsRequired() {
    let asked = Set(RequiredWords(Kind.all).keys.flatMap { $0 })
    var seen = 0
    for (path, lines) in sources where path.hasPrefix("Hub/") {
        let text = lines.joined(separator: "\n")
        for match in text.matches(of: /phrase\(\s*"(\w+)"/) {
            seen += 1
            #expect(asked.contains("phrases." + match.1), "\(path): \(match.1)")
        }
        for match in text.matches(of: /\["(page\.\w+)"\]/) {
            seen += 1
            #expect(asked.contains(String(match.1)), "\(path): \(match.1)")
        }
    }
    #expect(seen > 40)
}

private func places(_ text: String) -> Set<String> { Set(text.matches(of: /\{(\d)\}/).map { String($0.1) }) }

/// Ids are what `--format json` and editors hold on to; a message in one language only would fail someone.
@Test func messagesHaveUniqueIDsAndBothLanguages() throws {
    var seen: [String: String] = [:]
    // One mistake, told by its situation.
    let tellDifferently = [
        "field.inside", "field.missing", "field.notAMap", "field.unknown", "file.ownDisk", "link.misspelt",
        "markdown.callout", "markdown.linkBlanks", "markdown.mail", "markdown.markBlanks", "markdown.rawHTML",
        "queue.unknown", "reference.misspelt",
        "site.languageCode", "text.conflict", "value.account", "value.coordinatesTogether", "value.cutByComma",
        "value.notOne", "value.phone", "value.range", "value.tagsWithSigns", "value.url", "yaml.colon",
        "yaml.continuation", "yaml.keyNotText", "yaml.startCharacter",
    ]
    for (path, lines) in sources where !path.hasPrefix("VisnykCommand/") {
        let text = lines.joined(separator: "\n")
        for match in text.matches(of: /static let (\w+) = Message\(\s*"([a-zA-Z.]+)"/) {
            let id = String(match.2)
            #expect(id.contains(".") && id.wholeMatch(of: /[a-zA-Z]+(?:\.[a-zA-Z]+){1,2}/) != nil, "\(path): \(id)")
            // The message that counts the rest of the same mistakes bears their id.
            if let other = seen.updateValue(path, forKey: id), !tellDifferently.contains(id) {
                Issue.record("\(id): \(path), \(other)")
            }
        }
        for match in text.matches(of: /Wording\(\s*uk: "((?:[^"\\]|\\.)*)",\s*en: "((?:[^"\\]|\\.)*)"\)/) {
            let (uk, en) = (String(match.1), String(match.2))
            #expect(!uk.isEmpty && !en.isEmpty, "\(path)")
            // Words to choose from are given in the reader's language.
            #expect(places(uk) == places(en) || uk.contains("можна: {3}"), "\(path): \(uk)")
            #expect(uk.unicodeScalars.contains { (0x400...0x4FF).contains($0.value) }, "\(path): \(uk)")
            // A headline: no full stop, no letters that Ukrainian has not.
            #expect(!uk.hasSuffix(".") && !uk.contains(/[ыэъё]/), "\(path): \(uk)")
        }
    }
    #expect(seen.count > 60)
}

/// A file that outgrows a few screens holds two nouns.
/// A language of the tool is a file of rows: code names both of its own languages and chooses neither.
@Test func noTextIsChosenByItsLanguage() {
    // Why another may: there are sample texts of a new site in two languages.
    let choosers: Set = ["Authoring/NewTown.swift"]
    for (path, lines) in sources where !choosers.contains(path) {
        for line in lines {
            let isChoice = line.contains(
                #/==\s?(?:\w*\.uk\b|"uk")|\bisUkrainian\b|[( ]ukrainian:|[(,]\s?\.uk\)|case \.uk\b|\? uk : en/#)
            #expect(!isChoice, "\(path): \(line); say both, as language(uk, en)")
        }
    }
}

@Test func filesAreShort() {
    // One table, one state machine: left whole.
    let longer = [
        "Calendars/MomentText.swift", "YAML/FieldLines.swift", "MarkdownHTML/Slips.swift", "Import/HTMLPass.swift",
    ]
    for (path, lines) in sources where lines.count > 401 && !longer.contains(path) {
        Issue.record("\(path): \(lines.count) lines")
    }
}

// MARK: Bytes

/// What Swift does by characters and canonical equivalence, where a byte may hide behind a mark that joins it.
private func characterwise() -> [Regex<AnyRegexOutput>] {
    let texts = "path|url|line|title|target|file|folder|slug|host|tail|alias|label"
    return [
        #"\b(?:hasPrefix|hasSuffix)\((?!bytes:)"#,
        #"\breplacing\((?!bytes:|with:)"#,
        #"\b(?:split\((?:separator: )?|firstIndex\(of: |lastIndex\(of: |firstRange\(of: |ranges\(of: )""#,
        #"\b(?:lowercased|uppercased)\(\)"#,
        #"\bCharacter\b"#,
        #"(?:^|[^\w])(?!properties)(?:[a-z]\w*)?\.is(?:Whitespace|Newline|Letter|Number|WholeNumber|HexDigit|Punctuation|Symbol)\b"#,
        #"\btrimmingPrefix\b"#,
        #"\b(?:\#(texts))\.(?:dropFirst|dropLast|removeFirst|removeLast|index\(after|contains\("|firstIndex \{)(?!\(bytes:)"#,
    ].map { try! Regex($0).wordBoundaryKind(.simple) }
}

/// Files that may: what they make is read by people, or what they compare are our own words.
private let byCharacters: [String: String] = [
    "Archives/ZipArchive.swift": "names within a document, in capitals or small letters",
    "SourceText/Alphabets.swift": "what the keys of a keyboard would give in another layout",
    "MarkdownHTML/SlipsInAddresses.swift": "labels of links and notes, which Markdown compares so",
    "Hub/Entries/EntryParsing.swift": "folders that people named, compared with kinds' as people do",
    "Hub/Entries/ForeignKeys.swift": "keys of other programs, compared as people do",
    "Hub/Site/Suggestions.swift": "files that people named, compared as people do",
    "Hub/Views/KeptTogether.swift": "words for the eye, said once",
    "SourceText/Bytewise.swift": "declares the operations by bytes",
    "SourceText/Suggestion.swift": "how near two words are to the eye",
    "CardPainter/LineBreaking.swift": "lines of a card break between characters",
    "CardPainter/TextBlock.swift": "lines of a card break between characters",
    "SearchIndexing/Excerpt.swift": "words for the eye, escaped by who shows them",
    "Share/BodyBlocks.swift": "sentences for a post",
    "Share/Hashtag.swift": "networks end a hashtag at the first character that is no letter",
    "Share/PostText.swift": "sentences for a post",
    "Share/PostLength.swift": "networks count characters",
    "Hub/Words/Sentences.swift": "sentences end at characters",
    "Hub/Entries/FieldReading.swift": "words of our own lists in capitals or small letters",
    "Hub/Entries/FieldSlips.swift": "keys in capitals or small letters",
    "Calendars/MomentMending.swift": "words of dates that people typed",
    "MarkdownHTML/Visible.swift": "letters that people see",
    "MarkdownHTML/SlipsInLines.swift": "a count of bytes from a slice of bytes",
    "ContentLint/TextLint.swift": "words that people typed",
    "Hub/Site/DayLint.swift": "words that people typed",
    "Hub/Site/DayMention.swift": "words that people typed",
    "Hub/Entries/MapSlips.swift": "keys in capitals or small letters",
    "MarkdownHTML/Callout.swift": "names of boxes in capitals or small letters",
    "MarkdownHTML/SlipsInSigns.swift": "words that people typed",
    "ContentLint/PersonalNumbers.swift": "words that people typed",
    "ContentLint/GuardedPlaces.swift": "words that people typed",
    "Hub/Entries/FieldValue.swift": "words for money in capitals or small letters",
    "Hub/Entries/PictureReading.swift": "yes and no in capitals or small letters",
    "Hub/Entries/Text.swift": "words that people typed, compared as people do",
    "Hub/Files/PublishedFile.swift": "endings in capitals or small letters, the broader the safer",
    "Hub/Files/ContentFiles.swift": "names refused in capitals or small letters, the broader the safer",
    "Hub/Files/HostNames.swift": "names refused in capitals or small letters, the broader the safer",
    "Hub/Files/NameCollisions.swift": "names that other systems take for one",
    "Hub/Files/SystemLitter.swift": "names refused in capitals or small letters, the broader the safer",
    "Hub/Kinds/FieldName.swift": "our own names",
    "Hub/Site/Alphabet.swift": "the order of titles",
    "Hub/Entries/Greeting.swift": "words of our own list in capitals or small letters",
    "Hub/Views/ListGroups.swift": "the letter above a part of a list",
    "Hub/Pictures/ShareCards.swift": "`path` is a list of keys",
    "Calendars/DateFormat.swift": "letters of our own patterns",
    "Scripts/Scopes.swift": "our own scripts",
    "Scripts/Shrinking.swift": "our own scripts",
    "VisnykCommand/LineFinder.swift": "a quoted line is cut and pointed at by characters",
]

/// Folders whose result is read anew by the site's own parser before anything is kept of it.
private let readAnew = ["Import/"]

/// What is escaped, compared for safety or names a file is bytes: `Sources/SourceText/Bytewise.swift` has the operations.
@Test func textsAreEscapedAndComparedByBytes() {
    var used: Set<String> = []
    let rules = characterwise()
    for (path, lines) in sources where !readAnew.contains(where: { path.hasPrefix($0) }) {
        for (number, line) in lines.enumerated() {
            let bare = code(line)
            for rule in rules where bare.firstMatch(of: rule) != nil {
                used.insert(path)
                if byCharacters[path] == nil { Issue.record("\(path):\(number + 1): \(line)") }
            }
        }
    }
    for path in byCharacters.keys.sorted() { #expect(used.contains(path), "\(path) needs no exception any more") }
}
