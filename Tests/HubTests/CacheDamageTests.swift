import FileTree
import Foundation
import MarkdownHTML
import SourceText
import Templating
import TestSupport
import Testing

@testable import Hub
@testable import Publish

/// A town with values of every sort, bodies with links, a picture, cards and search.
private let town = """
    -- content/site.yml --
    name: Містечко
    url: https://town.example/
    time_zone: Europe/Kyiv
    languages: [uk, en]
    settlements: [Містечко, Село]
    -- content/news/a.md --
    ---
    title: Воду вимкнуть
    date: 2026-11-20 09:30
    tags: [вода, ремонт]
    settlements: [Село]
    image: {src: a.png, alt: Труба, focus: 50% 30%}
    services: довідка
    ---
    ## Де саме

    Текст із [послугою](../services/довідка.md), [подією](../events/день.md).

    ![Труба](a.png)

    [День міста](../events/день.md)
    -- content/news/a.en.md --
    ---
    title: Water will be off
    ---
    A text with [a service](../services/довідка.md).
    -- content/news/b.md --
    ---
    title: Друга новина
    date: 2026-11-19
    ---
    Ще один текст.

    https://www.youtube.com/watch?v=abcdefghijk
    -- content/services/довідка.md --
    ---
    title: Довідка
    fee: 150 грн
    faq:
      - {question: Скільки?, answer: "Один **день**."}
    ---
    ## Як подати

    Прийдіть.
    -- content/events/день.md --
    ---
    title: День міста
    start: 2026-11-22T10:00+02:00
    end: 2026-11-22 18:00
    recurrence: FREQ=WEEKLY;COUNT=3
    place: площа
    ---
    Гуляння.
    -- content/places/площа.md --
    ---
    title: Площа
    address: Соборна, 1
    latitude: 49.5
    longitude: 30.1
    ---
    -- content/alerts/світло.md --
    ---
    title: Відключення
    date: 2026-11-21 08:00
    preset: power
    until: 2026-11-22 20:00
    settlements: [Село]
    ---
    Не буде світла.

    """

private let now = "2026-11-21 12:00"

/// A project with a cache, on disk.
private struct CachedTown {
    let folder = TemporaryFolder()
    /// What takes longest to make.
    let has: (cards: Bool, search: Bool)

    init(cards: Bool = false, search: Bool = false) throws {
        has = (cards, search)
        lay(town, in: folder)
        folder.write(smallPicture, to: "content/news/a.png")
    }

    func project(_ output: String, cache: String? = "cache", isStrict: Bool = false) -> Project {
        Project(
            content: folder.path + "/content", template: projectFolder.appending(path: "site-template").path,
            output: folder.path + "/" + output, cache: cache.map { folder.path + "/" + $0 }, isStrict: isStrict,
            hasCards: has.cards, hasSearch: has.search)
    }

    @discardableResult func build(_ output: String, cache: String? = "cache", strict: Bool = false) throws -> Report {
        try Hub.build(project(output, cache: cache, isStrict: strict), at: instant(now))
    }

    func files(_ output: String) throws -> [String: Data] { try contents(of: folder.path + "/" + output) }

    func remove(_ name: String) { try? FileManager.default.removeItem(atPath: folder.path + "/" + name) }

    func copy(_ name: String, to other: String) throws {
        remove(other)
        try FileManager.default.copyItem(atPath: folder.path + "/" + name, toPath: folder.path + "/" + other)
    }

    func bytes(_ name: String) throws -> [UInt8] { try readFile(folder.path + "/" + name) }
}

private func differing(_ a: [String: Data], _ b: [String: Data]) -> [String] {
    Set(a.keys).union(b.keys).filter { a[$0] != b[$0] }.sorted()
}

/// How many damages of each file: one of each sort, or many.
private var rounds: Int { runsLongTests ? 300 : 7 }

