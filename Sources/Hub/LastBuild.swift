internal import Calendars
internal import DocumentText
internal import FileTree
internal import SourceText

/// What the last build was made from and what it said: while neither its files nor its answers by the clock are others,
/// and what it published stands untouched, a build has nothing to do but to say the same.
///
/// Files are told by their status, as git's index tells them; one that was changed just before the build could be
/// changed again without another status, so such files are read.
struct LastBuild {
    /// The build's instant, and the first one at which the same files give another site.
    let span: Range<Instant>
    /// Of the manifest of what was published.
    let seal: UInt64
    let report: Report

    /// Which build it is: by the program, the project's options and the files.
    private let inputs: Digest
    /// Files that were told by their bytes.
    private let reread: [String]
    /// Files of the system.
    private let systemFiles: [String]

    private static let opening = "visnyk build 2\n"

    /// nil where nothing is known, or it is of other files, another program or another time.
    init?(_ folder: CacheFolder?, _ project: Project, _ files: ProjectFiles, key: Digest, at now: Instant) {
        guard let folder, let bytes = try? readPlainFile(folder.lastBuild), let read = LastBuild(bytes),
            read.span.contains(now)
        else { return nil }
        var contents: [String: Digest] = [:]
        for path in read.reread { contents[path] = files.contentDigest(of: path) }
        guard LastBuild.inputs(project, files, key: key, contents, read.systemFiles) == read.inputs else { return nil }
        self = read
    }

    private static func inputs(
        _ project: Project, _ files: ProjectFiles, key: Digest, _ contents: [String: Digest], _ systemFiles: [String]
    ) -> Digest {
        var hash = SHA256()
        hash.update(key)
        for text in [project.content, project.template, project.output, project.cache ?? "", project.baseURL ?? ""] {
            hash.update(text)
        }
        for flag in [
            project.baseURL == nil, project.showsDrafts, project.isStrict, project.hasCards, project.hasSearch,
            project.hasManifest, files.isTemplateBuiltIn,
        ] { hash.update(flag ? 1 : 0) }
        for path in project.previous ?? [] { hash.update(path) }
        for kind in project.kinds {
            hash.update(kind.name)
            for field in kind.fields { hash.update(field.name) }
        }
        files.update(&hash, contents)
        for path in systemFiles {
            hash.update(path)
            FileStatus(of: path)?.update(&hash)
        }
        return hash.digest()
    }

    private init?(_ bytes: [UInt8]) {
        guard var input = RecordReader(bytes, opening: LastBuild.opening), let run = input.run(32),
            let inputs = Digest(bytes: run), let reread = input.texts(), let systemFiles = input.texts(),
            let from = input.word(), let until = input.word(),
            let seal = input.word(), let language = input.text(), let entries = input.number(),
            let schedule = input.schedule(), let zone = input.text().flatMap(Zone.init(ofSystem:)),
            let diagnostics = input.diagnostics(), input.isAtEnd
        else { return nil }
        let span = (Instant(Int64(bitPattern: from)), Instant(Int64(bitPattern: until)))
        guard span.0 < span.1 else { return nil }
        self.inputs = inputs
        self.reread = reread
        self.systemFiles = systemFiles
        self.span = span.0..<span.1
        self.seal = seal
        var report = Report(diagnostics)
        report.language = language
        report.entries = entries
        report.schedule = schedule
        report.zone = zone
        self.report = report
    }
}

extension LastBuild {
    /// What is known of a build before it begins, kept to be remembered after its end.
    struct Beginning {
        private let folder: CacheFolder
        private let project: Project
        private let files: ProjectFiles
        private let key: Digest
        /// Of files whose status alone does not tell them, before any other hop reads them.
        private let contents: [String: Digest]

        /// nil where such a build is not remembered: without a cache, or where too many files are new.
        init?(_ folder: CacheFolder?, _ project: Project, _ files: ProjectFiles, key: Digest) {
            guard let folder, let fresh = files.fresh(limit: 256, bytes: 16 << 20) else {
                return nil
            }
            self.folder = folder
            self.project = project
            self.files = files
            self.key = key
            contents = Dictionary(
                fresh.map { ($0, files.contentDigest(of: $0)) }, uniquingKeysWith: { first, _ in first })
        }

        /// `clock` has answered all that the build asked.
        func remember(_ report: Report, seal: UInt64?, zone: Zone, clock: BuildClock) {
            guard let seal, let schedule = report.schedule,
                !report.diagnostics.all.contains(where: { Message.aboutCache.contains($0.message) })
            else {
                return
            }
            let systemFiles = Zone.names(for: zone.name).map(zoneFile) + PDFTextProgram.usualPlaces
            var out = RecordWriter(opening: LastBuild.opening)
            out.write(LastBuild.inputs(project, files, key: key, contents, systemFiles).bytes)
            out.write(contents.keys.sorted())
            out.write(systemFiles)
            let span = clock.span
            out.write(Int(span.lowerBound.seconds))
            out.write(Int(span.upperBound.seconds))
            out.write(Int(bitPattern: UInt(seal)))
            out.write(report.language)
            out.write(report.entries)
            out.write(schedule)
            out.write(zone.name)
            out.write(report.diagnostics)
            // Without it the next build only takes longer.
            let new = folder.lastBuild + ".new"
            guard (try? OpenFile(new, .new).write(out.sealed(), at: 0)) != nil else { return }
            try? rename(new, to: folder.lastBuild)
        }
    }
}

