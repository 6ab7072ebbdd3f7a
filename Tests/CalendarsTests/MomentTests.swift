import Calendars
import SourceText
import Testing

@Suite struct MomentTests {
    static let spellings: [(String, String)] = [
        ("2026-11-21", "2026-11-21"),
        ("2026/11/21", "2026-11-21"),
        ("2026-1-5", "2026-01-05"),
        ("21.11.2026", "2026-11-21"),
        ("21.11.2026 р.", "2026-11-21"),
        ("1.2.2026", "2026-02-01"),
        ("21/11/2026", "2026-11-21"),
        ("2026-11-21 18:30", "2026-11-21T18:30:00"),
        ("2026-11-21T18:30", "2026-11-21T18:30:00"),
        ("2026-11-21t18:30:15", "2026-11-21T18:30:15"),
        ("2026-11-21T18:30:15.123456", "2026-11-21T18:30:15"),
        ("2026-11-21T18:30:15Z", "2026-11-21T18:30:15Z"),
        ("2026-11-21T18:30:15.5Z", "2026-11-21T18:30:15Z"),
        ("2026-11-21T18:30:15+02:00", "2026-11-21T18:30:15+02:00"),
        ("2026-11-21T18:30+0200", "2026-11-21T18:30:00+02:00"),
        ("2026-11-21T18:30+02", "2026-11-21T18:30:00+02:00"),
        ("2015-01-07 11:15:44 -0400", "2015-01-07T11:15:44-04:00"),
        ("2015-01-07 9:15:44 -0400", "2015-01-07T09:15:44-04:00"),
        ("2015-01-07 9:15:44-04:00", "2015-01-07T09:15:44-04:00"),
        ("2015-01-07 9:15:44", "2015-01-07T09:15:44"),
        ("2026-11-21 18:30:00 +0200 +0200", "2026-11-21T18:30:00+02:00"),
        ("2026-11-21 18:30:00 +0200 EET", "2026-11-21T18:30:00+02:00"),
        ("2026-11-21 18:30:00 UTC", "2026-11-21T18:30:00Z"),
        ("2026-11-21 6:30 PM", "2026-11-21T18:30:00"),
        ("2026-11-21 12:05 am", "2026-11-21T00:05:00"),
        ("2026-11-21 12:05 p.m. -0500", "2026-11-21T12:05:00-05:00"),
        ("21.11.2026 18:30", "2026-11-21T18:30:00"),
        ("21.11.2026, 18:30", "2026-11-21T18:30:00"),
        ("21.11.2026 о 9:30", "2026-11-21T09:30:00"),
        ("Sat, 21 Nov 2026 18:30:00 +0200", "2026-11-21T18:30:00+02:00"),
        ("Sat, 21 Nov 2026 18:30:00 GMT", "2026-11-21T18:30:00Z"),
        ("Sat, 21 Nov 2026 18:30:00 +0200 (EET)", "2026-11-21T18:30:00+02:00"),
        ("21 Nov 2026 18:30 EST", "2026-11-21T18:30:00-05:00"),
        ("Nov 21, 2026", "2026-11-21"),
        ("November 21, 2026 6:30 PM", "2026-11-21T18:30:00"),
        ("Nov 21st, 2026", "2026-11-21"),
        ("Sept. 1, 2026", "2026-09-01"),
        ("21 листопада 2026", "2026-11-21"),
        ("21 листопада 2026 року", "2026-11-21"),
        ("21 Листопада 2026 р.", "2026-11-21"),
        ("21 ЛИСТОПАДА 2026 р. 18:30", "2026-11-21T18:30:00"),
        ("21 листопада 2026 року, о 18:30", "2026-11-21T18:30:00"),
        ("21 лист. 2026 р.", "2026-11-21"),
        ("1\u{A0}січня\u{A0}2026 об 11:00", "2026-01-01T11:00:00"),
        ("субота, 21 листопада 2026 р.", "2026-11-21"),
        ("п’ятниця, 20 листопада 2026", "2026-11-20"),
        ("18:30 21 листопада 2026", "2026-11-21T18:30:00"),
        ("18:30, 21.11.2026", "2026-11-21T18:30:00"),
        ("  2026-11-21  ", "2026-11-21"),
        ("2026-11-21 24:00", "2026-11-22T00:00:00"),
        ("2026-12-31T24:00:00Z", "2027-01-01T00:00:00Z"),
        ("2028-02-29", "2028-02-29"),
        ("2026-11", "2026-11"),
        ("листопад 2026", "2026-11"),
        ("November 2026", "2026-11"),
        ("2026", "2026"),
        ("2026 рік", "2026"),
    ]

