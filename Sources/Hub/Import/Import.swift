internal import Calendars
internal import FileTree
internal import MarkdownHTML
internal import Photos
internal import SourceText
private import Synchronization
internal import YAML

/// Brings an old site's tree into a content folder: every file becomes an entry, is copied, or is reported.
///
/// The same tree gives the same files; what lies in the output already and differs is kept unless the request says otherwise.
public func importMarkdown(_ request: ImportRequest) throws -> ImportReport {
    for (_, kind) in request.kinds where !Kind.all.contains(where: { $0.name == kind }) {
        throw ImportError.unknownKind(kind, suggestion: nearest(to: kind, among: Kind.all.map(\.name)))
    }
    let tree = try OldTree(request.folder, languages: request.languages).withoutBrokenPictures(workers: request.workers)
    try checkFolders(tree.root, request.output)
    let settings = try NewSettings(request, tree)
    let (drafts, unreadable) = read(tree, language: settings.language, workers: request.workers)
    let site = settings.completed(by: drafts)
    let outside = OutsideFiles(tree.outside)
    var files: [String: String] = [:]
    var failed: [Int: Diagnostic] = [:]
    var made: [MadeEntry?] = []
    // What does not build cannot be linked to, so those that link to it are written again.
    for _ in 0..<4 {
        var placing = Placing(request, tree, languages: site.languages) { path in
            kindOfPath(request.output + "/" + path) == .file
        }
        let places = placing.places(drafts, without: Set(failed.keys))
        files = assetPaths(of: tree, drafts, places)
        let old = OldSite(
            drafts, places, files: files, base: site.base, oldStays: site.oldStays, outside: { outside.newPath(of: $0) }
        )
        let writer = EntryWriter(request: request, old: old, site: site, tree: tree)
        made = Array(drafts.indices).mapConcurrently(workers: request.workers) { writer.entry($0) }
        let broken = made.enumerated().compactMap { index, entry in entry?.mistake.map { (index, $0) } }
        if broken.isEmpty {
            return try write(request, tree, site, old, made, unreadable, failed, files, outside)
        }
        for (index, mistake) in broken { failed[index] = mistake }
    }
    var placing = Placing(request, tree, languages: site.languages) { _ in false }
    let old = OldSite(
        drafts, placing.places(drafts, without: Set(failed.keys)), files: files, base: site.base,
        oldStays: site.oldStays, outside: { outside.newPath(of: $0) })
    return try write(
        request, tree, site, old, made.map { $0?.mistake == nil ? $0 : nil }, unreadable, failed, files, outside)
}

private func checkFolders(_ root: String, _ output: String) throws {
    let new = try resolvedPath(ofNew: output)
    guard new != root, !new.hasPrefix(root + "/"), !root.hasPrefix(new + "/") else { throw ImportError.sameFolder }
}

private func read(_ tree: OldTree, language: String, workers: Int?) -> ([Draft], [OldTree.Left]) {
    let outcomes = tree.texts.mapConcurrently(workers: workers) { text -> Draft.Outcome in
        do throws(FileError) {
            return Draft.read(
                text, try readFile(tree.root + "/" + text.path, limit: 4 << 20), settings: tree.settings,
                language: language)
        } catch {
            return .left(
                .init(path: text.path, reason: Diagnostic(.leftUnreadable, at: Place(text.path), [error.reasonText])))
        }
    }
    var drafts: [Draft] = []
    var left: [OldTree.Left] = []
    for outcome in outcomes {
        switch outcome {
        case .draft(let draft): drafts.append(draft)
        case .left(let one): left.append(one)
        }
    }
    return (drafts, left)
}

