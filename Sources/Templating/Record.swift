public import SourceText

/// A shape's values in the order of its slots; a copy is one retain.
public struct Record: Sendable {
    let storage: Storage

    final class Storage: Sendable {
        let shape: Shape
        let values: [Value]
        let digest: Digest?

        init(_ shape: Shape, _ values: [Value], digest: Digest? = nil) {
            self.shape = shape
            self.values = values
            self.digest = digest
        }
    }

    /// One value for each slot, of the slot's type or `.absent` (checked in debug builds; rendering is safe regardless).
    public init(_ shape: Shape, _ values: [Value]) {
        assert(
            values.count == shape.slots.count, "\(shape.name): \(values.count) values for \(shape.slots.count) slots")
        assert(
            shape.isOpen || zip(shape.slots, values).allSatisfy { $1.fits($0.type) },
            "\(shape.name): \(zip(shape.slots, values).filter { !$1.fits($0.type) }.map(\.0.name)) of another type")
        storage = Storage(shape, values)
    }

    init(_ storage: Storage) { self.storage = storage }

    public var shape: Shape { storage.shape }

    public var values: [Value] { storage.values }

    /// Over the shape's name and all values; a sealed record adds its stored digest alone.
    public func hash(into hash: inout SHA256) {
        if let digest = storage.digest {
            hash.update(-1)
            hash.update(digest)
        } else {
            hash.update(storage.shape.name)
            hash.update(storage.values.count)
            for value in storage.values { value.hash(into: &hash) }
        }
    }

    /// The same record with its digest computed once: for records that many pages share.
    public func sealed() -> Record {
        guard storage.digest == nil else { return self }
        var hash = SHA256()
        self.hash(into: &hash)
        return Record(Storage(storage.shape, storage.values, digest: hash.digest()))
    }
}
