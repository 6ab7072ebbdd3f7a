import FileTree
import Foundation
import SourceText
import Testing

@testable import Hub
@testable import Publish

@Suite struct PublishRefusalTests {
    let folder: TestFolder
    init() throws { folder = try TestFolder() }

    @Test func aForeignFolderIsNotTouched() throws {
        try folder.write("public/thesis.doc", "years")
        #expect(try folder.refusal() == ["output.foreign"])
        #expect(folder.names() == ["public"])
        #expect(folder.names("public") == ["thesis.doc"])
    }

    @Test func aMarkerOfAnotherTextIsForeign() throws {
        try folder.write("public/.visnyk", "mine")
        #expect(try folder.refusal() == ["output.foreign"])
    }

    @Test func aFolderNamedAsTheMarkerIsForeign() throws {
        try folder.write("public/.visnyk/cache/x", "mine")
        #expect(try folder.refusal() == ["output.foreign"])
    }

    @Test func aForeignStageIsNotTouched() throws {
        try folder.write("public.next/thesis.doc", "years")
        #expect(try folder.refusal() == ["output.foreign"])
        #expect(folder.text("public.next/thesis.doc") == "years")
        #expect(folder.names() == ["public.next"])
    }

    @Test func aLinkInTheStagesPlaceIsNotFollowed() throws {
        try folder.write("else/thesis.doc", "years")
        try folder.link("public.next", to: "else")
        #expect(try folder.refusal() == ["output.notFolder"])
        #expect(folder.names("else") == ["thesis.doc"])
    }

    @Test func aFileIsNoFolder() throws {
        try folder.write("public", "text")
        #expect(try folder.refusal() == ["output.notFolder"])
        #expect(folder.text("public") == "text")
    }

    @Test func theOutputLiesApartFromTheSources() throws {
        try folder.write("site/content/a.md", "a")
        try folder.write("public/content/a.md", "a")
        for source in ["", "/public", "/public/content", "/public/content/../content/"] {
            #expect(try folder.refusal(apartFrom: ["/nowhere", folder.path + source]) == ["output.overlaps"])
        }
        #expect(folder.names() == ["public", "site"])
    }

    @Test func neighboursWithOneBeginningAreApart() throws {
        try makeFolder(folder.path + "/pub")
        try makeFolder(folder.path + "/public-old")
        var diagnostics = Diagnostics()
        let sink = try folder.sink(apartFrom: [folder.path + "/pub", folder.path + "/public-old"], into: &diagnostics)
        #expect(sink != nil)
    }

    @Test func sourcesBehindLinksAreSeen() throws {
        try makeFolder(folder.path + "/real/content")
        try folder.link("content", to: "real/content")
        try folder.link("public", to: "real")
        #expect(try folder.refusal(apartFrom: [folder.path + "/content"]) == ["output.overlaps"])
    }

    @Test func aSecondBuildAtOnceIsRefused() throws {
        for _ in 0..<2 {
            do {
                let first = try folder.sink()
                try first.put("a", [1], digest: nil)
                #expect(try folder.refusal() == ["output.busy"])
                _ = try first.finish()
                // The lock went with the build, not with the value.
                #expect(!folder.names().contains("public.lock"))
                _ = try folder.sink()
            }
        }
    }

    @Test func aFileOfSomebodyInTheLocksPlaceStays() throws {
        try folder.write("public.lock", "mine")
        try folder.build(["a": "a"])
        #expect(folder.text("public.lock") == "mine")
    }

    @Test func aLinkedOutputStaysALink() throws {
        try makeFolder(folder.path + "/srv/www")
        try folder.link("public", to: "srv/www")
        for text in ["one", "two"] {
            try folder.build(["a.html": text])
            #expect(folder.text("srv/www/a.html") == text)
            #expect(try FileManager.default.destinationOfSymbolicLink(atPath: folder.output) == "srv/www")
            #expect(folder.names("srv") == ["www"])
        }
    }

    @Test func aLinkThatLeadsNowhereIsAnError() throws {
        try folder.link("public", to: "nowhere")
        #expect(throws: FileError.self) { try folder.sink() }
        #expect(folder.names() == ["public"])
    }

    @Test func linksInTheOutputGoAsLinks() throws {
        try folder.build(["a.html": "a", "news/b.html": "b"])
        try folder.write("else/deep/thesis.doc", "years")
        try folder.link("public/out", to: "../else")
        try folder.link("public/news/out", to: "../../else")
        try removeFile(folder.output + "/a.html")
        try folder.link("public/a.html", to: "../else/deep/thesis.doc")
        try folder.build(["a.html": "a", "news/b.html": "b"])
        #expect(try folder.everything() == withFolders(["a.html": "a", "news/b.html": "b"]))
        #expect(folder.text("else/deep/thesis.doc") == "years")
    }

    @Test func aLinkInAFoldersPlaceIsReplaced() throws {
        try folder.build(["news/thesis.doc": "b", "a": "a"])
        try FileManager.default.removeItem(atPath: folder.output + "/news")
        try folder.write("else/thesis.doc", "years")
        try folder.link("public/news", to: "../else")
        try folder.build(["news/thesis.doc": "b", "a": "a"])
        #expect(try folder.everything() == withFolders(["a": "a", "news/thesis.doc": "b"]))
        #expect(folder.text("else/thesis.doc") == "years")
    }

    @Test func linksInAnOldStageAreNotFollowed() throws {
        try folder.build(["a": "a"])
        try folder.write("public.next/.visnyk", try #require(folder.text("public/.visnyk")))
        try folder.write("else/thesis.doc", "years")
        try folder.link("public.next/x", to: "../else")
        try folder.build(["a": "b"])
        #expect(folder.text("else/thesis.doc") == "years")
        #expect(folder.names() == ["cache", "else", "public"])
    }
}
