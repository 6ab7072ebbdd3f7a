import Fetching
import FileTree
import Foundation
import SourceText
import TestSupport

@testable import Deployment

/// A real server on a port of this machine that takes a site, and the folder where it lands (nil: it is asked).
final class RealHost {
    let target: DeployTarget
    let environment: [String: String]
    /// Where the files lie on this disk.
    let root: String?
    private var servers: [RunningProgram] = []

    private init(_ target: DeployTarget, _ environment: [String: String], root: String?) {
        self.target = target
        self.environment = environment
        self.root = root
    }

    enum Kind: String, CaseIterable { case rsync, sftp, ftp, ftps, webdav, s3 }

    static func canRun(_ kind: Kind) -> Bool {
        switch kind {
        case .rsync: isThere("sshd") && isThere("rsync")
        // A server of FTP wants to change its user.
        case .sftp: isThere("sshd") && isThere("rclone")
        case .ftp: isThere("vsftpd") && isThere("rclone") && getuid() == 0
        case .ftps: isThere("vsftpd") && isThere("rclone") && isThere("openssl") && getuid() == 0
        case .webdav: isThere("rclone")
        case .s3: isThere("moto_server") && isThere("rclone")
        }
    }

    static func isThere(_ program: String) -> Bool { path(program) != nil }

    static func path(_ program: String) -> String? {
        let folders = (ProcessInfo.processInfo.environment["PATH"] ?? "").split(separator: ":").map(String.init)
        return (folders + ["/usr/sbin"]).map { $0 + "/" + program }.first {
            FileManager.default.isExecutableFile(atPath: $0)
        }
    }

    struct NotStarted: Error {}

    static func started(_ kind: Kind, in sandbox: Sandbox) throws -> RealHost {
        let port = try freePort()
        let root = sandbox.folder("host")
        try makeFolder(root)
        let host: RealHost
        switch kind {
        case .rsync, .sftp: host = try secureShell(kind, sandbox, port, root)
        case .ftp, .ftps: host = try fileTransfer(kind, sandbox, port, root)
        case .webdav:
            var target = DeployTarget("town", .webdav)
            target.address = "http://127.0.0.1:\(port)"
            target.user = "town"
            target.path = "www"
            host = RealHost(target, ["VISNYK_TOWN_PASSWORD": "s3cret"], root: root + "/www")
            try host.run(
                "rclone",
                ["serve", "webdav", root, "--addr", "127.0.0.1:\(port)", "--user", "town", "--pass", "s3cret"])
        case .s3:
            var target = DeployTarget("town", .s3)
            target.address = "http://127.0.0.1:\(port)"
            target.bucket = "town"
            target.region = "us-east-1"
            target.path = "www"
            // Whoever comes may read.
            target.access = "public-read"
            host = RealHost(
                target, ["VISNYK_TOWN_ACCESS_KEY": "town", "VISNYK_TOWN_SECRET_KEY": "s3cret"], root: nil)
            try host.run("moto_server", ["-H", "127.0.0.1", "-p", "\(port)"])
        }
        try host.waitFor(port)
        if kind == .s3 { try host.rclone(["mkdir", "x:town"]) }
        return host
    }

    var secrets: Secrets { Secrets(of: target, in: environment) }

    private static func secureShell(
        _ kind: Kind, _ sandbox: Sandbox, _ port: UInt16, _ root: String
    ) throws -> RealHost {
        let keys = sandbox.folder("keys")
        try makeFolder(keys)
        for name in ["host", "user"] {
            try finish("ssh-keygen", ["-q", "-t", "ed25519", "-N", "", "-f", keys + "/" + name])
        }
        try? FileManager.default.createDirectory(atPath: "/run/sshd", withIntermediateDirectories: true)
        let publicKey = try String(contentsOfFile: keys + "/host.pub", encoding: .utf8).split(separator: " ")
        // What the user's shell does first at home is no part of this, and may take seconds.
        try writeFile(
            Array(
                """
                Port \(port)
                ListenAddress 127.0.0.1
                HostKey \(keys)/host
                AuthorizedKeysFile \(keys)/user.pub
                StrictModes no
                PidFile none
                UsePAM no
                PermitRootLogin yes
                SetEnv HOME=\(keys)
                Subsystem sftp internal-sftp

                """.utf8), to: keys + "/config")
        var target = DeployTarget("town", kind == .sftp ? .sftp : .rsync)
        target.host = "127.0.0.1"
        target.port = Int(port)
        target.user = NSUserName()
        target.path = root + "/a town"
        target.hostKey = publicKey[0] + " " + publicKey[1]
        let key = try String(contentsOfFile: keys + "/user", encoding: .utf8)
        let host = RealHost(target, ["VISNYK_TOWN_KEY": key], root: target.path)
        try host.run("sshd", ["-D", "-f", keys + "/config", "-E", keys + "/log"])
        return host
    }

    /// vsftpd goes to its user's home first: one that is there on every Debian.
    private static let ftpUser = "daemon"

    /// A file with the key and the certificate of `localhost`, which programs that this process starts trust: made once,
    /// for the environment is one for all tests.
    private static let certificate = Result {
        let folder = try makeTemporaryFolder()
        let file = folder + "/localhost.pem"
        try finish(
            "openssl",
            [
                "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "2", "-subj", "/CN=localhost", "-addext",
                "subjectAltName=DNS:localhost", "-keyout", file, "-out", folder + "/certificate.pem",
            ])
        try writeFile(readFile(file) + readFile(folder + "/certificate.pem"), to: file)
        unsafe setenv("SSL_CERT_FILE", file, 1)
        return file
    }

