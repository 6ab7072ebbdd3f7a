import FileTree
import Foundation

/// The files that servers read, by their own grammar and, where they are installed, by nginx and Apache themselves.
enum ServerFileOracle {
    static func faults(_ path: String, _ bytes: [UInt8]) -> [String] {
        let text = String(decoding: bytes, as: UTF8.self)
        // A Caddyfile is indented by tabs, as its own formatter does it.
        let indentation: UInt8 = path.hasSuffix("Caddyfile") ? 0x09 : 0x0A
        if bytes.contains(where: { $0 < 0x20 && $0 != 0x0A && $0 != indentation || $0 == 0x7F }) {
            return ["a control character"]
        }
        switch path.split(separator: "/").last.map(String.init) {
        case ".htaccess": return apache(bytes)
        case "nginx.conf": return nginx(bytes)
        case "_redirects": return text.split(separator: "\n").compactMap(redirectFault)
        case "_headers": return bytes.allSatisfy { $0 < 0x80 } ? [] : ["more than ASCII"]
        default: return []
        }
    }

    /// Conditions of our own, whatever the town.
    private static let ownConditions = [
        "<If \"-d %{REQUEST_FILENAME} && ", "<If \"-f '%{REQUEST_FILENAME}/index.html' && ",
        "RewriteCond \"%{REQUEST_FILENAME}", "RewriteCond %{",
        "<If \"%{HTTPS} != 'on' && %{HTTP:X-Forwarded-Proto} != 'https'\">", "<If \"%{HTTP_HOST} =~ m#^",
    ]
    private static let apacheWords: Set<String> = [
        "Options", "DirectoryIndex", "AddDefaultCharset", "ErrorDocument", "RedirectMatch", "RewriteEngine",
        "RewriteCond", "RewriteRule", "AddType", "AddCharset", "Header", "RequestHeader", "AddOutputFilterByType",
        "SetEnvIf",
        "AddEncoding", "RemoveType", "ForceType",
    ]

    /// A directive a line, its quotes closed, its sections closed.
    private static func apache(_ bytes: [UInt8]) -> [String] {
        var faults: [String] = []
        var open: [Substring] = []
        for bytes in bytes.split(separator: 0x0A) {
            let line = String(decoding: bytes, as: UTF8.self)
            if line.utf8.first == UInt8(ascii: "#") { continue }
            if line.utf8.last == UInt8(ascii: "\\") { faults.append("a line goes on: \(line)") }
            if line.hasPrefix("</") {
                if open.popLast().map({ "</\($0)>" }) != line { faults.append("not closed: \(line)") }
            } else if line.hasPrefix("<") {
                open.append(line.dropFirst().prefix { $0.isLetter })
            } else if !apacheWords.contains(String(line.prefix { $0.isASCII && $0.isLetter })) {
                faults.append("the directive \(line.prefix(60))")
            } else if bareQuotes(line) % 2 == 1 {
                faults.append("quotes: \(line)")
            }
            if line.utf8.split(separator: UInt8(ascii: "%")).contains(where: { $0.first == UInt8(ascii: "{") }),
                !line.hasPrefix("<If \"%{REQUEST_URI}"), !ownConditions.contains(where: line.hasPrefix),
                !line.hasPrefix("RewriteCond %{QUERY_STRING} ")
            {
                faults.append("a variable: \(line)")
            }
            if line.contains("${") { faults.append("a variable: \(line)") }
        }
        if !open.isEmpty { faults.append("\(open) not closed") }
        return Array(faults.prefix(4))
    }

    /// Quotes without a backslash before them.
    private static func bareQuotes(_ line: String) -> Int {
        var count = 0
        var isEscaped = false
        for byte in line.utf8 {
            if byte == UInt8(ascii: "\""), !isEscaped { count += 1 }
            isEscaped = byte == UInt8(ascii: "\\") && !isEscaped
        }
        return count
    }

    private static let nginxWords: Set<String> = [
        "index", "autoindex", "server_tokens", "absolute_redirect", "types", "default_type", "charset",
        "charset_types", "gzip", "gzip_static", "gzip_vary", "gzip_min_length", "gzip_types", "add_header", "set", "if",
        "error_page", "location", "return", "expires", "etag", "try_files", "alias", "log_not_found",
    ]

