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
///
/// Neither may stand in a `concurrentPerform`: what is performed within one gets a share of the cores alone, on two of them
/// one.
public func concurrently<A: Sendable, B: Sendable>(
    workers: Int? = nil, _ first: @Sendable () -> A, _ second: @escaping @Sendable () -> B
) -> (A, B) {
    guard (workers ?? coreCount) > 1 else { return (first(), second()) }
    let other = Errand(second)
    DispatchQueue.global(qos: .userInitiated).async { other.begin() }
    let made = first()
    // Where no thread was free for it, so that nobody waits for what nobody does.
    other.begin()
    return (made, other.result())
}

/// Work that whoever comes first does. It lets go of the work and of what came of it before anybody goes on: a thread that
/// is late would hold an open folder, and its lock, into the next build.
private final class Errand<Result: Sendable>: Sendable {
    private let work: Mutex<(@Sendable () -> Result)?>
    private let made = Mutex<Result?>(nil)
    private let done = DispatchSemaphore(value: 0)

    init(_ work: @escaping @Sendable () -> Result) { self.work = Mutex(work) }

    func begin() {
        guard carryOut() else { return }
        done.signal()
    }

    /// Whether it was left to do.
    private func carryOut() -> Bool {
        guard let work = work.withLock({ $0.take() }) else { return false }
        let result = work()
        made.withLock { $0 = result }
        return true
    }

    /// To be asked for once; waits for whoever began.
    func result() -> Result {
        done.wait()
        return made.withLock { $0.take()! }
    }
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
