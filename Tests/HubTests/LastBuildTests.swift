import Calendars
import Foundation
import SourceText
import TestSupport
import Testing

@testable import Hub

/// A town in which much depends on the time: what is to come, begins, ends, repeats, is pinned or new.
private let town = """
    -- content/site.yml --
    name: Містечко
    url: https://town.example/
    time_zone: Europe/Kyiv
    languages: [uk]
    contacts: {email: a@town.example}
    -- content/news/a.md --
    ---
    title: Воду вимкнуть
    date: 2026-11-20 09:30
    pinned_until: 2026-11-22 18:00
    ---
    Текст із [подією](../events/день.md).
    -- content/news/b.md --
    ---
    title: Буде завтра
    date: 2026-11-22 08:00
    publish_at: 2026-11-22 08:00
    ---
    Ще один текст.
    -- content/news/c.md --
    ---
    title: Скоро мине
    date: 2026-11-19
    expires: 2026-11-23 10:00
    ---
    Текст.
    -- content/events/день.md --
    ---
    title: День міста
    place: Площа
    start: 2026-11-22 10:00
    end: 2026-11-22 18:00
    ---
    Гуляння.
    -- content/events/гурток.md --
    ---
    title: Гурток
    place: Площа
    start: 2026-11-02 17:00
    end: 2026-11-02 19:00
    recurrence: FREQ=DAILY;COUNT=30
    exceptions: [2026-11-25]
    ---
    Щодня.
    -- content/events/давня.md --
    ---
    title: Торішня подія
    place: Площа
    start: 2025-11-24 10:00
    ---
    Була.
    -- content/alerts/світло.md --
    ---
    title: Відключення
    date: 2026-11-21 08:00
    preset: power
    area: Центр
    until: 2026-11-22 20:00
    ---
    Не буде світла.

    """

private let now = "2026-11-21 12:00"

private struct TimedTown {
    let folder = TemporaryFolder()

    init() { lay(town, in: folder) }

    var template: String { projectFolder.appending(path: "site-template").path }

    func project(_ output: String = "_site", cache: String? = "cache", template: String? = nil, drafts: Bool = false)
        -> Project
    {
        Project(
            content: folder.path + "/content", template: template ?? self.template, output: folder.path + "/" + output,
            cache: cache.map { folder.path + "/" + $0 }, showsDrafts: drafts, hasCards: false)
    }

    @discardableResult func build(
        _ output: String = "_site", on instantText: String = now, template: String? = nil, drafts: Bool = false
    ) throws -> Report {
        try Hub.build(
            project(output, template: template, drafts: drafts), at: instant(instantText))
    }

    func files(_ output: String = "_site") throws -> [String: Data] { try contents(of: folder.path + "/" + output) }

    /// What a build without a cache gives.
    func fresh(on instantText: String = now, drafts: Bool = false) throws -> [String: Data] {
        try? FileManager.default.removeItem(atPath: folder.path + "/fresh")
        _ = try Hub.build(project("fresh", cache: nil, drafts: drafts), at: instant(instantText))
        return try files("fresh")
    }
}

private func differing(_ a: [String: Data], _ b: [String: Data]) -> [String] {
    Set(a.keys).union(b.keys).filter { a[$0] != b[$0] }.sorted()
}

extension Report {
    /// Whether it took no more than a look at the files.
    fileprivate var isRemembered: Bool { profile.hops.map(\.name) == ["compare"] }
}

@Suite struct LastBuildTests {
    @Test func whereNothingChangedTheSameIsSaidWithoutAnyHop() throws {
        let town = TimedTown()
        town.folder.write("---\ntitle: Новина\ndate: 2026-11-20\n---\n[Буде](b.md)\n", to: "content/news/d.md")
        let first = try town.build()
        let files = try town.files()
        #expect(!first.diagnostics.isEmpty && !first.diagnostics.hasErrors)
        #expect(!first.isRemembered)
        let second = try town.build()
        #expect(second.isRemembered)
        #expect(second.diagnostics.all == first.diagnostics.all)
        #expect(second.unchanged == first.written)
        #expect(second.entries == first.entries && second.language == first.language)
        #expect(second.schedule == first.schedule && second.schedule != nil)
        #expect(second.zone?.name == "Europe/Kyiv")
        #expect(second.written + second.removed + second.rendered == 0)
        #expect(differing(try town.files(), files) == [])
    }

    /// Forwards and backwards through days on which much begins and ends.
    @Test func atAnyInstantTheSiteIsThatOfAFreshBuild() throws {
        let town = TimedTown()
        var dice = Dice(seed: 2029)
        var remembered = 0
        var instants = (0..<24).map { _ in
            let (day, hour) = (Int.random(in: 20...26, using: &dice), Int.random(in: 0...23, using: &dice))
            return "2026-11-\(day) \(hour < 10 ? "0" : "")\(hour):\(["00", "30"].randomElement(using: &dice)!)"
        }
        instants += ["2026-12-31 23:59", "2027-01-01 00:00"]
        for (number, one) in (instants.sorted() + instants).enumerated() {
            remembered += try town.build(on: one).isRemembered ? 1 : 0
            #expect(differing(try town.files(), try town.fresh(on: one)) == [], "\(number): \(one)")
            #expect(try town.build(on: one).isRemembered)
        }
        #expect(remembered > 0)
    }

