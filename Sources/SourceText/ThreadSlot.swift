private import Glibc

/// A place in which each thread keeps an object of its own for as long as a piece of work takes.
public struct ThreadSlot: Sendable {
    private let key: pthread_key_t

    public init() {
        var key = pthread_key_t()
        // There are a thousand keys; a program needs a handful.
        precondition(unsafe pthread_key_create(&key, nil) == 0)
        self.key = key
    }

    /// What the calling thread has put here; nil outside of `with`.
    public var object: AnyObject? {
        guard let pointer = unsafe pthread_getspecific(key) else { return nil }
        return unsafe Unmanaged<AnyObject>.fromOpaque(pointer).takeUnretainedValue()
    }

    /// Does the work with the object in place, then puts back what was there. Work that goes on in other threads does not
    /// see it.
    public func with<Result>(_ object: AnyObject?, _ work: () throws -> Result) rethrows -> Result {
        let before = unsafe pthread_getspecific(key)
        _ = unsafe pthread_setspecific(key, object.map { unsafe Unmanaged.passUnretained($0).toOpaque() })
        defer {
            _ = unsafe pthread_setspecific(key, before)
            withExtendedLifetime(object) {}
        }
        return try work()
    }
}
