import Fetching
import FileTree
import Foundation
import Provenance
import SourceText
import TestSupport
import Testing

@testable import Verification

@Suite struct VerifyTests {
    @Test func aWholeCopyHasNothingToTell() throws {
        let site = try PublishedSite()
        let server = try site.served()
        for findings in [try verify(folder: site.laid()), try verify(address: server.address)] {
            #expect(!findings.differs)
            #expect(findings.changed + findings.missing + findings.foreign + findings.unreached == [])
            #expect(findings.manifest.generated == "2026-11-21T10:00:00Z")
            #expect(findings.signature == .notAsked)
        }
    }

    @Test func aChangedAMissingAndAForeignFileAreNamedInAFolder() throws {
        let site = try PublishedSite()
        site.spoil()
        let findings = try verify(folder: site.laid())
        #expect(findings.changed == ["news/fair/index.html", "news/index.html"])
        #expect(findings.missing == ["a.webp"])
        #expect(findings.foreign == ["pryvit.html"])
        #expect(findings.unchecked == [])
        #expect(findings.differs)
    }

    @Test func aChangedAMissingAndAForeignFileAreNamedOverHTTP() throws {
        let site = try PublishedSite()
        site.spoil()
        let server = try site.served()
        let findings = try verify(address: server.address)
        #expect(findings.changed == ["news/fair/index.html", "news/index.html"])
        #expect(findings.missing == ["a.webp"])
        #expect(findings.foreign == ["pryvit.html"])
        #expect(findings.unchecked == [".htaccess"])
        #expect(findings.unreached == [])
    }

    @Test func changesOfEqualLengthAndLinksInAFilesPlaceAreChanges() throws {
        let site = try PublishedSite()
        site.files["feed.xml"] = "<rsS/>"
        let folder = try site.laid()
        try removeFile(folder + "/a.webp")
        try FileManager.default.createSymbolicLink(atPath: folder + "/a.webp", withDestinationPath: "b c.webp")
        #expect(try verify(folder: folder).changed == ["a.webp", "feed.xml"])
    }

    /// A page that only a foreign page leads to is foreign too, and so is what a folder's listing shows.
    @Test func foreignPagesAreFollowed() throws {
        let site = try PublishedSite()
        site.files["index.html"]? += #"<a href="https://town.example/x/one.html">"#
        site.files["x/one.html"] = "<a href=two.html><a href='/none.html'>"
        site.files["x/two.html"] = "<p>"
        let server = try site.served()
        let findings = try verify(address: server.address)
        #expect(findings.foreign == ["x/one.html", "x/two.html"])
    }

    @Test func aServerThatFailsIsNoMissingFile() throws {
        let site = try PublishedSite()
        let server = try site.served()
        server.breakFiles("feed.xml")
        let findings = try verify(address: server.address)
        #expect(findings.unreached == ["feed.xml"])
        #expect(!findings.differs)
    }

    @Test func whatCannotBeReachedIsAFailure() throws {
        func failure(_ work: () throws(Failure) -> Findings) -> String {
            do throws(Failure) {
                _ = try work()
                return "none"
            } catch {
                return "\(error)".prefix { $0 != "(" }.description
            }
        }
        let site = try PublishedSite()
        let server = try site.served()
        #expect(failure { () throws(Failure) in try verify(folder: "/no/such/folder") } == "noSuchPlace")
        #expect(failure { () throws(Failure) in try verify(address: "ftp://town.example/") } == "noSuchPlace")
        #expect(failure { () throws(Failure) in try verify(address: "http://a:b@town.example/") } == "noSuchPlace")
        #expect(failure { () throws(Failure) in try verify(address: server.address + "news/") } == "noManifest")
        #expect(failure { () throws(Failure) in try verify(address: "http://127.0.0.1:1/") } == "unreachable")
        site.files[SiteManifest.name] = nil
        let folder = try site.laid()
        #expect(failure { () throws(Failure) in try verify(folder: folder) } == "noManifest")
        site.files[SiteManifest.name] = "{"
        let broken = try site.laid()
        #expect(failure { () throws(Failure) in try verify(folder: broken) } == "badManifest")
    }

