import Foundation
import Glibc
import Synchronization

/// Files from memory over HTTP on a free port of this machine, for as long as a test runs.
public final class StaticServer: Sendable {
    public let port: UInt16
    private let socket: Int32
    private let state: State

    /// What was asked for, and what is not to be had for the time being.
    private final class State: Sendable {
        let requests = Mutex<[String]>([])
        let broken = Mutex<String?>(nil)
        let isStopped = Mutex(false)
    }

    public init?(_ files: [String: [UInt8]]) {
        let socket = Glibc.socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
        var address = sockaddr_in()
        address.sin_family = sa_family_t(AF_INET)
        address.sin_addr.s_addr = UInt32(0x7F00_0001).bigEndian
        var length = socklen_t(MemoryLayout<sockaddr_in>.size)
        let bound = unsafe withUnsafeMutablePointer(to: &address) { pointer in
            unsafe pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) { pointer in
                unsafe bind(socket, pointer, length) == 0 && listen(socket, 64) == 0
                    && getsockname(socket, pointer, &length) == 0
            }
        }
        guard bound else { return nil }
        let state = State()
        port = UInt16(bigEndian: address.sin_port)
        self.socket = socket
        self.state = state
        Thread.detachNewThread {
            while true {
                let connection = accept(socket, nil, nil)
                guard connection >= 0 else { return }
                Thread.detachNewThread { StaticServer.answer(connection, files, state) }
            }
        }
    }

    /// A browser holds connections in reserve; they are not answered either.
    deinit {
        state.isStopped.withLock { $0 = true }
        shutdown(socket, Int32(SHUT_RDWR))
        close(socket)
    }

    /// The whole of each request so far: its line and its headers.
    public var requests: [String] { state.requests.withLock { $0 } }

    /// Answers 503 to every address that has this in it; nil mends all.
    public func breakFiles(_ part: String?) { state.broken.withLock { $0 = part } }

    private static func answer(_ connection: Int32, _ files: [String: [UInt8]], _ state: State) {
        defer { close(connection) }
        var request: [UInt8] = []
        var buffer = [UInt8](repeating: 0, count: 4096)
        while !request.suffix(4).elementsEqual([13, 10, 13, 10]) {
            let count = unsafe read(connection, &buffer, buffer.count)
            guard count > 0 else { return }
            request += buffer[..<count]
        }
        guard !state.isStopped.withLock({ $0 }) else { return }
        let text = String(decoding: request, as: UTF8.self)
        state.requests.withLock { $0.append(text) }
        let target = text.split(separator: " ").dropFirst().first ?? "/"
        var path = String(target.prefix { $0 != "?" })
        if path.hasSuffix("/") { path += "index.html" }
        let types = [
            "html": "text/html; charset=utf-8", "js": "text/javascript; charset=utf-8", "json": "application/json",
            "png": "image/png", "webp": "image/webp", "webmanifest": "application/manifest+json",
            "xml": "application/xml", "css": "text/css",
        ]
        let type = types[path.split(separator: ".").last.map(String.init) ?? ""] ?? "application/octet-stream"
        let isBroken = state.broken.withLock { $0.map(path.contains) ?? false }
        let body = isBroken ? nil : files[path]
        let status = isBroken ? "503 Service Unavailable" : body == nil ? "404 Not Found" : "200 OK"
        let head =
            "HTTP/1.1 \(status)\r\nContent-Type: \(type)\r\n"
            + "Content-Length: \(body?.count ?? 0)\r\nConnection: close\r\n\r\n"
        let answer = Array(head.utf8) + (body ?? [])
        var sent = 0
        while sent < answer.count {
            let count = unsafe answer.withUnsafeBytes { bytes in
                unsafe send(connection, bytes.baseAddress! + sent, bytes.count - sent, Int32(MSG_NOSIGNAL))
            }
            guard count > 0 else { return }
            sent += count
        }
    }
}
