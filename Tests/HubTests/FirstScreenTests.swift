import Foundation
import TestSupport
import Testing

// What a resident came for stands on the first screen of a small phone, 360×740; without a mouse and without eyes it is
// found too.

private func phone() throws -> DemoVisit {
    let visit = try DemoVisit()
    try visit.browser.command(
        "Emulation.setDeviceMetricsOverride", ["width": 360, "height": 740, "deviceScaleFactor": 1, "mobile": true])
    return visit
}

/// By page: what must be seen whole.
private let firstScreens: [(path: String, selectors: [String])] = [
    ("/", [".now dl > div:nth-child(4)", "main input[type=search]"]),
    ("/outages/svitlo-2026-11-21/", [".state", "[data-queues] li:last-child"]),
    ("/outages/voda-2026-11-22/", [".state"]),
    ("/outages/", [".cards > li:nth-child(2) .t"]),
    ("/services/subsydiia/", [".answer", ".btn", ".call"]),
    ("/alerts/vidkliuchennia-vody-2026-11/", [".state", ".body ol li:first-child"]),
    ("/events/sesiia-2026-11/", [".when", ".answer", ".btn"]),
    ("/shelters/", [".refuges > li:first-child .t", ".refuges > li:first-child a[href^=tel]"]),
    ("/places/nezlamnosti-tsentr/", [".answer > div:nth-child(3)", ".call"]),
    ("/units/tsnap/", [".answer", ".call"]),
    ("/people/dzvin-oksana/", [".answer", ".call"]),
    ("/consultations/henplan-2026/", [".btn"]),
    ("/consultations/biudzhet-uchasti-2025/", ["#outcome"]),
    ("/documents/proiekt-biudzhet-2027/", [".state", ".answer"]),
    ("/news/2026/11/voda-avariia-naberezhna/", ["h1", ".lead"]),
    ("/phones/", [".hot li:nth-child(3)"]),
    ("/services/", [".groups .card .t"]),
    ("/events/", [".days .t"]),
    ("/404.html", ["main input[type=search]"]),
]

@Test(.enabled(if: Browser.isInstalled)) func whatAResidentCameForStandsOnTheFirstScreen() throws {
    let visit = try phone()
    for (path, selectors) in firstScreens {
        try visit.open(path)
        for selector in selectors {
            let bottom = try visit.browser.number(
                "Math.ceil(document.querySelector('\(selector)')?.getBoundingClientRect().bottom ?? 9999)")
            #expect(bottom <= 740, "\(path) \(selector): \(bottom)")
        }
    }
}

@Test(.enabled(if: Browser.isInstalled)) func nothingIsWiderThanTheScreen() throws {
    let visit = try DemoVisit()
    // 320 pixels are also what a screen of 1280 shows at 400 %.
    for width in [320, 360, 640] {
        try visit.browser.command(
            "Emulation.setDeviceMetricsOverride",
            ["width": width, "height": 740, "deviceScaleFactor": 1, "mobile": true])
        for (path, _) in firstScreens {
            try visit.open(path)
            let wide = try visit.browser.number("document.documentElement.scrollWidth")
            #expect(wide <= width, "\(path) at \(width): \(wide)")
        }
    }
}

@Test(.enabled(if: Browser.isInstalled)) func whatIsTappedInAHurryIsLargeEnough() throws {
    let visit = try phone()
    for (path, _) in firstScreens {
        try visit.open(path)
        let small = try visit.browser.script(
            """
            return [...document.querySelectorAll('.call, .btn, .chips a, .menu summary, .find, button')]
              .filter(e => e.checkVisibility()).map(e => [e, e.getBoundingClientRect()])
              .filter(([e, box]) => box.height < 43.5 || box.width < 35)
              .map(([e, box]) => e.className + ' ' + e.textContent.trim() + ' ' + box.width + '×' + box.height)
            """)
        #expect((small as? [String]) == [], "\(path)")
    }
}

// MARK: By keyboard alone

extension DemoVisit {
    /// Presses Tab until what has the focus says this, as someone does who sees no pointer.
    fileprivate func tab(to words: String) throws -> Bool {
        for _ in 0..<120 {
            try browser.press(.tab)
            let text = try browser.text("document.activeElement.textContent.replace(/\\s+/g, ' ').trim()")
            if text.contains(words) { return true }
        }
        return false
    }

    /// What a screen reader is told: role, name and level of all that is not ignored, in the order of reading.
    fileprivate func told() throws -> [(role: String, name: String, level: Int?)] {
        try browser.command("Accessibility.enable")
        let tree = try browser.command("Accessibility.getFullAXTree") as? [String: Any]
        let nodes = tree?["nodes"] as? [[String: Any]] ?? []
        let byId = Dictionary(nodes.compactMap { node in (node["nodeId"] as? String).map { ($0, node) } }) { $1 }
        // The browser answers level by level.
        var waiting = nodes.first.map { [$0] } ?? []
        var told: [(role: String, name: String, level: Int?)] = []
        while let node = waiting.popLast() {
            waiting += (node["childIds"] as? [String] ?? []).reversed().compactMap { byId[$0] }
            guard node["ignored"] as? Bool != true,
                let role = (node["role"] as? [String: Any])?["value"] as? String,
                let name = (node["name"] as? [String: Any])?["value"] as? String
            else { continue }
            let level = (node["properties"] as? [[String: Any]])?.first { $0["name"] as? String == "level" }
            told.append((role, name, (level?["value"] as? [String: Any])?["value"] as? Int))
        }
        return told
    }

