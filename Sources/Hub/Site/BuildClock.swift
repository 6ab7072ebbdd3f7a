package import Calendars
private import Synchronization

/// The instant that a build is made for.
///
/// A site depends on it only by what was asked of it, so the clock remembers when the first of its answers turns: until
/// then, the same content gives the same site.
package struct BuildClock: Sendable {
    private let now: Instant
    private let turn = Turn()

    private final class Turn: Sendable {
        let first = Atomic(Int64.max)
    }

    init(_ now: Instant) { self.now = now }

    /// Whether the instant is here or over.
    package func hasPassed(_ instant: Instant) -> Bool {
        guard instant > now else { return true }
        notice(instant)
        return false
    }

    /// For linking, which asks through a watch of its own and says when what it found turns.
    var start: Instant { now }

    /// Whether what was answered from one instant until another is answered so now.
    func isWithin(_ span: Range<Instant>) -> Bool { span.contains(now) }

    /// From the build's instant to the first one at which something that was asked is answered otherwise.
    var span: Range<Instant> { now..<max(now, Instant(turn.first.load(ordering: .relaxed))) }

    /// Said of an answer that was found otherwise than by asking: it holds until then.
    func notice(_ instant: Instant) {
        _ = turn.first.min(instant.seconds, ordering: .relaxed)
        Reads.current?.note(until: instant.seconds)
    }
}
