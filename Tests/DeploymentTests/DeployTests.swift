import FileTree
import Foundation
import Provenance
import SourceText
import TestSupport
import Testing

@testable import Deployment

private let noon: Int64 = 1_795_262_400

private func request(
    _ sandbox: Sandbox, _ site: SentSite, now: Int64 = noon, memory: Bool = true,
    change: (inout DeployTarget) -> Void = { _ in }
) -> DeployRequest {
    var target = DeployTarget("town", .folder)
    target.path = sandbox.folder("live")
    target.mostRemoved = 100
    change(&target)
    var request = DeployRequest(
        target: target, site: site.folder, memory: memory ? sandbox.folder("memory") : nil,
        secrets: Secrets(of: target, in: [:]), now: now)
    request.batchLimit.files = 10
    return request
}

@Suite struct DeployTests {
    @Test func onlyWhatChangedIsSentAndTheManifestLast() throws {
        let sandbox = try Sandbox()
        let first = try SentSite(sandbox, moment: 0)
        let whole = try deploy(request(sandbox, first))
        #expect(whole.isFirst && whole.sent == first.files.count + 1 && whole.changes.last?.path == SiteManifest.name)
        #expect(tree(sandbox.folder("live")) == first.published)
        #expect(try deploy(request(sandbox, first)).changes.isEmpty)

        let next = try SentSite(sandbox, moment: 1)
        let report = try deploy(request(sandbox, next))
        let changed = next.files.filter { first.files[$0.key] != $0.value }
        #expect(
            Set(report.changes.filter { $0.size != nil }.map(\.path)) == Set(changed.keys).union([SiteManifest.name]))
        #expect(report.unchanged == next.files.count - changed.count)
        // Old cards and parts of the search index stay, everything else that is old goes.
        let live = tree(sandbox.folder("live"))
        let old = Set(live.keys).subtracting(next.published.keys)
        #expect(!old.isEmpty && old.allSatisfy { $0.hasPrefix("cards/card-") || $0.hasPrefix("search/uk/t-") })
        #expect(report.kept == old.count)
        #expect(next.published.allSatisfy { live[$0.key] == $0.value })
    }

    @Test func whatTheSiteNoLongerNamesGoesAfterAMonth() throws {
        let sandbox = try Sandbox()
        _ = try deploy(request(sandbox, SentSite(sandbox, moment: 0)))
        let next = try SentSite(sandbox, moment: 1)
        let kept = try deploy(request(sandbox, next)).kept
        #expect(kept > 0)
        // Whoever compares the copy with its manifest is told so, but not of what somebody put under such a name.
        let live = sandbox.folder("live")
        try writeFile([1], to: live + "/cards/card-0123456789abcdef.png")
        let others = tree(live).keys.filter { next.published[$0] == nil }
        #expect(KeptFiles.known(among: others, in: live).count == kept)
        #expect(KeptFiles.known(among: others, in: nil).count == kept + 1)
        try removeFile(live + "/cards/card-0123456789abcdef.png")
        #expect(try deploy(request(sandbox, next, now: noon + 30 * 86_400)).kept == kept)
        let report = try deploy(request(sandbox, next, now: noon + 32 * 86_400))
        #expect(report.kept == 0 && report.removed == kept)
        #expect(tree(sandbox.folder("live")) == next.published)
        #expect(kindOfPath(sandbox.folder("live/.visnyk-deploy")) == .missing)
    }

    /// What was kept and is named again lies there already.
    @Test func goingBackBringsTheOldSite() throws {
        let sandbox = try Sandbox()
        let first = try SentSite(sandbox, moment: 0)
        let next = try SentSite(sandbox, moment: 1)
        _ = try deploy(request(sandbox, first))
        _ = try deploy(request(sandbox, next))
        removeTree(first.folder)
        var back = request(sandbox, next)
        back.earlier = "previous"
        let report = try deploy(back)
        #expect(report.generated == "2026-11-21T10:00:00Z" && report.sent > 1)
        #expect(!report.changes.contains { $0.path.hasPrefix("cards/") && $0.size != nil })
        let live = tree(sandbox.folder("live"))
        #expect(first.published.allSatisfy { live[$0.key] == $0.value })
        #expect(live["news/41/index.html"] == nil)
        #expect(throws: DeployFailure.self) { try deploy(back) }
        back.earlier = "2026-11-21T10:01"
        _ = try deploy(back)
        #expect(tree(sandbox.folder("live"))["index.html"] == next.files["index.html"])
    }

    @Test func aFileThatBecomesAFolderAndBackFindsItsPlace() throws {
        let sandbox = try Sandbox()
        let file = try SentSite(sandbox, moment: 0, extra: ["a": "x"])
        let folder = try SentSite(sandbox, moment: 0, extra: ["a/b/index.html": "y"])
        for site in [file, folder, file] {
            _ = try deploy(request(sandbox, site))
            #expect(tree(sandbox.folder("live")) == site.published)
        }
    }

    @Test func whatMayNotBeIsRefusedBeforeAnythingChanges() throws {
        let sandbox = try Sandbox()
        let site = try SentSite(sandbox, moment: 0)
        let live = sandbox.folder("live")
        try makeFolder(live)
        try writeFile([1], to: live + "/wp-config.php")
        func refuses(_ request: DeployRequest, _ fits: (DeployFailure) -> Bool) {
            let before = tree(live)
            do {
                _ = try deploy(request)
                Issue.record("not refused")
            } catch { #expect(fits(error), "\(error)") }
            #expect(tree(live) == before)
        }
        refuses(request(sandbox, site)) { if case .notEmpty(["wp-config.php"]) = $0 { true } else { false } }
        var adopting = request(sandbox, site) { $0.limits.files = 10 }
        adopting.adopts = true
        refuses(adopting) { if case .overLimit(let all) = $0 { all.map(\.measure) == [.files] } else { false } }
        adopting = request(sandbox, site)
        adopting.adopts = true
        _ = try deploy(adopting)
        #expect(tree(live)["wp-config.php"] == [1])

        let fewer = try SentSite(sandbox, moment: 0, texts: 20)
        refuses(request(sandbox, fewer) { $0.mostRemoved = 20 }) {
            if case .tooManyRemoved = $0 { true } else { false }
        }
        refuses(request(sandbox, site) { $0.limits.fileSize = 2000 }) {
            if case .overLimit = $0 { true } else { false }
        }
        // Somebody changed a file after the build: one that was to be sent.
        let next = try SentSite(sandbox, moment: 1)
        try writeFile([1], to: next.folder + "/feed.xml")
        refuses(request(sandbox, next)) { if case .notAsBuilt("feed.xml") = $0 { true } else { false } }
        refuses(request(sandbox, next) { $0.path = "/dev/null/www" }) {
            if case .refused(.place, _) = $0 { true } else { false }
        }
        // A trial changes nothing.
        var trial = request(sandbox, fewer)
        trial.isTrial = true
        let before = tree(live)
        #expect(try deploy(trial).removed > 20)
        #expect(tree(live) == before)
        var elsewhere = request(sandbox, fewer) { $0.path = sandbox.folder("new") }
        elsewhere.isTrial = true
        _ = try deploy(elsewhere)
        #expect(kindOfPath(sandbox.folder("new")) == .missing)
        // A run that goes on elsewhere.
        try makeFolder(live + "/.visnyk-deploy")
        try writeFile(Array("x elsewhere 1 \(noon - 60) end\n".utf8), to: live + "/.visnyk-deploy/lock")
        refuses(request(sandbox, fewer)) { if case .locked = $0 { true } else { false } }
        // One that died is taken over, also one whose clock was a year ahead.
        try writeFile(Array("x elsewhere 1 \(noon + 31_536_000) end\n".utf8), to: live + "/.visnyk-deploy/lock")
        _ = try deploy(request(sandbox, fewer))
        try makeFolder(live + "/.visnyk-deploy")
        try writeFile(Array("x elsewhere 1 \(noon - 3600) end\n".utf8), to: live + "/.visnyk-deploy/lock")
        _ = try deploy(request(sandbox, fewer))
    }

    /// Sent into its own sources a site would be built from itself; sent around them it would publish them.
    @Test(arguments: ["content/www", "content", "", "site", "site/www", "memory/www"])
    func aPlaceThatTheSiteIsMadeFromIsRefused(path: String) throws {
        let sandbox = try Sandbox()
        let site = try SentSite(sandbox, moment: 0)
        try makeFolder(sandbox.folder("content"))
        let place = path.hasPrefix("site") ? site.folder + path.dropFirst(4) : sandbox.folder(path)
        var own = request(sandbox, site) { $0.path = place }
        own.apart = [sandbox.folder("content")]
        own.adopts = true
        let before = tree(sandbox.root)
        do {
            _ = try deploy(own)
            Issue.record("not refused")
        } catch {
            guard case .overlaps = error else {
                Issue.record("\(error)")
                return
            }
        }
        #expect(tree(sandbox.root) == before)
    }

    /// It is not known what lies there: only somebody's word lets it be sent anew, and what was sent from here last goes.
    @Test func aManifestThatNobodyCanReadIsToldAndReplaced() throws {
        let sandbox = try Sandbox()
        let live = sandbox.folder("live")
        _ = try deploy(request(sandbox, SentSite(sandbox, moment: 0)))
        try writeFile(Array("{\"format\":\"visnyk-man".utf8), to: live + "/" + SiteManifest.name)
        let next = try SentSite(sandbox, moment: 1)
        do {
            _ = try deploy(request(sandbox, next))
            Issue.record("not refused")
        } catch {
            guard case .damagedManifest = error else {
                Issue.record("\(error)")
                return
            }
        }
        guard
            case .damaged = try siteDeployed(at: request(sandbox, next).target, secrets: request(sandbox, next).secrets)
        else {
            Issue.record("not seen")
            return
        }
        var anew = request(sandbox, next)
        anew.adopts = true
        #expect(try deploy(anew).sent == next.published.count)
        #expect(tree(live) == next.published)
    }

    /// Whose clock is wrong enough takes a run for dead; that one must not go on beside it.
    @Test func aRunWhoseLockWasTakenStops() throws {
        let sandbox = try Sandbox()
        let live = sandbox.folder("live")
        let site = try SentSite(sandbox, moment: 0)
        var long = request(sandbox, site)
        long.renewal = 0
        let host = try FaultyFolder(live)
        var isTaken = false
        host.afterChange = {
            guard !isTaken, kindOfPath(live + "/index.html") == .missing else { return }
            isTaken = true
            try? writeFile(Array("other elsewhere 1 \(noon) end\n".utf8), to: live + "/.visnyk-deploy/lock")
        }
        do {
            _ = try deploy(long, to: host)
            Issue.record("went on")
        } catch {
            guard case .locked = error else {
                Issue.record("\(error)")
                return
            }
        }
        #expect(kindOfPath(live + "/" + SiteManifest.name) == .missing)
        #expect(kindOfPath(live + "/.visnyk-deploy/lock") == .file)
    }

    @Test func anEmptySiteFolderIsNoSite() throws {
        let sandbox = try Sandbox()
        let site = try SentSite(sandbox, moment: 0)
        try removeFile(site.folder + "/" + SiteManifest.name)
        #expect(throws: DeployFailure.self) { try deploy(request(sandbox, site)) }
    }

    /// At each call that changes something, with half of what was on the way arrived and one file broken.
    @Test(arguments: [true, false]) func aCutLeavesNoDeadLinkAndTheNextRunSendsTheRest(remembers: Bool) throws {
        let sandbox = try Sandbox()
        let moments = try (0...2).map { try SentSite(sandbox, moment: $0, texts: 60) }
        func lay(_ site: SentSite) throws {
            removeTree(sandbox.folder("live"))
            removeTree(sandbox.folder("memory"))
            _ = try deploy(request(sandbox, site, memory: remembers))
        }
        try lay(moments[0])
        let whole = try FaultyFolder(sandbox.folder("live"))
        let all = try deploy(request(sandbox, moments[1], memory: remembers), to: whole)
        #expect(all.changes.count > 50 && whole.calls > 10)
        for cut in stride(from: remembers ? 0 : 2, to: whole.calls, by: runsLongTests ? 1 : 5) {
            try lay(moments[0])
            let live = sandbox.folder("live")
            let host = try FaultyFolder(live, cutAfter: cut)
            #expect(throws: DeployFailure.self) {
                try deploy(request(sandbox, moments[1], memory: remembers), to: host)
            }
            func checkLinks() {
                let broken = brokenPages(live, moments)
                let dead = deadLinks(in: live).filter { dead in !broken.contains { dead.hasPrefix($0 + " ") } }
                #expect(dead == [], "\(cut)")
            }
            checkLinks()
            // Of the same site or of a later one; the lock of this very process is its own.
            let site = moments[cut % 2 == 0 ? 1 : 2]
            try? removeFile(live + "/.visnyk-deploy/lock")
            let rest = try FaultyFolder(live)
            rest.afterChange = checkLinks
            let report = try deploy(request(sandbox, site, memory: remembers), to: rest)
            let now = tree(live)
            #expect(site.published.allSatisfy { now[$0.key] == $0.value }, "\(cut)")
            #expect(now.keys.allSatisfy { site.published[$0] != nil || KeptFiles.mayStay(OutputPath($0)) }, "\(cut)")
            if site.manifest == moments[1].manifest {
                let arrived = Set(host.sent).intersection(moments[1].files.keys)
                let again = Set(rest.sent).intersection(arrived)
                #expect(again.count <= 10, "\(cut): \(again.count) sent again")
                // The last call only takes away what served the run.
                #expect(report.isResumed == (cut > 1) || cut == whole.calls - 1, "\(cut)")
            }
            let after = try deploy(request(sandbox, site, memory: remembers))
            #expect(after.changes.isEmpty, "\(cut)")
        }
    }

    /// The manifest there is that of the very site which is sent once more: it does not say how far a run came.
    @Test func aCutWhileAllIsSentAnewIsGoneOnWith() throws {
        let sandbox = try Sandbox()
        let site = try SentSite(sandbox, moment: 0, texts: 60)
        _ = try deploy(request(sandbox, site))
        let live = sandbox.folder("live")
        var whole = request(sandbox, site)
        whole.isWhole = true
        let counted = try FaultyFolder(live)
        _ = try deploy(whole, to: counted)
        for cut in [3, counted.calls / 2, counted.calls - 3] {
            #expect(throws: DeployFailure.self) { try deploy(whole, to: FaultyFolder(live, cutAfter: cut)) }
            try? removeFile(live + "/.visnyk-deploy/lock")
            let report = try deploy(request(sandbox, site))
            #expect(report.isResumed, "\(cut)")
            #expect(tree(live) == site.published, "\(cut)")
        }
    }

    /// Pages that the cut left half: what they name is not all to be seen.
    private func brokenPages(_ live: String, _ moments: [SentSite]) -> [String] {
        tree(live).filter { path, bytes in
            path.hasSuffix(".html") && !moments.contains { $0.files[path] == bytes }
        }.map(\.key)
    }
}

