import Foundation
import Scripts
import SearchIndexing
import SourceText

/// Makes a plain site with its search index out of folders of Markdown, to measure search on.
///
/// `search-bench site OUT --language uk FOLDER…` (several folders: each page's address begins with its folder's name)
@main
struct SearchBench {
    static func main() throws {
        var arguments = Array(CommandLine.arguments.dropFirst())
        func option(_ name: String, _ otherwise: String) -> String {
            guard let index = arguments.firstIndex(of: "--" + name), index + 1 < arguments.count else {
                return otherwise
            }
            let value = arguments[index + 1]
            arguments.removeSubrange(index...(index + 1))
            return value
        }
        let language = option("language", "uk")
        let assets = option("assets", "site-template/assets")
        let synonyms = option("synonyms", "")
        let limit = Int(option("limit", "0")) ?? 0
        let drop = Int(option("drop", "-1")) ?? -1
        guard arguments.count >= 3, arguments[0] == "site" else {
            print("search-bench site OUT [--language uk] [--assets DIR] [--synonyms FILE] [--limit N] FOLDER…")
            exit(64)
        }
        let out = arguments[1]
        var pages: [Page] = []
        for folder in arguments.dropFirst(2) { pages += Page.all(in: folder) }
        if limit > 0 { pages = Array(pages.prefix(limit)) }
        if drop >= 0, drop < pages.count { pages.remove(at: drop) }
        var made: Set<String> = []
        for page in pages { try write(page.html(language), to: out + page.url + "index.html", &made) }
        let pack = SearchLanguage(code: language)
        let documents = pages.map(\.document)

        let clock = ContinuousClock()
        let before = peakMemory()
        var index: SearchIndex?
        var analysis = Duration.zero
        let time = clock.measure {
            var analysed: [AnalysedDocument] = []
            analysis = clock.measure { analysed = AnalysedDocument.all(documents, in: pack) }
            index = SearchIndex(
                analysed,
                kinds: [
                    .init(name: "services", label: "Послуги", weight: 1.15),
                    .init(name: "pages", label: "Сторінки", weight: 1.0),
                    .init(name: "events", label: "Події"), .init(name: "news", label: "Новини"),
                ], synonyms: pairs(synonyms), language: pack)
        }
        let after = peakMemory()
        guard let index else { return }
        for file in index.files { try write(file.bytes, to: "\(out)/search/\(language)/\(file.name)", &made) }
        try write(Array(searchPage(language).utf8), to: out + "/search/index.html", &made)
        for name in ["search.js", "search-start.js", "search-inflate.js"] {
            guard let text = FileManager.default.contents(atPath: assets + "/" + name) else { continue }
            try write(shrunk(script: Array(text)), to: "\(out)/assets/\(name)", &made)
        }
        let bytes = index.files.reduce(0) { $0 + $1.bytes.count }
        print(
            "pages \(pages.count)  files \(index.files.count)  bytes \(bytes)  root \(index.files[0].bytes.count)"
                + "  analysis \(analysis)  all \(time)  memory before \(before / 1024) MB, peak \(after / 1024) MB")
        var kinds: [Character: (Int, Int)] = [:]
        for file in index.files {
            let first = file.name.first ?? "?"
            kinds[first] = ((kinds[first]?.0 ?? 0) + 1, (kinds[first]?.1 ?? 0) + file.bytes.count)
        }
        for (kind, (count, bytes)) in kinds.sorted(by: { $0.key < $1.key }) {
            print("  \(kind): \(count) files, \(bytes) bytes, mean \(bytes / count)")
        }
    }

    static func pairs(_ file: String) -> [(from: String, to: String)] {
        guard let text = try? String(contentsOfFile: file, encoding: .utf8) else { return [] }
        return text.split(separator: "\n").compactMap { line in
            let halves = line.split(separator: "\t")
            guard halves.count == 2, !line.hasPrefix("#") else { return nil }
            return (String(halves[0]), String(halves[1]))
        }
    }

    static func write(_ bytes: [UInt8], to path: String, _ made: inout Set<String>) throws {
        let folder = (path as NSString).deletingLastPathComponent
        if made.insert(folder).inserted {
            try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        }
        try Data(bytes).write(to: URL(filePath: path))
    }

    static func peakMemory() -> Int {
        var usage = rusage()
        getrusage(__rusage_who_t(RUSAGE_SELF.rawValue), &usage)
        return usage.ru_maxrss
    }

    static func searchPage(_ language: String) -> String {
        """
        <!doctype html>
        <html lang="\(language)"><head><meta charset="utf-8"><title>Пошук</title>
        <meta name="viewport" content="width=device-width">
        <meta http-equiv="Content-Security-Policy" content="default-src 'none'; script-src 'self'; connect-src 'self'; style-src 'self'; base-uri 'none'; form-action 'self'">
        <script type="module" src="/assets/search.js"></script><link rel="preload" as="fetch" crossorigin href="/search/\(language)/root.bin">
        <script type="module" src="/assets/search-start.js"></script></head>
        <body><main><h1>Пошук</h1>
        <form role="search" action="/search/" data-search="/search/\(language)/" data-script="/assets/search.js">
        <label for="q">Що шукаєте?</label> <input type="search" id="q" name="q" autocomplete="off"><button>Знайти</button></form>
        <div data-search-filters></div>
        <p role="status" data-search-status></p>
        <ol data-search-results></ol>
        <div data-search-nothing><a href="/services/">Послуги А–Я</a> <a href="tel:+380441234567">ЦНАП: 044 123 45 67</a></div>
        <script type="application/json" data-search-strings>{"found":"Знайдено: {0}","none":"Нічого не знайдено: {0}","instead":"Показано за запитом: {0}","more":"Ще","offline":"Немає зв’язку.","failed":"Пошук не завантажився.","all":"Усе","kind":"Розділ","year":"Рік","tags":"Тема","units":"Підрозділ","settlements":"Населений пункт","short":"dd.MM.y"}</script>
        </main></body></html>
        """
    }
}
