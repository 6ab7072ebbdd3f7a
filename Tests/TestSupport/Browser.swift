import Foundation
import Glibc

/// Chromium, driven by chromedriver (WebDriver, W3C 2018; `goog/cdp` for what that lacks).
public final class Browser {
    /// Keys as WebDriver writes them (section 17.4.2).
    public enum Key: String {
        case tab = "\u{E004}"
        case enter = "\u{E007}"
        case escape = "\u{E00C}"
        case up = "\u{E013}"
        case down = "\u{E015}"
    }

    public struct Failure: Error, CustomStringConvertible {
        public let description: String

        public init(_ description: String) { self.description = description }
    }

    /// Debian's, where both are installed; tests that need them are skipped elsewhere, and by `scripts/quick`.
    public static let isInstalled =
        ProcessInfo.processInfo.environment["VISNYK_NO_BROWSER"] == nil
        && ["/usr/bin/chromium", "/usr/bin/chromedriver"].allSatisfy {
            FileManager.default.isExecutableFile(atPath: $0)
        }

    /// One browser at a time: several at once make each other miss their times on a small machine.
    private final class Turn: Sendable {
        private static let free = DispatchSemaphore(value: 1)

        init() { Turn.free.wait() }

        deinit { Turn.free.signal() }
    }

    private let turn = Turn()
    private let driver: Process
    private let port: UInt16
    private var session = "/session"

    /// A free port may be taken before the driver listens on it: it then ends, and another one is tried.
    private static func driver() throws -> (Process, port: UInt16) {
        var said = ""
        for _ in 0..<5 {
            let output = Pipe()
            let driver = Process()
            driver.executableURL = URL(filePath: "/usr/bin/chromedriver")
            driver.arguments = ["--port=0"]
            driver.standardOutput = output
            driver.standardError = FileHandle.nullDevice
            try driver.run()
            said = ""
            while true {
                let more = output.fileHandleForReading.availableData
                if more.isEmpty { break }
                said += String(decoding: more, as: UTF8.self)
                if let port = said.firstMatch(of: /on port (\d+)\./).flatMap({ UInt16($0.1) }) { return (driver, port) }
            }
            driver.waitUntilExit()
        }
        throw Failure("chromedriver: " + said)
    }

    public init(width: Int = 1200, height: Int = 900) throws {
        (driver, port) = try Browser.driver()
        let options: [String: Any] = [
            "binary": "/usr/bin/chromium",
            "args": [
                "--headless=new", "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage",
                "--window-size=\(width),\(height)",
            ],
        ]
        let made = try call(
            "", ["capabilities": ["alwaysMatch": ["goog:chromeOptions": options, "timeouts": ["script": 120_000]]]])
        guard let id = (made as? [String: Any])?["sessionId"] as? String else {
            throw Failure("chromedriver gave no session")
        }
        session += "/" + id
    }

    deinit {
        _ = try? http("DELETE", "", Data())
        // It does not heed a request to end.
        kill(driver.processIdentifier, SIGKILL)
    }

    public func open(_ address: String) throws { try call("url", ["url": address]) }
    public func back() throws { try call("back") }
    public func forward() throws { try call("forward") }

    /// What the script returns; it runs as the body of a function.
    @discardableResult
    public func script(_ text: String, _ arguments: Any...) throws -> Any? {
        try call("execute/sync", ["script": text, "args": arguments])
    }

    /// What the script gives to its last argument, a function.
    public func asynchronousScript(_ text: String) throws -> Any? {
        try call("execute/async", ["script": text, "args": []])
    }

    public func text(_ script: String) throws -> String { try self.script("return " + script) as? String ?? "" }
    public func number(_ script: String) throws -> Int { try self.script("return " + script) as? Int ?? -1 }
    public func holds(_ script: String) throws -> Bool { try self.script("return !!(\(script))") as? Bool ?? false }

    /// Whether it came to hold within some seconds.
    public func comes(_ condition: String) throws -> Bool {
        for _ in 0..<200 {
            if (try? holds(condition)) == true { return true }
            usleep(50_000)
        }
        return false
    }

    /// Types as a person does, into what has the focus.
    public func type(_ text: String) throws {
        let keys = text.map(String.init).flatMap {
            [["type": "keyDown", "value": $0], ["type": "keyUp", "value": $0]]
        }
        try call("actions", ["actions": [["type": "key", "id": "keyboard", "actions": keys]]])
    }

    public func press(_ keys: Key...) throws {
        for key in keys { try type(key.rawValue) }
    }

    public func click(_ selector: String) throws {
        let found = try call("element", ["using": "css selector", "value": selector])
        guard let id = (found as? [String: String])?.values.first else { throw Failure("no " + selector) }
        // Without waiting for smooth scrolling.
        _ = try script("document.querySelector(\(String(reflecting: selector))).scrollIntoView({behavior: 'instant'})")
        try call("element/\(id)/click")
    }

    /// A command of the Chrome DevTools Protocol.
    @discardableResult
    public func command(_ name: String, _ parameters: [String: Any] = [:]) throws -> Any? {
        try call("goog/cdp/execute", ["cmd": name, "params": parameters])
    }

    @discardableResult
    private func call(_ path: String, _ body: [String: Any] = [:]) throws -> Any? {
        let answer = try http("POST", path, try JSONSerialization.data(withJSONObject: body))
        let value = (try JSONSerialization.jsonObject(with: answer.body) as? [String: Any])?["value"]
        guard answer.status == 200 else {
            throw Failure("\(path): \((value as? [String: Any])?["message"] ?? "")")
        }
        return value
    }

    /// One request, one connection: Foundation's client refuses what chromedriver answers.
    private func http(_ method: String, _ path: String, _ body: Data) throws -> (status: Int, body: Data) {
        let socket = Glibc.socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
        defer { close(socket) }
        var address = sockaddr_in()
        address.sin_family = sa_family_t(AF_INET)
        address.sin_port = port.bigEndian
        address.sin_addr.s_addr = UInt32(0x7F00_0001).bigEndian
        let isConnected = unsafe withUnsafePointer(to: &address) { pointer in
            unsafe pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) { pointer in
                unsafe connect(socket, pointer, socklen_t(MemoryLayout<sockaddr_in>.size)) == 0
            }
        }
        guard isConnected else { throw Failure("chromedriver is gone") }
        let head =
            "\(method) \(session)\(path.isEmpty ? "" : "/" + path) HTTP/1.1\r\nHost: 127.0.0.1:\(port)\r\n"
            + "Content-Type: application/json\r\nContent-Length: \(body.count)\r\nConnection: close\r\n\r\n"
        let connection = FileHandle(fileDescriptor: socket, closeOnDealloc: false)
        try connection.write(contentsOf: Data(head.utf8) + body)
        var answer = Data()
        while true {
            let more = connection.availableData
            answer += more
            guard let end = answer.firstRange(of: Data("\r\n\r\n".utf8)) else {
                if more.isEmpty { throw Failure("chromedriver said nothing") }
                continue
            }
            let head = String(decoding: answer[..<end.lowerBound], as: UTF8.self)
            let length = head.lowercased().firstMatch(of: /content-length: *(\d+)/).flatMap { Int($0.1) } ?? 0
            if answer.count - end.upperBound >= length || more.isEmpty {
                let status = head.split(separator: " ").dropFirst().first.flatMap { Int($0) }
                return (status ?? 0, answer[end.upperBound...])
            }
        }
    }
}
