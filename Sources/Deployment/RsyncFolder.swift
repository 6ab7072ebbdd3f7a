internal import FileTree
internal import Programs
internal import SourceText

/// A folder at a host that is reached by rsync over SSH; nothing else is run there. Each file changes in one step.
struct RsyncFolder: RemoteFolder {
    let replacesAtOnce = true
    private let rsync: TransferProgram
    private let shell: String
    /// `user@host:path/`
    private let place: String
    private let access: SSHAccess

    init(_ target: DeployTarget, _ secrets: Secrets) throws(DeployFailure) {
        access = try SSHAccess(target, secrets)
        rsync = TransferProgram(program: "rsync", package: "rsync", environment: [:])
        var shell = "ssh -o BatchMode=yes -o ConnectTimeout=20 -o ServerAliveInterval=15 -o ServerAliveCountMax=3"
        if let port = target.port { shell += " -p \(port)" }
        shell += " -o StrictHostKeyChecking=yes"
        // rsync takes the outer quotes away, ssh the inner ones, and a sign of its own for what it fills in.
        func option(_ name: String, _ file: String) -> String {
            " -o '\(name)=\"\(file.replacing(bytes: "%", with: "%%"))\"'"
        }
        if let file = access.knownHosts {
            shell += option("UserKnownHostsFile", file) + " -o GlobalKnownHostsFile=/dev/null"
        }
        if let file = access.keyFile { shell += " -o IdentitiesOnly=yes" + option("IdentityFile", file) }
        self.shell = shell
        let user = target.user.isEmpty ? "" : target.user + "@"
        let host = target.host.contains(bytes: ":") ? "[\(target.host)]" : target.host
        place = "\(user)\(host):\(target.path.isEmpty ? "." : target.path)/"
    }

    /// The folder itself is not there yet; the statuses for it differ by version.
    private static func isNew(_ end: ChildProcess.End) -> Bool {
        let words = String(decoding: end.errors, as: UTF8.self)
        return words.contains(bytes: "change_dir") && words.contains(bytes: "No such file or directory")
    }

    private func arguments(_ others: [String]) -> [String] {
        ["-e", shell, "--timeout=60", "--protect-args", "--times", "--from0"] + others
    }

    private func list(_ paths: [String]) -> [UInt8] { Array(paths.joined(separator: "\0").utf8) + [0] }

    func read(_ paths: [String], limit: Int) throws(DeployFailure) -> [String: [UInt8]] {
        try withTemporaryFolder { (folder) throws(DeployFailure) in
            let end = try rsync.run(
                arguments(["--files-from=-", "--ignore-missing-args", "--max-size=\(limit)", place, folder + "/"]),
                input: list(paths))
            guard end.status == 0 || RsyncFolder.isNew(end) else { throw TransferProgram.failure(end) }
            return try filesRead(paths, in: folder, limit: limit)
        }
    }

    func names() throws(DeployFailure) -> [String] {
        let end = try rsync.run(["-e", shell, "--timeout=60", "--protect-args", "--list-only", place])
        guard end.status == 0 else {
            if RsyncFolder.isNew(end) { return [] }
            throw TransferProgram.failure(end)
        }
        // Rights, size, day, time, name.
        return end.output.split(separator: UInt8(ascii: "\n")).compactMap { line in
            let parts = line.split(separator: UInt8(ascii: " "), maxSplits: 4)
            return parts.count == 5 && parts[4] != [UInt8(ascii: ".")] ? String(decoding: parts[4], as: UTF8.self) : nil
        }
    }

    func send(_ paths: [String], from root: String) throws(DeployFailure) { try send(paths, root, []) }

    func sendNew(_ path: String, from root: String) throws(DeployFailure) {
        try send([path], root, ["--ignore-existing"])
    }

    private func send(_ paths: [String], _ root: String, _ others: [String]) throws(DeployFailure) {
        try rsync.demand(
            arguments(
                [
                    "--files-from=-", "--ignore-times", "--whole-file", "--compress", "--no-implied-dirs", "--mkpath",
                    "--perms", "--chmod=D755,F644",
                ] + others + [root + "/", place]),
            input: list(paths))
    }

    func remove(_ paths: [String], folders: [String]) throws(DeployFailure) {
        // What is named and does not lie in an empty folder is to go.
        try withTemporaryFolder { (empty) throws(DeployFailure) in
            for some in [paths, folders] where !some.isEmpty {
                let end = try rsync.run(
                    arguments([
                        "--files-from=-", "--dirs", "--delete-missing-args", "--no-implied-dirs", empty + "/", place,
                    ]),
                    input: list(some))
                // 23: a folder was not empty. 24: nothing of the name lay there.
                guard [0, 24].contains(end.status) || end.status == 23 && some == folders else {
                    throw TransferProgram.failure(end)
                }
            }
        }
    }
}
