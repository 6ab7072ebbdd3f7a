internal import Calendars
internal import FileTree
internal import MarkdownHTML
internal import SourceText
internal import Templating

/// What must stand before the first entry is read: the settings, the words, and what files there are.
struct LoadedProject: Sendable {
    let settings: Settings
    /// Those of the project that the site has: all but those that neither the content nor the strings know.
    let kinds: [Kind]
    let strings: [Strings]
    let assets: Assets
    /// Paths below `content/` of the Markdown files.
    let texts: [String]
    let contentFolder: String
    let template: TemplateFiles
    let workers: Int?
    /// Nothing can be planned by settings that are wrong; all else that is wrong leaves the plan to be checked too.
    private let areSettingsWhole: Bool
    /// The words that templates may use. One that only some languages have is still a name.
    private let pageWords: [String]

    /// nil with diagnostics where one of them cannot serve.
    init?(_ project: Project, _ files: ProjectFiles, into diagnostics: inout Diagnostics) {
        guard let listing = files.content, let template = TemplateFiles(files, into: &diagnostics),
            var settings = LoadedProject.settings(project, listing, into: &diagnostics)
        else { return nil }
        settings.isPacked = project.isPacked
        self.settings = settings
        contentFolder = listing.root
        workers = project.workers
        areSettingsWhole = !diagnostics.hasErrors
        let sorted = ContentFiles(listing, settings, workers: workers, into: &diagnostics)
        texts = sorted.texts
        assets = sorted.assets
        self.template = template
        guard let strings = LoadedProject.strings(template, settings, project.kinds, into: &diagnostics)
        else { return nil }
        let texts = sorted.texts
        let kinds = project.kinds.filter { kind in
            strings.allSatisfy { $0.knows(kind) } || texts.contains { $0.hasPrefix(bytes: kind.folder + "/") }
        }
        self.kinds = kinds
        pageWords = Set(strings.flatMap { $0.page.map(\.key) }).sorted()
        for words in strings { words.check(kinds, pageWords: pageWords, into: &diagnostics) }
        self.strings = strings
    }

    /// The templates, and what is to be said of them; nil where nothing can be planned with them: what is wrong with the
    /// entries is still said.
    func templates() -> (templates: Templates?, diagnostics: Diagnostics) {
        var diagnostics = Diagnostics()
        let templates = LoadedProject.templates(template, pageWords, kinds, into: &diagnostics)
        return (areSettingsWhole ? templates : nil, diagnostics)
    }

    /// The settings alone; nil with diagnostics where they cannot serve.
    static func settings(of project: Project, into diagnostics: inout Diagnostics) -> Settings? {
        ProjectFiles.list(project.content, "content", .contentMissing, into: &diagnostics)
            .flatMap { settings(project, $0, into: &diagnostics) }
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
            source, zoneFile: { name in try? readFile(zoneFile(name), limit: 1 << 20) },
            baseURL: project.baseURL, into: &diagnostics)
    }

    /// The words of each of the site's languages; nil where one of them cannot serve.
    private static func strings(
        _ template: TemplateFiles, _ settings: Settings, _ kinds: [Kind], into diagnostics: inout Diagnostics
    ) -> [Strings]? {
        var strings: [Strings] = []
        for language in settings.languages {
            let path = "strings/\(language).yml"
            guard template.contains(path) else {
                diagnostics.append(.noStrings, at: Place("site-template/" + path), language)
                continue
            }
            if let text = template.source(path, into: &diagnostics),
                let words = Strings(text, language: language, kinds: kinds, into: &diagnostics)
            {
                strings.append(words)
            }
        }
        return strings.count == settings.languages.count ? strings : nil
    }

    private static func templates(
        _ template: TemplateFiles, _ words: [String], _ kinds: [Kind], into diagnostics: inout Diagnostics
    ) -> Templates? {
        let sources = template.paths(ending: ".html").compactMap { path in
            template.source(path, into: &diagnostics).map { (name: String(path.dropLast(bytes: 5)), source: $0) }
        }
        let css = "styles/site.css"
        let styles = template.contains(css) ? template.source(css, into: &diagnostics)?.bytes ?? [] : []
        let sheetCSS = "styles/sheet.css"
        let sheetStyles = template.contains(sheetCSS) ? template.source(sheetCSS, into: &diagnostics)?.bytes ?? [] : []
        // What is wrong with other files is no reason to leave the templates, and with them the plan, unchecked.
        var said = Diagnostics()
        // One that cannot be read is said where it is published.
        var unsaid = Diagnostics()
        // The service worker writes into no page.
        let scripts = template.paths(ending: ".js").filter { $0 != "assets/offline.js" }
            .compactMap { template.source($0, into: &unsaid)?.bytes }
        let templates = Templates(
            sources, kinds: kinds, words: words, styles: styles, sheetStyles: sheetStyles, scripts: scripts, into: &said
        )
        diagnostics.append(contentsOf: said.all)
        if let templates {
            DroppedFiles.check(
                template, reached: templates.reached, kinds: (Kind.all + kinds).map(\.name), into: &diagnostics)
        }
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