@Suite struct CacheDamageTests {
    @Test(arguments: [
        "entries", "bodies", "pictures.index", "pictures.blobs", "cards.index", "cards.blobs", "search.index",
        "search.blobs", "build",
    ]) func aDamagedFileOfTheCacheGivesTheSameSite(_ name: String) throws {
        let town = try CachedTown(cards: name.hasPrefix("cards"), search: name.hasPrefix("search"))
        #expect(try town.build("fresh", cache: nil).diagnostics.all.map { $0.place.path + " " + $0.id } == [])
        let fresh = try town.files("fresh")
        try town.build("first")
        try town.copy("cache", to: "kept")
        let whole = try town.bytes("kept/" + name)
        #expect(whole.count > 64)
        var dice = Dice(seed: 2026)
        for round in 0..<rounds {
            let damage = Damage.allCases[round % Damage.allCases.count]
            try town.copy("kept", to: "cache")
            try writeFile(damage.of(whole, &dice), to: town.folder.path + "/cache/" + name)
            town.remove("_site")
            let report = try town.build("_site")
            #expect(report.diagnostics.isEmpty, "\(damage) \(round)")
            #expect(differing(try town.files("_site"), fresh) == [], "\(damage) \(round)")
            // What was made anew was kept.
            guard round % 50 == 0 else { continue }
            #expect(try town.build("_site").rendered == 0, "\(damage) \(round)")
            town.remove("_site")
            try town.build("_site")
            #expect(differing(try town.files("_site"), fresh) == [], "\(damage) \(round)")
        }
    }

    @Test(arguments: ["output", "build", "views", "sources"]) func aDamagedMemoryOfTheLastBuildGivesTheSameSite(
        _ name: String
    )
        throws
    {
        let town = try CachedTown()
        try town.build("_site")
        try town.copy("_site", to: "old")
        try town.copy("cache", to: "kept")
        let whole = try town.bytes("kept/" + name)
        let path = "content/news/b.md"
        let text = String(decoding: try town.bytes(path), as: UTF8.self)
        town.folder.write(text.replacing("Друга", with: "Інша"), to: path)
        try town.build("fresh", cache: nil)
        let fresh = try town.files("fresh")
        var dice = Dice(seed: 2027)
        for round in 0..<rounds {
            let damage = Damage.allCases[round % Damage.allCases.count]
            try town.copy("kept", to: "cache")
            try town.copy("old", to: "_site")
            try writeFile(damage.of(whole, &dice), to: town.folder.path + "/cache/" + name)
            try town.build("_site")
            #expect(differing(try town.files("_site"), fresh) == [], "\(damage) \(round)")
        }
    }

    /// The checksum would refuse most of these; the reader must not need it.
    @Test func theReaderOfEntriesNeverTrapsAndStaysWithinBounds() throws {
        let town = try CachedTown()
        try town.build("_site")
        let project = town.project("_site")
        var diagnostics = Diagnostics()
        let ground = try #require(LoadedProject(project, project.files(into: &diagnostics), into: &diagnostics))
        let parsed = try parse(
            ground, [:], cache: EntryCache(nil, kinds: ground.kinds, key: ground.parsingKey, languages: 2),
            into: &diagnostics)
        #expect(parsed.entries.count == 7)
        var dice = Dice(seed: 2028)
        for entry in parsed.entries {
            var encoder = EntryEncoder()
            encoder.encode(entry)
            let whole = encoder.take()
            var decoder = EntryDecoder(whole[...], kinds: Kind.all, languages: 2, store: 1 << 20)
            let decoded = decoder.entry()
            let read = try #require(decoded)
            var again = EntryEncoder()
            again.encode(read)
            #expect(again.take() == whole)
            for round in 0..<(runsLongTests ? 20_000 : 1000) {
                var bytes = whole
                for _ in 0...(round % 4) {
                    bytes[Int.random(in: 0..<bytes.count, using: &dice)] = UInt8.random(in: 0...255, using: &dice)
                }
                if round % 9 == 0 { bytes.removeLast(Int.random(in: 0..<bytes.count, using: &dice)) }
                var decoder = EntryDecoder(bytes[...], kinds: Kind.all, languages: 2, store: 1 << 20)
                guard let read = decoder.entry() else { continue }
                #expect(read.kind < Kind.all.count && read.language < 2)
                #expect(read.values.allSatisfy { $0.index < Kind.all[read.kind].fields.count })
                #expect(
                    read.body.openLinks.allSatisfy { $0.offset >= 0 && $0.offset + $0.length <= read.body.html.count })
                #expect(read.body.headings.allSatisfy { (0...read.body.text.count).contains($0.textOffset) })
            }
        }
    }
}

