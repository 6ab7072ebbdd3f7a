import Foundation
import Testing

/// Apache or nginx on a port of this machine, with a published site in a temporary folder.
final class WebServer {
    private let process: Process
    private let port: UInt16
    private let folder: TemporaryFolder

    static let hasApache = FileManager.default.isExecutableFile(atPath: "/usr/sbin/apache2")
    static let hasCaddy = FileManager.default.isExecutableFile(atPath: "/usr/bin/caddy")
    static let hasNginx = FileManager.default.isExecutableFile(atPath: "/usr/sbin/nginx")

    /// Those that Debian's package turns on by itself.
    static let usualModules = [
        "access_compat", "alias", "auth_basic", "authn_core", "authn_file", "authz_core", "authz_host", "authz_user",
        "autoindex", "deflate", "dir", "env", "filter", "mime", "negotiation", "reqtimeout", "setenvif", "status",
        "mpm_event",
    ]

    static func apache(_ folder: TemporaryFolder, modules: [String], allowing overrides: String = "All") throws
        -> WebServer
    {
        let port = try freePort()
        let loads = modules.map { "LoadModule \($0)_module /usr/lib/apache2/modules/mod_\($0).so\n" }.joined()
        folder.write(
            """
            ServerRoot \(folder.path)
            ServerName town.example
            Listen 127.0.0.1:\(port)
            PidFile \(folder.path)/pid
            ErrorLog \(folder.path)/log
            \(loads)
            \(getuid() == 0 ? "User www-data\nGroup www-data" : "")
            TypesConfig /etc/mime.types
            DocumentRoot \(folder.path)/site
            <Directory \(folder.path)/site>
            Options Indexes FollowSymLinks
            AllowOverride \(overrides)
            Require all granted
            </Directory>
            AccessFileName .htaccess
            <FilesMatch "^\\.ht">
            Require all denied
            </FilesMatch>

            """, to: "server.conf")
        return try WebServer("/usr/sbin/apache2", ["-X", "-f", folder.path + "/server.conf"], port, folder)
    }

    static func nginx(_ folder: TemporaryFolder, include: String = "server/nginx.conf") throws -> WebServer {
        let port = try freePort()
        let temporary = ["client_body", "proxy", "fastcgi", "uwsgi", "scgi"].map {
            "\($0)_temp_path \(folder.path)/tmp-\($0);\n"
        }
        folder.write(
            """
            pid \(folder.path)/pid;
            error_log \(folder.path)/log;
            daemon off;
            master_process off;
            events {}
            http {
            access_log off;
            include /etc/nginx/mime.types;
            \(temporary.joined())
            server {
            listen 127.0.0.1:\(port);
            root \(folder.path)/site;
            include \(folder.path)/site/\(include);
            }
            }

            """, to: "server.conf")
        return try WebServer("/usr/sbin/nginx", ["-p", folder.path, "-c", folder.path + "/server.conf"], port, folder)
    }

    static func caddy(_ folder: TemporaryFolder, import file: String = "server/Caddyfile") throws -> WebServer {
        let port = try freePort()
        folder.write(
            """
            {
            admin off
            auto_https off
            storage file_system \(folder.path)/caddy
            }
            http://:\(port) {
            root * \(folder.path)/site
            import \(folder.path)/site/\(file)
            }

            """, to: "Caddyfile")
        return try WebServer(
            "/usr/bin/caddy", ["run", "--config", folder.path + "/Caddyfile", "--adapter", "caddyfile"], port, folder)
    }

    struct NotStarted: Error { let log: String }

    private init(_ binary: String, _ arguments: [String], _ port: UInt16, _ folder: TemporaryFolder) throws {
        self.port = port
        self.folder = folder
        let output = Pipe()
        process = Process()
        process.executableURL = URL(filePath: binary)
        process.arguments = arguments
        process.standardError = output
        process.standardOutput = output
        try process.run()
        for _ in 0..<200 {
            if let descriptor = WebServer.connect(port) {
                close(descriptor)
                return
            }
            if !process.isRunning { break }
            usleep(25_000)
        }
        stop()
        let log = (try? String(contentsOfFile: folder.path + "/log", encoding: .utf8)) ?? ""
        throw NotStarted(log: log + String(decoding: output.fileHandleForReading.availableData, as: UTF8.self))
    }

    func stop() {
        guard process.isRunning else { return }
        // Each is one process, and starts with the test's own signal mask, which may hold back SIGTERM.
        kill(process.processIdentifier, SIGKILL)
        process.waitUntilExit()
    }

