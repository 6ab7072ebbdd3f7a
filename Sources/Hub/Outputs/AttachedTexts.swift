internal import DocumentText
internal import FileTree
internal import SourceText

/// What attached PDF and Word files say, for search: of entries that search finds, and of those alone, so that nothing
/// shows before its entry does. Each file is read once, into the cache.
struct AttachedTexts: Sendable {
    /// A file as one language's index has it.
    struct File: Sendable {
        let path: String
        let title: String
        /// The entry that names it first.
        let owner: EntryID
        /// Of what its text is made from.
        let digest: Digest
        let piece: BodyStore.Piece
    }

    /// By language.
    private(set) var files: [[File]]
    private let cache: BlobCache

    /// Larger ones are photographs of paper, not texts.
    private static let fileLimit = 64 << 20

    private enum Format: String {
        case pdf, docx
    }

    private struct Use {
        let path: String
        let title: String
        let owner: EntryID
        let language: Int
    }

    /// What reading a file came to; the first byte of the blob's facts.
    private enum Outcome: UInt8 {
        case whole, cut, unreadable, tooDear
    }

    private enum Result: Sendable {
        case text(Outcome, digest: Digest, piece: BodyStore.Piece)
        case noTool
        case failure(FileError)
    }

    init(_ site: Site, _ cache: BlobCache, workers: Int?, into diagnostics: inout Diagnostics) throws(FileError) {
        self.cache = cache
        files = Array(repeating: [], count: site.settings.languages.count)
        let uses = AttachedTexts.uses(site)
        guard !uses.isEmpty else { return }
        let paths = Set(uses.map(\.path)).sorted { OutputPath($0) < OutputPath($1) }
        let hasPDF = paths.contains { Self.format(of: $0) == .pdf }
        let program = hasPDF ? PDFTextProgram() : nil
        let folder = site.assets.folder
        let results = paths.slicesConcurrently(workers: workers) { slice in
            slice.map { AttachedTexts.result($0, in: folder, program, cache) }
        }.flatMap { $0 }
        var found: [String: (Digest, BodyStore.Piece)] = [:]
        var missed = 0
        for (path, result) in zip(paths, results) {
            switch result {
            case .failure(let error): throw error
            case .noTool: missed += 1
            case .text(let outcome, let digest, let piece):
                if let said = Self.said(outcome, path) { diagnostics.append(said) }
                if outcome == .whole || outcome == .cut { found[path] = (digest, piece) }
            }
        }
        if missed > 0 { diagnostics.append(.textToolMissing, at: Place("content"), String(missed)) }
        for use in uses {
            guard let (digest, piece) = found[use.path] else { continue }
            files[use.language].append(
                File(path: use.path, title: use.title, owner: use.owner, digest: digest, piece: piece))
        }
    }

    func text(of file: File) throws(FileError) -> [UInt8] {
        var bytes: [UInt8] = []
        try cache.read(file.piece, into: &bytes)
        return bytes
    }

    private static func said(_ outcome: Outcome, _ path: String) -> Diagnostic? {
        let place = Place("content/" + path)
        return switch outcome {
        case .whole: nil
        case .cut: Diagnostic(.textCut, at: place, [path, String(DocumentText.limit >> 20)])
        case .unreadable:
            Diagnostic(.textUnreadable, at: place, [path, format(of: path)?.rawValue.uppercasedASCII ?? ""])
        case .tooDear: Diagnostic(.textTooDear, at: place, [path])
        }
    }

    private static func format(of path: String) -> Format? { Format(rawValue: PublishedFile.ending(of: path)) }

    // MARK: Which files

    /// Each file once for each language, in the order of entries.
    private static func uses(_ site: Site) -> [Use] {
        var uses: [Use] = []
        var known: Set<[String]> = []
        for id in site.entries.indices where site.isFound(id) {
            let language = site.entries[id].language
            func take(_ path: String, _ title: String?) {
                guard format(of: path) != nil, known.insert([path, String(language)]).inserted else { return }
                let name = path.split(byte: "/").last.map(String.init) ?? path
                uses.append(Use(path: path, title: title ?? name, owner: id, language: language))
            }
            for index in site.kind(of: id).fields.indices {
                guard let (value, owner) = site.value(id, index) else { continue }
                collect(value, title: nil) { reference, title in
                    if case .asset(let path)? = site.target(at: reference.range, of: owner) { take(path, title) }
                }
            }
            for case .asset(let path) in site.linked[id].links { take(path, nil) }
        }
        return uses
    }

    private static func collect(
        _ value: FieldValue, title: String?, _ take: (FileReference, String?) -> Void
    ) {
        switch value {
        case .file(let reference): take(reference, title)
        case .list(let items): for item in items { collect(item, title: nil, take) }
        case .map(let parts):
            var own: String?
            for part in parts where part.index < Field.attachment.count && Field.attachment[part.index].name == "title"
            {
                if case .text(let text) = part.value { own = text }
            }
            for part in parts {
                let isFile = part.index < Field.attachment.count && Field.attachment[part.index].name == "file"
                collect(part.value, title: isFile ? own : nil, take)
            }
        default: break
        }
    }

    // MARK: What they say

    private static func result(
        _ path: String, in folder: String, _ program: PDFTextProgram?, _ cache: BlobCache
    ) -> Result {
        do throws(FileError) {
            let bytes: [UInt8]
            do throws(FileError) {
                bytes = try readFile(path, in: folder, limit: fileLimit + 1)
            } catch {
                guard error.isTooLarge else { throw error }
                return .text(.tooDear, digest: Digest(of: []), piece: .init(offset: 0, of: []))
            }
            guard let format = format(of: path), format == .docx || program != nil else { return .noTool }
            var hash = SHA256()
            hash.update("attached text 1")
            hash.update(format == .pdf ? program?.version ?? "" : "docx")
            hash.update(Digest(of: bytes))
            let digest = hash.digest()
            if let known = cache.blob(digest), let outcome = known.facts.first.flatMap(Outcome.init(rawValue:)) {
                return .text(outcome, digest: digest, piece: known.piece)
            }
            let (outcome, text) = read(format, bytes, folder + "/" + path, program)
            let blob = try cache.add(digest, facts: [outcome.rawValue], text)
            return .text(outcome, digest: digest, piece: blob.piece)
        } catch {
            return .failure(error)
        }
    }

    private static func read(
        _ format: Format, _ bytes: [UInt8], _ path: String, _ program: PDFTextProgram?
    ) -> (Outcome, [UInt8]) {
        do throws(DocumentTextError) {
            let text: DocumentText
            switch format {
            case .docx: text = try DocumentText(ofWordDocument: bytes)
            case .pdf:
                guard let program else { return (.unreadable, []) }
                text = try program.text(ofFile: (try? resolvedPath(ofNew: path)) ?? path)
            }
            return (text.isCut ? .cut : .whole, text.bytes)
        } catch {
            return (error == .tooDear ? .tooDear : .unreadable, [])
        }
    }
}

extension Site {
    /// Whether search finds the entry.
    func isFound(_ id: EntryID) -> Bool { linked[id].isListed && !flag(id, .noindex) }
}
