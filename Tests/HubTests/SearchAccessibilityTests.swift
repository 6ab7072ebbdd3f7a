import Foundation
import TestSupport
import Testing

private let axe = ProcessInfo.processInfo.environment["AXE_CORE"].flatMap {
    try? String(contentsOfFile: $0, encoding: .utf8)
}

/// The rules of axe-core (`AXE_CORE` names its axe.min.js) on what search shows.
@Suite(.serialized, .enabled(if: Browser.isInstalled && axe != nil))
struct SearchAccessibilityTests {
    @Test(arguments: [
        ("/search/", "укриття"), ("/search/", "закордоний паспорт"), ("/search/", "щщщщщщ"), ("/kontakty/", "укриття"),
        ("/en/search/", "residence"),
    ]) func nothingIsFoundAmissWithResultsShown(_ page: String, _ query: String) throws {
        let town = try DemoVisit()
        for scheme in ["light", "dark"] {
            for width in [1280, 360] {
                try town.browser.command(
                    "Emulation.setDeviceMetricsOverride",
                    ["width": width, "height": 800, "deviceScaleFactor": 1, "mobile": width < 500])
                try town.browser.command(
                    "Emulation.setEmulatedMedia", ["features": [["name": "prefers-color-scheme", "value": scheme]]])
                try town.open(page)
                try town.search(query)
                #expect(try town.browser.comes("document.querySelector('[role=status]').textContent"))
                try town.browser.script(axe ?? "")
                let found = try town.browser.asynchronousScript(
                    """
                    const done = arguments[0]
                    const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']
                    axe.run(document, { runOnly: { type: 'tag', values: tags } })
                      .then(found => done(found.violations.map(v => v.id + ' ' + v.nodes.map(n => n.target).join(', '))))
                      .catch(error => done([String(error)]))
                    """)
                #expect((found as? [String]) == [], "\(page) \(query) \(width) \(scheme)")
            }
        }
    }
}
