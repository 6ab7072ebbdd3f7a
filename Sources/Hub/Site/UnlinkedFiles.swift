internal import MarkdownHTML
internal import SourceText

/// Files under `content/` that nothing names: each was forgotten in its text, or by mistake laid here.
struct UnlinkedFiles {
    private let assets: Assets
    private var used: Set<String> = []

    init(_ assets: Assets, _ settings: Settings) {
        self.assets = assets
        if let crest = settings.crest { use(crest.path) }
        for item in settings.menu { use(item.url) }
        used.formUnion(UnlinkedFiles.askedForByName)
    }

    /// What browsers and robots ask for without a link.
    private static let askedForByName = [
        ContentFiles.securityTxt, "robots.txt", "humans.txt", "favicon.ico", "apple-touch-icon.png",
    ]

    /// Takes note of what an entry names, whether it is published yet or not.
    mutating func take(_ entry: Entry) {
        for paths in entry.namedPaths { use(paths) }
    }

    private mutating func use(_ target: String) { use(contentPaths(of: target, from: "")) }

    private mutating func use(_ paths: [String]) {
        if let stored = paths.lazy.compactMap(assets.stored).first { used.insert(stored) }
    }

    /// - Parameter texts: the paths of all entries, by whose folders the fix is told.
    func say(kinds: [Kind], texts: [String], into diagnostics: inout Diagnostics) {
        lazy var folders: [String: String] = Dictionary(
            texts.map { (UnlinkedFiles.folder(of: $0), $0) }, uniquingKeysWith: { first, _ in first })
        for path in assets.paths where !used.contains(path) && !assets.mayStandAlone(path) && !assets.isRefused(path) {
            let place = Place("content/" + path)
            let ending = PublishedFile.ending(of: path)
            let name = String(PublishedFile.name(of: path))
            let isInKind = kinds.contains { path.hasPrefix(bytes: $0.folder + "/") }
            if isInKind, PublishedFile.textEndings.contains(ending),
                folders[UnlinkedFiles.folder(of: path)] == nil || ending == "txt"
            {
                let stem = String(name.dropLast(bytes: ending.utf8.count + 1))
                let text = stem.hasSuffix(bytes: ".md") ? stem : stem + ".md"
                diagnostics.append(
                    ending == "txt" ? .textAsTXT : .textOfProgram, at: place, name, text,
                    mend: ending == "txt" ? nil : Mend(lines: "attachments: " + name))
                continue
            }
            let line = PicturePath.isPicture(path) ? "![Опис](" + name + ")" : "attachments: " + name
            diagnostics.append(.unlinkedFile, at: place, path, mend: Mend(lines: line))
        }
    }

    private static func folder(of path: String) -> String {
        path.lastIndex(ofByte: "/").map { String(path[..<$0]) } ?? ""
    }
}

extension Message {
    static let textAsTXT = Message(
        "file.textAsTXT",
        Wording(
            uk: "файл .txt не стає сторінкою, і жоден текст на «{0}» не посилається",
            en: "a .txt file becomes no page, and no text links to “{0}”"),
        hint: Wording(
            uk: "якщо це текст для сайту, перейменуйте файл на {1}", en: "if it is a text for the site, rename it {1}"),
        why: Wording(
            uk: "Провідник Windows ховає розширення; увімкніть «Вигляд → Розширення імен файлів»",
            en: "Windows hides endings; turn on View → File name extensions"))
    static let textOfProgram = Message(
        "file.textOfProgram",
        Wording(
            uk: "документ «{0}» не стає сторінкою, і жоден текст на нього не посилається",
            en: "the document “{0}” becomes no page, and no text links to it"),
        hint: Wording(
            uk:
                "якщо це текст для сайту, перенесіть його в новий файл {1}; якщо вкладення, назвіть його у своєму тексті:",
            en: "if it is a text for the site, put it into a new file {1}; if an attachment, name it in its text:"))
    static let unlinkedFile = Message(
        "file.unlinked",
        Wording(uk: "жоден текст не посилається на цей файл", en: "no text links to this file"),
        hint: Wording(
            uk:
                "зайвий видаліть; потрібний сам собою впишіть у files файлу site.yml як «{0}» (чи його теку зі скісною рискою в кінці); а якщо він належить до тексту, назвіть його там:",
            en:
                "delete it if nobody needs it; if it stands alone, write “{0}” (or its folder with a slash at the end) into files of site.yml; if it belongs to a text, name it there:"
        ),
        why: Wording(
            uk: "чужий чи забутий файл інакше вийшов би на сайт, і ніхто б про це не знав",
            en: "a stray file would else be on the site without anybody knowing"))
    static let largeFile = Message(
        "file.large", .warning,
        Wording(
            uk: "файл має {0} МБ: на телефоні без Wi-Fi його не відкриють",
            en: "the file has {0} MB: nobody opens that on a phone"),
        hint: Wording(
            uk: "стисніть його (для PDF – «Зменшити розмір») або поділіть на частини",
            en: "compress it, or split it"))
    static let wordProcessor = Message(
        "file.wordProcessor",
        Wording(
            uk: "файл «{0}» відкривається лише програмою, в якій його зроблено: на сайті його не покажуть",
            en: "“{0}” opens only in the program that made it: the site cannot show it"),
        hint: Wording(
            uk: "збережіть текст у файл .md, а вкладення як PDF", en: "save a text as an .md file, an attachment as PDF"
        ))
}