@Suite struct DeployRecordTests {
    @Test func aJournalIsReadBackAndAnyDamageIsSeen() throws {
        let digest = Digest(of: [1])
        let journal = DeployJournal(
            sequence: 7, base: nil, target: digest,
            facts: [
                (OutputPath("a b"), .whole(digest)), (OutputPath("c"), .unknown), (OutputPath("d"), nil),
                (OutputPath("e"), .perhaps),
            ], steps: [.send(OutputPath("е/є.html"), digest), .remove(OutputPath("g"))])
        let bytes = journal.bytes
        let read = try #require(DeployJournal(bytes: bytes))
        #expect(read.bytes == bytes && read.steps == journal.steps)
        for cut in 0..<bytes.count { #expect(DeployJournal(bytes: Array(bytes[..<cut])) == nil) }
        for index in bytes.indices {
            var damaged = bytes
            damaged[index] ^= 1
            #expect(DeployJournal(bytes: damaged) == nil)
        }
    }

    @Test func onlyNamesMadeOfBytesMayStay() {
        for path in ["cards/card-0123456789abcdef.png", "search/uk/t-0a1b2c.bin", "search/r-0a1b2c.bin"] {
            #expect(KeptFiles.mayStay(OutputPath(path)))
        }
        for path in [
            "cards/card-0123456789abcdef.html", "cards/a/card-0123456789abcdef.png", "search/uk/d0.bin",
            "news/a-0123456789abcdef.jpg", "cards/card-0123456789ABCDEF.png", "search/uk/t-0a1b2c.php",
        ] { #expect(!KeptFiles.mayStay(OutputPath(path))) }
    }
}
