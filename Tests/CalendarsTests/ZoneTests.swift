import Calendars
import Foundation
import Testing

@Suite struct ZoneTests {
    static let names = [
        "Europe/Kyiv", "Europe/London", "America/New_York", "Africa/Casablanca", "Australia/Lord_Howe",
        "America/Nuuk", "Asia/Tehran", "Europe/Dublin", "Africa/Cairo", "Pacific/Apia", "UTC",
    ]

    @Test(.enabled(if: hostZone("Europe/Kyiv") != nil), arguments: names)
    func offsetsAreTheSystemsOwnFrom1900To2100(_ name: String) throws {
        let zone = try #require(hostZone(name))
        let theirs = try #require(TimeZone(identifier: name))
        var wrong: [Int64] = []
        for seconds in stride(from: Int64(-2_208_988_800), to: 4_102_444_800, by: 39_600) {
            let date = Date(timeIntervalSince1970: TimeInterval(seconds))
            if zone.offset(at: Instant(seconds)).seconds != theirs.secondsFromGMT(for: date) { wrong.append(seconds) }
        }
        #expect(wrong.isEmpty, "\(name): \(wrong.count), first \(wrong.first ?? 0)")
    }

    @Test(.enabled(if: hostZone("Europe/Kyiv") != nil))
    func aTimeThatClocksSkipMovesForwardAndOneShownTwiceIsTheFirst() throws {
        let kyiv = try #require(hostZone("Europe/Kyiv"))
        for year in [2026, 2050, 2099] {
            let spring = (25...31).map { day(year, 3, $0) }.first { $0.weekday == .sunday }!
            let skipped = kyiv.local(kyiv.instant(of: spring, secondsOfDay: 3 * 3600 + 1800))
            #expect(skipped.secondsOfDay == 4 * 3600 + 1800 && skipped.offset.seconds == 10_800)
            let autumn = (25...31).map { day(year, 10, $0) }.first { $0.weekday == .sunday }!
            let twice = kyiv.local(kyiv.instant(of: autumn, secondsOfDay: 3 * 3600 + 1800))
            #expect(twice.secondsOfDay == 3 * 3600 + 1800 && twice.offset.seconds == 10_800)
        }
    }

    @Test(.enabled(if: hostZone("Europe/Kyiv") != nil), arguments: names)
    func aLocalTimeIsFoundAgain(_ name: String) throws {
        let zone = try #require(hostZone(name))
        var lost = 0
        for seconds in stride(from: Int64(-2_208_988_800), to: 4_102_444_800, by: 50_400) {
            let local = zone.local(Instant(seconds))
            let again = zone.local(zone.instant(of: local.day, secondsOfDay: local.secondsOfDay))
            if again.day != local.day || again.secondsOfDay != local.secondsOfDay { lost += 1 }
        }
        #expect(lost == 0)
    }

    @Test func kyivHasTwoNamesAndAPathIsNoName() {
        #expect(Zone.names(for: "Europe/Kiev") == ["Europe/Kiev", "Europe/Kyiv"])
        #expect(Zone.names(for: "Europe/Kyiv") == ["Europe/Kyiv", "Europe/Kiev"])
        #expect(Zone.names(for: "America/Argentina/Ushuaia") == ["America/Argentina/Ushuaia"])
        for name in ["", "/etc/passwd", "../../etc/passwd", "Europe/../../x", "Europe//Kyiv", "Europe/Київ", "-x"] {
            #expect(Zone.names(for: name).isEmpty)
        }
    }

    @Test(.enabled(if: hostZone("Europe/Kyiv") != nil))
    func aDamagedFileIsAnErrorWhereverItIsCutOrChanged() throws {
        let bytes = [UInt8](try #require(FileManager.default.contents(atPath: "/usr/share/zoneinfo/Europe/Kyiv")))
        for length in 0..<(bytes.count - 1) {
            if let zone = try? Zone(name: "x", tzif: Array(bytes[..<length])) {
                _ = zone.offset(at: Instant(4_000_000_000))
            }
        }
        var random = SystemRandomNumberGenerator()
        for _ in 0..<3000 {
            var changed = bytes
            for _ in 0..<3 {
                changed[Int.random(in: 0..<changed.count, using: &random)] = .random(in: 0...255, using: &random)
            }
            if let zone = try? Zone(name: "x", tzif: changed) {
                _ = zone.instant(of: day(2026, 3, 29), secondsOfDay: 12_600)
                _ = zone.offset(at: Instant(.max))
                _ = zone.offset(at: Instant(.min))
            }
        }
        #expect(throws: ZoneError.notTZif) { try Zone(name: "x", tzif: []) }
        #expect(throws: ZoneError.self) { try Zone(name: "x", tzif: Array(bytes[..<100])) }
    }
}
