package import Calendars
private import Dispatch
package import Hub
package import SourceText
private import Synchronization
package import Translations

/// The site that is being written: the last state of it that could be shown, and what is wrong with the present one.
///
/// Everything happens on one queue in the order of asking, so that whoever asks after a change sees what came of it.
package final class LiveSite: Sendable {
    /// Diagnostics as JSON, for the page that shows them.
    package typealias Describe = @Sendable (_ diagnostics: Diagnostics, _ language: MessageLanguage) -> String

    private struct State {
        var version = 0
        var preview: Preview?
        var diagnostics = Diagnostics()
        /// The site's.
        var language = "uk"
        /// The one that diagnostics are said in.
        var spoken = MessageLanguage.uk
        var json = "[]"
        var listeners: [Int: AsyncStream<String>.Continuation] = [:]
        var nextListener = 0
    }

    private let maker: PreviewMaker
    private let now: @Sendable () -> Instant
    private let language: @Sendable (String) -> MessageLanguage
    private let describe: Describe
    private let queue = DispatchQueue(label: "site")
    private let state = Mutex(State())

    /// `language`: in which messages are said to who writes a site in this one.
    package init(
        _ maker: PreviewMaker, now: @escaping @Sendable () -> Instant,
        language: @escaping @Sendable (String) -> MessageLanguage, describe: @escaping Describe
    ) {
        self.maker = maker
        self.now = now
        self.language = language
        self.describe = describe
    }

    /// What came of a look at the project.
    package struct Look: Sendable {
        package let diagnostics: Diagnostics
        package let language: String
        package let entries: Int
        /// The site's address below the host's root.
        package let base: String
        /// Nothing could be shown of the present state; what is shown is an earlier one, or the mistakes alone.
        package let isOld: Bool
    }

    /// Looks at the project again and tells who listens.
    package func refresh() throws -> Look {
        try queue.sync {
            let result = try maker.preview(at: now())
            let (look, message, listeners) = state.withLock { state in
                state.version += 1
                switch result {
                case .site(let preview):
                    state.preview = preview
                    state.diagnostics = preview.diagnostics
                    state.language = preview.language
                case .mistakes(let diagnostics, let language):
                    state.diagnostics = diagnostics
                    state.language = language
                }
                state.spoken = language(state.language)
                state.json = describe(state.diagnostics, state.spoken)
                let isOld = if case .mistakes = result { true } else { false }
                let look = Look(
                    diagnostics: state.diagnostics, language: state.language, entries: state.preview?.entries ?? 0,
                    base: state.preview?.base ?? "", isOld: isOld)
                return (look, LiveSite.message(state), Array(state.listeners.values))
            }
            for listener in listeners { listener.yield(message) }
            maker.keep()
            return look
        }
    }

    package var base: String { state.withLock { $0.preview?.base ?? "" } }

    // MARK: Listening

    /// The present state at once, then each that follows.
    func listen() -> AsyncStream<String> {
        let (stream, continuation) = AsyncStream<String>.makeStream(bufferingPolicy: .bufferingNewest(1))
        let number = state.withLock { state in
            state.nextListener += 1
            state.listeners[state.nextListener] = continuation
            continuation.yield(LiveSite.message(state))
            return state.nextListener
        }
        continuation.onTermination = { [weak self] _ in
            self?.state.withLock { state in _ = state.listeners.removeValue(forKey: number) }
        }
        return stream
    }

    /// One line of JSON.
    private static func message(_ state: State) -> String {
        var out = ByteWriter()
        out.write("{\"version\":\(state.version),\"language\":\"")
        out.write(escapingJSON: state.spoken.code)
        out.write("\",\"words\":")
        out.write(OverlayWords.json(state.spoken))
        out.write(",\"unpublished\":{")
        for (index, one) in (state.preview?.unpublished ?? []).enumerated() {
            if index > 0 { out.write(",") }
            out.write("\"")
            out.write(escapingJSON: one.url)
            out.write("\":\"")
            out.write(escapingJSON: one.from ?? "")
            out.write("\"")
        }
        out.write("},\"diagnostics\":")
        // Line ends stand between values only: in texts they are escaped.
        out.write(state.json.replacing(bytes: "\n", with: ""))
        out.write("}")
        return String(decoding: out.bytes, as: UTF8.self)
    }

    // MARK: Answering

    /// The answer to a request for a file of the site, once all changes before it are seen to.
    func answer(_ target: String) async -> SiteAnswer {
        await withCheckedContinuation { continuation in
            queue.async { continuation.resume(returning: self.answerNow(target)) }
        }
    }

    private func answerNow(_ target: String) -> SiteAnswer {
        let (preview, version, json, spoken) = state.withLock { ($0.preview, $0.version, $0.json, $0.spoken) }
        guard let preview else { return mistakesPage(json, version, spoken) }
        guard let path = RequestPath.below(preview.base, of: target) else {
            return target.prefix(beforeBytes: "?#") == "/"
                ? .redirect(to: preview.base + "/") : notFound(preview, version)
        }
        do {
            let file = path.isEmpty || path.hasSuffix(bytes: "/") ? path + "index.html" : path
            if let bytes = try preview.file(file) { return answer(200, file, bytes, version) }
            if !path.hasSuffix(bytes: "/"), preview.has(path + "/index.html") {
                return .redirect(to: LiveSite.encoded(preview.base + "/" + path + "/"))
            }
            return notFound(preview, version)
        } catch {
            return .text(500, "\(error)")
        }
    }

    private func answer(_ status: Int, _ file: String, _ bytes: [UInt8], _ version: Int) -> SiteAnswer {
        let type = MediaTypes.type(of: file)
        let isPage = type.hasPrefix(bytes: "text/html")
        return SiteAnswer(status, type, isPage ? WatchedPage.bytes(bytes, version: version) : bytes)
    }

    private func notFound(_ preview: Preview, _ version: Int) -> SiteAnswer {
        guard let page = try? preview.file("404.html") else { return .text(404, "404") }
        return answer(404, "404.html", page, version)
    }

    /// A page of its own where nothing of the site can be shown yet: the script puts the mistakes in.
    private func mistakesPage(_ json: String, _ version: Int, _ language: MessageLanguage) -> SiteAnswer {
        let title = language("Сайт ще не можна показати", "The site cannot be shown yet")
        let page = """
            <!doctype html>
            <html lang="\(language.code)"><head><meta charset="utf-8">
            <meta name="viewport" content="width=device-width"><title>\(title)</title></head>
            <body><h1>\(title)</h1></body></html>

            """
        let bytes = WatchedPage.bytes(Array(page.utf8), version: version, frame: "none")
        return SiteAnswer(503, "text/html; charset=utf-8", bytes)
    }

    private static func encoded(_ path: String) -> String {
        var out = ""
        for byte in path.utf8 {
            let isPlain = byte > 0x20 && byte < 0x7F && !"\"%<>\\^`{|}?#".utf8.contains(byte)
            if isPlain {
                out.unicodeScalars.append(Unicode.Scalar(byte))
            } else {
                let digits = String(byte, radix: 16, uppercase: true)
                out += "%" + (digits.utf8.count < 2 ? "0" : "") + digits
            }
        }
        return out
    }
}
