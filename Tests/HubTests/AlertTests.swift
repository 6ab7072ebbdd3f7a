import Foundation
import SourceText
import Testing

@testable import Hub

/// An alert as a file; further lines of its front matter as they are.
func alert(_ name: String, _ lines: String, date: String = "2026-11-20 17:45", suffix: String = "") -> String {
    """
    -- content/alerts/\(name)\(suffix).md --
    ---
    title: Оповіщення \(name)
    date: \(date)
    area: Усе місто
    \(lines)
    ---
    Бережіться.

    """
}

extension BuiltSite {
    /// The alerts that the page's banner leads to.
    func banner(_ path: String) -> [String] {
        guard let section = self[path].firstMatch(of: /<section class="banner".*?<\/section>/.dotMatchesNewlines())
        else { return [] }
        return section.0.matches(of: /href="\/(?:en\/)?alerts\/([a-z0-9-]+)\/"/).map { String($0.1) }
    }
}

@Test func alertLeavesTheBannerAtItsEnd() throws {
    let text =
        alert("voda", "preset: water\nuntil: 2026-11-23 20:00\nlevel: emergency") + event("den", "start: 2026-12-05")
    let before = try built(text, on: "2026-11-23 19:59")
    #expect(before.ids == [])
    for page in ["/", "/en/", "/events/", "/events/den/", "/404.html", "/search/"] {
        #expect(before.banner(page) == ["voda"])
    }
    #expect(before["/"].contains("<p class=\"emergency\" data-over=\"2026-11-23T20:00:00+02:00\">"))
    #expect(before["/"].contains("діє до 23 листопада, 20:00"))
    let after = try built(text, on: "2026-11-23 20:00")
    for page in ["/", "/events/den/"] { #expect(after.banner(page) == []) }
    #expect(after["/alerts.json"] == #"{"alerts":[]}"#)
    #expect(after.main("/alerts/voda/").contains("Завершено"))
    #expect(!after.main("/alerts/voda/").contains("Небезпека"))
    #expect(after["/alerts/archive/"].contains("/alerts/voda/"))
}

@Test func replacedAndCancelledAlertsLeaveTheBanner() throws {
    let first = alert("persha", "preset: storm\nuntil: 2026-11-25 20:00")
    let second = alert(
        "druha", "preset: storm\nuntil: 2026-11-26 20:00\nmessage: update\nreplaces: persha", date: "2026-11-21 08:00")
    let third = alert(
        "vidbii", "preset: storm\nuntil: 2026-11-26 20:00\nmessage: cancel\nreplaces: druha", date: "2026-11-21 11:00")
    #expect(try built(first).banner("/") == ["persha"])
    #expect(try built(first + second).banner("/") == ["druha"])
    let over = try built(first + second + third)
    #expect(over.ids == [])
    #expect(over.banner("/") == [])
    #expect(over.main("/alerts/vidbii/").contains("Відбій"))
    #expect(over.main("/alerts/persha/").contains("Завершено"))
    // What is not published yet replaces nothing.
    #expect(
        try built(first + second.replacing("message: update", with: "message: update\npublish_at: 2026-11-22")).banner(
            "/") == ["persha"])
}

@Test func exerciseSaysThatItIsNone() throws {
    let site = try built(
        alert("navchannia", "preset: drill\nuntil: 2026-11-25 20:00\nlevel: emergency")
            + alert("tryvoha", "preset: air\nuntil: 2026-11-25 20:00\nexercise: true", date: "2026-11-20 10:00"))
    #expect(site["/"].contains("<b>Навчання.</b> <a href=\"/alerts/navchannia/\""))
    #expect(site.main("/alerts/tryvoha/").contains("Це не справжня загроза."))
    #expect(site["/alerts/tryvoha/cap.xml"].contains("<status>Exercise</status>"))
    #expect(site["/alerts/navchannia/cap.xml"].contains("<note>Навчання."))
}

@Test func alertWithoutPresetNeedsItsWords() throws {
    #expect(
        try built(alert("shchos", "until: 2026-11-25 20:00\nurgency: Immediate")).errors
            == ["alert.words"])
    let site = try built(
        alert(
            "shchos",
            "until: 2026-11-25 20:00\nurgency: Immediate\ncategory: Health\nseverity: Severe\ncertainty: Observed"))
    #expect(site.ids == [])
    #expect(site["/alerts/shchos/cap.xml"].contains("<event>Медична</event>"))
    #expect(try built(alert("vidbii", "preset: gas\nuntil: 2026-11-25\nmessage: cancel")).errors == ["alert.replaces"])
}

@Test func alertsThatReplaceEachOtherAreAnError() throws {
    let site = try built(
        alert("a", "preset: gas\nuntil: 2026-11-25\nreplaces: b")
            + alert("b", "preset: gas\nuntil: 2026-11-25\nreplaces: a"))
    #expect(site.errors == ["reference.circle", "reference.circle"])
    #expect(site.report.diagnostics.all.first?.arguments == ["a", "replaces"])
}

@Test func currentAlertsAreSmallJSON() throws {
    let site = try built(
        alert("voda", "preset: water\nsettlements: [Село]\nuntil: 2026-11-23 20:00\ninstruction: Кип'ятіть воду.")
            .replacing("area: Усе місто\n", with: "")
            + "-- content/alerts/voda.en.md --\n---\ntitle: No water\n---\nText.\n"
            + alert("davno", "preset: water\nuntil: 2026-11-20 20:00"))
    let json = try JSONSerialization.jsonObject(with: Data(site["/alerts.json"].utf8)) as? [String: [[String: Any]]]
    let alerts = try #require(json?["alerts"])
    #expect(alerts.count == 1)
    #expect(alerts[0]["cap"] as? String == "https://town.example/alerts/voda/cap.xml")
    #expect(alerts[0]["expires"] as? String == "2026-11-23T20:00:00+02:00")
    #expect(alerts[0]["area"] as? String == "Село")
    #expect((alerts[0]["translations"] as? [String: [String: String]])?["en"]?["title"] == "No water")
}