    /// Words, braces and semicolons; quoted words may hold anything, variables only where we mean them.
    private static func nginx(_ bytes: [UInt8]) -> [String] {
        var faults: [String] = []
        var depth = 0
        var words: [String] = []
        var inTypes = false
        var index = 0
        func end() {
            if let first = words.first, !inTypes, !nginxWords.contains(first) {
                faults.append("the directive \(words)")
            }
            if words.first == "return", let target = words.last, words.count == 3 {
                let bare = target.replacing("$is_args$args", with: "").replacing(/\$request_uri$/, with: "")
                if bare.contains("$") { faults.append("a variable in \(target)") }
            }
        }
        while index < bytes.count {
            let byte = bytes[index]
            switch byte {
            case 0x20, 0x0A: index += 1
            case UInt8(ascii: "#"):
                while index < bytes.count, bytes[index] != 0x0A { index += 1 }
            case UInt8(ascii: ";"):
                end()
                words = []
                index += 1
            case UInt8(ascii: "{"):
                end()
                inTypes = words == ["types"]
                words = []
                depth += 1
                index += 1
            case UInt8(ascii: "}"):
                if !words.isEmpty { faults.append("words before }: \(words)") }
                inTypes = false
                depth -= 1
                if depth < 0 { faults.append("a } too many") }
                index += 1
            case UInt8(ascii: "\""):
                var word: [UInt8] = []
                index += 1
                while index < bytes.count, bytes[index] != UInt8(ascii: "\"") {
                    if bytes[index] == UInt8(ascii: "\\") { index += 1 }
                    if index < bytes.count { word.append(bytes[index]) }
                    index += 1
                }
                index += 1
                if index < bytes.count, ![0x20, 0x0A, 0x29, 0x3B, 0x7B].contains(bytes[index]) {
                    faults.append("something after a quote")
                }
                words.append(String(decoding: word, as: UTF8.self))
            default:
                let start = index
                while index < bytes.count, ![0x20, 0x0A, 0x3B, 0x7B, 0x7D, 0x22].contains(bytes[index]) { index += 1 }
                words.append(String(decoding: bytes[start..<index], as: UTF8.self))
            }
        }
        if depth != 0 { faults.append("braces") }
        if !words.isEmpty { faults.append("no end: \(words)") }
        return Array(faults.prefix(4))
    }

    private static func redirectFault(_ line: Substring) -> String? {
        let words = line.utf8.split(separator: 0x20, omittingEmptySubsequences: false)
        guard line.utf8.allSatisfy({ (0x20..<0x7F).contains($0) }), words.count >= 3, words[0].first == 0x2F,
            words.last.map({ String(Substring($0)).wholeMatch(of: /[0-9]{3}!?/) != nil }) == true
        else { return "the line “\(line)”" }
        return nil
    }

    // MARK: The servers themselves

    /// What nginx and Apache say of a site's files; empty where they are not installed.
    static func serverFaults(_ files: [String: [UInt8]]) throws -> [String] {
        let folder = TemporaryFolder()
        var faults: [String] = []
        if WebServer.hasNginx, let bytes = files["server/nginx.conf"] {
            folder.write(Data(bytes), to: "site.conf")
            folder.write(
                """
                pid \(folder.path)/pid; error_log \(folder.path)/log; events {}
                http { server { listen 127.0.0.1:1; root \(folder.path); include \(folder.path)/site.conf; } }

                """, to: "nginx.conf")
            faults += try said(
                "/usr/sbin/nginx",
                ["-t", "-q", "-e", folder.path + "/log", "-p", folder.path, "-c", folder.path + "/nginx.conf"])
        }
        guard WebServer.hasApache else { return faults }
        let modules = (WebServer.usualModules + ["headers", "rewrite"]).map {
            "LoadModule \($0)_module /usr/lib/apache2/modules/mod_\($0).so\n"
        }
        // The options of mod_brotli and its like wait in sections for modules that are not there.
        var folders = ""
        for (number, path) in files.keys.filter({ $0.hasSuffix(".htaccess") }).sorted().enumerated() {
            folder.write(Data(files[path] ?? []), to: "access-\(number)")
            folders += "<Directory \(folder.path)/\(number)>\nInclude \(folder.path)/access-\(number)\n</Directory>\n"
        }
        folder.write(
            "ServerRoot \(folder.path)\nServerName town.example\nListen 127.0.0.1:1\nPidFile \(folder.path)/pid\nErrorLog \(folder.path)/log\n"
                + modules.joined() + folders, to: "apache.conf")
        return faults + (try said("/usr/sbin/apache2", ["-t", "-f", folder.path + "/apache.conf"]))
    }

    private static func said(_ binary: String, _ arguments: [String]) throws -> [String] {
        let process = Process()
        let output = Pipe()
        process.executableURL = URL(filePath: binary)
        process.arguments = arguments
        process.standardOutput = output
        process.standardError = output
        try process.run()
        let text = String(decoding: output.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
        process.waitUntilExit()
        return process.terminationStatus == 0 ? [] : [binary + ": " + text]
    }
}
