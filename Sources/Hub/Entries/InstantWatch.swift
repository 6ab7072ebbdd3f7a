internal import Calendars

/// The build's clock, which only says whether an instant has come, and notes each one that has not: at these the answers
/// change, and nowhere else. Whoever asks it cannot be forgotten in the time plan (`Schedule`).
struct InstantWatch: Sendable {
    /// So many of one thing are noted.
    static let most = 2000

    private let now: Instant
    /// What lies further ahead, or here, is not noted.
    private(set) var until: Instant
    private(set) var ahead: [Instant] = []

    init(at now: Instant, until: Instant) {
        self.now = now
        self.until = until
    }

    mutating func hasCome(_ instant: Instant) -> Bool {
        if instant <= now { return true }
        if instant < until { ahead.append(instant) }
        return false
    }

    /// A watch that notes nothing yet, and nothing from `end` on.
    func fresh(until end: Instant) -> InstantWatch { InstantWatch(at: now, until: min(end, until)) }

    /// Nothing from here on is known to be noted.
    mutating func end(at instant: Instant) { until = min(until, instant) }

    /// For what is looked up by time: the last instant that has come, so many seconds earlier.
    func before(seconds: Int64) -> Instant { now.adding(seconds: -seconds) }
}
