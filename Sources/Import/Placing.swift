internal import FileTree
internal import Hub
internal import SourceText

/// Which kind each old text becomes, and its path and address in the new site.
struct Placing {
    let request: ImportRequest
    let tree: OldTree
    /// The first is that of originals.
    let languages: [String]
    /// Whether an entry lies at a path of the output folder already.
    let exists: @Sendable (String) -> Bool

    struct Place: Sendable {
        let kind: Int
        let language: Int
        /// Below the content folder.
        let path: String
        let url: String
        /// Where the old site served it.
        let oldURL: String
    }

    struct Result: Sendable {
        var places: [Int: Place] = [:]
        var left: [Int: Diagnostic] = [:]
        var remarks: [Int: [Diagnostic]] = [:]
        /// Old folders whose page is a list of the new site.
        var lists: [String: String] = [:]
    }

    private var taken: Set<String> = []
    /// The last number behind a name that several wish for.
    private var numbers: [String: Int] = [:]
    private var result = Result()

    init(_ request: ImportRequest, _ tree: OldTree, languages: [String], exists: @escaping @Sendable (String) -> Bool) {
        self.request = request
        self.tree = tree
        self.languages = languages
        self.exists = exists
    }

    /// Files of `without` are passed over.
    mutating func places(_ drafts: [Draft], without: Set<Int>) -> Result {
        result = Result()
        taken = []
        numbers = [:]
        var originals: [OutputPath: Int] = [:]
        var later: [Int] = []
        for (index, draft) in drafts.enumerated() where !without.contains(index) {
            if let language = language(draft), language > 0 {
                later.append(index)
            } else {
                originals[Placing.key(draft)] = index
                if language(draft) == nil {
                    result.remarks[index, default: []].append(
                        Diagnostic(.importOrphan, at: SourceText.Place(draft.text.path)))
                }
                place(draft, index)
            }
        }
        for index in later { translate(drafts[index], index, drafts, originals) }
        return result
    }

    private static func key(_ draft: Draft) -> OutputPath {
        OutputPath((draft.text.folders + [draft.text.stem]).joined(separator: "/"))
    }

    /// nil for a language that the site does not have.
    private func language(_ draft: Draft) -> Int? { languages.firstIndex(of: draft.language) }

    private mutating func translate(_ draft: Draft, _ index: Int, _ drafts: [Draft], _ originals: [OutputPath: Int]) {
        let code = draft.language
        let language = language(draft) ?? 0
        var original = originals[Placing.key(draft)].flatMap { result.places[$0]?.path }
        var kind = originals[Placing.key(draft)].flatMap { result.places[$0]?.kind }
        if original == nil, !originals.keys.contains(Placing.key(draft)) {
            // The original may have come in before, from another tree.
            let (guess, folders) = self.kind(of: draft)
            let (names, name, _) = slugs(draft, guess, folders)
            let path = ([request.siteKinds[guess].folder] + names + [name]).joined(separator: "/") + ".md"
            if exists(path) { (original, kind) = (path, guess) }
        }
        guard let original, let kind else {
            if result.left[originals[Placing.key(draft)] ?? -1] != nil {
                result.left[index] = result.left[originals[Placing.key(draft)] ?? -1]
                return
            }
            result.remarks[index, default: []].append(Diagnostic(.importOrphan, at: SourceText.Place(draft.text.path)))
            return place(draft, index)
        }
        let path = original.dropping(lastBytes: 3) + "." + code + ".md"
        result.places[index] = Place(
            kind: kind, language: language, path: path,
            url: "/" + code + url(kind, original.dropping(lastBytes: 3)), oldURL: oldURL(draft, kind, []))
    }

    private func url(_ kind: Int, _ path: String) -> String {
        var parts = path.split(byte: "/").map(String.init)
        if request.siteKinds[kind].isAtRoot { parts.removeFirst() }
        if parts.last == "index", parts.count > 1 { parts.removeLast() }
        return "/" + parts.joined(separator: "/") + "/"
    }

