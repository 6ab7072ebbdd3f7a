private import CMessageRows
internal import SourceText
private import YAML

/// The files of `messages/`, as they were when the program was compiled (`Sources/CMessageRows`).
enum MessageRows {
    static let codes: [String] = (0..<messageRowsFileCount).map { unsafe String(cString: messageRowsFile($0).code) }

    static func bytes(of code: String) -> [UInt8]? {
        guard let index = codes.firstIndex(of: code) else { return nil }
        let file = unsafe messageRowsFile(UInt(index))
        return unsafe Array(UnsafeBufferPointer(start: file.bytes, count: Int(file.count)))
    }

    /// By their English texts; nil for a language without a file.
    static func of(_ code: String) -> [String: String]? {
        guard let bytes = bytes(of: code) else { return nil }
        var diagnostics = Diagnostics()
        guard let pairs = pairs(bytes, path: "messages/\(code).yml", into: &diagnostics) else {
            preconditionFailure("the program's own messages/\(code).yml cannot be read")
        }
        return Dictionary(pairs) { first, _ in first }
    }

    /// Each row of a file in its order; nil with diagnostics where it cannot be read.
    static func pairs(
        _ bytes: [UInt8], path: String, into diagnostics: inout Diagnostics
    ) -> [(english: String, text: String)]? {
        guard let node = parseYAML(bytes[...], path: path, into: &diagnostics), case .mapping(let pairs, _) = node
        else { return nil }
        return pairs.compactMap { pair in
            if case .scalar(let scalar) = pair.value { (pair.key.text, scalar.text) } else { nil }
        }
    }
}
