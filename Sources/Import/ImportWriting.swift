internal import FileTree
internal import SourceText

/// Puts everything into the stage, then all of it in its place: a full disk is known before anything is changed.
func write(
    _ request: ImportRequest, _ tree: OldTree, _ site: NewSettings, _ old: OldSite, _ made: [MadeEntry?],
    _ unreadable: [OldTree.Left],
    _ failed: [Int: Diagnostic], _ files: [OutputPath: String], _ outside: OutsideFiles, _ stage: ImportStage
) throws -> ImportReport {
    var report = ImportReport()
    report.language = site.language
    report.unit = request.unit
    var outcomes: [OutputPath: ImportReport.File] = [:]
    func put(_ path: String, _ outcome: ImportReport.Outcome, _ remarks: [Diagnostic]) {
        outcomes[OutputPath(path)] = ImportReport.File(path: path, outcome: outcome, remarks: remarks)
    }
    for one in tree.left {
        put(
            one.path, site.tookSettings && one.path == tree.settingsPath ? .merged("site.yml") : .left,
            [one.reason] + one.remarks)
    }
    for one in tree.merged {
        guard let new = files[OutputPath(one.asset)] else {
            let reason = Diagnostic(.leftNoFile, at: Place(one.path), [one.asset])
            put(one.path, .left, [reason] + one.remarks)
            continue
        }
        put(one.path, .merged(new), one.remarks)
    }
    for one in unreadable { put(one.path, .left, [one.reason]) }
    for (index, draft) in old.drafts.enumerated() {
        let path = draft.text.path
        if let mistake = failed[index] {
            put(path, .left, [mistake])
        } else if let reason = old.places.left[index] {
            put(path, .left, [reason])
        } else if let entry = index < made.count ? made[index] : nil {
            let isKept = try stage.put(entry.bytes, at: entry.path)
            put(
                path, isKept ? .entry(entry.path) : .left,
                (isKept ? [] : [Diagnostic(.leftDiffers, at: Place(path), [entry.path])]) + entry.remarks)
        } else {
            put(path, .left, [Diagnostic(.leftBroken, at: Place(path), ["?"])])
        }
    }
    let alone = filesAlone(made, tree, files, site)
    for asset in tree.assets {
        guard let new = files[OutputPath(asset.path)] else { continue }
        let place = Place(asset.path)
        if let bytes = tree.held[OutputPath(asset.path)] {
            let isKept = try stage.put(bytes, at: new)
            put(asset.path, isKept ? .copied(new) : .left, isKept ? [] : [Diagnostic(.leftDiffers, at: place, [new])])
            continue
        }
        switch try copied(tree.root + "/" + asset.path, to: new, stage) {
        case nil:
            let remark: Message = site.fresh == nil ? .importUnlinked : .importListed
            put(asset.path, .copied(new), alone.contains(new) ? [Diagnostic(remark, at: place, [new])] : [])
        case .differs?: put(asset.path, .left, [Diagnostic(.leftDiffers, at: place, [new])])
        case .unreadable(let reason)?: put(asset.path, .left, [Diagnostic(.leftUnreadable, at: place, [reason])])
        }
    }
    for wanted in Set(made.compactMap { $0 }.flatMap(\.outside)).sorted() {
        guard let source = outside.source(of: wanted), let new = outside.newPath(of: wanted) else { continue }
        if try stage.put(fileAt: source, at: new) { report.fetched += 1 }
    }
    report.files = outcomes.values.sorted { $0.path.utf8.lexicographicallyPrecedes($1.path.utf8) }
    if let settings = site.fresh {
        // Last: a run that stops before it finds the folder again as the first one did.
        var listed: [UInt8] = []
        if !alone.isEmpty { YAMLText.write("files", .list(alone.sorted().map { .word($0) }), into: &listed) }
        if try stage.put(settings + listed + menu(tree, old), at: "site.yml") { report.made.append("site.yml") }
    }
    try stage.publish()
    report.written = stage.written - report.made.count
    report.unchanged = stage.unchanged
    return report
}

/// New paths of files that no entry names: the site publishes them where its settings say so.
private func filesAlone(
    _ made: [MadeEntry?], _ tree: OldTree, _ files: [OutputPath: String], _ site: NewSettings
) -> Set<String> {
    var alone = Set(tree.assets.compactMap { files[OutputPath($0.path)] })
    let all = alone
    for paths in made.compactMap({ $0 }).flatMap(\.named) {
        if let path = paths.first(where: all.contains) { alone.remove(path) }
    }
    return alone.filter { path in
        !site.listed.contains { path.isSame(bytes: $0) || $0.hasSuffix(bytes: "/") && path.hasPrefix(bytes: $0) }
    }
}

private enum CopyMistake {
    case differs
    case unreadable(String)
}

/// Why a file of the old tree could not be taken; throws where the new folder is at fault.
private func copied(_ source: String, to path: String, _ stage: ImportStage) throws(FileError) -> CopyMistake? {
    do throws(FileError) {
        return try stage.put(fileAt: source, at: path) ? nil : .differs
    } catch {
        guard error.path.isSame(bytes: source) else { throw error }
        return .unreadable(error.reasonText)
    }
}
