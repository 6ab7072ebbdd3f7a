internal import Templating

/// One name that templates may use: its type, its meaning for who writes templates, and where its value comes from,
/// so that a value cannot stand under another's name.
struct ViewName<Model>: Sendable {
    let slot: Slot
    let meaning: String
    let value: @Sendable (Model) -> Value

    private init(_ slot: Slot, _ meaning: String, _ value: @escaping @Sendable (Model) -> Value) {
        self.slot = slot
        self.meaning = meaning
        self.value = value
    }

    /// Plain text, escaped where it is written; an empty one counts as absent.
    static func text(
        _ name: String, _ meaning: String, _ value: @escaping @Sendable (Model) -> String?
    ) -> ViewName {
        ViewName(Slot(name, .text), meaning) { model in
            if let text = value(model), !text.isEmpty { .text(text) } else { .absent }
        }
    }

    /// Plain text as bytes, escaped where it is written.
    static func bytes(
        _ name: String, _ meaning: String, _ value: @escaping @Sendable (Model) -> [UInt8]
    ) -> ViewName {
        ViewName(Slot(name, .text), meaning) { .bytes(value($0)) }
    }

    /// Finished HTML.
    static func html(
        _ name: String, _ meaning: String, _ value: @escaping @Sendable (Model) -> [UInt8]?
    ) -> ViewName {
        ViewName(Slot(name, .html), meaning) { model in
            if let bytes = value(model), !bytes.isEmpty { .html(bytes) } else { .absent }
        }
    }

    /// Finished HTML that is written only when the page is.
    static func deferred(
        _ name: String, _ meaning: String, _ value: @escaping @Sendable (Model) -> Deferred?
    ) -> ViewName {
        ViewName(Slot(name, .html), meaning) { value($0).map(Value.deferred) ?? .absent }
    }

    static func flag(_ name: String, _ meaning: String, _ value: @escaping @Sendable (Model) -> Bool) -> ViewName {
        ViewName(Slot(name, .flag), meaning) { .flag(value($0)) }
    }

    static func record(
        _ name: String, _ shape: Shape, _ meaning: String, _ value: @escaping @Sendable (Model) -> Record?
    ) -> ViewName {
        ViewName(Slot(name, .record(shape)), meaning) { value($0).map(Value.record) ?? .absent }
    }

    static func list(
        _ name: String, _ shape: Shape, _ meaning: String, _ value: @escaping @Sendable (Model) -> [Record]
    ) -> ViewName {
        ViewName(Slot(name, .list(shape)), meaning) { .list(value($0)) }
    }

    /// The name of one of these partials.
    static func partial(
        _ name: String, _ partials: [String], _ meaning: String, _ value: @escaping @Sendable (Model) -> String
    ) -> ViewName {
        ViewName(Slot(name, .partial(partials)), meaning) { .partial(value($0)) }
    }
}

/// What templates may ask of a thing, and how each answer is taken from a model of it. For every list `x` they may also
/// ask `has_x`.
struct View<Model>: Sendable {
    let shape: Shape
    let names: [ViewName<Model>]
    private let lists: [Int]

    init(_ name: String, _ names: [ViewName<Model>]) {
        self.names = names
        lists = names.indices.filter { if case .list = names[$0].slot.type { true } else { false } }
        shape = Shape(name, names.map(\.slot) + lists.map { Slot("has_" + names[$0].slot.name, .flag) })
    }

    func record(_ model: Model) -> Record {
        var values: [Value] = []
        values.reserveCapacity(names.count + lists.count)
        for name in names { values.append(name.value(model)) }
        for index in lists {
            if case .list(let records) = values[index] { values.append(.flag(!records.isEmpty)) }
        }
        return Record(shape, values)
    }
}

/// A model whose view is the same on every site.
protocol Viewed: Sendable {
    static var view: View<Self> { get }
}

extension Viewed {
    static var shape: Shape { view.shape }

    var record: Record { Self.view.record(self) }
}
