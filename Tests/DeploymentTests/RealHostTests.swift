import FileTree
import Foundation
import Provenance
import SourceText
import Synchronization
import TestSupport
import Testing

@testable import Deployment

/// Real servers, each on a port of this machine.
@Suite(.serialized) struct RealHostTests {
    private static let kinds = RealHost.Kind.allCases.filter { RealHost.canRun($0) }

    private func request(_ host: RealHost, _ site: SentSite, _ sandbox: Sandbox) -> DeployRequest {
        var target = host.target
        target.mostRemoved = 100
        return DeployRequest(
            target: target, site: site.folder, memory: sandbox.folder("memory"), secrets: host.secrets,
            now: Int64(Date().timeIntervalSince1970))
    }

    @Test(arguments: kinds) func aSiteGoesThereChangesAndComesBack(kind: RealHost.Kind) throws {
        let sandbox = try Sandbox()
        let host = try RealHost.started(kind, in: sandbox)
        let first = try SentSite(sandbox, moment: 0, texts: 10, extra: ["a": "x", ".well-known/security.txt": "y"])
        let next = try SentSite(sandbox, moment: 1, texts: 10, extra: ["a/index.html": "z"])
        #expect(try deploy(request(host, first, sandbox)).sent == first.files.count + 1, "\(kind)")
        #expect(try host.files(sandbox) == first.published, "\(kind)")
        #expect(try deploy(request(host, first, sandbox)).changes.isEmpty, "\(kind)")
        #expect(try siteDeployed(at: host.target, secrets: host.secrets) == first.manifest.generated)
        let report = try deploy(request(host, next, sandbox))
        let changed = next.files.filter { first.files[$0.key] != $0.value }.count
        #expect(report.sent == changed + 1, "\(kind)")
        let live = try host.files(sandbox)
        #expect(next.published.allSatisfy { live[$0.key] == $0.value }, "\(kind)")
        #expect(live.keys.allSatisfy { next.published[$0] != nil || KeptFiles.mayStay(OutputPath($0)) }, "\(kind)")
        // Somebody changed the live site; the manifest there does not know.
        if let root = host.root {
            try writeFile(Array("<p>Зламано".utf8), to: root + "/index.html")
            #expect(try deploy(request(host, next, sandbox)).changes.isEmpty)
            var whole = request(host, next, sandbox)
            whole.isWhole = true
            _ = try deploy(whole)
            #expect(try host.files(sandbox)["index.html"] == next.files["index.html"])
        }
    }

    @Test func theWrongPasswordAndTheWrongHostKeyAreRefused() throws {
        for kind in [RealHost.Kind.webdav, .sftp, .rsync] where RealHost.canRun(kind) {
            let sandbox = try Sandbox()
            let host = try RealHost.started(kind, in: sandbox)
            let site = try SentSite(sandbox, moment: 0, texts: 3)
            var target = host.target
            var environment = host.environment
            if kind == .webdav {
                environment["VISNYK_TOWN_PASSWORD"] = "other"
            } else {
                target.hostKey = "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIPQ0Kxl0oZ9SC0pT2c1y6YwWkE2gV3Wf3s9m9sF0a1bC"
            }
            let request = DeployRequest(
                target: target, site: site.folder, memory: nil, secrets: Secrets(of: target, in: environment), now: 0)
            #expect(throws: DeployFailure.self, "\(kind)") { try deploy(request) }
            #expect(try host.files(sandbox).isEmpty, "\(kind)")
        }
    }

    /// The whole program is killed, with what it runs, while a reader follows every link again and again.
    @Test(arguments: kinds.filter { [.sftp, .ftp, .rsync].contains($0) })
    func cutsLeaveNoDeadLink(kind: RealHost.Kind) throws {
        let visnyk = projectFolder.path + "/.build/debug/visnyk"
        guard FileManager.default.isExecutableFile(atPath: visnyk), RealHost.isThere("setsid") else { return }
        let sandbox = try Sandbox()
        let host = try RealHost.started(kind, in: sandbox)
        let root = try #require(host.root)
        let texts = runsLongTests ? 120 : 20
        let cuts = runsLongTests ? 20 : 3
        try Self.writeSettings(host, sandbox)
        _ = try deploy(request(host, SentSite(sandbox, moment: 0, texts: texts), sandbox))
        for cut in 1...cuts {
            let site = try SentSite(sandbox, moment: cut, texts: texts)
            let reader = Reader(root)
            let process = Process()
            process.executableURL = URL(filePath: "/usr/bin/setsid")
            process.arguments = [
                visnyk, "deploy", "--content", sandbox.folder("content"), "--output", site.folder, "--quiet",
                "--allow-removals",
            ]
            process.environment = ProcessInfo.processInfo.environment.merging(host.environment) { $1 }
            process.standardError = FileHandle.nullDevice
            try process.run()
            // Somewhere between the first file and the last.
            usleep(UInt32(300_000 + cut * 4_000_000 / cuts))
            // setsid became the program itself, the head of a group of its own.
            kill(-process.processIdentifier, SIGKILL)
            kill(process.processIdentifier, SIGKILL)
            process.waitUntilExit()
            let before = try RemoteView(LocalFolder(root))
            let rest = before.journal.map { $0.steps.count - before.done }
            let report = try deploy(request(host, site, sandbox))
            if let rest, before.manifestDigest != before.journal?.target {
                #expect(report.isResumed && report.changes.count <= rest + 1, "\(kind) \(cut)")
            }
            #expect(reader.stop() == [], "\(kind) \(cut)")
            let live = try host.files(sandbox)
            #expect(site.published.allSatisfy { live[$0.key] == $0.value }, "\(kind) \(cut)")
        }
    }

    private static func writeSettings(_ host: RealHost, _ sandbox: Sandbox) throws {
        try makeFolder(sandbox.folder("content"))
        let target = host.target
        var lines = "type: \(target.kind.rawValue)\n"
        for (name, value) in [
            ("host", target.host), ("user", target.user), ("path", target.path), ("host_key", target.hostKey),
            ("port", target.port.map(String.init) ?? ""),
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

    init(_ root: String) {
        let this = self
        Thread.detachNewThread {
            while !this.state.withLock({ $0.stops }) {
                let dead = deadLinks(in: root)
                this.state.withLock { $0.dead += dead }
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
