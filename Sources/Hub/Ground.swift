internal import Calendars
internal import FileTree
internal import MarkdownHTML
internal import SourceText
internal import Templating

/// What must stand before the first entry is read: the settings, the words, the templates, and what files there are.
struct Ground {
    let settings: Settings
    /// Those of the project that the site has: all but those that neither the content nor the strings know.
    let kinds: [Kind]
    let strings: [Strings]
    /// nil where they cannot serve: what is wrong with the entries is still said.
    let templates: Templates?
    let assets: Assets
    /// Paths below `content/` of the Markdown files.
    let texts: [String]
    let contentFolder: String
    let template: TemplateFolder
    let workers: Int?

    /// nil with diagnostics where one of them cannot serve.
    init?(_ project: Project, into diagnostics: inout Diagnostics) {
        let content = Ground.list(project.content, "content", .contentMissing, into: &diagnostics)
        let template = Ground.list(project.template, "site-template", .templateMissing, into: &diagnostics)
        guard let listing = content, let template,
            let settings = Ground.settings(project, listing, into: &diagnostics)
        else { return nil }
        self.settings = settings
        contentFolder = listing.root
        workers = project.workers
        // Nothing can be planned by settings that are wrong; all else that is wrong leaves the plan to be checked too.
        let areSettingsWhole = !diagnostics.hasErrors
        let files = ContentFiles(listing, settings, workers: workers, into: &diagnostics)
        self.texts = files.texts
        assets = files.assets
        let templateFolder = TemplateFolder(
            path: project.template, badFiles: Ground.badFiles(template, into: &diagnostics))
        self.template = templateFolder
        guard let strings = Ground.strings(template, templateFolder, settings, project.kinds, into: &diagnostics)
        else { return nil }
        let texts = files.texts
        let kinds = project.kinds.filter { kind in
            strings.allSatisfy { $0.knows(kind) } || texts.contains { $0.hasPrefix(bytes: kind.folder + "/") }
        }
        self.kinds = kinds
        // A word that only some languages have is still a name that templates may use.
        let pageWords = Set(strings.flatMap { $0.page.map(\.key) }).sorted()
        for words in strings { words.check(kinds, pageWords: pageWords, into: &diagnostics) }
        self.strings = strings
        let templates = Ground.templates(template, templateFolder, pageWords, kinds, into: &diagnostics)
        self.templates = areSettingsWhole ? templates : nil
    }

    private static func list(
        _ folder: String, _ name: String, _ missing: Message, into diagnostics: inout Diagnostics
    ) -> Listing? {
        do throws(FileError) {
            return try listing(of: folder, keeping: [".well-known"], hidden: name == "content", unsized: ".md")
        } catch {
            let isMissing = error.isMissing && kindOfPath(folder) == .missing
            diagnostics.append(
                isMissing ? missing : .unreadable, at: Place(isMissing ? folder : error.path),
                isMissing ? folder : error.reasonText)
            return nil
        }
    }

    private static func settings(_ project: Project, _ listing: Listing, into diagnostics: inout Diagnostics)
        -> Settings?
    {
        let others = listing.items.map(\.path).filter {
            $0 == "site.yaml" || $0.lowercasedASCII == "site.yml" && $0 != "site.yml"
        }
        guard listing.items.contains(where: { $0.path == "site.yml" }) else {
            diagnostics.append(
                .settingsMissing, at: Place("content/site.yml"), "content/site.yml", suggestion: others.first)
            return nil
        }
        for other in others { diagnostics.append(.contradiction, at: Place("content/" + other), other, "site.yml") }
        guard let source = readSource("site.yml", in: listing.root, shownAs: "content/site.yml", into: &diagnostics)
        else {
            return nil
        }
        return Settings(
            source, zoneFile: { name in try? readFile("/usr/share/zoneinfo/" + name, limit: 1 << 20) },
            baseURL: project.baseURL, into: &diagnostics)
    }

    /// What of the template can be no file: links that lead astray, pipes.
    private static func badFiles(_ template: Listing, into diagnostics: inout Diagnostics) -> Set<String> {
        var bad: Set<String> = []
        for item in template.items {
            switch item.kind {
            case .file, .hiddenFolder: continue
            case .badLink: diagnostics.append(.badLink, at: Place("site-template/" + item.path))
            case .special: diagnostics.append(.notAFile, at: Place("site-template/" + item.path))
            }
            bad.insert(item.path)
        }
        return bad
    }