/// The folder of the cache itself: the site is the same, or it is said why nothing is written.
@Suite struct CacheFolderTests {
    private func ids(_ report: Report) -> [String] { report.diagnostics.all.map(\.id) }

    @Test func aLinkNamedLikeAFileOfTheCacheIsNotWrittenThrough() throws {
        for name in ["entries", "bodies", "output", "output.new", "build", "cards.blobs", "search.index.new"] {
            for isHard in [false, true] {
                let town = try CachedTown()
                town.folder.write("dear", to: "dear.txt")
                town.folder.write("", to: "cache/bodies.new")
                let link = town.folder.path + "/cache/" + name
                if isHard {
                    try FileManager.default.linkItem(atPath: town.folder.path + "/dear.txt", toPath: link)
                } else {
                    try FileManager.default.createSymbolicLink(atPath: link, withDestinationPath: "../dear.txt")
                }
                let report = try town.build("_site")
                #expect(ids(report) == ["cache.notFile"])
                #expect(String(decoding: try town.bytes("dear.txt"), as: UTF8.self) == "dear")
                #expect(try town.files("_site").count > 40)
            }
        }
    }

    @Test func aFolderWithOtherFilesIsLeftAsItIs() throws {
        let town = try CachedTown()
        town.folder.write("dear", to: "cache/bodies")
        town.folder.write("dear", to: "cache/letter.txt")
        #expect(ids(try town.build("_site")) == ["cache.foreign"])
        #expect(try names(in: town.folder.path + "/cache") == ["bodies", "letter.txt"])
        #expect(String(decoding: try town.bytes("cache/bodies"), as: UTF8.self) == "dear")
    }

    @Test(arguments: ["content/cache", "_site/cache", "_site.next/c", "content", "."])
    func aCacheWithinContentOrOutputIsRefusedBeforeAnythingIsWritten(_ cache: String) throws {
        let town = try CachedTown()
        let before = try FileManager.default.subpathsOfDirectory(atPath: town.folder.path).sorted()
        #expect(ids(try town.build("_site", cache: cache)) == ["cache.overlaps"])
        #expect(try FileManager.default.subpathsOfDirectory(atPath: town.folder.path).sorted() == before)
    }

    @Test func withoutAFolderTheBuildGoesOnEvenStrictly() throws {
        let town = try CachedTown()
        town.folder.write("a file", to: "cache")
        let report = try town.build("_site", strict: true)
        #expect(ids(report) == ["cache.unusable"])
        #expect(!report.diagnostics.hasErrors)
        #expect(try town.files("_site").count > 40)
    }

    @Test func twoBuildsAtOnceGiveTheSameSite() throws {
        let town = try CachedTown()
        try town.build("fresh")
        var diagnostics = Diagnostics()
        let held = town.project("_site").cacheFolder(.checkedWhenRead, into: &diagnostics)
        #expect(held != nil)
        #expect(ids(try town.build("_site")) == ["cache.busy"])
        #expect(differing(try town.files("_site"), try town.files("fresh")) == [])
        withExtendedLifetime(held) {}
    }