    @Test func aFileOfAnotherTextIsNoticedWhateverItsTimeSays() throws {
        let town = TimedTown()
        try town.build()
        let path = town.folder.path + "/content/news/a.md"
        let text = try String(contentsOfFile: path, encoding: .utf8)
        let before = try FileManager.default.attributesOfItem(atPath: path)
        for word in ["Воді", "Воду", "Води"] {
            // In place, as long as before, and with the time of before.
            let file = try #require(FileHandle(forWritingAtPath: path))
            file.write(Data(text.replacing("Воду", with: word).utf8))
            try file.close()
            try FileManager.default.setAttributes(
                [.modificationDate: before[.modificationDate]!], ofItemAtPath: path)
            #expect(try !town.build().isRemembered)
            #expect(differing(try town.files(), try town.fresh()) == [])
            #expect(try town.build().isRemembered)
        }
    }

    @Test func whatWasDoneToThePublishedSiteIsMended() throws {
        let town = TimedTown()
        try town.build()
        let fresh = try town.fresh()
        let page = "_site/news/a/index.html"
        let edits: [() throws -> Void] = [
            { town.folder.write("stray", to: "_site/stray.txt") },
            { town.folder.write("other", to: page) },
            { try FileManager.default.removeItem(atPath: town.folder.path + "/" + page) },
            { try FileManager.default.removeItem(atPath: town.folder.path + "/_site") },
            {
                try FileManager.default.createDirectory(
                    atPath: town.folder.path + "/_site/empty", withIntermediateDirectories: true)
            },
            {
                try FileManager.default.setAttributes(
                    [.posixPermissions: 0o600], ofItemAtPath: town.folder.path + "/" + page)
            },
        ]
        for (number, edit) in edits.enumerated() {
            #expect(try town.build().isRemembered, "\(number)")
            try edit()
            #expect(try !town.build().isRemembered, "\(number)")
            #expect(differing(try town.files(), fresh) == [], "\(number)")
            let mode = try FileManager.default.attributesOfItem(atPath: town.folder.path + "/" + page)
            #expect(mode[.posixPermissions] as? Int == 0o644)
        }
    }

    @Test func otherOptionsFoldersAndTemplatesAreOtherBuilds() throws {
        let town = TimedTown()
        let template = town.folder.path + "/site-template"
        try FileManager.default.copyItem(atPath: town.template, toPath: template)
        try town.build()
        #expect(try !town.build(drafts: true).isRemembered)
        #expect(differing(try town.files(), try town.fresh(drafts: true)) == [])
        #expect(try !town.build().isRemembered)
        #expect(differing(try town.files(), try town.fresh()) == [])
        #expect(try !town.build("other").isRemembered)
        #expect(differing(try town.files("other"), try town.files()) == [])
        #expect(try !town.build("other", template: template).isRemembered)
        #expect(try town.build("other", template: template).isRemembered)
        town.folder.write("404\n", to: "site-template/pages/404.html")
        #expect(try !town.build("other", template: template).isRemembered)
        #expect(try town.files("other")["404.html"] == Data("404\n".utf8))
    }

    /// A document has no digest of its own; a new one is published all the same.
    @Test func documentsArePartOfWhatIsRemembered() throws {
        let town = TimedTown()
        town.folder.write("a,b\n1,2\n", to: "content/files/t.csv")
        town.folder.write("---\ntitle: Дані\n---\n[Таблиця](/files/t.csv)\n", to: "content/pages/dani.md")
        try town.build()
        #expect(try town.build().isRemembered)
        town.folder.write("a,b\n3,4\n", to: "content/files/t.csv")
        #expect(try !town.build().isRemembered)
        #expect(try town.files()["files/t.csv"] == Data("a,b\n3,4\n".utf8))
        #expect(try town.build().isRemembered)
    }

    @Test func aManifestThatNamesItsTimeIsMadeEachTime() throws {
        let town = TimedTown()
        let project = Project(
            content: town.folder.path + "/content", template: town.template, output: town.folder.path + "/_site",
            cache: town.folder.path + "/cache", hasCards: false, hasManifest: true)
        for _ in 0..<2 { #expect(try !Hub.build(project, at: instant(now)).isRemembered) }
    }

    @Test func aManifestAskedForLaterIsMade() throws {
        let town = TimedTown()
        let project = { (hasManifest: Bool) in
            Project(
                content: town.folder.path + "/content", template: town.template, output: town.folder.path + "/_site",
                cache: town.folder.path + "/cache", hasCards: false, hasManifest: hasManifest)
        }
        _ = try Hub.build(project(false), at: instant(now))
        #expect(try Hub.build(project(false), at: instant(now)).isRemembered)
        #expect(try !Hub.build(project(true), at: instant(now)).isRemembered)
        #expect(try town.files()["manifest.json"] != nil)
        #expect(try !Hub.build(project(false), at: instant(now)).isRemembered)
        #expect(try town.files()["manifest.json"] == nil)
    }

    @Test func aTownWithoutATemplateOfItsOwnIsRememberedUntilItHasOne() throws {
        let town = TimedTown()
        var project = town.project(template: town.folder.path + "/site-template")
        project.isTemplateNamed = false
        _ = try Hub.build(project, at: instant(now))
        #expect(try Hub.build(project, at: instant(now)).isRemembered)
        town.folder.write("404\n", to: "site-template/pages/404.html")
        #expect(try !Hub.build(project, at: instant(now)).isRemembered)
        #expect(try town.files()["404.html"] == Data("404\n".utf8))
    }
}
