import Testing

@testable import Hub

@Suite struct DaySpanTests {
    @Test(
        arguments: [
            ("17:00–20:30", "17:00–20:30"), ("8-12", "08:00–12:00"), ("з 8.30 до 12.00", "08:30–12:00"),
            ("00:00 — 24:00", "00:00–24:00"), ("від 9:05 до 10", "09:05–10:00"), ("22:00-02:00", "22:00–02:00"),
        ])
    func pairsOfTimesAreRead(_ text: String, _ standardForm: String) {
        #expect(DaySpan(text)?.standardForm == standardForm)
    }

    @Test(
        arguments: [
            "", "-", "17:00", "17:00–17:00", "25:00–26:00", "8:75–9:00", "8:5–9:00", "24:30–24:40", "8–9–10",
            "8:00:00–9:00",
            "вранці", "08:30\u{301}–12:00", "+8–12", "٨–٩",
        ])
    func nothingElseIs(_ text: String) {
        #expect(DaySpan(text) == nil)
    }

    @Test func whatCrossesMidnightIsTold() {
        #expect(DaySpan("22:00–02:00")?.endsNextDay == true && DaySpan("22:00–24:00")?.endsNextDay == false)
    }
}
