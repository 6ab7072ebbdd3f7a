import Foundation
import SourceText
import TestSupport
import Testing

@testable import Hub
@testable import Publish

/// A project in a folder of its own, built by the command's way: cache, folder, rename.
private struct Town {
    let folder = TemporaryFolder()

    init() throws {
        folder.write(settings(tags: ["вода"]), to: "content/site.yml")
        try FileManager.default.copyItem(
            atPath: projectFolder.appending(path: "site-template").path, toPath: folder.path + "/site-template")
    }

    func settings(tags: [String], name: String = "Містечко") -> String {
        usualSettings.replacing("Містечко\n", with: name + "\n", maxReplacements: 1)
    }

    func project(_ output: String, cache: String?, workers: Int? = nil) -> Project {
        var project = Project(
            content: folder.path + "/content", template: folder.path + "/site-template",
            output: folder.path + "/" + output,
            cache: cache.map { folder.path + "/" + $0 }, workers: workers)
        // So short that most files of a step are known by their status in the next.
        project.fileClockStep = 20_000_000
        return project
    }

    func built(_ output: String, cache: String?, workers: Int? = nil, on now: String) throws -> (Report, [String: Data])
    {
        let report = try build(project(output, cache: cache, workers: workers), at: instant(now))
        // An address that an edit takes away and a day to come are said, and are none of the files' business.
        let said = report.diagnostics.all.filter { !["address.gone", "address.moved", "date.ahead"].contains($0.id) }
        #expect(said.map { $0.place.path + " " + $0.id } == [])
        return (report, try contents(of: folder.path + "/" + output))
    }

    func news(_ number: Int, title: String? = nil, tags: [String] = ["вода"], reference: String? = nil, day: Int? = nil)
    {
        folder.write(
            """
            ---
            title: \(title ?? "Новина номер \(number)")
            date: 2026-\(number % 9 + 1 < 10 ? "0" : "")\(number % 9 + 1)-\(10 + (day ?? number) % 18)
            tags: [\(tags.joined(separator: ", "))]
            \(reference.map { "services: \($0)" } ?? "summary: Коротко про \(number)")
            ---
            Текст новини \(number), у якому є [послуга](../services/s1.md).
            """, to: "content/news/n\(number).md")
    }

    func service(_ number: Int, status: String = "active") {
        folder.write(
            "---\ntitle: Послуга \(number)\nstatus: \(status)\ntags: [вода]\n---\n## Як подати\n\nПослуга \(number).\n",
            to: "content/services/s\(number).md")
    }

    func event(_ number: Int, place: String) {
        folder.write(
            "---\ntitle: Подія \(number)\nstart: 2026-11-\(18 + number % 8) 10:00\nplace: \(place)\n---\nПодія.\n",
            to: "content/events/e\(number).md")
    }

    func place(_ number: Int) {
        folder.write(
            "---\ntitle: Місце \(number)\naddress: Соборна, \(number)\n---\n", to: "content/places/p\(number).md")
    }

    func unit(_ number: Int, title: String? = nil, parent: Int? = nil) {
        folder.write(
            "---\ntitle: \(title ?? "Відділ \(number)")\n\(parent.map { "parent: u\($0)\n" } ?? "")"
                + "email: u\(number)@town.example\n---\nВідділ.\n", to: "content/units/u\(number).md")
    }

    func page(_ number: Int, menu: String, parent: Int? = nil) {
        folder.write(
            "---\ntitle: Сторінка \(number)\nmenu: \(menu)\n\(parent.map { "parent: p\($0)\n" } ?? "")---\n"
                + "[Новина](../news/n3.md)\n\n[Відділ](../units/u1.md)\n", to: "content/pages/p\(number).md")
    }

    /// A yearly round, and an event in place of one of its days.
    func series(without day: Int, held: Int?) {
        folder.write(
            """
            ---
            title: Гурток
            start: 2026-11-02 17:00
            recurrence: FREQ=DAILY;COUNT=40
            exceptions: [2026-11-\(day)]
            place: p1
            units: [u1]
            ---
            Щодня.
            """, to: "content/events/round.md")
        guard let held else { return }
        folder.write(
            "---\ntitle: Гурток деінде\nstart: 2026-11-\(held) 19:00\nplace: p2\npart_of: round\n"
                + "previous_start: 2026-11-\(held) 17:00\n---\nДеінде.\n", to: "content/events/held.md")
    }

