private import Dispatch
private import Glibc
private import Synchronization

extension Array where Element: Sendable {
    /// Each element transformed, in order; at most `workers` at a time (nil: one for each core), in slices.
    ///
    /// The result is the same for any number of workers, so long as `transform` depends on its element only.
    public func mapConcurrently<Result: Sendable>(
        workers: Int? = nil, _ transform: @Sendable (Element) -> Result
    ) -> [Result] {
        slicesConcurrently(workers: workers) { slice in slice.map(transform) }.flatMap { $0 }
    }

    /// Each slice transformed at once, in order: for work that wants to reuse a buffer within a slice.
    public func slicesConcurrently<Result: Sendable>(
        workers: Int? = nil, _ transform: @Sendable (ArraySlice<Element>) -> Result
    ) -> [Result] {
        let workers = Swift.max(1, workers ?? coreCount)
        guard workers > 1, count > 1 else { return isEmpty ? [] : [transform(self[...])] }
        // Several slices for each worker even out elements of unequal cost.
        let size = Swift.max(1, Swift.min(256, count / (workers * 8)))
        let slices = (count + size - 1) / size
        return unsafe [Result](unsafeUninitializedCapacity: slices) { buffer, initialized in
            nonisolated(unsafe) let base = buffer.baseAddress!
            let work = Worklist(slices)
            DispatchQueue.concurrentPerform(iterations: Swift.min(workers, slices)) { _ in
                while let index = work.next() {
                    let slice = self[(index * size)..<Swift.min(count, (index + 1) * size)]
                    unsafe (base + index).initialize(to: transform(slice))
                }
            }
            initialized = slices
        }
    }
}

/// Two results that do not need each other, made at the same time where there are two cores.
public func concurrently<A: Sendable, B: Sendable>(
    workers: Int? = nil, _ first: @Sendable () -> A, _ second: @Sendable () -> B
) -> (A, B) {
    let both = Mutex<(A?, B?)>((nil, nil))
    if (workers ?? coreCount) > 1 {
        DispatchQueue.concurrentPerform(iterations: 2) { index in
            if index == 0 {
                let made = first()
                both.withLock { $0.0 = made }
            } else {
                let made = second()
                both.withLock { $0.1 = made }
            }
        }
    }
    let (a, b) = both.withLock { $0 }
    return (a ?? first(), b ?? second())
}

/// The next slice to take, handed out once each.
private final class Worklist: Sendable {
    private let count: Int
    private let taken: Mutex<Int>

    init(_ count: Int) {
        self.count = count
        self.taken = Mutex(0)
    }

    func next() -> Int? {
        taken.withLock { taken in
            guard taken < count else { return nil }
            defer { taken += 1 }
            return taken
        }
    }
}

/// The processor cores this process may use.
public let coreCount: Int = {
    let online = sysconf(Int32(_SC_NPROCESSORS_ONLN))
    return Swift.max(1, Int(online))
}()