    /// The words of each of the site's languages; nil where one of them cannot serve.
    private static func strings(
        _ listing: Listing, _ folder: TemplateFolder, _ settings: Settings, _ kinds: [Kind],
        into diagnostics: inout Diagnostics
    ) -> [Strings]? {
        let known = Set(listing.items.map(\.path))
        var strings: [Strings] = []
        for language in settings.languages {
            let path = "strings/\(language).yml"
            guard known.contains(path) else {
                diagnostics.append(.noStrings, at: Place("site-template/" + path), language)
                continue
            }
            if let text = folder.source(path, into: &diagnostics),
                let words = Strings(text, language: language, kinds: kinds, into: &diagnostics)
            {
                strings.append(words)
            }
        }
        return strings.count == settings.languages.count ? strings : nil
    }

    private static func templates(
        _ listing: Listing, _ folder: TemplateFolder, _ words: [String], _ kinds: [Kind],
        into diagnostics: inout Diagnostics
    ) -> Templates? {
        let sources = listing.items.filter { $0.path.hasSuffix(bytes: ".html") }.compactMap { item in
            folder.source(item.path, into: &diagnostics).map {
                (name: String(item.path.dropLast(bytes: 5)), source: $0)
            }
        }
        let css = "styles/site.css"
        let styles =
            listing.items.contains { $0.path == css }
            ? folder.source(css, into: &diagnostics)?.bytes ?? [] : []
        let sheetCSS = "styles/sheet.css"
        let sheetStyles =
            listing.items.contains { $0.path == sheetCSS }
            ? folder.source(sheetCSS, into: &diagnostics)?.bytes ?? [] : []
        // What is wrong with other files is no reason to leave the templates, and with them the plan, unchecked.
        var said = Diagnostics()
        // One that cannot be read is said where it is published.
        var unsaid = Diagnostics()
        let scripts = listing.items.filter {
            // The service worker writes into no page.
            $0.path.hasSuffix(bytes: ".js") && $0.path != "assets/offline.js"
        }.compactMap {
            folder.source($0.path, into: &unsaid)?.bytes
        }
        let templates = Templates(
            sources, kinds: kinds, words: words, styles: styles, sheetStyles: sheetStyles, scripts: scripts, into: &said
        )
        diagnostics.append(contentsOf: said.all)
        return templates
    }

    /// All that parsing depends on besides a source: the binary, the settings, the words that bodies carry.
    var parsingKey: Digest {
        var hash = SHA256()
        hash.update(buildID())
        hash.update(settings.digest)
        for kind in kinds {
            hash.update(kind.name)
            for field in kind.fields { hash.update(field.name) }
        }
        for labels in labels {
            for word in [
                labels.note, labels.tip, labels.important, labels.warning, labels.caution, labels.footnotes,
                labels.backToText,
            ] { hash.update(word) }
        }
        return hash.digest()
    }

    var labels: [MarkdownLabels] {
        strings.map { words in
            let usual = MarkdownLabels()
            return MarkdownLabels(
                note: words["callouts.note"] ?? usual.note, tip: words["callouts.tip"] ?? usual.tip,
                important: words["callouts.important"] ?? usual.important,
                warning: words["callouts.warning"] ?? usual.warning,
                caution: words["callouts.caution"] ?? usual.caution,
                footnotes: words["callouts.footnotes"] ?? usual.footnotes,
                backToText: words["callouts.back"] ?? usual.backToText)
        }
    }
}

extension Message {
    static let contentMissing = Message(
        "project.contentMissing",
        Wording(uk: "теки з вмістом «{0}» немає", en: "there is no content folder “{0}”"),
        hint: Wording(
            uk: "запустіть команду в теці проєкту або вкажіть --content",
            en: "run the command in the project's folder or give --content"))
    static let templateMissing = Message(
        "project.templateMissing",
        Wording(uk: "теки шаблону «{0}» немає", en: "there is no template folder “{0}”"),
        hint: Wording(
            uk: "запустіть команду в теці проєкту або вкажіть --template",
            en: "run the command in the project's folder or give --template"))
}
