import Foundation
import SourceText
import TestSupport

@testable import Hub

/// The demo town with its search, built once, without its share cards.
enum DemoTown {
    static let files: [String: [UInt8]] = {
        let folder = TemporaryFolder()
        let project = Project(
            content: projectFolder.appending(path: "content").path,
            template: projectFolder.appending(path: "site-template").path, output: folder.path + "/_site", cache: nil,
            showsDrafts: false, isStrict: false, hasCards: false, hasSearch: true, workers: nil)
        let site = try? built(project, on: "2026-11-21 12:00")
        return Dictionary(uniqueKeysWithValues: (site?.files ?? [:]).map { ("/" + $0.key, $0.value) })
    }()
}

/// The demo town on a server of its own and a browser that looks at it.
final class DemoVisit {
    let server: StaticServer
    let browser: Browser
    let origin: String

    init(_ files: [String: [UInt8]] = DemoTown.files, width: Int = 1200) throws {
        guard let server = StaticServer(files) else { throw Browser.Failure("no server") }
        self.server = server
        origin = "http://127.0.0.1:\(server.port)"
        browser = try Browser(width: width)
    }

    func open(_ path: String) throws { try browser.open(origin + path) }

    /// Puts the cursor into the search box and types.
    func search(_ query: String) throws {
        try browser.script("const box = document.querySelector('input[type=search]'); box.focus(); box.select()")
        try browser.type(query)
    }

    /// The addresses of the results that can be seen, in their order, once there are some and they have come to rest: a
    /// busy machine is still at the letters before the last.
    func results() throws -> [String] {
        var last = try resultsAtThisMoment()
        for _ in 0..<20 {
            usleep(150_000)
            let next = try resultsAtThisMoment()
            if next == last { break }
            last = next
        }
        return last
    }

    private func resultsAtThisMoment() throws -> [String] {
        _ = try browser.comes("document.querySelector('[data-search-result] a')?.checkVisibility()")
        let links = try browser.script(
            """
            return [...document.querySelectorAll('[data-search-result] > a:first-child')].filter(a => a.checkVisibility())
              .map(a => a.getAttribute('href'))
            """)
        return links as? [String] ?? []
    }

    var status: String { get throws { try browser.text("document.querySelector('[role=status]').textContent") } }

    func says(_ text: String) throws -> Bool {
        try browser.comes("document.querySelector('[role=status]').textContent.includes(\(quoted(text)))")
    }

    /// A text as a script writes it.
    func quoted(_ text: String) -> String {
        String(decoding: try! JSONSerialization.data(withJSONObject: text, options: .fragmentsAllowed), as: UTF8.self)
    }
}