    struct Answer {
        let status: Int
        /// Names in small letters.
        let headers: [String: String]
        let bytes: [UInt8]
        var body: String { String(decoding: bytes, as: UTF8.self) }
    }

    struct NoAnswer: Error {}

    func get(
        _ path: String, _ headers: [String: String] = [:], host: String = "town.example"
    ) throws -> Answer {
        guard let descriptor = WebServer.connect(port) else { throw NoAnswer() }
        defer { close(descriptor) }
        let lines = headers.map { "\($0.key): \($0.value)\r\n" }.joined()
        var request = Array("GET \(path) HTTP/1.1\r\nHost: \(host)\r\nConnection: close\r\n\(lines)\r\n".utf8)
        while !request.isEmpty {
            let count = unsafe send(descriptor, request, request.count, Int32(MSG_NOSIGNAL))
            guard count > 0 else { throw NoAnswer() }
            request.removeFirst(count)
        }
        var bytes: [UInt8] = []
        var buffer = [UInt8](repeating: 0, count: 65536)
        while true {
            let count = unsafe recv(descriptor, &buffer, buffer.count, 0)
            guard count > 0 else { break }
            bytes += buffer[..<count]
        }
        guard let end = bytes.firstRange(of: Array("\r\n\r\n".utf8)) else { throw NoAnswer() }
        let head = String(decoding: bytes[..<end.lowerBound], as: UTF8.self).components(separatedBy: "\r\n")
        var found: [String: String] = [:]
        for line in head.dropFirst() {
            guard let colon = line.firstIndex(of: ":") else { continue }
            let name = line[..<colon].lowercased()
            let value = line[line.index(after: colon)...].trimmingCharacters(in: .whitespaces)
            found[name] = found[name].map { $0 + " | " + value } ?? value
        }
        let status = head[0].split(separator: " ").dropFirst().first.flatMap { Int($0) } ?? 0
        let body = Array(bytes[end.upperBound...])
        return Answer(
            status: status, headers: found,
            bytes: found["transfer-encoding"] == "chunked" ? try WebServer.joined(body) : body)
    }

    /// RFC 9112, section 7.1.
    private static func joined(_ chunked: [UInt8]) throws -> [UInt8] {
        var rest = chunked[...]
        var all: [UInt8] = []
        while let end = rest.firstRange(of: [13, 10]) {
            guard let size = Int(String(decoding: rest[..<end.lowerBound], as: UTF8.self), radix: 16),
                rest.endIndex - end.upperBound >= size + 2
            else { throw NoAnswer() }
            if size == 0 { return all }
            all += rest[end.upperBound..<end.upperBound + size]
            rest = rest[(end.upperBound + size + 2)...]
        }
        throw NoAnswer()
    }

    /// Each address answers with the status and the headers; a server may name its host in `Location`.
    func check(_ answers: [(path: String, status: Int, headers: [String: String])]) throws {
        for answer in answers {
            let found = try get(answer.path)
            #expect(found.status == answer.status, "\(answer.path)")
            for (name, value) in answer.headers {
                let header = found.headers[name.lowercased()]?.replacing(/https?:\/\/town\.example/, with: "")
                    .replacing(":\(port)", with: "")
                #expect(header?.lowercased() == value.lowercased(), "\(answer.path) \(name)")
            }
        }
    }

    private static func connect(_ port: UInt16) -> Int32? {
        let descriptor = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
        guard descriptor >= 0 else { return nil }
        var address = loopback(port)
        let result = unsafe withUnsafePointer(to: &address) { pointer in
            unsafe pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                unsafe Foundation.connect(descriptor, $0, socklen_t(MemoryLayout<sockaddr_in>.size))
            }
        }
        if result == 0 { return descriptor }
        close(descriptor)
        return nil
    }

    private static func loopback(_ port: UInt16) -> sockaddr_in {
        var address = sockaddr_in()
        address.sin_family = sa_family_t(AF_INET)
        address.sin_port = port.bigEndian
        address.sin_addr.s_addr = UInt32(0x7F00_0001).bigEndian
        return address
    }

    private static func freePort() throws -> UInt16 {
        let descriptor = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
        defer { close(descriptor) }
        var address = loopback(0)
        var size = socklen_t(MemoryLayout<sockaddr_in>.size)
        let result = unsafe withUnsafeMutablePointer(to: &address) { pointer in
            unsafe pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) { socket in
                unsafe bind(descriptor, socket, size) == 0 ? unsafe getsockname(descriptor, socket, &size) : -1
            }
        }
        guard result == 0 else { throw NoAnswer() }
        return UInt16(bigEndian: address.sin_port)
    }
}
