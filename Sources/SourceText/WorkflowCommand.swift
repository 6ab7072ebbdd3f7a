/// A command that GitHub's runner reads in the log: `::error file=a.md,line=1::words`. The escapes are those of
/// actions/toolkit, `packages/core/src/command.ts`.
public struct WorkflowCommand {
    private var text: String
    private var hasProperties = false

    public init(_ name: StaticString) { text = "::\(name)" }

    public mutating func property(_ name: StaticString, _ value: String) {
        text += hasProperties ? "," : " "
        text += "\(name)=" + WorkflowCommand.escaped(value, inProperty: true)
        hasProperties = true
    }

    /// The command's line with its end.
    public func line(_ message: String) -> String {
        text + "::" + WorkflowCommand.escaped(message, inProperty: false) + "\n"
    }

    /// `%` and line ends, in a property `:` and `,` too.
    static func escaped(_ text: String, inProperty: Bool) -> String {
        var bytes: [UInt8] = []
        bytes.reserveCapacity(text.utf8.count)
        for byte in text.utf8 {
            switch byte {
            case UInt8(ascii: "%"): bytes += "%25".utf8
            case 0x0D: bytes += "%0D".utf8
            case 0x0A: bytes += "%0A".utf8
            case UInt8(ascii: ":") where inProperty: bytes += "%3A".utf8
            case UInt8(ascii: ",") where inProperty: bytes += "%2C".utf8
            default: bytes.append(byte)
            }
        }
        return String(decoding: bytes, as: UTF8.self)
    }
}
