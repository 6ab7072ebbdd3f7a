import Foundation
import SourceText
import TestSupport
import Testing

@testable import Hub
@testable import Import

private func calendar(_ lines: String, name: String = "Події") -> String {
    "BEGIN:VCALENDAR\nVERSION:2.0\nX-WR-CALNAME:\(name)\nX-WR-TIMEZONE:Europe/Kyiv\n\(lines)\nEND:VCALENDAR\n"
}

private func event(_ lines: String, uid: String = "a1") -> String {
    "BEGIN:VEVENT\nUID:\(uid)\nSUMMARY:Сесія ради\n\(lines)\nEND:VEVENT"
}

@Suite struct ImportCalendarTests {
    /// Lines of a calendar are folded at bytes, so that a control comes together only once they are not.
    @Test func controlsWithinFoldedSignsBecomeTheirSigns() throws {
        let folded = "DTSTART:20261121T100000Z\nLOCATION:Зала \u{C2}? 2"
        var bytes = Array(calendar(event(folded)).utf8)
        let at = try #require(bytes.firstRange(of: [0xC3, 0x82, 0x3F]))
        bytes.replaceSubrange(at, with: [0xC2, 0x0D, 0x0A, 0x20, 0x96])
        let made = try ImportedSource(calendarBytes: bytes)
        #expect(made["events/2026/11/sesiia-rady.md"].contains("place: Зала – 2"))
    }