    /// Needs to mount: skipped without that right.
    @Test func aFullDiskBelowTheCacheStopsNothing() throws {
        let town = try CachedTown(cards: true, search: true)
        try town.build("fresh", cache: nil)
        let fresh = try town.files("fresh")
        for kilobytes in [4, 16, 64, 128, 256] {
            let cache = town.folder.path + "/small"
            try FileManager.default.createDirectory(atPath: cache, withIntermediateDirectories: true)
            guard command("mount", "-t", "tmpfs", "-o", "size=\(kilobytes)k", "none", cache) else { return }
            defer { _ = command("umount", cache) }
            town.remove("_site")
            let report = try town.build("_site", cache: "small")
            #expect(Set(ids(report)).isSubset(of: ["cache.unusable", "cache.notKept"]))
            #expect(kilobytes > 16 || !ids(report).isEmpty)
            #expect(differing(try town.files("_site"), fresh) == [], "\(kilobytes) KiB")
            try town.build("_site", cache: "small")
            #expect(differing(try town.files("_site"), fresh) == [], "\(kilobytes) KiB")
        }
    }

    private func command(_ name: String, _ arguments: String...) -> Bool {
        let process = Process()
        process.executableURL = URL(filePath: "/usr/bin/env")
        process.arguments = [name] + arguments
        process.standardError = FileHandle.nullDevice
        guard (try? process.run()) != nil else { return false }
        process.waitUntilExit()
        return process.terminationStatus == 0
    }

    @Test func bodiesThatNoEntryNeedsGoOnceTheyAreMany() throws {
        let folder = TemporaryFolder()
        let project = Project(content: "c", template: "t", output: "o", cache: folder.path + "/cache")
        var diagnostics = Diagnostics()
        let key = Digest(of: [1])
        var most = 0
        for round in 0..<40 {
            let held = try #require(project.cacheFolder(.checkedWhenRead, into: &diagnostics))
            let cache = try EntryCache(held, kinds: Kind.all, key: key, languages: 1, slack: 1000)
            let html = Array(repeating: UInt8(round), count: 500)
            let digest = Digest(of: html)
            let entry = Entry(
                path: "news/a.md", kind: 0, declaration: Kind.all[0], language: 0, slug: "a", values: [],
                body: Entry.Body(
                    html: BodyStore.Piece(offset: try cache.bodies.append(html), of: html), text: .empty,
                    openLinks: [], headings: [], excerpt: "", firstPicture: nil, offset: 0, words: 1),
                digest: digest, faceDigest: digest)
            try cache.save([entry], isClean: [true])
            most = max(most, cache.bodies.size)
        }
        #expect(most <= 2 * 500 + 1000 + 500)
    }
}

/// A read that fails while pages are written ends the work: what cannot be written whole is not published.
@Suite struct UnreadableTests {
    /// An index of search that cannot be read back is made anew on the spot.
    @Test(arguments: [
        ("bodies", ["alerts", "feeds", "handout", "lite", "pages"]), ("pictures.blobs", ["pictures"]),
        ("search.blobs", []),
    ]) func whatCannotBeReadBackIsNotWritten(_ file: String, _ outputs: [String]) throws {
        let town = try CachedTown(search: true)
        try town.build("_site")
        var profile = Profile()
        let prepared = try planBuild(town.project("_site"), at: instant(now), profile: &profile)
        let planned = try #require(prepared.planned)
        try writeFile([], to: town.folder.path + "/cache/" + file)
        var failing: Set<String> = []
        for job in planned.jobs {
            var out = ByteWriter()
            do {
                switch job.work {
                case .bytes(_, let write): try write(&out)
                case .page(let template, let view): try template.render(view(), into: &out)
                case .folder(let make): try make { _, _, write in try write(&out) }
                case .copy: break
                }
            } catch let error as FileError {
                #expect(error.isDamage)
                failing.insert(job.output)
            }
        }
        #expect(failing.sorted() == outputs)
    }

