internal import FileTree
internal import Programs
internal import SourceText

/// A folder at a host that is reached by rclone: SFTP, FTP, FTPS, S3, WebDAV. No secret stands in its arguments or in
/// a file of its own: it reads them from its environment.
struct RcloneFolder: RemoteFolder {
    let replacesAtOnce: Bool
    private let rclone: TransferProgram
    private let place: String
    private let access: SSHAccess?

    init(_ target: DeployTarget, _ secrets: Secrets) throws(DeployFailure) {
        var settings: [String: String] = [:]
        let plain = TransferProgram(program: "rclone", package: "rclone", environment: [:])
        func hidden(_ secret: String) throws(DeployFailure) -> String {
            let end = try plain.run(["--config", "", "obscure", "-"], input: Array(secret.utf8))
            guard end.status == 0 else { throw TransferProgram.failure(end) }
            return String(decoding: end.output.prefix { $0 > 0x20 }, as: UTF8.self)
        }
        var path = target.path
        replacesAtOnce = target.kind == .s3
        access = target.kind == .sftp ? try SSHAccess(target, secrets) : nil
        switch target.kind {
        case .sftp:
            settings = [
                "type": "sftp", "host": target.host, "user": target.user, "shell_type": "none",
                "disable_hashcheck": "true", "set_modtime": "false", "disable_concurrent_writes": "false",
                "known_hosts_file": access?.knownHosts ?? "~/.ssh/known_hosts",
            ]
            if let file = access?.keyFile { settings["key_file"] = file }
            if let password = secrets[.password] { settings["pass"] = try hidden(password) }
        case .ftp, .ftps:
            // Many servers list no `.htaccess` unless asked for hidden files, and rclone then takes it for lost.
            settings = ["type": "ftp", "host": target.host, "user": target.user, "force_list_hidden": "true"]
            if target.kind == .ftps {
                settings["explicit_tls"] = "true"
                // Servers want the session of the first connection in those for files; with TLS 1.3 rclone's library
                // offers it in a way that vsftpd refuses (docs/decisions/deploy.md).
                settings["disable_tls13"] = "true"
            }
            settings["pass"] = try hidden(secrets[.password] ?? "")
        case .webdav:
            settings = ["type": "webdav", "url": target.address, "vendor": "other"]
            if !target.user.isEmpty { settings["user"] = target.user }
            if let password = secrets[.password] { settings["pass"] = try hidden(password) }
        case .s3:
            settings = [
                "type": "s3", "provider": "Other", "endpoint": target.address, "region": target.region,
                "access_key_id": secrets[.accessKey] ?? "", "secret_access_key": secrets[.secretKey] ?? "",
                "no_check_bucket": "true", "acl": target.access, "env_auth": "false",
            ]
            path = target.bucket + (path.isEmpty ? "" : "/" + path)
        case .folder, .rsync: break
        }
        if let port = target.port { settings["port"] = String(port) }
        // rclone's library for S3 cannot read this one (SSL_CERT_FILE serves all programs).
        var environment = ["AWS_CA_BUNDLE": ""]
        for (name, value) in settings where !value.isEmpty {
            environment["RCLONE_CONFIG_VISNYK_" + name.uppercasedASCII] = value
        }
        rclone = TransferProgram(program: "rclone", package: "rclone", environment: environment)
        place = "visnyk:" + path
    }

    private static let common = [
        "--config", "", "--retries", "1", "--low-level-retries", "3", "--contimeout", "20s", "--timeout", "60s",
        "--log-level", "ERROR", "--stats", "0", "--transfers", "4", "--checkers", "8",
    ]

    /// rclone's own words for what is not there: 3 a folder, 4 a file.
    private static let notThere: ClosedRange<Int32> = 3...4

    private func withList<Result>(
        _ paths: [String], _ body: ([String]) throws(DeployFailure) -> Result
    ) throws(DeployFailure) -> Result {
        let lines = paths.map { $0 + "\n" }.joined()
        return try withFiles([("list", Array(lines.utf8))]) { (folder) throws(DeployFailure) in
            try body(RcloneFolder.common + ["--files-from-raw", folder + "/list"])
        }
    }

    func read(_ paths: [String], limit: Int) throws(DeployFailure) -> [String: [UInt8]] {
        try withList(paths) { (options) throws(DeployFailure) in
            try withTemporaryFolder { (folder) throws(DeployFailure) in
                // Small files: a host that keeps silent so long speaks another language, or nobody listens.
                let end = try rclone.run(
                    ["copy"] + options + ["--no-traverse", "--timeout", "20s", place, folder])
                guard end.status == 0 || RcloneFolder.notThere ~= end.status else {
                    throw TransferProgram.failure(end)
                }
                return try filesRead(paths, in: folder, limit: limit)
            }
        }
    }

    func names() throws(DeployFailure) -> [String] {
        let end = try rclone.run(["lsf"] + RcloneFolder.common + ["--max-depth", "1", place])
        if RcloneFolder.notThere ~= end.status { return [] }
        guard end.status == 0 else { throw TransferProgram.failure(end) }
        return end.output.split(separator: UInt8(ascii: "\n")).map { name in
            String(decoding: name.last == UInt8(ascii: "/") ? name.dropLast() : name, as: UTF8.self)
        }
    }

    func send(_ paths: [String], from root: String) throws(DeployFailure) {
        try withList(paths) { (options) throws(DeployFailure) in
            try rclone.demand(["copy"] + options + ["--no-traverse", "--no-check-dest", "--ignore-times", root, place])
        }
    }

    func sendNew(_ path: String, from root: String) throws(DeployFailure) {
        try withList([path]) { (options) throws(DeployFailure) in
            try rclone.demand(["copy"] + options + ["--no-traverse", "--ignore-existing", root, place])
        }
    }

    func remove(_ paths: [String], folders: [String]) throws(DeployFailure) {
        if !paths.isEmpty {
            try withList(paths) { (options) throws(DeployFailure) in
                let end = try rclone.run(["delete"] + options + [place])
                guard end.status == 0 || RcloneFolder.notThere ~= end.status else {
                    throw TransferProgram.failure(end)
                }
            }
        }
        // One call each; a folder that is left over empty shows nothing. Buckets have none.
        for folder in folders.prefix(RcloneFolder.mostFolders) {
            _ = try rclone.run(
                ["rmdir"] + RcloneFolder.common + [place.hasSuffix(bytes: ":") ? place + folder : place + "/" + folder])
        }
    }

    private static let mostFolders = 50
}