    @Test func anEventKeepsWhatTheKindHasFieldsFor() throws {
        let made = try ImportedSource(
            calendar: calendar(
                event(
                    """
                    DTSTART;TZID=Europe/Kyiv:20261121T100000
                    DTEND;TZID=Europe/Kyiv:20261121T113000
                    LOCATION:Зала\\, другий поверх
                    DESCRIPTION:Порядок денний:\\n1. Бюджет\\n\\nhttps://rada.example/a_b_c
                    CATEGORIES:рада,бюджет
                    ORGANIZER;CN=Міська рада:mailto:rada@example.org
                    URL:https://rada.example/sesiya
                    STATUS:CANCELLED
                    """)))
        #expect(
            made["events/2026/11/sesiia-rady.md"] == """
                ---
                title: Сесія ради
                start: 2026-11-21T10:00:00
                end: 2026-11-21T11:30:00
                tags:
                  - рада
                  - бюджет
                place: Зала, другий поверх
                organizers:
                  - Міська рада
                status: cancelled
                ---

                Порядок денний:\\
                1\\. Бюджет

                <https://rada.example/a_b_c>

                [https://rada.example/sesiya](https://rada.example/sesiya)

                """)
        #expect(made["site.yml"].contains("name: Події"))
        try made.expectSound()
    }

    @Test func wholeDaysEndOnTheirLastDay() throws {
        let made = try ImportedSource(
            calendar: calendar(
                event("DTSTART;VALUE=DATE:20260801\nDTEND;VALUE=DATE:20260804\nLOCATION:Парк", uid: "a")
                    + "\n" + event("DTSTART;VALUE=DATE:20260901\nDTEND;VALUE=DATE:20260902\nLOCATION:Парк", uid: "b")
                    + "\n" + event("DTSTART;VALUE=DATE:20261001\nDURATION:P2D\nLOCATION:Парк", uid: "c")
                    + "\n" + event("DTSTART:20261001T220000Z\nDURATION:PT3H\nLOCATION:Парк", uid: "d")))
        #expect(made["events/2026/08/sesiia-rady.md"].contains("start: 2026-08-01\nend: 2026-08-03\n"))
        #expect(!made["events/2026/09/sesiia-rady.md"].contains("end:"))
        #expect(made["events/2026/10/sesiia-rady.md"].contains("end: 2026-10-02\n"))
        #expect(
            made["events/2026/10/sesiia-rady-2.md"].contains("start: 2026-10-02T01:00:00\nend: 2026-10-02T04:00:00\n"))
        try made.expectSound()
    }

    @Test func aSeriesKeepsItsRuleItsExceptionsAndItsChangedDays() throws {
        let made = try ImportedSource(
            calendar: calendar(
                event(
                    """
                    DTSTART;TZID=Europe/Kyiv:20261103T100000
                    RRULE:FREQ=WEEKLY;BYDAY=TU;COUNT=6
                    EXDATE;TZID=Europe/Kyiv:20261110T100000,20261117T100000
                    RDATE;TZID=Europe/Kyiv:20261204T100000
                    LOCATION:Зала
                    BEGIN:VALARM
                    ACTION:DISPLAY
                    TRIGGER:-PT15M
                    END:VALARM
                    """) + "\n"
                    + event(
                        "RECURRENCE-ID;TZID=Europe/Kyiv:20261124T100000\nDTSTART;TZID=Europe/Kyiv:20261125T120000\nLOCATION:Зала"
                    )))
        let series = made["events/2026/11/sesiia-rady.md"]
        #expect(series.contains("recurrence: FREQ=WEEKLY;COUNT=6;BYDAY=TU\n"))
        #expect(
            series.contains(
                "exceptions:\n  - 2026-11-10T10:00:00\n  - 2026-11-17T10:00:00\n  - 2026-11-24T10:00:00\n"))
        #expect(made["events/2026/11/sesiia-rady-2.md"].contains("start: 2026-11-25T12:00:00"))
        #expect(made.remarks("a1").contains("import.extraDates") && made.remarks("a1").contains("import.alarms"))
        #expect(made.words.contains("20261204T100000"))
        try made.expectSound()
    }

    @Test func whatAnEventCannotSayIsSaidWithItsName() throws {
        let made = try ImportedSource(
            calendar: calendar(
                event(
                    "DTSTART:20261103T100000\nRRULE:FREQ=DAILY;COUNT=1000000000\nLOCATION:Зала\nGEO:50.4;30.5",
                    uid: "billion")
                    + "\n" + event("LOCATION:Зала", uid: "timeless")
                    + "\n" + event("DTSTART;TZID=Марс:20261103T100000\nLOCATION:Зала", uid: "mars")
                    + "\n" + event("DTSTART:20269903T100000\nLOCATION:Зала", uid: "month99")
                    + "\nBEGIN:VTODO\nUID:todo\nSUMMARY:Полити квіти\nEND:VTODO\nBEGIN:VEVENT\nUID:void\nEND:VEVENT"))
        #expect(
            made.remarks("billion").contains("import.rule") && made.remarks("billion").contains("import.unknownKey"))
        #expect(made.remarks("timeless").contains("import.noStart"))
        #expect(made.remarks("mars").contains("import.zone"))
        #expect(made.remarks("month99").contains { $0 == "import.calendarLine" || $0 == "import.badValue" })
        #expect(made.remarks("todo") == ["import.left.component"])
        #expect(made.words.contains("Полити квіти"))
        #expect(made.remarks("void") == ["import.left.emptyEvent"])
        try made.expectSound()
    }

    @Test func descriptionsInHTMLBecomeMarkdown() throws {
        let made = try ImportedSource(
            calendar: calendar(
                event(
                    "DTSTART:20261103T100000\nLOCATION:Зала\nDESCRIPTION:<b>Увага</b><br>Див. <a href=\"https://x.example/\">тут</a><script>x</script> [caption]"
                )))
        #expect(made.body == "**Увага**\\\nДив. [тут](https://x.example/) \\[caption]")
    }

    @Test func whatIsNoCalendarIsAnError() {
        #expect(throws: ImportError.self) { try ImportedSource(calendar: "привіт") }
        #expect(throws: ImportError.self) {
            try ImportedSource(calendar: String(repeating: "BEGIN:VEVENT\n", count: 100_000))
        }
        #expect(throws: ImportError.self) {
            try ImportedSource(calendar: calendar(String(repeating: "X-A:b\n", count: 300_000)))
        }
    }
}
