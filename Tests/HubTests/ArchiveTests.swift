import Foundation
import Testing

@testable import Hub

private func many(_ count: Int, _ extra: (Int) -> String = { _ in "" }) -> String {
    (1...count).map { number in
        """
        -- content/news/n\(number).md --
        ---
        title: Новина номер \(number) про дорогу
        date: 202\(number % 3 + 4)-\(number % 2 == 0 ? "03" : "11")-\(number % 18 + 10) 10:\(number % 50 + 10)
        tags: [дорога]
        \(extra(number))
        ---
        Текст.

        """
    }.joined()
}

@Test func longListIsPagedWithoutLossOrRepetition() throws {
    let site = try built(many(47))
    #expect(site.ids.filter { $0 != "date.ahead" } == [])
    var seen: [String] = []
    for path in ["/news/", "/news/page/2/", "/news/page/3/"] {
        let page = site.main(path)
        #expect(!page.isEmpty, "\(path)")
        let links = page.matches(of: /href="(\/news\/n\d+\/)"/).map { String($0.1) }
        seen += NSOrderedSet(array: links).array.compactMap { $0 as? String }
    }
    #expect(seen.count == 47)
    #expect(Set(seen).count == 47)
    #expect(!site.exists("/news/page/4/index.html"))
    #expect(site["/news/page/2/"].contains("rel=\"canonical\" href=\"https://town.example/news/page/2/\""))
}

@Test func archivesHoldEachYearAndMonth() throws {
    let site = try built(many(47))
    for year in 2024...2026 {
        #expect(site.exists("/news/\(year)/index.html"))
        for month in ["03", "11"] { #expect(site.exists("/news/\(year)/\(month)/index.html"), "\(year) \(month)") }
        #expect(!site.exists("/news/\(year)/04/index.html"))
    }
    #expect(site.main("/news/2025/11/").contains("/news/n1/"))
    #expect(!site.main("/news/2025/11/").contains("/news/n2/"))
    #expect(!site.exists("/news/2023/index.html"))
}

@Test func newerEntriesLeaveOldPagesAsTheyAre() throws {
    let old = many(30)
    let newer = """
        -- content/news/newer.md --
        ---
        title: Новина номер 99 про дорогу
        date: 2026-12-30 11:00
        tags: [дорога]
        ---
        Текст.

        """
    let (before, after) = (try built(old), try built(old + newer))
    for number in 1...30 {
        let path = "news/n\(number)/index.html"
        #expect(before.files[path] == after.files[path], "\(path)")
    }
    #expect(after.main("/news/newer/").contains(/\/news\/n\d+\//))
    // Pages of the list that hold only older entries change no more than they must.
    #expect(before.files["news/2024/11/index.html"] == after.files["news/2024/11/index.html"])
}

@Test func relatedEntriesAreNeverNewerAndNeverTheEntryItself() throws {
    let site = try built(many(12))
    func instant(_ number: Int) -> String {
        "202\(number % 3 + 4)-\(number % 2 == 0 ? "03" : "11")-\(number % 18 + 10) 10:\(number % 50 + 10)"
    }
    for number in 1...12 {
        let links = site.main("/news/n\(number)/").matches(of: /href="\/news\/n(\d+)\/"/).compactMap { Int($0.1) }
        #expect(links.allSatisfy { instant($0) < instant(number) }, "\(number): \(links)")
    }
}

@Test func relatedFieldWinsOverComputedOnes() throws {
    let site = try built(many(12) { $0 == 7 ? "related: [n12]" : "" })
    #expect(site.main("/news/n7/").contains("\"/news/n12/\""))
}

@Test func breadcrumbsFollowParents() throws {
    let site = try built(
        """
        -- content/pages/hromada.md --
        ---
        title: Громада
        menu: main
        ---
        -- content/pages/istoriia.md --
        ---
        title: Історія
        parent: hromada
        menu: footer
        ---
        -- content/pages/xx/index.md --
        ---
        title: ХХ століття
        parent: istoriia
        ---
        ![Площа](foto.png)
        """, files: ["content/pages/xx/foto.png": smallPicture])
    #expect(site.ids == [])
    let page = site["/xx/"]
    let crumbs = page.matches(of: /"(\/|\/hromada\/|\/istoriia\/)"/).map { String($0.1) }
    #expect(crumbs.contains("/hromada/") && crumbs.contains("/istoriia/"))
    #expect(site.main("/hromada/").contains("/istoriia/"))
    #expect(site["/news/"].contains("href=\"/hromada/\""))
    #expect(site["/news/"].contains("href=\"/istoriia/\""))
}

@Test func alphabetIsUkrainian() throws {
    let words = ["Яма", "Їжа", "Ґанок", "Гора", "Єдність", "Елеватор", "Ялинка", "Іван", "Житло", "ім'я", "Апостроф"]
    var text = ""
    for (index, word) in words.enumerated() {
        text += "-- content/services/s\(index).md --\n---\ntitle: \(word)\n---\n"
    }
    let links = try built(text).main("/services/").matches(of: /href="\/services\/s(\d+)\/"/).compactMap { Int($0.1) }
    var order: [String] = []
    for index in links where !order.contains(words[index]) { order.append(words[index]) }
    #expect(
        order == ["Апостроф", "Гора", "Ґанок", "Елеватор", "Єдність", "Житло", "Іван", "ім'я", "Їжа", "Ялинка", "Яма"])
}
