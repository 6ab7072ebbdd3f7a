import Dispatch
import Synchronization
import Testing

@testable import SourceText

private final class Held: Sendable {}

@Suite struct ConcurrencyTests {
    @Test func bothResultsComeInTheirPlaces() {
        for workers in [1, 2, 4] {
            let made = concurrently(workers: workers) {
                concurrently(workers: workers) {
                    1
                } _: {
                    "b"
                }
            } _: {
                concurrently(workers: workers) {
                    3.0
                } _: {
                    [4]
                }
            }
            #expect(made.0 == (1, "b") && made.1 == (3.0, [4]))
        }
    }

    /// What either holds, such as an open folder and its lock, must be free once both are done.
    @Test func nothingIsHeldOnceBothAreDone() {
        for _ in 0..<2_000 {
            weak var held: Held?
            do {
                let one = Held()
                held = one
                let (_, other) = concurrently(workers: 2) {
                    1
                } _: {
                    ObjectIdentifier(one)
                }
                #expect(other == ObjectIdentifier(one))
            }
            #expect(held == nil)
        }
    }

    /// Two slices that wait for each other: with one core between them they would wait in vain. In a process of its own,
    /// for the other tests' work would take the threads.
    @Test(.enabled(if: coreCount > 1)) func eitherHasAllCores() async {
        await #expect(processExitsWith: .success) {
            @Sendable func slicesMeet() -> Bool {
                let meeting = (DispatchSemaphore(value: 0), DispatchSemaphore(value: 0))
                return [0, 1].mapConcurrently(workers: 2) { index in
                    let (own, other) = index == 0 ? meeting : (meeting.1, meeting.0)
                    other.signal()
                    return own.wait(timeout: .now() + 60) == .success
                }.allSatisfy { $0 }
            }
            let (first, second) = concurrently(workers: 2, { slicesMeet() }, { slicesMeet() })
            #expect(first && second)
        }
    }
}
