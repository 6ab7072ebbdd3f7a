internal import Templating

/// A shape of the site's views: for every list `x` templates may also ask `has_x`.
struct ViewShape: Sendable {
    let shape: Shape
    private let lists: [Int]

    init(_ name: String, _ slots: [Slot]) {
        lists = slots.indices.filter { if case .list = slots[$0].type { true } else { false } }
        let flags = lists.map { Slot("has_" + slots[$0].name, .flag) }
        shape = Shape(name, slots + flags)
    }

    /// Values in the order of the slots as declared.
    func record(_ values: [Value]) -> Record {
        guard !lists.isEmpty else { return Record(shape, values) }
        return Record(
            shape,
            values
                + lists.map { index in
                    if case .list(let records) = values[index] { .flag(!records.isEmpty) } else { .flag(false) }
                })
    }
}

extension Value {
    static func optional(_ text: String?) -> Value { text.flatMap { $0.isEmpty ? nil : .text($0) } ?? .absent }
    static func optional(_ record: Record?) -> Value { record.map(Value.record) ?? .absent }
    static func optional(html: [UInt8]?) -> Value { html.flatMap { $0.isEmpty ? nil : .html($0) } ?? .absent }
}
