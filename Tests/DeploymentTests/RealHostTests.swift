import FileTree
import Foundation
import Provenance
import SourceText
import Synchronization
import TestSupport
import Testing

@testable import Deployment

/// Real servers, each on a port of this machine. All of them where tests may be long, else some of each test.
@Suite struct RealHostTests {
    private static let kinds = RealHost.Kind.allCases.filter { RealHost.canRun($0) }

    private static func some(_ usual: RealHost.Kind...) -> [RealHost.Kind] {
        kinds.filter { runsLongTests || usual.contains($0) }
    }

    private func request(_ host: RealHost, _ site: SentSite, _ sandbox: Sandbox) -> DeployRequest {
        var target = host.target
        target.mostRemoved = 100
        var request = DeployRequest(
            target: target, site: site.folder, memory: sandbox.folder("memory"), secrets: host.secrets,
            now: Int64(Date().timeIntervalSince1970))
        // Nobody else sends here.
        request.lockPause = 0
        return request
    }

    @Test(arguments: some(.rsync, .ftps, .s3)) func aSiteGoesThereChangesAndComesBack(
        kind: RealHost.Kind
    ) throws {
        let sandbox = try Sandbox()
        let host = try RealHost.started(kind, in: sandbox)
        let first = try SentSite(sandbox, moment: 0, texts: 4, extra: ["a": "x", ".well-known/security.txt": "y"])
        let next = try SentSite(sandbox, moment: 1, texts: 4, extra: ["a/index.html": "z"])
        #expect(try deploy(request(host, first, sandbox)).sent == first.files.count + 1, "\(kind)")
        #expect(try host.files(sandbox) == first.published, "\(kind)")
        #expect(try deploy(request(host, first, sandbox)).changes.isEmpty, "\(kind)")
        guard case .site(first.manifest.generated) = try siteDeployed(at: host.target, secrets: host.secrets) else {
            Issue.record("\(kind): no site")
            return
        }
        let report = try deploy(request(host, next, sandbox))
        let changed = next.files.filter { first.files[$0.key] != $0.value }.count
        #expect(report.sent == changed + 1, "\(kind)")
        let live = try host.files(sandbox)
        #expect(next.published.allSatisfy { live[$0.key] == $0.value }, "\(kind)")
        #expect(live.keys.allSatisfy { next.published[$0] != nil || KeptFiles.mayStay(OutputPath($0)) }, "\(kind)")
        // Somebody changed the live site; the manifest there does not know.
        if let root = host.root, runsLongTests || kind == .rsync {
            try writeFile(Array("<p>Зламано".utf8), to: root + "/index.html")
            #expect(try deploy(request(host, next, sandbox)).changes.isEmpty)
            var whole = request(host, next, sandbox)
            whole.isWhole = true
            _ = try deploy(whole)
            #expect(try host.files(sandbox)["index.html"] == next.files["index.html"])
        }
    }

    /// Each host says no in its own words.
    @Test(arguments: some(.rsync, .sftp, .ftps, .webdav)) func whoMayNotEnterIsToldWhy(kind: RealHost.Kind) throws {
        let sandbox = try Sandbox()
        let host = try RealHost.started(kind, in: sandbox)
        let site = try SentSite(sandbox, moment: 0, texts: 3)
        let before = try host.files(sandbox)
        func says(
            _ refusal: HostRefusal, _ environment: [String: String] = [:],
            _ change: (inout DeployTarget) -> Void = { _ in }
        ) throws {
            var target = host.target
            change(&target)
            let secrets = Secrets(of: target, in: host.environment.merging(environment) { $1 })
            let request = DeployRequest(target: target, site: site.folder, memory: nil, secrets: secrets, now: 0)
            do {
                _ = try deploy(request)
                Issue.record("\(kind): not refused")
            } catch {
                guard case .refused(refusal, _) = error else {
                    Issue.record("\(kind): \(error) is not \(refusal)")
                    return
                }
            }
        }
        switch kind {
        case .sftp, .rsync:
            try says(.hostKey) {
                $0.hostKey = "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIPQ0Kxl0oZ9SC0pT2c1y6YwWkE2gV3Wf3s9m9sF0a1bC"
            }
            let other = try String(contentsOfFile: sandbox.folder("keys/host"), encoding: .utf8)
            try says(.login, ["VISNYK_TOWN_KEY": other])
        case .ftp, .ftps:
            try says(.login) { $0.user = "nobody-of-that-name" }
            try says(.place) { $0.path = "closed/www" }
            if kind == .ftps { try says(.certificate) { $0.host = "127.0.0.1" } }
        case .webdav: try says(.login, ["VISNYK_TOWN_PASSWORD": "other"])
        case .s3: try says(.place) { $0.bucket = "nobodys" }
        }
        if [.sftp, .ftp].contains(kind) { try says(.hostUnknown) { $0.host = "nobody.invalid" } }
        #expect(try host.files(sandbox) == before, "\(kind)")
    }

