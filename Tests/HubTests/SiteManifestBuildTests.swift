import FileTree
import Foundation
import Provenance
import SourceText
import TestSupport
import Testing

@testable import Hub
@testable import Publish

/// `build --manifest` and `--sign`.
@Suite struct SiteManifestBuildTests {
    let town = ChangingTown(0)

    private func project(_ output: String, cache: String? = nil, hasManifest: Bool = true, key: String? = nil)
        -> Project
    {
        Project(
            content: town.folder.path + "/content", template: projectFolder.appending(path: "site-template").path,
            output: town.folder.path + "/" + output, cache: cache.map { town.folder.path + "/" + $0 }, hasCards: false,
            hasSearch: false, hasManifest: hasManifest, signingKey: key, workers: 2)
    }

    private func files(_ output: String, cache: String? = nil, hasManifest: Bool = true) throws -> [String: [UInt8]] {
        let report = try build(
            project(output, cache: cache, hasManifest: hasManifest), at: instant("2026-11-21 12:00"))
        // Of a town that changed, the build tells what addresses went.
        #expect(report.diagnostics.all.map(\.id).filter { !$0.hasPrefix("address.") } == [])
        return try TestFolder.bytes(town.folder.path + "/" + output)
    }

    @Test func theManifestListsEveryFileByItsBytes() throws {
        var site = try files("a")
        let listed = site.removeValue(forKey: SiteManifest.name)
        let manifest = try SiteManifest(bytes: try #require(listed))
        #expect(Set(manifest.files.map(\.path)) == Set(site.keys))
        for file in manifest.files {
            let bytes = try #require(site[file.path])
            #expect(file.digest == Digest(of: bytes) && file.size == bytes.count, "\(file.path)")
        }
        #expect(manifest.site == "https://town.example/")
        #expect(manifest.generated == "2026-11-21T10:00:00Z")
        let page = try #require(manifest.files.first { $0.path == "news/n2/index.html" })
        #expect(page.entry == "content/news/n2.md" && page.date == "2026-03-12T10:00:00+02:00")
        #expect(manifest.files.first { $0.path == "index.html" }?.entry == nil)
    }

    @Test func theManifestIsTheSameColdAndWarmAndGoesWhenNobodyAsks() throws {
        let fresh = try files("fresh")
        town.lay(1)
        _ = try files("site", cache: "cache")
        town.lay(0)
        #expect(try files("site", cache: "cache") == fresh)
        #expect(try files("site", cache: "cache") == fresh)
        var plain = fresh
        plain[SiteManifest.name] = nil
        #expect(try files("site", cache: "cache", hasManifest: false) == plain)
    }

    @Test func aFileOfTheManifestsNameIsToldOf() throws {
        town.folder.write("{}", to: "content/manifest.json")
        let settings = try String(contentsOfFile: town.folder.path + "/content/site.yml", encoding: .utf8)
        town.folder.write(settings + "files: [manifest.json]\n", to: "content/site.yml")
        let report = try build(project("a"), at: instant("2026-11-21 12:00"))
        #expect(report.diagnostics.all.map(\.id) == ["address.path"])
        #expect(report.diagnostics.all.first?.place.path == "content/manifest.json")
        #expect(kindOfPath(town.folder.path + "/a") == .missing)
        #expect(try files("b", hasManifest: false)["manifest.json"] == Array("{}".utf8))
    }

    @Test func aKeyThatIsNotThereStopsTheBuild() throws {
        let report = try build(project("a", key: town.folder.path + "/none.key"), at: instant("2026-11-21 12:00"))
        #expect(report.diagnostics.all.first?.id == "sign.keyMissing")
        #expect(kindOfPath(town.folder.path + "/a") == .missing)
    }

    @Test(.enabled(if: Minisign.isInstalled)) func whatIsNoSecretKeyLeavesTheSiteAsItWas() throws {
        let before = try files("a")
        town.lay(1)
        town.folder.write("no key\n", to: "wrong.key")
        let report = try build(project("a", key: town.folder.path + "/wrong.key"), at: instant("2026-11-21 12:00"))
        #expect(report.diagnostics.all.map(\.id) == ["sign.refused"])
        #expect(try TestFolder.bytes(town.folder.path + "/a") == before)
        #expect(kindOfPath(town.folder.path + "/a.next") == .missing)
    }
}