    func fill() {
        for number in 1...3 { unit(number, parent: number == 1 ? nil : 1) }
        for number in 1...3 { page(number, menu: number == 3 ? "none" : "main", parent: number == 3 ? 1 : nil) }
        series(without: 24, held: nil)
        for number in 1...16 { news(number, tags: number % 3 == 0 ? ["вода", "світло"] : ["вода"]) }
        for number in 1...4 { service(number) }
        for number in 1...3 { place(number) }
        for number in 1...6 { event(number, place: "p\(number % 3 + 1)") }
        folder.write("---\ntitle: News number 3\n---\nText.\n", to: "content/news/n3.en.md")
    }
}

private func differences(_ a: [String: Data], _ b: [String: Data]) -> [String] {
    Set(a.keys).union(b.keys).filter { a[$0] != b[$0] }.sorted()
}

@Test func oneCoreAndTwoAndTwoFoldersGiveTheSameBytes() throws {
    let (first, second) = (try Town(), try Town())
    first.fill()
    second.fill()
    let now = "2026-11-21 12:00"
    let (_, one) = try first.built("one", cache: nil, workers: 1, on: now)
    let (_, two) = try first.built("two", cache: nil, workers: 2, on: now)
    let (_, four) = try first.built("four", cache: "cache", workers: 4, on: now)
    let (_, elsewhere) = try second.built("_site", cache: "cache", on: now)
    #expect(one.count > 60)
    #expect(differences(one, two) == [])
    #expect(differences(one, four) == [])
    #expect(differences(one, elsewhere) == [])
}

/// Four hundred texts of all that extensions of Markdown know: on one core each is parsed alone.
private func buildOfExtensions(workers: Int) throws -> [String: [UInt8]] {
    let folder = TemporaryFolder()
    folder.write(usualSettings, to: "content/site.yml")
    for number in 0..<400 {
        folder.write(
            """
            ---
            title: Новина \(number)
            date: 2026-11-20
            ---
            ~~Знято \(number)~~, www.town.example/\(number), https://town.example/\(number), a\(number)@town.example[^1]

            | ~~Зал~~ | www.town.example |
            |---|---|
            | - | ~~\(number)~~ |

            - [x] ~~готово~~ http://town.example

            [^1]: ~~Примітка~~ www.town.example
            """, to: "content/news/n\(number).md")
    }
    return try built(
        Project(
            content: folder.path + "/content", template: projectFolder.appending(path: "site-template").path,
            output: folder.path + "/_site", hasCards: false, hasSearch: false, workers: workers)
    ).files
}

@Test func manyTextsWithExtensionsAreTheSameFromAllCores() throws {
    let one = try buildOfExtensions(workers: 1)
    let all = try buildOfExtensions(workers: max(4, coreCount))
    #expect(one.count > 400)
    #expect(one.filter { all[$0.key] != $0.value }.keys.sorted() == [])
}

@Test(.enabled(if: runsLongTests)) func aThousandBuildsOnAllCoresAreOne() throws {
    let one = try buildOfExtensions(workers: 1)
    for number in 0..<1000 {
        let all = try buildOfExtensions(workers: max(4, coreCount))
        #expect(one == all, "build \(number)")
    }
}

/// With small pictures in place of its photographs, which alone take minutes in a debug build.
@Test func theDemoTownIsTheSameFromOneCoreAndTwo() throws {
    let folder = TemporaryFolder()
    let content = folder.path + "/content"
    try FileManager.default.copyItem(atPath: projectFolder.appending(path: "content").path, toPath: content)
    for path in try FileManager.default.subpathsOfDirectory(atPath: content)
    where path.hasSuffix(".jpg") || path.hasSuffix(".png") {
        folder.write(smallPicture, to: "content/" + path)
    }
    func town(_ workers: Int) throws -> BuiltSite {
        try built(
            Project(
                content: content,
                template: projectFolder.appending(path: "site-template").path, output: "/nowhere", workers: workers))
    }
    let (one, two) = (try town(1), try town(2))
    #expect(one.errors == [])
    #expect(one.files.count > 300)
    #expect(one.files.filter { two.files[$0.key] != $0.value }.keys.sorted() == [])
    #expect(one.files.count == two.files.count)
}

