public import SourceText

/// A template compiled against a shape.
public struct Template: Sendable {
    public let name: String
    public let shape: Shape
    /// Over the template's text and that of every partial and parent it reaches, missing ones included.
    public let digest: Digest
    let program: Program

    /// Writes the page; a record of another shape is a mistake of the caller (checked in debug builds).
    /// Throws what deferred HTML throws, and `TemplateOverflow`.
    public func render(_ record: Record, into out: inout ByteWriter) throws {
        assert(
            record.shape === shape || shape.isOpen, "\(name): a record of \(record.shape.name), not of \(shape.name)")
        try withExtendedLifetime(record) {
            var rendering = Rendering(program, shape.isOpen ? record.opened : .record(record))
            do {
                try rendering.run(program.routines[0], base: 0, depth: 0, into: &out)
            } catch is Rendering.Overflow {
                throw TemplateOverflow(template: name)
            }
        }
    }
}

/// A template writes or runs without measure: lists within lists, or a partial that goes down too deep.
public struct TemplateOverflow: Error, CustomStringConvertible {
    public let template: String

    public var description: String {
        "\(template): over \(Rendering.mostBytes >> 20) MB, \(Rendering.mostSteps) turns or \(Rendering.deepest) levels"
    }
}
