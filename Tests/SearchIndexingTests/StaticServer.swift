import Foundation
import Glibc

/// Files from memory over HTTP on a free port of this machine, for as long as a test runs.
final class StaticServer: Sendable {
    let port: UInt16
    private let socket: Int32

    init?(_ files: [String: [UInt8]]) {
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
        port = UInt16(bigEndian: address.sin_port)
        self.socket = socket
        Thread.detachNewThread {
            while true {
                let connection = accept(socket, nil, nil)
                guard connection >= 0 else { return }
                Thread.detachNewThread { StaticServer.answer(connection, files) }
            }
        }
    }

    deinit {
        shutdown(socket, Int32(SHUT_RDWR))
        close(socket)
    }

    private static func answer(_ connection: Int32, _ files: [String: [UInt8]]) {
        defer { close(connection) }
        var request: [UInt8] = []
        var buffer = [UInt8](repeating: 0, count: 4096)
        while !request.suffix(4).elementsEqual([13, 10, 13, 10]) {
            let count = unsafe read(connection, &buffer, buffer.count)
            guard count > 0 else { return }
            request += buffer[..<count]
        }
        let target = String(decoding: request, as: UTF8.self).split(separator: " ").dropFirst().first ?? "/"
        let path = String(target.prefix { $0 != "?" })
        let types = [
            "html": "text/html; charset=utf-8", "js": "text/javascript; charset=utf-8", "json": "application/json",
        ]
        let type = types[path.split(separator: ".").last.map(String.init) ?? ""] ?? "application/octet-stream"
        let body = files[path]
        let head =
            "HTTP/1.1 \(body == nil ? "404 Not Found" : "200 OK")\r\nContent-Type: \(type)\r\n"
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
