internal import Archives
internal import Hub
internal import SourceText

/// The parts of a Word document: its text, styles, numbering, notes and pictures.
struct WordPackage {
    struct Relation {
        let type: String
        let target: String
        let isExternal: Bool
    }

    let name: String
    private var archive: ZipArchive
    let document: OfficeElement
    /// The part that holds the text, such as `word/document.xml`.
    let main: String
    private(set) var relations: [String: Relation] = [:]
    private(set) var styles: OfficeElement?
    private(set) var numbering: OfficeElement?
    private(set) var footnotes: OfficeElement?
    private(set) var endnotes: OfficeElement?
    private(set) var comments: OfficeElement?
    private(set) var properties: OfficeElement?
    /// Texts above and below every page.
    private(set) var margins: [OfficeElement] = []
    /// Relations of the parts that hold notes.
    private(set) var noteRelations: [String: [String: Relation]] = [:]

    private static let partLimit = 64 << 20
    private static let budget = 512 << 20

    init(_ bytes: [UInt8], name: String) throws(ImportError) {
        self.name = name
        do throws(ZipError) {
            archive = try ZipArchive(bytes, budget: WordPackage.budget)
        } catch {
            throw error.importError(in: name)
        }
        let top = try WordPackage.relations(of: "", &archive, name)
        main =
            top.values.first { $0.type.hasSuffix(bytes: "/officeDocument") }?.target ?? "word/document.xml"
        guard let document = try WordPackage.part(main, &archive, name) else {
            throw .unreadable(Diagnostic(.sourceNotWord, at: Place(name)))
        }
        self.document = document
        guard document.name == "document" else { throw .unreadable(Diagnostic(.sourceNotWord, at: Place(name))) }
        relations = try WordPackage.relations(of: main, &archive, name)
        for relation in relations.values.sorted(by: { $0.target < $1.target }) where !relation.isExternal {
            switch relation.type.split(byte: "/").last.map(String.init) ?? "" {
            case "styles": styles = try WordPackage.part(relation.target, &archive, name)
            case "numbering": numbering = try WordPackage.part(relation.target, &archive, name)
            case "footnotes":
                footnotes = try WordPackage.part(relation.target, &archive, name)
                noteRelations["footnote"] = try WordPackage.relations(of: relation.target, &archive, name)
            case "endnotes":
                endnotes = try WordPackage.part(relation.target, &archive, name)
                noteRelations["endnote"] = try WordPackage.relations(of: relation.target, &archive, name)
            case "comments": comments = try WordPackage.part(relation.target, &archive, name)
            case "header", "footer":
                if let part = try WordPackage.part(relation.target, &archive, name) { margins.append(part) }
            default: continue
            }
        }
        if let core = top.values.first(where: { $0.type.hasSuffix(bytes: "/core-properties") })?.target {
            properties = try WordPackage.part(core, &archive, name)
        }
    }

    private static func part(
        _ path: String, _ archive: inout ZipArchive, _ name: String
    ) throws(ImportError) -> OfficeElement? {
        guard let bytes = try bytes(path, &archive, name) else { return nil }
        return try OfficeElement.read(bytes, path: name + "/" + path)
    }

    private static func bytes(
        _ path: String, _ archive: inout ZipArchive, _ name: String
    ) throws(ImportError) -> [UInt8]? {
        do throws(ZipError) {
            return try archive.read(path, limit: partLimit)
        } catch {
            throw error.importError(in: name)
        }
    }

    /// What a part calls others by, targets from the archive's root.
    private static func relations(
        of part: String, _ archive: inout ZipArchive, _ name: String
    ) throws(ImportError) -> [String: Relation] {
        let folder = part.folderPart
        let file = part.split(byte: "/").last.map(String.init) ?? ""
        let path = (folder.isEmpty ? "" : folder + "/") + "_rels/" + file + ".rels"
        guard let root = try WordPackage.part(path, &archive, name) else { return [:] }
        var relations: [String: Relation] = [:]
        for child in root.children where child.name == "Relationship" {
            guard let id = child["Id"], let target = child["Target"] else { continue }
            let isExternal = child["TargetMode"] == "External"
            let full =
                isExternal
                ? target
                : target.hasPrefix(bytes: "/")
                    ? OldSite.joined([], target) : OldSite.joined(folder.split(byte: "/").map(String.init), target)
            relations[id] = Relation(type: child["Type"] ?? "", target: full, isExternal: isExternal)
        }
        return relations
    }

    /// The bytes of a picture; nil where there is none, or it cannot be read.
    mutating func picture(_ path: String) -> [UInt8]? { try? archive.read(path, limit: 32 << 20) }
}

extension ZipError {
    fileprivate func importError(in name: String) -> ImportError {
        switch self {
        case .notAnArchive: .unreadable(Diagnostic(.sourceNotWord, at: Place(name)))
        case .damaged(let part): .unreadable(Diagnostic(.sourceDamaged, at: Place(name), [part.cut(at: 120)]))
        case .tooLarge(let part): .unreadable(Diagnostic(.sourcePartTooLarge, at: Place(name), [part.cut(at: 120)]))
        case .unsupported(let part): .unreadable(Diagnostic(.sourceEncrypted, at: Place(name), [part.cut(at: 120)]))
        }
    }
}