    /// A host that speaks no TLS, and one that wants it.
    @Test(.enabled(if: kinds.contains(.ftps))) func encryptionThatOneSideDoesNotWantIsNamed() throws {
        for (kind, other) in [(RealHost.Kind.ftp, DeployTarget.Kind.ftps), (.ftps, .ftp)] {
            let sandbox = try Sandbox()
            let host = try RealHost.started(kind, in: sandbox)
            var target = DeployTarget("town", other)
            (target.host, target.port) = (host.target.host, host.target.port)
            (target.user, target.path) = (host.target.user, host.target.path)
            do {
                _ = try siteDeployed(at: target, secrets: host.secrets)
                Issue.record("\(other) at \(kind): not refused")
            } catch {
                guard case .refused(.encryption, _) = error else {
                    Issue.record("\(other) at \(kind): \(error)")
                    continue
                }
            }
        }
    }

    /// The whole program is killed, with what it runs, while a reader follows every link again and again.
    @Test(
        .enabled(if: visnykCommand != nil),
        arguments: some(.ftp))
    func cutsLeaveNoDeadLink(kind: RealHost.Kind) throws {
        let sandbox = try Sandbox()
        let host = try RealHost.started(kind, in: sandbox)
        let visit = host.visit
        // A server in Python answers a reader more slowly than a disk does.
        let texts = runsLongTests ? (kind == .s3 ? 40 : 120) : 10
        let cuts = runsLongTests ? 20 : 1
        try Self.writeSettings(host, sandbox)
        var old = try SentSite(sandbox, moment: 0, texts: texts)
        _ = try deploy(request(host, old, sandbox))
        for cut in 1...cuts {
            let site = try SentSite(sandbox, moment: cut, texts: texts)
            let reader = Reader(visit)
            let program = try RunningProgram(
                try #require(visnykCommand),
                [
                    "deploy", "--content", sandbox.folder("content"), "--output", site.folder, "--quiet",
                    "--allow-removals",
                ], environment: host.environment)
            let changed = site.files.filter { old.files[$0.key] != $0.value }
            let isCut = arrived(changed.count * cut / (cuts + 1), of: changed, visit, before: program)
            program.kill()
            #expect(isCut, "\(kind) \(cut)")
            let before = try RemoteView(remoteFolder(host.target, host.secrets))
            let rest = before.journal.map { $0.steps.count - before.done }
            let report = try deploy(request(host, site, sandbox))
            if let rest, before.manifestDigest != before.journal?.target {
                #expect(report.isResumed && report.changes.count <= rest + 1, "\(kind) \(cut)")
            }
            #expect(reader.stop() == [], "\(kind) \(cut)")
            let live = try host.files(sandbox)
            #expect(site.published.allSatisfy { live[$0.key] == $0.value }, "\(kind) \(cut)")
            old = site
        }
    }

    /// Whether so many of the files came before the program ended by itself, or a minute was over.
    private func arrived(
        _ count: Int, of files: [String: [UInt8]], _ visit: (String) -> [UInt8]?, before program: RunningProgram
    ) -> Bool {
        var waiting = files
        for _ in 0..<3000 {
            waiting = waiting.filter { visit($0.key) != $0.value }
            if files.count - waiting.count >= count { return true }
            guard program.isRunning else { return false }
            usleep(20_000)
        }
        return false
    }

    private static func writeSettings(_ host: RealHost, _ sandbox: Sandbox) throws {
        try makeFolder(sandbox.folder("content"))
        let target = host.target
        var lines = "type: \(target.kind.rawValue)\n"
        for (name, value) in [
            ("host", target.host), ("user", target.user), ("path", target.path), ("host_key", target.hostKey),
            ("port", target.port.map(String.init) ?? ""), ("url", target.address), ("bucket", target.bucket),
            ("region", target.region), ("access", target.access),
        ] where !value.isEmpty { lines += "    \(name): \"\(value)\"\n" }
        try writeFile(
            Array(
                """
                name: Т
                url: https://town.example/
                time_zone: Europe/Kyiv
                languages: [uk]
                deploy:
                  town:
                    \(lines)
                """.utf8), to: sandbox.folder("content/site.yml"))
    }
}

/// Follows every link from the home page until it is told to stop, and remembers what it did not find.
private final class Reader: Sendable {
    private let state = Mutex<(stops: Bool, isOver: Bool, dead: [String])>((false, false, []))

    init(_ visit: @escaping @Sendable (String) -> [UInt8]?) {
        let this = self
        Thread.detachNewThread {
            while !this.state.withLock({ $0.stops }) {
                let dead = deadLinks(visit)
                this.state.withLock { $0.dead += dead }
                // The server wants its turn too.
                usleep(10_000)
            }
            this.state.withLock { $0.isOver = true }
        }
    }

    func stop() -> [String] {
        state.withLock { $0.stops = true }
        while !state.withLock({ $0.isOver }) { usleep(10_000) }
        return state.withLock { $0.dead }
    }
}
