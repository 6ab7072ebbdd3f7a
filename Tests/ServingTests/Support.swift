import Authoring
import Calendars
import FileTree
import Foundation
import Hub
import SourceText
import Translations

@testable import Serving

/// A temporary folder that is gone with the value.
final class Folder: Sendable {
    let path: String

    init() {
        path = FileManager.default.temporaryDirectory.appending(path: "visnyk-test-" + UUID().uuidString).path
        try! FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
    }

    deinit { try? FileManager.default.removeItem(atPath: path) }

    func write(_ text: String, to file: String) {
        let url = URL(filePath: path).appending(path: file)
        try! FileManager.default.createDirectory(at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
        try! Data(text.utf8).write(to: url)
    }

    func read(_ file: String) -> String { (try? String(contentsOfFile: path + "/" + file, encoding: .utf8)) ?? "" }

    func remove(_ file: String) { try? FileManager.default.removeItem(atPath: path + "/" + file) }
}

/// 21 November 2026, noon in Kyiv.
let noon = Instant(1_795_255_200)

/// A new town in a folder, and its live site.
func liveTown(url: String? = nil, messages: MessageLanguage? = nil) -> (folder: Folder, site: LiveSite) {
    let folder = Folder()
    let town = NewTown(
        name: "Містечко", url: url, language: AuthorLanguage(.uk), colour: nil, crest: nil, form: .town,
        today: Day(year: 2026, month: 11, day: 21)!)
    for file in town.files { folder.write(String(decoding: file.bytes, as: UTF8.self), to: file.path) }
    let project = Project(
        content: folder.path + "/content", template: nil, output: folder.path + "/_site",
        cache: folder.path + "/.visnyk/serve", showsDrafts: true, hasCards: false, hasSearch: false)
    let describe: LiveSite.Describe = { diagnostics, _ in
        let all = diagnostics.all.map { "{\"id\":\"\($0.id)\",\n\"severity\":\"\($0.severity.rawValue)\"}" }
        return "[" + all.joined(separator: ",\n") + "]"
    }
    let site = LiveSite(
        PreviewMaker(project), now: { noon }, language: { messages ?? MessageLanguage(nearest: $0) },
        describe: describe)
    return (folder, site)
}

extension SiteAnswer {
    var text: String { String(decoding: body, as: UTF8.self) }
    func header(_ name: String) -> String? { headers.first { $0.name == name }?.value }
}
