internal import FileTree
internal import Hub
internal import SourceText

/// Brings a Word document (Office Open XML) into a content folder as one entry; the request's folder is the file, its
/// kind that of the entry.
public func importDocument(_ original: ImportRequest) throws -> ImportReport {
    var request = original
    request.unit = .parts
    try requireKnownKinds(request)
    let name = request.folder.split(byte: "/").last.map(String.init) ?? request.folder
    let package = try WordPackage(try source(request.folder, name, limit: 128 << 20), name: name)
    let kind = request.kinds.first { $0.folder.isEmpty }?.kind ?? "news"
    let properties = WordProperties(package.properties)
    let stem = NewName.path(name).prefix(beforeBytes: ".")
    var text = WordText(package, pictureStem: String(stem))
    let html = text.converted()
    let main = name + "/" + package.main
    let folder = main.folderPart
    var assets: [OldTree.Asset] = []
    var held: [OutputPath: [UInt8]] = [:]
    for picture in text.held {
        let path = folder + "/" + picture.name
        assets.append(.init(path: path, place: path, size: picture.bytes.count))
        held[OutputPath(path)] = picture.bytes
    }
    let day = properties.day.map { $0 + "-" } ?? ""
    let file = OldTree.Text(
        path: main, folders: [],
        stem: (request.siteKinds.first { $0.name == kind }?.archive == nil ? "" : day)
            + (text.title.map { slug($0) }.flatMap { $0.isEmpty ? nil : String($0.prefix(80)) } ?? String(stem)),
        language: nil, kind: kind)
    let settings = OldValue.map([.init(key: "languageCode", value: .text(NewSettings.guess(html)))])
    let tree = OldTree(
        root: "", settings: settings, settingsPath: nil, texts: [file], assets: assets, left: [], held: held
    ).withoutRefusedFiles(workers: request.workers)
    let stage = try ImportStage(newFolder(for: request.output, apartFrom: ""), overwrites: request.overwrites)
    let new = try NewSettings(request, tree)
    let draft = Draft(
        file, fields: properties.fields(title: text.title), html: html, language: new.language,
        remarks: text.remarks.all + properties.remarks(at: Place(main)))
    return try bring([draft], [], of: tree, request, new, stage)
}

/// What a document says of itself.
private struct WordProperties {
    private let root: OfficeElement?

    init(_ root: OfficeElement?) { self.root = root }

    private func text(_ name: String) -> String { root?.child(name)?.text.trimmed ?? "" }

    private var date: String? {
        ["created", "modified"].lazy.compactMap { FieldMapping.moment(text($0), imprecise: false) }.first
    }

    var day: String? { date.map { String($0.prefix(10)) } }

    func fields(title: String?) -> OldValue {
        var pairs: [OldValue.Pair] = []
        if let title { pairs.append(.init(key: "title", value: .text(WordPressWords.escaping(title)))) }
        if let day { pairs.append(.init(key: "date", value: .text(day))) }
        return .map(pairs)
    }

    /// Names of accounts and titles of templates are no words for a page.
    func remarks(at place: Place) -> [Diagnostic] {
        ["title", "subject", "creator", "description", "keywords", "category"].compactMap { name in
            let words = text(name)
            return words.isEmpty
                ? nil : Diagnostic(.importUnknownKey, at: place, [name, words.unbroken.cut(at: 400)])
        }
    }
}