/// New paths of pictures and documents by their old ones: beside the page that they lie beside, names in Latin letters.
private func assetPaths(of tree: OldTree, _ drafts: [Draft], _ places: Placing.Result) -> [String: String] {
    func folder(_ path: String) -> String { path.lastIndex(of: "/").map { String(path[..<$0]) } ?? "" }
    var beside: [String: String] = [:]
    for (index, place) in places.places.sorted(by: { $0.key < $1.key }) {
        let old = folder(drafts[index].text.path)
        let isBundle = drafts[index].text.stem == "index" && place.path.hasSuffix("/index.md")
        if isBundle || beside[old] == nil && !old.isEmpty { beside[old] = folder(place.path) }
    }
    var paths: [String: String] = [:]
    var taken: Set<String> = []
    for asset in tree.assets {
        // The nearest folder of a page above the file.
        var old = folder(asset.path)
        while !old.isEmpty, beside[old] == nil { old = folder(old) }
        let isStatic = asset.place != asset.path && !asset.path.hasPrefix("content/") && !asset.path.hasPrefix("src/")
        let place =
            isStatic
            ? asset.place
            : beside[old].map { $0 + String(decoding: asset.path.utf8.dropFirst(old.utf8.count), as: UTF8.self) }
                ?? asset.place
        var new = NewName.path(place)
        var number = 1
        while !taken.insert(new).inserted {
            number += 1
            new = NewName.path(place, suffix: "-\(number)")
        }
        paths[asset.path] = new
        if paths[asset.place] == nil { paths[asset.place] = new }
    }
    return paths
}

/// How a file's name is written in the new tree.
enum NewName {
    static func path(_ old: String, suffix: String = "") -> String {
        var parts = old.split(separator: "/").map(String.init)
        guard let name = parts.popLast() else { return old }
        let dot = name.lastIndex(of: ".") ?? name.endIndex
        let stem = slug(String(name[..<dot]))
        let folders = parts.map { part in
            let word = slug(part)
            return word.isEmpty ? "x" : word
        }
        return (folders + [(stem.isEmpty ? "file" : stem) + suffix + name[dot...].lowercased()]).joined(separator: "/")
    }
}

extension OldTree {
    /// Pictures that the new site could not show are left out, so that no page waits for them.
    fileprivate func withoutBrokenPictures(workers: Int?) -> OldTree {
        let pictures = assets.filter { PicturePreparation.isPicture($0.path) }
        let mistakes = pictures.mapConcurrently(workers: workers) { pictureMistake(root + "/" + $0.path) }
        var broken: [String: String] = [:]
        for (picture, mistake) in zip(pictures, mistakes) { broken[picture.path] = mistake }
        return leaving(broken)
    }
}

/// Why a file cannot be shown as a picture; nil where it can.
private func pictureMistake(_ path: String) -> String? {
    do {
        let bytes = try readFile(path, limit: PictureLimits.standard.bytes)
        _ = try variants(of: bytes, VariantOrder(widths: [64]))
        _ = try stripped(bytes)
        return nil
    } catch let error as PictureError {
        return error.diagnostic(at: Place(path)).id
    } catch {
        return "\(error)"
    }
}

/// Pictures and documents that pages show and that lie beside the tree, in the old site's folder of static files.
final class OutsideFiles: Sendable {
    private let folders: [String]
    private let known = Mutex<[String: String?]>([:])

    init(_ folders: [String]) { self.folders = folders }

    private static let types = ["pdf", "doc", "docx", "xls", "xlsx", "odt", "ods", "csv", "zip", "mp4", "webm", "mp3"]

    func newPath(of path: String) -> String? { source(of: path) == nil ? nil : NewName.path(path) }

    func source(of path: String) -> String? {
        guard !folders.isEmpty, !path.split(separator: "/").contains(where: { $0 == ".." || $0.hasPrefix(".") }),
            PicturePreparation.isPicture(path)
                || OutsideFiles.types.contains(String(path.split(separator: ".").last ?? "").lowercased())
        else { return nil }
        if let answer = known.withLock({ $0[path] }) { return answer }
        var found = folders.lazy.map { $0 + "/" + path }.first { kindOfPath($0) == .file }
        if let file = found, PicturePreparation.isPicture(path), pictureMistake(file) != nil { found = nil }
        known.withLock { $0[path] = .some(found) }
        return found
    }
}

// MARK: Writing