    @Test(arguments: spellings) func spellingsSeenInTheWildAreRead(_ text: String, _ expected: String) throws {
        #expect(form(try Moment(text)) == expected)
    }

    static let mistakes: [(String, DateError)] = [
        ("", .notADate(at: 0)),
        ("tomorrow", .notADate(at: 0)),
        ("завтра", .notADate(at: 0)),
        ("2026-", .notADate(at: 5)),
        ("2026-11-21 noon", .notADate(at: 11)),
        ("2026-11-21T", .notADate(at: 10)),
        ("2026-11-21 18", .notADate(at: 13)),
        ("2026-11-21 18:3", .notADate(at: 14)),
        ("2026-11-21x", .notADate(at: 10)),
        ("20261121", .notADate(at: 0)),
        ("99999999999999999999", .notADate(at: 0)),
        ("21.11.26", .notADate(at: 6)),
        ("2026-11-21 18:30 +0200 +0300", .notADate(at: 22)),
        ("2026-02-30", .outOfRange(at: 8)),
        ("2026-02-29", .outOfRange(at: 8)),
        ("2026-13-01", .outOfRange(at: 5)),
        ("2026-00", .outOfRange(at: 5)),
        ("0000-01-01", .outOfRange(at: 0)),
        ("31.04.2026", .outOfRange(at: 0)),
        ("31.13.2026", .outOfRange(at: 3)),
        ("31 листопада 2026", .outOfRange(at: 0)),
        ("Feb 30, 2026", .outOfRange(at: 4)),
        ("2026-11-21 25:00", .outOfRange(at: 11)),
        ("2026-11-21 24:01", .outOfRange(at: 11)),
        ("2026-11-21 18:60", .outOfRange(at: 14)),
        ("2026-11-21 18:30:60", .outOfRange(at: 17)),
        ("2026-11-21 13:30 PM", .outOfRange(at: 11)),
        ("2026-11-21T18:30+24:00", .outOfRange(at: 16)),
        ("9999-12-31 24:00", .outOfRange(at: 11)),
    ]

    @Test(arguments: mistakes) func whatIsNoDateSaysWhere(_ text: String, _ expected: DateError) {
        #expect(throws: expected) { try Moment(text) }
    }

    @Test func cutAndMixedSpellingsNeverCrash() {
        let texts = Self.spellings.map(\.0) + Self.mistakes.map(\.0)
        for text in texts {
            for length in 0...text.unicodeScalars.count {
                _ = try? Moment(String(String.UnicodeScalarView(text.unicodeScalars.prefix(length))))
                _ = try? Moment(String(String.UnicodeScalarView(text.unicodeScalars.dropFirst(length))))
                _ = try? Moment(String(decoding: text.utf8.prefix(length), as: UTF8.self))
            }
        }
        _ = try? Moment(String(repeating: "1", count: 100_000))
        _ = try? Moment(String(repeating: "ї", count: 100_000))
    }

    @Test(.enabled(if: hostZone("Europe/Kyiv") != nil))
    func withoutAnOffsetATimeIsTheZonesOwn() throws {
        let kyiv = try #require(hostZone("Europe/Kyiv"))
        #expect(
            written { $0.write(rfc3339: try! Moment("2026-11-21 18:30").civil(in: kyiv)) }
                == "2026-11-21T18:30:00+02:00")
        #expect(
            written { $0.write(rfc3339: try! Moment("2026-07-21 18:30").civil(in: kyiv)) }
                == "2026-07-21T18:30:00+03:00")
        #expect(
            written { $0.write(rfc3339: try! Moment("2026-11-21T23:30Z").civil(in: kyiv)) }
                == "2026-11-22T01:30:00+02:00")
        let month = try Moment("2026-11")
        #expect(month.instant(in: kyiv) == (try Moment("2026-10-31T22:00Z").instant(in: kyiv)))
        #expect(month.end(in: kyiv) == (try Moment("2026-11-30T22:00Z").instant(in: kyiv)))
        #expect(try Moment("2026").lastDay == day(2026, 12, 31))
    }

    private func form(_ moment: Moment) -> String {
        switch moment.precision {
        case .year: return written { $0.write(moment.day.year) }
        case .month: return String(written { $0.write(iso: moment.day) }.prefix(7))
        case .day: return written { $0.write(iso: moment.day) }
        case .time:
            let text = written {
                $0.write(
                    rfc3339: CivilTime(
                        day: moment.day, secondsOfDay: moment.secondsOfDay, offset: moment.offset ?? .utc))
            }
            return moment.offset == nil ? String(text.dropLast()) : text
        }
    }
}