extension ProjectFiles {
    /// The program's own template is told with the program.
    private var listings: [(name: String, listing: Listing?)] {
        [("content", content)] + (isTemplateBuiltIn ? [] : [("site-template", template)])
    }

    /// The files that are too new to be told by their status; nil where they are too many.
    fileprivate func fresh(limit: Int, bytes: Int) -> [String]? {
        var fresh: [String] = []
        var size = 0
        for (name, listing) in listings {
            guard let listing else { return nil }
            for item in listing.items {
                guard let status = item.status, isFresh(status) else { continue }
                fresh.append(name + "/" + item.path)
                size += status.size
            }
        }
        return fresh.count <= limit && size <= bytes ? fresh : nil
    }

    /// Of a file that was listed, by its name with `content/` or `site-template/` before it.
    fileprivate func contentDigest(of path: String) -> Digest {
        for (name, listing) in listings where path.hasPrefix(bytes: name + "/") {
            guard let listing else { continue }
            let own = String(path.dropFirst(bytes: name.utf8.count + 1))
            return (try? readFile(listing.root + "/" + own)).map(Digest.init(of:)) ?? Digest(of: [])
        }
        return Digest(of: [])
    }

    fileprivate func update(_ hash: inout SHA256, _ contents: [String: Digest]) {
        for (name, listing) in listings {
            hash.update(listing?.root ?? "")
            hash.update(listing?.items.count ?? -1)
            for item in listing?.items ?? [] {
                hash.update(item.path)
                hash.update(item.kind.number)
                item.status?.update(&hash)
                if !contents.isEmpty, let digest = contents[name + "/" + item.path] { hash.update(digest) }
            }
        }
    }
}

extension Listing.Kind {
    fileprivate var number: Int {
        switch self {
        case .file: 0
        case .badLink: 1
        case .special: 2
        case .hiddenFolder: 3
        }
    }
}

extension FileStatus {
    fileprivate func update(_ hash: inout SHA256) {
        for number in [size, modified, changed, inode, device] { hash.update(number) }
    }
}

extension Zone {
    /// As the system knows it; nil where it does not.
    fileprivate init?(ofSystem name: String) {
        if name == Zone.utc.name {
            self = .utc
            return
        }
        for file in Zone.names(for: name) {
            guard let bytes = try? readFile(zoneFile(file), limit: 1 << 20),
                let zone = try? Zone(name: name, tzif: bytes)
            else { continue }
            self = zone
            return
        }
        return nil
    }
}

extension RecordWriter {
    fileprivate mutating func write(_ schedule: Schedule) {
        write(schedule.instants.count)
        for instant in schedule.instants { write(Int(instant.seconds)) }
        write(Int(schedule.until.seconds))
    }

    fileprivate mutating func write(_ texts: [String]) {
        write(texts.count)
        for text in texts { write(text) }
    }

    private mutating func write(_ text: String?) { write(text.map { [$0] } ?? []) }

    private mutating func write(_ words: Wording) { write([words.uk, words.en]) }

    fileprivate mutating func write(_ diagnostics: Diagnostics) {
        write(diagnostics.all.count)
        for one in diagnostics.all {
            write(one.message.id)
            write(one.message.severity.rawValue)
            write(one.message.text)
            write(one.message.hint.map { [$0.uk, $0.en] } ?? [])
            write(one.place.path)
            write(one.place.range == nil ? 0 : 1)
            write(one.place.range?.lowerBound ?? 0)
            write(one.place.range?.upperBound ?? 0)
            write(one.arguments)
            write(one.suggestion)
            write(one.severity.rawValue)
        }
    }
}

extension RecordReader {
    private mutating func instant() -> Instant? { word().map { Instant(Int64(bitPattern: $0)) } }

    fileprivate mutating func schedule() -> Schedule? {
        guard let count = number(), count <= rest.count / 8 else { return nil }
        var instants: [Instant] = []
        for _ in 0..<count {
            guard let instant = instant() else { return nil }
            instants.append(instant)
        }
        return instant().map { Schedule(instants, until: $0) }
    }

    fileprivate mutating func texts() -> [String]? {
        guard let count = number(), count <= rest.count / 8 else { return nil }
        var texts: [String] = []
        for _ in 0..<count {
            guard let text = text() else { return nil }
            texts.append(text)
        }
        return texts
    }

    private mutating func wording() -> Wording?? {
        guard let texts = texts(), texts.isEmpty || texts.count == 2 else { return nil }
        return .some(texts.isEmpty ? nil : Wording(uk: texts[0], en: texts[1]))
    }

    private mutating func severity() -> Message.Severity? { text().flatMap(Message.Severity.init(rawValue:)) }

    private mutating func place() -> Place? {
        guard let path = text(), let hasRange = number(), let start = number(), let end = number(), start <= end
        else { return nil }
        return Place(path, hasRange == 0 ? nil : start..<end)
    }

    fileprivate mutating func diagnostics() -> Diagnostics? {
        guard let count = number(), count <= rest.count else { return nil }
        var diagnostics = Diagnostics()
        for _ in 0..<count {
            guard let id = text(), let usual = severity(), case .some(.some(let words)) = wording(),
                let hint = wording(), let place = place(), let arguments = texts(), let suggestion = texts(),
                suggestion.count <= 1, let severity = severity()
            else { return nil }
            diagnostics.append(
                Diagnostic(
                    Message(id, usual, words, hint: hint), at: place, arguments, suggestion: suggestion.first,
                    severity: severity))
        }
        return diagnostics
    }
}