private func write(
    _ request: ImportRequest, _ tree: OldTree, _ site: NewSettings, _ old: OldSite, _ made: [MadeEntry?],
    _ unreadable: [OldTree.Left],
    _ failed: [Int: Diagnostic], _ files: [String: String], _ outside: OutsideFiles
) throws -> ImportReport {
    var report = ImportReport()
    report.language = site.language
    try makeFolder(request.output)
    var outcomes: [String: ImportReport.File] = [:]
    func put(_ path: String, _ outcome: ImportReport.Outcome, _ remarks: [Diagnostic]) {
        outcomes[path] = ImportReport.File(path: path, outcome: outcome, remarks: remarks)
    }
    for one in tree.left {
        put(one.path, site.tookSettings && one.path == tree.settingsPath ? .merged("site.yml") : .left, [one.reason])
    }
    for one in unreadable { put(one.path, .left, [one.reason]) }
    for (index, draft) in old.drafts.enumerated() {
        let path = draft.text.path
        if let mistake = failed[index] {
            put(path, .left, [mistake])
        } else if let reason = old.places.left[index] {
            put(path, .left, [reason])
        } else if let entry = index < made.count ? made[index] : nil {
            let isKept = try keep(entry.bytes, at: entry.path, request, &report)
            put(
                path, isKept ? .entry(entry.path) : .left,
                (isKept ? [] : [Diagnostic(.leftDiffers, at: Place(path), [entry.path])]) + entry.remarks)
        } else {
            put(path, .left, [Diagnostic(.leftBroken, at: Place(path), ["?"])])
        }
    }
    for asset in tree.assets {
        guard let new = files[asset.path] else { continue }
        do {
            let isKept = try keep(readFile(tree.root + "/" + asset.path), at: new, request, &report)
            put(
                asset.path, isKept ? .copied(new) : .left,
                isKept ? [] : [Diagnostic(.leftDiffers, at: Place(asset.path), [new])])
        } catch let error as FileError where error.path.hasPrefix(tree.root) {
            put(asset.path, .left, [Diagnostic(.leftUnreadable, at: Place(asset.path), [error.reasonText])])
        }
    }
    for wanted in Set(made.compactMap { $0 }.flatMap(\.outside)).sorted() {
        guard let source = outside.source(of: wanted), let new = outside.newPath(of: wanted) else { continue }
        if try keep(readFile(source), at: new, request, &report) { report.fetched += 1 }
    }
    report.files = outcomes.values.sorted { $0.path.utf8.lexicographicallyPrecedes($1.path.utf8) }
    if let settings = site.fresh {
        try writeFile(settings + menu(tree, old), to: request.output + "/site.yml")
        report.made.append("site.yml")
    }
    return report
}

/// The largest of the old site's top folders as the new one's menu.
private func menu(_ tree: OldTree, _ old: OldSite) -> [UInt8] {
    var sizes: [String: (count: Int, kind: Int)] = [:]
    var titles: [String: (title: String, url: String)] = [:]
    for (index, place) in old.places.places where place.language == 0 {
        let text = old.drafts[index].text
        guard let first = text.folders.first else { continue }
        sizes[first, default: (0, place.kind)].count += 1
        if text.folders.count == 1, text.stem == "_index" || text.stem == "index" {
            titles[first] = (old.drafts[index].title, place.url)
        }
    }
    for (index, _) in old.places.left {
        let text = old.drafts[index].text
        if text.folders.count == 1, let first = text.folders.first { titles[first] = (old.drafts[index].title, "") }
    }
    var items: [YAMLText] = []
    for (folder, size) in sizes.sorted(by: { ($1.value.count, $0.key) < ($0.value.count, $1.key) })
    where items.count < 6 {
        let list = old.places.lists[folder.lowercased()]
        let kind = Kind.all[size.kind]
        guard let url = list ?? (kind.isAtRoot ? titles[folder]?.url : "/" + kind.folder + "/"), !url.isEmpty else {
            continue
        }
        let title =
            titles[folder]?.title ?? String(folder.drop { $0 == "_" }).replacing("-", with: " ").capitalizedFirst
        let item = YAMLText.map([("title", .word(title)), ("url", .word(url))])
        if !items.contains(item) { items.append(item) }
    }
    guard !items.isEmpty else { return [] }
    var out: [UInt8] = []
    YAMLText.write("menu", .list(items), into: &out)
    return out
}

/// Writes a file unless it is there; false where another lies there that may not be overwritten.
private func keep(_ bytes: [UInt8], at path: String, _ request: ImportRequest, _ report: inout ImportReport) throws
    -> Bool
{
    let full = request.output + "/" + path
    if let known = try? readFile(full) {
        if known == bytes {
            report.unchanged += 1
            return true
        }
        guard request.overwrites else { return false }
    } else if let slash = full.lastIndex(of: "/") {
        try makeFolder(String(full[..<slash]))
    }
    try writeFile(bytes, to: full)
    report.written += 1
    return true
}
