internal import FileTree
internal import Hub
internal import SourceText
private import Synchronization

/// Brings an old site's tree into a content folder: every file becomes an entry, is copied, or is reported.
///
/// The same tree gives the same files; what lies in the output already and differs is kept unless the request says otherwise.
public func importMarkdown(_ request: ImportRequest) throws -> ImportReport {
    try requireKnownKinds(request)
    let tree = try OldTree(request.folder, languages: request.languages).withoutRefusedFiles(workers: request.workers)
    let stage = try ImportStage(newFolder(for: request.output, apartFrom: tree.root), overwrites: request.overwrites)
    let settings = try NewSettings(request, tree)
    let (drafts, unreadable) = read(tree, language: settings.language, workers: request.workers)
    return try bring(drafts, unreadable, of: tree, request, settings, stage)
}

func requireKnownKinds(_ request: ImportRequest) throws {
    for (_, kind) in request.kinds where !request.siteKinds.contains(where: { $0.name == kind }) {
        throw ImportError.unknownKind(kind, suggestion: nearest(to: kind, among: request.siteKinds.map(\.name)))
    }
}

/// Gives every draft its place, writes it with links that lead where they should, and reports.
func bring(
    _ drafts: [Draft], _ unreadable: [OldTree.Left], of tree: OldTree, _ request: ImportRequest,
    _ settings: NewSettings, _ stage: ImportStage
) throws -> ImportReport {
    let site = settings.completed(by: drafts)
    let outside = OutsideFiles(of: tree)
    var files: [OutputPath: String] = [:]
    var failed: [Int: Diagnostic] = [:]
    // Entries that lie in the output and that this tree's translations may belong to: not what an import of the same
    // tree has left there.
    var originals: Set<String> = []
    var last: (old: OldSite, made: [MadeEntry?])?
    // What does not build cannot be linked to, so those that link to it are written again.
    for _ in 0..<6 {
        let asked = Mutex<Set<String>>([])
        var placing = Placing(request, tree, languages: site.languages) { [originals] path in
            asked.withLock { _ = $0.insert(path) }
            return originals.contains(path)
        }
        let places = placing.places(drafts, without: Set(failed.keys))
        files = assetPaths(of: tree, drafts, places)
        let old = OldSite(
            drafts, places, kinds: request.siteKinds, files: files, base: site.base, oldStays: site.oldStays,
            outside: { outside.newPath(of: $0) }
        )
        let writer = EntryWriter(request: request, old: old, site: site, tree: tree)
        let made = Array(drafts.indices).mapConcurrently(workers: request.workers) { writer.entry($0) }
        last = (old, made)
        let others = stage.others(asked.withLock { $0 }.subtracting(originals), than: made)
        originals.formUnion(others)
        let broken = made.enumerated().compactMap { index, entry in entry?.mistake.map { (index, $0) } }
        if broken.isEmpty, others.isEmpty { break }
        for (index, mistake) in broken where others.isEmpty { failed[index] = mistake }
    }
    guard let (old, made) = last else { return ImportReport() }
    for (index, entry) in made.enumerated() { if let mistake = entry?.mistake { failed[index] = mistake } }
    return try write(
        request, tree, site, old, made.map { $0?.mistake == nil ? $0 : nil }, unreadable, failed, files, outside, stage)
}

/// Where the entries go; `root` is the folder that the old files lie in, links resolved, and empty where there is none.
func newFolder(for output: String, apartFrom root: String) throws -> String {
    let new = try resolvedPath(ofNew: output)
    guard
        root.isEmpty
            || !(new + "/").hasPrefix(bytes: root + "/") && !(root + "/").hasPrefix(bytes: new + "/")
    else {
        throw ImportError.sameFolder
    }
    return new
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
