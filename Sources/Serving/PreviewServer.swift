internal import NIOCore
internal import NIOHTTP1
internal import NIOPosix
internal import SourceText

/// Serves a live site over HTTP: to this machine alone, or to those of its network that were told the address.
package struct PreviewServer: Sendable {
    let site: LiveSite
    /// Those of this machine's addresses that may be asked for, besides its own; empty for this machine alone.
    let addresses: [String]

    package init(_ site: LiveSite, addresses: [String] = []) {
        self.site = site
        self.addresses = addresses
    }

    /// A port was taken, or may not be had.
    package struct PortError: Error, Sendable {
        package let port: Int
        package let reason: String
    }

    private typealias Connection = NIOAsyncChannel<HTTPServerRequestPart, HTTPServerResponsePart>

    /// Serves until the task ends. `started` is told the port: the one given or, where that is 0, a free one.
    package func run(port: Int, started: @Sendable (Int) -> Void) async throws {
        let server: NIOAsyncChannel<Connection, Never>
        do {
            server = try await ServerBootstrap(group: MultiThreadedEventLoopGroup.singleton)
                .serverChannelOption(.socketOption(.so_reuseaddr), value: 1)
                .bind(host: addresses.isEmpty ? "127.0.0.1" : "0.0.0.0", port: port) { channel in
                    channel.eventLoop.makeCompletedFuture {
                        try channel.pipeline.syncOperations.configureHTTPServerPipeline(withErrorHandling: true)
                        return try Connection(wrappingChannelSynchronously: channel)
                    }
                }
        } catch {
            throw PortError(port: port, reason: "\(error)")
        }
        let own = server.channel.localAddress?.port ?? port
        started(own)
        let hosts = HostNames(port: own, addresses: addresses)
        try await server.executeThenClose { clients in
            try await withThrowingDiscardingTaskGroup { group in
                for try await client in clients {
                    // A client that goes away in the middle is nobody's mistake.
                    group.addTask { try? await serve(client, hosts) }
                }
            }
        }
    }

    private func serve(_ client: Connection, _ hosts: HostNames) async throws {
        try await client.executeThenClose { inbound, outbound in
            var head: HTTPRequestHead?
            for try await part in inbound {
                switch part {
                case .head(let one): head = one
                case .body: continue
                case .end:
                    guard let request = head else { return }
                    head = nil
                    if request.uri == ServingPaths.events, hosts.contains(request.headers.first(name: "host")) {
                        try await stream(to: outbound, request)
                        return
                    }
                    try await write(await answer(request, hosts), to: request, outbound)
                    guard request.isKeepAlive else { return }
                }
            }
        }
    }

    func answer(_ request: HTTPRequestHead, _ hosts: HostNames) async -> SiteAnswer {
        guard hosts.contains(request.headers.first(name: "host")) else {
            return .text(421, "Цю адресу тут не обслуговують. / This host is not served here.")
        }
        guard request.method == .GET || request.method == .HEAD else {
            return .text(405, "GET, HEAD")
        }
        if request.uri.prefix(beforeBytes: "?") == ServingPaths.script {
            return SiteAnswer(200, "text/javascript; charset=utf-8", Array(servingScript.utf8))
        }
        return await site.answer(request.uri)
    }

    private func write(
        _ answer: SiteAnswer, to request: HTTPRequestHead,
        _ outbound: NIOAsyncChannelOutboundWriter<HTTPServerResponsePart>
    ) async throws {
        var headers = HTTPHeaders(answer.headers.map { ($0.name, $0.value) })
        headers.add(name: "Content-Length", value: String(answer.body.count))
        if !request.isKeepAlive { headers.add(name: "Connection", value: "close") }
        try await outbound.write(
            .head(HTTPResponseHead(version: .http1_1, status: .init(statusCode: answer.status), headers: headers)))
        if request.method != .HEAD, !answer.body.isEmpty {
            try await outbound.write(.body(.byteBuffer(ByteBuffer(bytes: answer.body))))
        }
        try await outbound.write(.end(nil))
    }

    /// Server-sent events (WHATWG HTML, 9.2): each state of the site, and a sign of life that shows who has gone.
    private func stream(
        to outbound: NIOAsyncChannelOutboundWriter<HTTPServerResponsePart>, _ request: HTTPRequestHead
    ) async throws {
        let headers: HTTPHeaders = ["Content-Type": "text/event-stream", "Cache-Control": "no-store"]
        try await outbound.write(.head(HTTPResponseHead(version: .http1_1, status: .ok, headers: headers)))
        try await outbound.write(.body(.byteBuffer(ByteBuffer(string: "retry: 500\n\n"))))
        try await withThrowingTaskGroup { group in
            group.addTask {
                for await state in site.listen() {
                    try await outbound.write(.body(.byteBuffer(ByteBuffer(string: "data: \(state)\n\n"))))
                }
            }
            group.addTask {
                while true {
                    try await Task.sleep(for: .seconds(15))
                    try await outbound.write(.body(.byteBuffer(ByteBuffer(string: ":\n\n"))))
                }
            }
            defer { group.cancelAll() }
            try await group.next()
        }
        try await outbound.write(.end(nil))
    }
}