    private static func fileTransfer(
        _ kind: Kind, _ sandbox: Sandbox, _ port: UInt16, _ root: String
    ) throws -> RealHost {
        let config = sandbox.folder("vsftpd.conf")
        var lines = """
            listen=YES
            listen_address=127.0.0.1
            listen_port=\(port)
            background=NO
            anonymous_enable=YES
            anon_root=\(root)
            anon_upload_enable=YES
            anon_mkdir_write_enable=YES
            anon_other_write_enable=YES
            write_enable=YES
            no_anon_password=NO
            anon_umask=022
            ftp_username=\(ftpUser)
            allow_writeable_chroot=YES
            secure_chroot_dir=/var/run
            pasv_address=127.0.0.1
            seccomp_sandbox=NO

            """
        if kind == .ftps {
            let certificate = try certificate.get()
            lines += """
                ssl_enable=YES
                allow_anon_ssl=YES
                rsa_cert_file=\(certificate)
                rsa_private_key_file=\(certificate)
                require_ssl_reuse=NO
                force_anon_logins_ssl=YES
                force_anon_data_ssl=YES

                """
        }
        try writeFile(Array(lines.utf8), to: config)
        // vsftpd asks that who uploads owns nothing above.
        try finish("chmod", ["755", sandbox.root])
        try makeFolder(root + "/www")
        try finish("chown", [ftpUser, root + "/www"])
        var target = DeployTarget("town", kind == .ftps ? .ftps : .ftp)
        target.host = kind == .ftps ? "localhost" : "127.0.0.1"
        target.port = Int(port)
        target.user = "anonymous"
        target.path = "www"
        let host = RealHost(target, ["VISNYK_TOWN_PASSWORD": "a@b.example"], root: root + "/www")
        try host.run("vsftpd", [config])
        return host
    }

    /// How a visitor gets one file, from any thread; nil for none.
    var visit: @Sendable (String) -> [UInt8]? {
        if let root { return { try? readFile(root + "/" + $0) } }
        let place = "\(target.address)/\(target.bucket)/\(target.path)/"
        return { path in
            let name = path.addingPercentEncoding(withAllowedCharacters: .urlPathAllowed) ?? path
            let answer = Fetcher().fetch(.init(place + name, limit: 1 << 24, keepsBody: true))
            return answer?.status == 200 ? answer?.body : nil
        }
    }

    /// Everything that lies there, by path.
    func files(_ sandbox: Sandbox) throws -> [String: [UInt8]] {
        if let root { return tree(root) }
        let copy = sandbox.folder("copy")
        removeTree(copy)
        try rclone(["copy", "x:town/www", copy])
        return tree(copy)
    }

    private func rclone(_ arguments: [String]) throws {
        try RealHost.finish(
            "rclone", ["--config", ""] + arguments,
            [
                "RCLONE_CONFIG_X_TYPE": "s3", "RCLONE_CONFIG_X_PROVIDER": "Other",
                "RCLONE_CONFIG_X_ENDPOINT": target.address, "RCLONE_CONFIG_X_ACCESS_KEY_ID": "town",
                "RCLONE_CONFIG_X_SECRET_ACCESS_KEY": "s3cret", "AWS_CA_BUNDLE": "",
            ])
    }

    private func run(_ program: String, _ arguments: [String]) throws {
        guard let path = RealHost.path(program) else { throw NotStarted() }
        servers.append(try RunningProgram(path, arguments))
    }

    private func waitFor(_ port: UInt16) throws {
        for _ in 0..<400 where servers.allSatisfy(\.isRunning) {
            let socket = Glibc.socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
            defer { close(socket) }
            var address = RealHost.loopback(port)
            let result = unsafe withUnsafePointer(to: &address) { pointer in
                unsafe pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                    unsafe connect(socket, $0, socklen_t(MemoryLayout<sockaddr_in>.size))
                }
            }
            if result == 0 { return }
            usleep(50_000)
        }
        throw NotStarted()
    }

    static func finish(_ program: String, _ arguments: [String], _ environment: [String: String] = [:]) throws {
        guard let path = path(program),
            try CommandRun(path, arguments, environment: environment, within: 60).status == 0
        else { throw NotStarted() }
    }

    private static func loopback(_ port: UInt16) -> sockaddr_in {
        var address = sockaddr_in()
        address.sin_family = sa_family_t(AF_INET)
        address.sin_port = port.bigEndian
        address.sin_addr.s_addr = UInt32(0x7F00_0001).bigEndian
        return address
    }

    private static func freePort() throws -> UInt16 {
        let socket = Glibc.socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
        defer { close(socket) }
        var address = loopback(0)
        var size = socklen_t(MemoryLayout<sockaddr_in>.size)
        let result = unsafe withUnsafeMutablePointer(to: &address) { pointer in
            unsafe pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) { pointer in
                unsafe bind(socket, pointer, size) == 0 ? unsafe getsockname(socket, pointer, &size) : -1
            }
        }
        guard result == 0 else { throw NotStarted() }
        return UInt16(bigEndian: address.sin_port)
    }
}
