internal import ArgumentParser
internal import Calendars
internal import FileTree
internal import Glibc
internal import Hub
internal import SourceText
internal import Translations

/// What `build` and `check` have in common.
struct ProjectOptions: ParsableArguments {
    @Option(help: "The folder of texts and files.") var content = "content"
    @Option(
        help:
            "The town's own template folder, laid over the one in the program (default: site-template, if it is there)."
    )
    var template: String?
    @Option(help: "The folder that the site is written to.") var output = "_site"
    @Option(help: "Build the site as it is at this instant, such as 2026-11-21T12:00:00+02:00.") var now: String?
    @Flag(help: "Show drafts and entries of the future too.") var drafts = false
    @Option(name: .customLong("base-url"), help: "The site's address, instead of the one in site.yml.") var baseURL:
        String?
    @Flag(help: "Treat warnings as errors.") var strict = false
    @Option(help: "How to write messages: text, json or github.") var format: MessageFormat = .text
    @Option(help: "The language of messages (default: the site's).") var language: MessageLanguage?
    @Flag(help: "Say nothing but messages.") var quiet = false
    @Option(help: "The folder that remembers what was built (default: .visnyk/cache beside the content).") var cache:
        String?
    @Flag(name: .customLong("no-cache"), help: "Remember nothing.") var noCache = false
    @Flag(name: .customLong("no-cards"), help: "Leave the share cards out.") var noCards = false
    @Flag(name: .customLong("no-search"), help: "Leave the search index out.") var noSearch = false
    @Option(help: .hidden) var workers: Int?

    /// `cacheName`: the folder's name where none was given; a program that runs on has one of its own.
    func project(
        hasManifest: Bool = false, signingKey: String? = nil, isPacked: Bool = false, showsDrafts: Bool = false,
        hasCards: Bool = true, cacheName: String = "cache"
    ) -> Project {
        Project(
            content: content, template: template, output: output,
            cache: noCache ? nil : cache ?? folderBeside(content, ".visnyk/" + cacheName),
            baseURL: baseURL, showsDrafts: drafts || showsDrafts, isStrict: strict, hasCards: hasCards && !noCards,
            hasSearch: !noSearch,
            hasManifest: hasManifest, signingKey: signingKey, isPacked: isPacked, workers: workers)
    }

    func instant() throws -> Instant { try ProjectOptions.instant(now) }

    /// What `--now` says; the clock's where it says nothing.
    static func instant(_ now: String?) throws -> Instant {
        guard let now else { return Instant(Int64(time(nil))) }
        guard let moment = try? Moment(now), moment.precision >= .day else {
            throw ValidationError("--now: '\(now)' is not a date and time such as 2026-11-21T12:00:00+02:00")
        }
        return moment.instant(in: .utc)
    }

    /// Nanoseconds of a clock that only goes forward.
    static let clock: @Sendable () -> Int = {
        var time = timespec()
        unsafe clock_gettime(CLOCK_MONOTONIC, &time)
        return time.tv_sec * 1_000_000_000 + time.tv_nsec
    }
}

enum MessageFormat: String, ExpressibleByArgument, CaseIterable { case text, json, github }
