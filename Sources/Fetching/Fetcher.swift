private import CCurl
public import SourceText

/// Fetches addresses over HTTP, several at a time, by libcurl. Redirects are told, never followed.
public final class Fetcher {
    public struct Request: Sendable {
        public let url: String
        /// The longest body that is taken, in bytes; what is longer is cut off.
        public let limit: Int
        /// The body is wanted, not its digest alone.
        public let keepsBody: Bool
        /// The headers are wanted, and the end of the server's certificate.
        public let keepsHead: Bool

        public init(_ url: String, limit: Int, keepsBody: Bool = false, keepsHead: Bool = false) {
            self.keepsHead = keepsHead
            self.url = url
            self.limit = limit
            self.keepsBody = keepsBody
        }
    }

    public struct Answer: Sendable {
        /// Of HTTP; 0 where no answer came.
        public let status: Int
        /// Of the body.
        public let digest: Digest
        public let size: Int
        /// Empty unless it was asked for.
        public let body: [UInt8]
        public let isTooLong: Bool
        /// Where a redirect leads, in full; it was not followed.
        public let redirect: String?
        /// By their names in small letters; empty unless they were asked for.
        public var headers: [String: String] = [:]
        /// When the server's certificate ends, in the words of the TLS library: `Nov 21 12:00:00 2026 GMT`.
        public var certificateEnd: String?
        /// libcurl's words where the answer is not whole.
        public let failure: String?
    }

    /// At most so many at a time: a town's server is small.
    private let atOnce: Int
    /// A connection must come about within so many seconds, and may stand still for as long.
    private let patience: Int

    public init(atOnce: Int = 6, patience: Int = 20) {
        self.atOnce = atOnce
        self.patience = patience
        _ = Fetcher.isReady
    }

    private static let isReady: Bool = curl_global_init(Int(CURL_GLOBAL_ALL)) == CURLE_OK

    /// Asks `next` for requests until it has none and gives each answer to `take` with its request, in the order in
    /// which they come. `take` may cause further requests.
    public func fetch(_ next: () -> Request?, _ take: (Request, Answer) -> Void) {
        guard let multi = unsafe curl_multi_init() else { return }
        defer { unsafe curl_multi_cleanup(multi) }
        unsafe visnyk_curl_set_multi(multi, CURLMOPT_MAX_HOST_CONNECTIONS, atOnce)
        var running: [ObjectIdentifier: Transfer] = [:]
        while true {
            while running.count < atOnce, let request = next() {
                guard let transfer = Transfer(request, patience: patience) else {
                    take(request, Answer(failure: "out of memory"))
                    continue
                }
                unsafe curl_multi_add_handle(multi, transfer.handle)
                running[ObjectIdentifier(transfer)] = transfer
            }
            guard !running.isEmpty else { return }
            var active: Int32 = 0
            unsafe curl_multi_perform(multi, &active)
            var left: Int32 = 0
            while let message = unsafe curl_multi_info_read(multi, &left) {
                guard unsafe message.pointee.msg == CURLMSG_DONE, let handle = unsafe message.pointee.easy_handle else {
                    continue
                }
                let result = unsafe visnyk_curl_result(message)
                guard let transfer = running.values.first(where: { unsafe $0.handle == handle }) else {
                    continue
                }
                unsafe curl_multi_remove_handle(multi, handle)
                running[ObjectIdentifier(transfer)] = nil
                take(transfer.request, transfer.answer(result))
            }
            if active > 0 { unsafe curl_multi_poll(multi, nil, 0, 1000, nil) }
        }
    }

    /// One address alone.
    public func fetch(_ request: Request) -> Answer? {
        var waiting: Request? = request
        var answer: Answer?
        fetch {
            defer { waiting = nil }
            return waiting
        } _: {
            answer = $1
        }
        return answer
    }
}

/// A request under way.
@safe private final class Transfer {
    let request: Fetcher.Request
    let handle: UnsafeMutableRawPointer
    private var hash = SHA256()
    private var size = 0
    private var body: [UInt8] = []
    private var isTooLong = false
    private var headers: [String: String] = [:]

