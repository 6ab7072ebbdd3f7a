import FileTree
import Foundation
import SourceText
import TestSupport
import Testing

@testable import Hub
@testable import Publish
@testable import Share

/// A kit and what was said on the way to it.
struct MadeKit {
    let report: ShareReport
    let files: [String: [UInt8]]
    let folder: String?

    subscript(name: String) -> String { files[name].map { String(decoding: $0, as: UTF8.self) } ?? "" }
    var ids: [String] { report.diagnostics.all.map(\.id) }
    var suggestion: String? { report.diagnostics.all.last?.suggestion }
}

/// The kit of an entry of the site that the files make; nil as the choice for `--last`.
func shared(
    _ choice: String?, _ text: String, on now: String = "2026-11-21 12:00", drafts: Bool = false, cards: Bool = false,
    to folder: String? = nil, files: [String: Data] = [:]
) throws -> MadeKit {
    let place = TemporaryFolder()
    if !text.contains("-- content/site.yml --") { place.write(usualSettings, to: "content/site.yml") }
    lay(text, in: place)
    for (path, data) in files { place.write(data, to: path) }
    let project = Project(
        content: place.path + "/content", template: projectFolder.appending(path: "site-template").path,
        output: place.path + "/_site", cache: nil, showsDrafts: drafts, hasCards: cards, hasSearch: false)
    let sink = MemorySink()
    var opened: String?
    let report = try share(
        ShareRequest(choice.map { .entry($0) } ?? .last, folder: folder), of: project, at: try instant(now)
    ) { folder, _ in
        opened = folder
        return sink
    }
    return MadeKit(
        report: report, files: sink.files, folder: opened?.replacing(place.path + "/", with: ""))
}

let waterNews = """
    -- content/news/2026/11/voda.md --
    ---
    title: Воду на Соборній відключать у п'ятницю
    summary: З 9:00 до 17:00 на вул. Соборній води не буде.
    date: 2026-11-20 09:00
    tags: [вода, "здоров'я", дитячий садок]
    services: [subsydiia]
    aliases: [/old/voda.html]
    ---

    Міняємо засувку 1974 року. Воду підвозимо:

    - на автостанцію;
    - до лікарні.

    ## Хто не виходить

    Телефонуйте 0 800 000 104. [Докладно](../../../services/subsydiia.md)
    -- content/services/subsydiia.md --
    ---
    title: Житлова субсидія
    online_url: https://diia.gov.ua/services/subsydiia
    online_name: Дія
    ---

    """