    private mutating func place(_ draft: Draft, _ index: Int) {
        var (kind, folders) = kind(of: draft)
        var isSection = false
        let stem = draft.text.stem.lowercased()
        let isIndex = stem == "_index" || stem == "index"
        if isIndex, !request.siteKinds[kind].isAtRoot, folders.allSatisfy({ $0.utf8.allSatisfy(\.isDigit) }),
            request.kinds.first(where: { $0.folder.isEmpty }) == nil || !folders.isEmpty || stem == "_index"
        {
            // The page above a kind's entries is a list here.
            let list = "/" + request.siteKinds[kind].folder + "/"
            result.lists[draft.text.folders.joined(separator: "/").lowercased()] = list
            if draft.isBodyEmpty {
                result.left[index] = Diagnostic(.leftList, at: SourceText.Place(draft.text.path), [list])
                return
            }
            isSection = true
            kind = request.siteKinds.firstIndex { $0.isAtRoot } ?? kind
            folders = []
        }
        let slugs = slugs(draft, kind, folders)
        var names = slugs.folders
        var name = slugs.name
        if isSection || isIndex && names.isEmpty {
            let title = slug(draft.title)
            names = []
            name = title.isEmpty || title == "index" ? "home" : title
            result.remarks[index, default: []].append(Diagnostic(.importSection, at: SourceText.Place(draft.text.path)))
        }
        func path(_ suffix: String) -> String {
            if name == "index", let last = names.last {
                return (names.dropLast() + [last + suffix, name]).joined(separator: "/")
            }
            return (names + [name + suffix]).joined(separator: "/")
        }
        // Many of one name do not try all the numbers before theirs again.
        let wished = path("")
        let owner = request.siteKinds[kind].folder + "/" + wished
        var number = numbers[owner] ?? 1
        var found = number > 1 ? path("-\(number)") : wished
        while isReserved(url(kind, request.siteKinds[kind].folder + "/" + found))
            || taken.contains(url(kind, request.siteKinds[kind].folder + "/" + found))
        {
            number += 1
            found = path("-\(number)")
        }
        numbers[owner] = number
        let full = request.siteKinds[kind].folder + "/" + found
        let address = url(kind, full)
        taken.insert(address)
        if number > 1 {
            result.remarks[index, default: []].append(
                Diagnostic(.importRenamed, at: SourceText.Place(draft.text.path), [wished, found]))
        }
        result.places[index] = Place(
            kind: kind, language: 0, path: full + ".md", url: address, oldURL: oldURL(draft, kind, folders))
    }

    /// Addresses that lists and pages of the site itself take.
    func isReserved(_ url: String) -> Bool {
        var parts = url.split(byte: "/").map(String.init)
        if let first = parts.first, languages.contains(first) { parts.removeFirst() }
        guard let first = parts.first else { return true }
        if parts.count == 1, first == "search" || first == "404.html" || first == "index.html" { return true }
        if Taxonomy.allCases.contains(where: { $0.folder == first }) { return true }
        guard request.siteKinds.contains(where: { $0.folder == first && !$0.isAtRoot }) else { return false }
        return parts.count == 1 || parts.dropFirst().allSatisfy { $0.utf8.allSatisfy(\.isDigit) }
            || ["archive", "page"].contains(parts[1])
    }

    // MARK: Kinds

    /// The kind, and the folders that remain below the kind's own.
    func kind(of draft: Draft) -> (Int, [String]) {
        let folders = draft.text.folders
        if let name = draft.text.kind, let kind = request.siteKinds.firstIndex(where: { $0.name == name }) {
            return (kind, folders)
        }
        let told = request.kinds.filter { mapping in
            let wanted = mapping.folder.split(byte: "/").map { $0.lowercased() }
            return folders.count >= wanted.count && folders.prefix(wanted.count).map { $0.lowercased() } == wanted
        }.max { $0.folder.utf8.count < $1.folder.utf8.count }
        let page = request.siteKinds.firstIndex { $0.isAtRoot } ?? 0
        if let told, let kind = request.siteKinds.firstIndex(where: { $0.name == told.kind }) {
            let rest = Array(folders.dropFirst(told.folder.split(byte: "/").count))
            return (kind, request.siteKinds[kind].isAtRoot ? folders : rest)
        }
        for (position, folder) in folders.enumerated() {
            guard let kind = kind(named: folder) else { continue }
            return (kind, request.siteKinds[kind].isAtRoot ? folders : Array(folders.dropFirst(position + 1)))
        }
        for key in ["type", "layout", "kind", "collection"] {
            if let word = draft.fields[key]?.text, let kind = kind(named: word), kind != page {
                return (kind, folders)
            }
        }
        return (page, folders)
    }

    private func kind(named word: String) -> Int? { Placing.kind(named: word, among: request.siteKinds) }

    /// The kind that a folder or a type of the old site stands for.
    static func kind(named word: String, among kinds: [Kind]) -> Int? {
        let small = word.lowercased()
        return kinds.firstIndex {
            $0.importedFrom.contains(small)
                || $0.importedFrom.contains(
                    String(decoding: small.utf8.drop { $0 == UInt8(ascii: "_") }, as: UTF8.self))
                || $0.name == small
        }
    }

    // MARK: Names

    private func slugs(_ draft: Draft, _ kind: Int, _ folders: [String]) -> (
        folders: [String], name: String, dated: Bool
    ) {
        var names = folders.map { folder -> String in
            let name = slug(folder)
            return name.isEmpty ? "x" + String(folder.utf8.count) : name
        }
        let stem = draft.text.stem
        let given = draft.fields["slug"]?.text.flatMap { $0.contains(bytes: "/") || $0.isEmpty ? nil : slug($0) } ?? ""
        if ["index", "_index"].contains(stem.lowercased()) {
            if !given.isEmpty, let last = names.indices.last { names[last] = given }
            return (names, "index", false)
        }
        var name = stem
        var isDated = false
        if request.siteKinds[kind].archive != nil, let (day, rest) = Draft.dated(stem) {
            name = rest
            isDated = true
            let year = String(day.prefix(4))
            if !folders.contains(year) { names += [year, String(day.dropFirst(5).prefix(2))] }
        }
        if !given.isEmpty { name = given }
        let short = slug(name)
        let title = short.isEmpty ? slug(draft.title) : short
        return (names, title.isEmpty ? "entry" : title == "index" ? "index-page" : title, isDated)
    }

