internal import FileTree
internal import Hub
internal import SourceText

/// Brings a WordPress export (WXR) into a content folder; the request's folder is the file.
///
/// `attachments` is the folder of uploaded files, `wp-content/uploads` or one above it; without it pictures and
/// documents are missing, and the report says which.
public func importWordPress(_ original: ImportRequest, attachments: String?) throws -> ImportReport {
    var request = original
    request.unit = .parts
    try requireKnownKinds(request)
    let name = request.folder.split(byte: "/").last.map(String.init) ?? request.folder
    var remarks = Diagnostics()
    let bytes = try source(request.folder, name, &remarks)
    let export = try WordPressReader.read(bytes, path: name)
    if export.repaired > 0 { remarks.append(.importRepaired, at: Place(name), String(export.repaired)) }
    let uploads = try WordPressUploads(attachments)
    let site = WordPressSite(export, uploads, request)
    let items = WordPressItems(site)
    for description in export.descriptions {
        remarks.append(.importDescription, at: Place(name), description.name, description.text.cut(at: 4000))
    }
    let comments = export.items.reduce(0) { $0 + $1.comments }
    if comments > 0 { remarks.append(.importComments, at: Place(name), String(comments)) }
    let about = OldTree.Left(path: name, reason: Diagnostic(.leftConfig, at: Place(name), []), remarks: remarks.all)
    let tree = OldTree(
        root: uploads.root, settings: settings(of: export), settingsPath: name, texts: items.texts.map(\.0),
        assets: uploads.assets, left: [about] + items.left + uploads.left, merged: items.merged
    ).withoutRefusedFiles(workers: request.workers)
    let stage = try ImportStage(newFolder(for: request.output, apartFrom: tree.root), overwrites: request.overwrites)
    let new = try NewSettings(request, tree)
    let drafts = items.texts.mapConcurrently(workers: request.workers) { text, item, remarks in
        items.draft(text, item, remarks, language: new.language)
    }
    return try bring(drafts, [], of: tree, request, new, stage)
}

private let sizeLimit = 256 << 20

/// The bytes of a file that holds an old site, at most `limit` of them.
func source(_ path: String, _ name: String, limit: Int) throws -> [UInt8] {
    do throws(FileError) {
        return try readFile(path, limit: limit)
    } catch {
        guard error.isTooLarge else { throw error }
        throw ImportError.unreadable(Diagnostic(.sourceTooLarge, at: Place(name), [String(limit >> 20)]))
    }
}

/// The file's text in UTF-8, whatever it was written in.
private func source(_ path: String, _ name: String, _ remarks: inout Diagnostics) throws -> [UInt8] {
    var bytes = try source(path, name, limit: sizeLimit)
    let head = String(decoding: bytes.prefix(200), as: UTF8.self).lowercased()
    if (try? UTF8Span(validating: bytes.span)) == nil, !bytes.starts(with: [0xFF, 0xFE]),
        !bytes.starts(with: [0xFE, 0xFF]),
        !head.contains(bytes: "1251")
    {
        // A few bytes of an old database among much UTF-8.
        let text = String(decoding: bytes, as: UTF8.self)
        bytes = Array(text.utf8)
        remarks.append(
            .importControls, at: Place(name), String(text.unicodeScalars.count { $0 == "\u{FFFD}" }))
    }
    guard let text = OldText.decoded(bytes, path: name, &remarks) else {
        throw ImportError.unreadable(Diagnostic(.sourceNotText, at: Place(name)))
    }
    return text
}

private func settings(of export: WordPressExport) -> OldValue {
    var pairs: [OldValue.Pair] = []
    for (key, value) in [
        ("title", export.channel["title"].map { WordPressWords.plain($0) } ?? ""), ("url", export.base),
        ("languageCode", export.channel["language"]?.trimmed ?? ""),
    ] where !value.isEmpty {
        pairs.append(.init(key: key, value: .text(value)))
    }
    if export.channel["language"]?.trimmed.isEmpty ?? true {
        var sample: [UInt8] = []
        for item in export.items.prefix(20) { sample += Array(item.content.utf8.prefix(2000)) + Array(item.title.utf8) }
        pairs.append(.init(key: "languageCode", value: .text(NewSettings.guess(sample))))
    }
    return .map(pairs)
}
