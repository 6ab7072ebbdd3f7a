import Calendars
import Foundation
import Testing

@Suite struct DayTests {
    @Test func everyDayFromTheYear1To9999IsFoundAgainByItsNumber() {
        var number = day(1, 1, 1).daysSince1970
        var weekday = day(1, 1, 1).weekday.rawValue
        var ok = true
        for year in 1...9999 {
            for month in 1...12 {
                for date in 1...Day.count(ofMonth: month, year: year) {
                    let day = Day(year: year, month: month, day: date)
                    ok = ok && day?.daysSince1970 == number && Day(daysSince1970: number) == day
                    ok = ok && day?.weekday.rawValue == weekday
                    number += 1
                    weekday = (weekday + 1) % 7
                }
            }
        }
        #expect(ok)
        #expect(day(1970, 1, 1).daysSince1970 == 0)
        #expect(day(2026, 11, 21).weekday == .saturday)
        #expect(day(2028, 12, 31).dayOfYear == 366)
    }

    @Test func aDayThatIsNotInTheCalendarIsNone() {
        for (year, month, date) in [
            (2026, 2, 29), (2026, 13, 1), (2026, 0, 1), (2026, 4, 31), (0, 1, 1), (10000, 1, 1),
        ] {
            #expect(Day(year: year, month: month, day: date) == nil)
        }
        #expect(Day(year: 2028, month: 2, day: 29) != nil)
        #expect(Day(year: 1900, month: 2, day: 29) == nil)
    }

    @Test func reckoningStopsAtTheEndsOfTheCalendar() {
        #expect(Day.last.adding(days: 1) == .last)
        #expect(Day.first.adding(days: .min) == .first)
        #expect(Day.last.adding(days: .max) == .last)
        #expect(Zone.utc.local(Instant(.max)).day == .last)
        #expect(Zone.utc.local(Instant(.min)).day == .first)
        #expect(Instant(.max).adding(seconds: 1) == Instant(.max))
    }
}
