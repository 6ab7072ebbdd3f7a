/// A sentence with its arguments in it, as code writes it: `"the port \(port) cannot be had"`.
///
/// It remembers where its arguments stand, so that its English text, `the port {0} cannot be had`, is the key of its
/// row in another language.
public struct Phrase: ExpressibleByStringInterpolation, Sendable {
    /// With its arguments put in.
    public let text: String
    /// With `{0}`, `{1}` … where they stand.
    public let template: String
    public let arguments: [String]

    public init(stringLiteral value: String) {
        text = value
        template = value
        arguments = []
    }

    public init(stringInterpolation parts: StringInterpolation) {
        text = parts.text
        template = parts.template
        arguments = parts.arguments
    }

    public struct StringInterpolation: StringInterpolationProtocol {
        fileprivate var text = ""
        fileprivate var template = ""
        fileprivate var arguments: [String] = []

        public init(literalCapacity: Int, interpolationCount: Int) {
            text.reserveCapacity(literalCapacity * 2)
            template.reserveCapacity(literalCapacity + interpolationCount * 3)
        }

        public mutating func appendLiteral(_ literal: String) {
            text += literal
            template += literal
        }

        public mutating func appendInterpolation(_ argument: some CustomStringConvertible) {
            text += argument.description
            template += "{\(arguments.count)}"
            arguments.append(argument.description)
        }

        /// An English count with its thing: `\(files, "file", "files")` is `3 files`, and `{0} {0:file|files}` in the key.
        public mutating func appendInterpolation(_ count: Int, _ one: String, _ other: String) {
            text += "\(count) \(count == 1 ? one : other)"
            template += "{\(arguments.count)} {\(arguments.count):\(one)|\(other)}"
            arguments.append(String(count))
        }
    }
}