    /// What is told below a heading, up to the next one of its level.
    fileprivate func told(below name: String) throws -> ArraySlice<(role: String, name: String, level: Int?)> {
        let told = try told()
        let heading = try #require(told.firstIndex { $0.role == "heading" && $0.name == name })
        let level = try #require(told[heading].level)
        return told[heading...].dropFirst().prefix { $0.role != "heading" || $0.level.map { $0 > level } ?? true }
    }
}

@Test(.enabled(if: Browser.isInstalled)) func myQueueIsFoundByKeyboard() throws {
    let visit = try phone()
    try visit.open("/")
    #expect(try visit.tab(to: "12 черг"))
    try visit.browser.press(.enter)
    #expect(try visit.browser.comes("location.pathname == '/outages/svitlo-2026-11-21/'"))
    #expect(try visit.tab(to: "3.1"))
    try visit.browser.press(.enter)
    #expect(try visit.browser.comes("location.hash == '#q-3-1'"))
    let told = try visit.told()
    let row = try #require(told.firstIndex { $0.role == "rowheader" && $0.name == "3.1" })
    #expect(told[row...].prefix(8).contains { $0.name.contains("12:00–15:30") })
    // The browser remembers the queue, and the home page leads right to it.
    try visit.open("/")
    #expect(try visit.browser.comes("document.querySelector('.now a[data-queue]').hash == '#q-3-1'"))
}

@Test(.enabled(if: Browser.isInstalled)) func theNearestShelterWithARampIsFoundByKeyboard() throws {
    let visit = try phone()
    try visit.open("/")
    #expect(try visit.tab(to: "Укриття й Пункти"))
    try visit.browser.press(.enter)
    #expect(try visit.browser.comes("location.pathname == '/shelters/'"))
    #expect(try visit.tab(to: "Ґанкове"))
    try visit.browser.press(.enter)
    #expect(try visit.browser.comes("location.hash.length > 1"))
    let part = try visit.told(below: "Ґанкове")
    #expect(part.contains { $0.name.contains("Пандус") })
    #expect(part.contains { $0.role == "link" && $0.name.contains("вул.\u{a0}Центральна, 20") })
    #expect(part.contains { $0.role == "link" && $0.name.contains("9-31-16") })
}

@Test(.enabled(if: Browser.isInstalled)) func whatToBringForASubsidyIsFoundByKeyboard() throws {
    let visit = try phone()
    try visit.open("/")
    #expect(try visit.tab(to: "Житлова субсидія"))
    try visit.browser.press(.enter)
    #expect(try visit.browser.comes("location.pathname == '/services/subsydiia/'"))
    let part = try visit.told(below: "Що підготувати")
    #expect(part.count { $0.role == "listitem" } == 5)
    #expect(part.contains { $0.name.contains("Декларація про доходи") })
}

// MARK: As the reader wants to read

@Test(.enabled(if: Browser.isInstalled)) func howToReadIsKeptAndShownAtOnce() throws {
    let visit = try phone()
    try visit.open("/reading/")
    try visit.browser.click("input[value=r-huge]")
    try visit.browser.click("input[value=r-contrast]")
    #expect(try visit.browser.text("document.documentElement.className") == "r-huge r-contrast")
    try visit.open("/services/subsydiia/")
    // The class is there before the body is.
    #expect(try visit.browser.text("document.documentElement.className") == "r-huge r-contrast")
    #expect(try visit.browser.text("getComputedStyle(document.documentElement).fontSize") == "28px")
    #expect(try visit.browser.number("document.documentElement.scrollWidth") <= 360)
    try visit.open("/reading/")
    #expect(try visit.browser.comes("document.querySelector('input[value=r-huge]').checked"))
}

@Test(.enabled(if: Browser.isInstalled)) func todayIsSaidByTheReadersOwnCalendar() throws {
    let visit = try phone()
    try visit.browser.command(
        "Page.addScriptToEvaluateOnNewDocument",
        [
            "source":
                "const D = Date; Date = class extends D { constructor(...a) { a.length ? super(...a) : super('2026-11-24T09:00:00') } }"
        ])
    try visit.open("/events/")
    #expect(
        try visit.browser.comes(
            "document.querySelector('h2[data-day=\"2026-11-24\"]').textContent.startsWith('Сьогодні, ')"))
    #expect(
        try visit.browser.text("document.querySelector('h2[data-day=\"2026-11-25\"]').textContent").hasPrefix(
            "Завтра, "))
}
