import Calendars
import Foundation
import SourceText
import TestSupport

/// The names as uk.xml of CLDR 48 has them.
let ukrainian = CalendarNames(
    months: "січня лютого березня квітня травня червня липня серпня вересня жовтня листопада грудня".words,
    standaloneMonths: "січень лютий березень квітень травень червень липень серпень вересень жовтень листопад грудень"
        .words,
    shortMonths: "січ. лют. бер. квіт. трав. черв. лип. серп. вер. жовт. лист. груд.".words,
    weekdays: "понеділок вівторок середа четвер пʼятниця субота неділя".words,
    shortWeekdays: "пн вт ср чт пт сб нд".words, dayHalves: ["дп", "пп"])!

extension String {
    var words: [String] { split(separator: " ").map(String.init) }
}

let suites = projectFolder.appending(path: "Tests/CalendarsTests/Suites")

/// The lines of a table of the suite without its head.
func rows(_ path: String) throws -> [[String]] {
    try String(contentsOf: suites.appending(path: path), encoding: .utf8).split(separator: "\n")
        .filter { !$0.hasPrefix("#") }.map { $0.split(separator: "\t").map(String.init) }
}

func written(_ write: (inout ByteWriter) -> Void) -> String {
    var out = ByteWriter()
    write(&out)
    return String(decoding: out.bytes, as: UTF8.self)
}

func day(_ year: Int, _ month: Int, _ day: Int) -> Day { Day(year: year, month: month, day: day)! }

/// A zone of the host's own files; nil where there are none.
func hostZone(_ name: String) -> Zone? {
    for name in Zone.names(for: name) {
        guard let data = FileManager.default.contents(atPath: "/usr/share/zoneinfo/" + name) else { continue }
        return try? Zone(name: name, tzif: [UInt8](data))
    }
    return nil
}