    // MARK: Old addresses

    private func oldURL(_ draft: Draft, _ kind: Int, _ folders: [String]) -> String {
        for key in ["url", "permalink"] {
            if let text = draft.fields[key]?.text,
                text.hasPrefix(bytes: "/") || key == "url" && !text.contains(bytes: ":") && !text.isEmpty
            {
                let path = text.hasPrefix(bytes: "/") ? text : "/" + text
                return path.contains(bytes: ":") ? expanded(path, draft) : path
            }
        }
        // The source says everything, also that there was none.
        if draft.text.kind != nil { return "" }
        if let pattern = pattern(draft) {
            let isTranslation = draft.text.language != nil && draft.language != languages.first
            return (isTranslation ? "/" + draft.language : "") + expanded(pattern, draft)
        }
        let stem = draft.text.stem
        let isIndex = ["index", "_index"].contains(stem.lowercased())
        let name = draft.fields["slug"]?.text.flatMap { $0.contains(bytes: "/") || $0.isEmpty ? nil : $0 } ?? stem
        var parts = draft.text.folders
        if tree.generator == .jekyll {
            if let position = parts.firstIndex(of: "_posts"), let (day, rest) = Draft.dated(stem) {
                let before = Array(parts[..<position])
                return "/"
                    + (before + day.split(byte: "-").map(String.init) + [rest + ".html"]).joined(separator: "/")
            }
            if let first = parts.first, first.hasPrefix(bytes: "_") { parts[0] = first.dropping(bytes: 1) }
            return isIndex
                ? "/" + parts.joined(separator: "/") + (parts.isEmpty ? "" : "/")
                : "/" + (parts + [stem + ".html"]).joined(separator: "/")
        }
        if !isIndex {
            parts.append(name)
        } else if draft.fields["slug"]?.text?.contains(bytes: "/") == false, let last = parts.indices.last,
            !name.isEmpty,
            name != stem
        {
            parts[last] = name
        }
        let path =
            "/" + parts.map { $0.lowercased().replacing(bytes: " ", with: "-") }.joined(separator: "/")
            + (parts.isEmpty ? "" : "/")
        let code = draft.language
        return draft.text.language != nil && code != languages.first ? "/" + code + path : path
    }

    private func pattern(_ draft: Draft) -> String? {
        let section = draft.text.folders.first ?? ""
        let path = draft.text.folders.joined(separator: "/") + "/"
        if let told = request.permalinks.first(where: { path.hasPrefix(bytes: $0.folder + "/") || $0.folder.isEmpty }) {
            return told.pattern
        }
        let links = tree.settings["permalinks"]
        if let pattern = links?[section]?.text ?? links?["page"]?[section]?.text,
            !["index", "_index"].contains(draft.text.stem)
        {
            return pattern
        }
        guard tree.generator == .jekyll, draft.text.folders.contains("_posts"),
            let text = tree.settings["permalink"]?.text
        else { return nil }
        switch text {
        case "date": return "/:categories/:year/:month/:day/:title.html"
        case "pretty": return "/:categories/:year/:month/:day/:title/"
        case "none": return "/:categories/:title.html"
        case "ordinal": return nil
        default: return text
        }
    }

    private func expanded(_ pattern: String, _ draft: Draft) -> String {
        let day = draft.date ?? "1970-01-01"
        let stem = Draft.dated(draft.text.stem)?.name ?? draft.text.stem
        let name = draft.fields["slug"]?.text ?? stem
        let categories =
            draft.fields["categories"]?.shown.replacing(bytes: ", ", with: "/") ?? draft.fields["category"]?.text ?? ""
        let words: [(String, String)] = [
            (":year", String(day.prefix(4))), (":month", String(day.dropFirst(5).prefix(2))),
            (":day", String(day.dropFirst(8).prefix(2))),
            (":i_month", String(Int(day.dropFirst(5).prefix(2)) ?? 1)),
            (":i_day", String(Int(day.dropFirst(8).prefix(2)) ?? 1)),
            (":sections", draft.text.folders.joined(separator: "/")), (":section", draft.text.folders.first ?? ""),
            (":slugorcontentbasename", name),
            (":slugorfilename", name), (":slug", name), (":contentbasename", stem), (":filename", stem),
            (":title", draft.fields["slug"]?.text ?? (tree.generator == .jekyll ? stem : slug(draft.title))),
            (":name", stem), (":categories", categories.lowercased()),
            (":path", (draft.text.folders + [stem]).joined(separator: "/")), (":output_ext", ".html"),
            (":collection", (draft.text.folders.first ?? "").replacing(bytes: "_", with: "")),
        ]
        var path = pattern
        for (sign, word) in words { path = path.replacing(bytes: sign, with: word) }
        while path.contains(bytes: "//") { path = path.replacing(bytes: "//", with: "/") }
        return path.hasPrefix(bytes: "/") ? path : "/" + path
    }
}