@Test func unchangedBuildRendersAndWritesNothing() throws {
    let town = try Town()
    town.fill()
    let now = "2026-11-21 12:00"
    let (first, files) = try town.built("_site", cache: "cache", on: now)
    #expect(first.rendered > 60)
    #expect(first.written == files.count - 1)
    let (second, same) = try town.built("_site", cache: "cache", on: now)
    #expect(second.rendered == 0)
    #expect(second.written == 0)
    #expect(second.removed == 0)
    #expect(differences(files, same) == [])
    // Written anew with the same bytes, it is the same.
    town.news(5)
    #expect(try town.built("_site", cache: "cache", on: now).0.rendered == 0)
}

@Test func oneChangeRendersFewPages() throws {
    let town = try Town()
    town.fill()
    for number in 25...120 { town.news(number, tags: ["тема\(number % 7)"]) }
    let now = "2026-11-21 12:00"
    let (first, _) = try town.built("_site", cache: "cache", on: now)
    town.news(60, tags: ["тема\(60 % 7)"], reference: "s2")
    let (second, _) = try town.built("_site", cache: "cache", on: now)
    #expect(second.rendered < first.rendered / 4, "\(second.rendered) of \(first.rendered)")
    #expect(second.written < 40)
    #expect(second.written > 1)
}

@Test func anyRowOfEditsEndsAsAColdBuildDoes() throws {
    let town = try Town()
    town.fill()
    var dice = Dice(seed: 2026)
    var next = 100
    var day = 21
    for step in 0..<(runsLongTests ? 200 : 14) {
        for _ in 0..<Int.random(in: 1...3, using: &dice) {
            let number = Int.random(in: 1...16, using: &dice)
            switch Int.random(in: 0..<16, using: &dice) {
            case 0:
                next += 1
                town.news(next, tags: ["вода", "тема\(next % 3)"], day: Int.random(in: 1...17, using: &dice))
            case 1: town.news(number, title: "Інша назва \(step)", tags: ["тема\(step % 3)"])
            case 2: town.news(number, reference: "s\(Int.random(in: 1...4, using: &dice))")
            case 3:
                try? FileManager.default.removeItem(
                    atPath: town.folder.path + "/content/news/n\(number == 3 ? 4 : number).md")
            case 4:
                try? FileManager.default.moveItem(
                    atPath: town.folder.path + "/content/news/n\(number == 3 ? 4 : number).md",
                    toPath: town.folder.path + "/content/news/renamed-\(step)-\(number).md")
            case 5:
                town.service(number % 4 + 1, status: ["active", "limited", "suspended"].randomElement(using: &dice)!)
            case 6: town.event(number % 6 + 1, place: "p\(Int.random(in: 1...3, using: &dice))")
            case 7:
                town.folder.write(town.settings(tags: [], name: "Містечко \(step)"), to: "content/site.yml")
            case 8:
                let path = "site-template/strings/uk.yml"
                let text = try String(contentsOfFile: town.folder.path + "/" + path, encoding: .utf8)
                town.folder.write(
                    text.replacing("  home: Головна\n", with: "  home: Головна \(step)\n")
                        .replacing("  note: ", with: "  note: \(step) "), to: path)
            case 9: town.unit(number % 3 + 1, title: "Відділ у році \(step)", parent: number % 3 == 0 ? nil : 1)
            case 10:
                town.page(
                    number % 3 + 1, menu: ["main", "footer", "none"].randomElement(using: &dice)!,
                    parent: number % 3 == 2 ? number % 2 + 1 : nil)
            case 11: town.series(without: 28 + number % 3, held: number % 2 == 0 ? 22 + number % 6 : nil)
            case 12:
                town.folder.write(
                    "---\ntitle: Of units \(step)\ntags: [water]\n---\nText, [unit](../units/u\(number % 3 + 1).md).\n",
                    to: "content/news/n3.en.md")
            case 13:
                town.folder.write(
                    "---\ntitle: Від відділу \(step)\ndate: 2026-11-\(10 + number)\nunits: [u\(number % 3 + 1)]\n"
                        + "pinned_until: 2026-11-\(10 + number) 12:00\nexpires: 2026-11-\(12 + number)\n---\nТекст.\n",
                    to: "content/news/unit-\(number % 4).md")
            default: day = Int.random(in: 18...26, using: &dice)
            }
        }
        let now = "2026-11-\(day) 12:00"
        let (_, warm) = try town.built("_site", cache: "cache", workers: step % 2 + 1, on: now)
        let (_, cold) = try town.built("cold-\(step)", cache: nil, on: now)
        #expect(differences(warm, cold) == [], "step \(step)")
    }
}
