import Foundation
import Testing

@testable import Hub

private func outage(_ name: String, _ lines: String) -> String {
    "-- content/outages/\(name).md --\n---\ntitle: Відключення \(name)\ndate: 2026-11-20 20:00\n\(lines)\n---\nТекст.\n"
}

@Test func currentAndComingOutagesAreJSON() throws {
    let site = try built(
        outage(
            "svitlo",
            "utility: power\nstart: 2026-11-21 00:00\nuntil: 2026-11-22 00:00\nsettlements: [Село]\nstreets: [вул. Садова]\nqueues:\n  - {queue: \"1.1\", hours: [\"00:00–03:00\", \"08:30–12:00\"]}\n  - {queue: \"2.1\", hours: []}"
        )
            + outage("zavtra", "utility: water\nstart: 2026-11-22 08:00\nstatus: planned")
            + outage("mynulo", "utility: gas\nstart: 2026-11-19\nuntil: 2026-11-21 12:00")
            + outage("ie", "utility: heat\nstart: 2026-11-19\nuntil: 2026-11-25\nstatus: restored"))
    #expect(site.ids == [])
    let json = try JSONSerialization.jsonObject(with: Data(site["/outages.json"].utf8)) as? [String: [[String: Any]]]
    let outages = try #require(json?["outages"])
    #expect(outages.map { $0["utility"] as? String } == ["power", "water"])
    #expect(outages[0]["start"] as? String == "2026-11-21T00:00:00+02:00")
    #expect(outages[0]["until"] as? String == "2026-11-22T00:00:00+02:00")
    #expect((outages[0]["settlements"] as? [[String: String]])?.first?["name"] == "Село")
    #expect(outages[0]["streets"] as? [String] == ["вул. Садова"])
    let queues = try #require(outages[0]["queues"] as? [[String: Any]])
    #expect(queues.map { $0["queue"] as? String } == ["1.1", "2.1"])
    #expect(queues[0]["hours"] as? [String] == ["00:00–03:00", "08:30–12:00"])
    #expect(site.main("/outages/").contains("21 листопада, цілу добу"))
}