    /// Without a cache to make it anew from: the old site stands.
    @Test func aBuildThatCannotReadLeavesTheOldSite() throws {
        let town = try CachedTown()
        try town.build("_site", cache: nil)
        let before = try town.files("_site")
        town.folder.write("---\ntitle: Нова\ndate: 2026-11-20\n---\nТекст.\n", to: "content/news/c.md")
        let project = town.project("_site", cache: nil)
        let openSink: SinkOpener = { _, diagnostics in
            let sink = try FolderSink(
                output: project.output, apartFrom: [], manifest: nil, buildID: buildID(), into: &diagnostics)
            return sink.map { FailingSink(sink: $0) }
        }
        #expect(throws: FileError.self) {
            try run(project, at: instant(now), clock: { 0 }, sink: openSink)
        }
        #expect(try town.files("_site") == before)
        #expect(kindOfPath(project.output + ".next") == .missing)
    }

    private struct FailingSink: Sink {
        let sink: FolderSink

        func holds(_ paths: [String], digest: Digest) -> Bool { false }

        func put(_ path: String, _ bytes: [UInt8], digest: Digest?) throws(FileError) {
            if path.hasPrefix("news/") { throw FileError.damaged("/nowhere") }
            try sink.put(path, bytes, digest: digest)
        }

        func copy(_ path: String, from source: String, digest: Digest?) throws(FileError) {
            try sink.copy(path, from: source, digest: digest)
        }

        func published(workers: Int?) throws(FileError) -> [WrittenFile] { try sink.published(workers: workers) }

        func finish(in order: PublicationOrder) throws(FileError) -> Written { try sink.finish(in: order) }
    }
}

@Suite struct EmbeddedTemplateTests {
    /// The page's own template does not reach the player that its body shows.
    @Test func aPageFollowsThePlayerInItsBody() throws {
        let town = try CachedTown()
        let template = town.folder.path + "/site-template"
        try FileManager.default.copyItem(atPath: projectFolder.appending(path: "site-template").path, toPath: template)
        town.folder.write("{{#entry}}<main>{{{body}}}</main>{{/entry}}\n", to: "site-template/pages/news.html")
        let project = Project(
            content: town.folder.path + "/content", template: template, output: town.folder.path + "/_site",
            cache: town.folder.path + "/cache", hasCards: false, hasSearch: false)
        #expect(try build(project, at: instant(now)).diagnostics.all.map(\.id) == [])
        func page() throws -> String {
            let files = try town.files("_site")
            let path = try #require(files.keys.first { $0.hasPrefix("news/") && $0.hasSuffix("/b/index.html") })
            return String(decoding: files[path]!, as: UTF8.self)
        }
        let player = "site-template/partials/video.html"
        town.folder.write("<i>player</i>" + String(decoding: try town.bytes(player), as: UTF8.self), to: player)
        #expect(!(try page()).contains("<i>player</i>"))
        _ = try build(project, at: instant(now))
        #expect(try page().contains("<i>player</i>"))
    }
}

@Suite struct BuildIDTests {
    /// Two files of one size, the second given the first one's time.
    @Test func binariesAreToldApartByContent() throws {
        let folder = TemporaryFolder()
        func identity(_ bytes: [UInt8]) throws -> Digest? {
            try writeFile(bytes, to: folder.path + "/binary")
            try FileManager.default.setAttributes(
                [.modificationDate: Date(timeIntervalSince1970: 0)], ofItemAtPath: folder.path + "/binary")
            return programIdentity(of: folder.path + "/binary")
        }
        let first = Array(repeating: UInt8(7), count: 3_000_000)
        var second = first
        second[2_999_999] = 8
        #expect(try identity(first) != identity(second))
        #expect(try identity(first) == identity(first))
        // A linker's note stands for the whole.
        let note: [UInt8] =
            [0x7F, 0x45, 0x4C, 0x46] + Array(repeating: 0, count: 60) + [4, 0, 0, 0, 8, 0, 0, 0, 3, 0, 0, 0]
            + Array("GNU".utf8) + [0]
        let id: [UInt8] = [1, 2, 3, 4, 5, 6, 7, 8]
        #expect(try identity(note + id + first) == identity(note + id + second))
        #expect(try identity(note + id + first) != identity(note + Array(id.reversed()) + first))
        #expect(programIdentity(of: folder.path + "/none") == nil)
    }

    @Test func theLibrariesArePartOfIt() {
        let files = loadedFiles()
        #expect(files.contains { $0.contains("libcmark-gfm") })
        #expect(files.contains { $0.contains("libwebp") })
    }
}