    @Test(.enabled(if: Minisign.isInstalled)) func aKeyAsksForItsOwnNewestSignature() throws {
        let site = try PublishedSite()
        let place = site.folder + "-keys"
        defer { try? FileManager.default.removeItem(atPath: place) }
        let keys = try #require(try Keys(in: place))
        let others = try #require(try Keys(in: place + "/others"))
        let trust = Trust(key: keys.key, seen: place + "/state/seen")
        #expect(try verify(folder: site.laid(), trust: trust).signature == .absent)
        #expect(try verify(folder: site.laid(), trust: trust).differs)

        func sign(_ site: PublishedSite) throws {
            let bytes = Array((site.files[SiteManifest.name] ?? "").utf8)
            let signature = try Minisign.signature(
                of: bytes, comment: site.manifest().trustedComment, key: keys.secret)
            #expect(
                try signature
                    == Minisign.signature(of: bytes, comment: site.manifest().trustedComment, key: keys.secret))
            site.files[SiteManifest.signatureName] = String(decoding: signature, as: UTF8.self)
        }
        try sign(site)
        #expect(
            site.files[SiteManifest.signatureName]?.contains(
                "visnyk manifest 2026-11-21T10:00:00Z https://town.example/") == true)
        let signed = try verify(folder: site.laid(), trust: trust)
        #expect(signed.signature == .valid && !signed.differs && signed.foreign == [])
        let server = try site.served()
        #expect(try verify(address: server.address, trust: trust).signature == .valid)
        #expect(try verify(folder: site.laid(), trust: Trust(key: others.key, seen: nil)).signature == .invalid)

        let newer = try PublishedSite(generated: "2026-11-22T10:00:00Z")
        try sign(newer)
        #expect(try verify(folder: newer.laid(), trust: trust).signature == .valid)
        // The old site with its old, true signature.
        let old = try verify(folder: site.laid(), trust: trust)
        #expect(old.signature == .older(than: "2026-11-22T10:00:00Z") && old.differs)
        #expect(try verify(folder: site.laid(), trust: Trust(key: keys.key, seen: nil)).signature == .valid)

        newer.files[SiteManifest.name] = newer.files[SiteManifest.name]?.replacing("2026-11-22", with: "2026-11-23")
        #expect(try verify(folder: newer.laid(), trust: trust).signature == .invalid)
    }
}