    init?(_ request: Fetcher.Request, patience: Int) {
        guard let handle = unsafe curl_easy_init() else { return nil }
        self.request = request
        unsafe self.handle = handle
        unsafe visnyk_curl_set_text(handle, CURLOPT_URL, request.url)
        unsafe visnyk_curl_set_text(handle, CURLOPT_PROTOCOLS_STR, "http,https")
        unsafe visnyk_curl_set_text(handle, CURLOPT_USERAGENT, "visnyk-verify")
        unsafe visnyk_curl_set_number(handle, CURLOPT_FOLLOWLOCATION, 0)
        unsafe visnyk_curl_set_number(handle, CURLOPT_NOSIGNAL, 1)
        unsafe visnyk_curl_set_number(handle, CURLOPT_CONNECTTIMEOUT, patience)
        unsafe visnyk_curl_set_number(handle, CURLOPT_LOW_SPEED_LIMIT, 1)
        unsafe visnyk_curl_set_number(handle, CURLOPT_LOW_SPEED_TIME, patience)
        // As long as a slow line needs for the largest body, and no longer.
        unsafe visnyk_curl_set_number(handle, CURLOPT_TIMEOUT, 60 + request.limit / 16_384)
        unsafe visnyk_curl_set_pointer(handle, CURLOPT_WRITEDATA, Unmanaged.passUnretained(self).toOpaque())
        unsafe visnyk_curl_set_sink(handle) { bytes, one, count, receiver in
            guard let bytes = unsafe bytes, let receiver = unsafe receiver else { return 0 }
            let transfer = unsafe Unmanaged<Transfer>.fromOpaque(receiver).takeUnretainedValue()
            let run = unsafe UnsafeRawBufferPointer(start: bytes, count: one * count)
            return unsafe transfer.take(Array(run)) ? one * count : 0
        }
        guard request.keepsHead else { return }
        unsafe visnyk_curl_set_number(handle, CURLOPT_CERTINFO, 1)
        unsafe visnyk_curl_set_pointer(handle, CURLOPT_HEADERDATA, Unmanaged.passUnretained(self).toOpaque())
        unsafe visnyk_curl_set_head_sink(handle) { bytes, one, count, receiver in
            guard let bytes = unsafe bytes, let receiver = unsafe receiver else { return 0 }
            let transfer = unsafe Unmanaged<Transfer>.fromOpaque(receiver).takeUnretainedValue()
            let run = unsafe UnsafeRawBufferPointer(start: bytes, count: one * count)
            unsafe transfer.takeHeader(Array(run))
            return one * count
        }
    }

    deinit { unsafe curl_easy_cleanup(handle) }

    private func takeHeader(_ line: [UInt8]) {
        guard headers.count < 100, let (name, value) = String(decoding: line, as: UTF8.self).halves(atByte: ":") else {
            return
        }
        headers[String(name).lowercasedASCII] = value.split { $0 == " " || $0.isNewline }.joined(separator: " ")
    }

    /// False ends the transfer.
    private func take(_ run: [UInt8]) -> Bool {
        guard run.count <= request.limit - size else {
            isTooLong = true
            return false
        }
        size += run.count
        hash.update(run)
        if request.keepsBody { body += run }
        return true
    }

    func answer(_ result: CURLcode) -> Fetcher.Answer {
        var status = 0
        unsafe visnyk_curl_number(handle, CURLINFO_RESPONSE_CODE, &status)
        let failure = result == CURLE_OK || isTooLong ? nil : unsafe String(cString: curl_easy_strerror(result))
        var target: UnsafeMutableRawPointer?
        unsafe visnyk_curl_pointer(handle, CURLINFO_REDIRECT_URL, &target)
        let redirect = unsafe target.map { unsafe String(cString: $0.assumingMemoryBound(to: CChar.self)) }
        let end =
            unsafe request.keepsHead ? visnyk_curl_certificate_end(handle).map { unsafe String(cString: $0) } : nil
        return Fetcher.Answer(
            status: status, digest: hash.digest(), size: size, body: body, isTooLong: isTooLong, redirect: redirect,
            headers: headers, certificateEnd: end, failure: failure)
    }
}

extension Fetcher.Answer {
    fileprivate init(failure: String) {
        self.init(
            status: 0, digest: SHA256().digest(), size: 0, body: [], isTooLong: false, redirect: nil, failure: failure)
    }
}
