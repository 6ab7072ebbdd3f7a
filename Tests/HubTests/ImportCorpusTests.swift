import Foundation
import SourceText
import TestSupport
import Testing

@testable import Hub
@testable import Import

@Suite struct ImportCorpusTests {
    /// Brings a tree in, builds it, and looks for what must not be left.
    private func check(_ old: URL, base: String? = nil, languages: [String] = []) throws {
        let folder = TemporaryFolder()
        let request = ImportRequest(
            folder: old.path, output: folder.path + "/content", baseURL: base, languages: languages)
        let report = try importMarkdown(request)
        let names =
            FileManager.default.enumerator(at: old, includingPropertiesForKeys: [.isRegularFileKey])?.compactMap {
                $0 as? URL
            } ?? []
        let files = names.filter { (try? $0.resourceValues(forKeys: [.isRegularFileKey]).isRegularFile) == true }
        #expect(report.files.count == files.count)
        #expect(report.entries + report.copied + report.merged + report.left == files.count)
        #expect(!report.files.contains { file in file.remarks.contains { $0.id == "import.left.broken" } })
        let site = try checked(folder)
        #expect(site.errors.isEmpty, "\(site.report.diagnostics.all.filter { $0.severity == .error }.prefix(5))")
        for case .entry(let path) in report.files.map(\.outcome) {
            let text = try String(contentsOfFile: folder.path + "/content/" + path, encoding: .utf8)
            #expect(!text.contains("{{<") && !text.contains("{{%"), "\(path)")
        }
        let again = try importMarkdown(request)
        #expect(again.written == 0 && again.entries == report.entries)
    }

    static let small = ["opentelemetry-uk", "opentelemetry-en", "kubernetes-uk", "webdoky"].filter {
        sharedFolder("data/corpora/" + $0) != nil
    }

    @Test(arguments: small) func aWholeTreeComesInAndBuilds(name: String) throws {
        guard let folder = sharedFolder("data/corpora/" + name) else { return }
        try check(folder, base: name == "webdoky" ? "https://webdoky.org/" : nil)
    }

    /// All of it takes longer: `scripts/import-corpora` does that.
    @Test(.enabled(if: sharedFolder("data/corpora/digitalgov") != nil)) func partsOfALargeTreeComeInAndBuild() throws {
        guard let corpus = sharedFolder("data/corpora/digitalgov") else { return }
        let folder = TemporaryFolder()
        for part in [
            "events/2018", "services", "communities", "guides/dap", "resources", "authors", "topics", "news/2017",
            "news/2015/05",
        ] {
            let target = folder.path + "/old/" + part
            try FileManager.default.createDirectory(
                atPath: (target as NSString).deletingLastPathComponent, withIntermediateDirectories: true)
            try FileManager.default.copyItem(atPath: corpus.path + "/" + part, toPath: target)
        }
        try check(URL(filePath: folder.path + "/old"), base: "https://digital.gov/", languages: ["en"])
    }
}