@Suite struct SiteManifestTests {
    @Test func whatIsWrittenIsReadBack() throws {
        let manifest = SiteManifest(
            site: "https://town.example/", generated: "2026-11-21T10:00:00Z",
            files: [
                .init(
                    path: "news/a/index.html", digest: Digest(of: [1]), size: 1, entry: "content/news/a.md",
                    date: "2026-11-20"),
                .init(path: "a \"quoted\" \\ name.txt", digest: Digest(of: []), size: 0),
            ])
        #expect(try SiteManifest(bytes: manifest.bytes) == manifest)
        #expect(manifest.files.map(\.path) == ["a \"quoted\" \\ name.txt", "news/a/index.html"])
        #expect(
            String(decoding: manifest.bytes, as: UTF8.self).hasPrefix(
                "{\n\"format\":\"visnyk-manifest\",\n\"version\":1,\n\"site\":\"https://town.example/\",\n"))
    }

    @Test func whatIsNoManifestIsRefused() throws {
        let sum = Digest(of: []).hexadecimal
        func mistake(_ text: String) -> SiteManifest.Mistake? {
            do throws(SiteManifest.Mistake) {
                _ = try SiteManifest(bytes: Array(text.utf8))
                return nil
            } catch {
                return error
            }
        }
        func manifest(
            site: String = "\"https://town.example/\"", generated: String = "2026-11-21T10:00:00Z",
            version: String = "1",
            files: String
        ) -> String {
            "{\"format\":\"visnyk-manifest\",\"version\":\(version),\"site\":\(site),\"generated\":\"\(generated)\",\"files\":[\(files)]}"
        }
        func file(_ path: String, _ rest: String = "") -> String {
            "{\"path\":\"\(path)\",\"sha256\":\"\(sum)\",\"size\":0\(rest)}"
        }
        #expect(mistake(manifest(files: file("a/b.html") + "," + file("c"))) == nil)
        #expect(mistake(manifest(files: file("a", ",\"later\":[1]"))) == nil)
        #expect(mistake("") == .notJSON(line: 1) || mistake("") == .notJSON(line: 0))
        #expect(mistake("[]") == .otherFormat)
        #expect(mistake("{\"format\":\"other\"}") == .otherFormat)
        #expect(mistake(manifest(version: "2", files: "")) == .otherVersion(2))
        #expect(mistake(manifest(version: "\"1\"", files: "")) == .badMember("version"))
        #expect(mistake(manifest(site: "\"javascript:1\"", files: "")) == .badMember("site"))
        #expect(mistake(manifest(site: "\"https://a\\u001b[2J/\"", files: "")) == .badMember("site"))
        #expect(mistake(manifest(generated: "yesterday", files: "")) == .badMember("generated"))
        for path in ["", "/etc/passwd", "../a", "a/../b", "a//b", "a/", "./a", "a\\u0000", "\\u001b[2J", "a\\u202Eb"] {
            #expect(mistake(manifest(files: file(path))) != nil, "\(path)")
        }
        #expect(mistake(manifest(files: file("a") + "," + file("a"))) == .badFile(number: 2))
        #expect(mistake(manifest(files: "{\"path\":\"a\",\"sha256\":\"00\",\"size\":0}")) == .badFile(number: 1))
        #expect(mistake(manifest(files: "{\"path\":\"a\",\"sha256\":\"\(sum)\",\"size\":-1}")) == .badFile(number: 1))
        #expect(mistake(manifest(files: file("a", ",\"date\":\"\\u0007\""))) == .badFile(number: 1))
        #expect(mistake(String(repeating: "[", count: 100_000)) != nil)
    }

    @Test func controlsAreWrittenOut() {
        #expect(showable("a\u{1B}[2Jb\u{202E}c") == "a\\u{1B}[2Jb\\u{202E}c")
        #expect(showable("Солов'їн") == "Солов'їн")
    }
}

@Suite struct SiteAddressTests {
    @Test func pathsBecomeAddresses() throws {
        let address = try #require(SiteAddress("https://Town.example/sub"))
        #expect(address.text == "https://Town.example/sub/")
        #expect(address.url(of: "index.html") == "https://Town.example/sub/")
        #expect(address.url(of: "news/index.html") == "https://Town.example/sub/news/")
        #expect(address.url(of: "a b/ї?#%.txt") == "https://Town.example/sub/a%20b/%D1%97%3F%23%25.txt")
        #expect(SiteAddress("https://") == nil && SiteAddress("https://a/?b") == nil && SiteAddress("a/b") == nil)
    }

    @Test func linksBecomePaths() throws {
        let mirror = try #require(SiteAddress("http://127.0.0.1:80/"))
        let site = try #require(SiteAddress("https://town.example/hub/"))
        func path(_ link: String) -> String? { mirror.path(of: link, on: "news/a/index.html", of: site) }
        #expect(path("/news/") == "news/")
        #expect(path("https://town.example/hub/x.html?a#b") == "x.html")
        #expect(path("HTTP://127.0.0.1:80/y") == "y")
        #expect(path("//town.example/hub/z") == "z")
        #expect(path("b.html") == "news/a/b.html")
        #expect(path("../b/") == "news/b/")
        #expect(path("../..") == "")
        #expect(path("../../../x") == nil)
        #expect(path("b%20c") == "news/a/b c")
        for link in ["mailto:a@b.example", "https://other.example/", "#top", "", "//other.example/x", "/%00"] {
            #expect(path(link) == nil, "\(link)")
        }
    }
}
