private import CJansson
private import FileTree
internal import SourceText

extension SiteManifest {
    /// Why bytes are no manifest. They come from anywhere, so nothing of them is repeated to a terminal.
    public enum Mistake: Error, Sendable, Hashable {
        case notJSON(line: Int)
        /// JSON, but of something else.
        case otherFormat
        /// Written by a later Visnyk.
        case otherVersion(Int)
        /// A member is missing or says what it cannot.
        case badMember(String)
        case badFile(number: Int)
    }

    /// The longest manifest that is read, in bytes: some 500,000 files.
    public static let sizeLimit = 128 << 20

    public init(bytes: [UInt8]) throws(Mistake) {
        var mistake = json_error_t()
        let parsed = unsafe bytes.withUnsafeBytes { bytes in
            unsafe json_loadb(
                bytes.bindMemory(to: CChar.self).baseAddress, bytes.count, size_t(JSON_REJECT_DUPLICATES), &mistake)
        }
        guard let parsed = unsafe parsed else { throw Mistake.notJSON(line: Int(mistake.line)) }
        defer { unsafe json_decref(parsed) }
        try unsafe self.init(Value(parsed))
    }

    fileprivate init(_ value: Value) throws(Mistake) {
        guard value["format"]?.text == SiteManifest.format else { throw Mistake.otherFormat }
        guard let version = value["version"]?.number else { throw Mistake.badMember("version") }
        guard version == SiteManifest.version else { throw Mistake.otherVersion(version) }
        guard let site = value["site"]?.text, site.utf8.count <= 2048, site.utf8.allSatisfy({ (0x21...0x7E) ~= $0 }),
            site.hasPrefix(bytes: "http://") || site.hasPrefix(bytes: "https://")
        else { throw Mistake.badMember("site") }
        guard let generated = value["generated"]?.text, SiteManifest.isInstant(generated) else {
            throw Mistake.badMember("generated")
        }
        guard let list = value["files"], let count = list.count else { throw Mistake.badMember("files") }
        var files: [File] = []
        files.reserveCapacity(count)
        var seen: Set<OutputPath> = []
        for index in 0..<count {
            guard let item = list[index], let file = File(item), seen.insert(OutputPath(file.path)).inserted else {
                throw Mistake.badFile(number: index + 1)
            }
            files.append(file)
        }
        self.init(site: site, generated: generated, files: files)
    }

    /// `2026-11-21T10:00:00Z`, digits where digits stand.
    static func isInstant(_ text: String) -> Bool {
        let form = "0000-00-00T00:00:00Z".utf8
        return text.utf8.count == form.count
            && zip(text.utf8, form).allSatisfy { byte, sign in
                sign == UInt8(ascii: "0") ? (0x30...0x39) ~= byte : byte == sign
            }
    }
}

extension SiteManifest.File {
    fileprivate init?(_ value: Value) {
        guard let path = value["path"]?.text, isPublishedPath(path), let sum = value["sha256"]?.text,
            let digest = Digest(hexadecimal: sum), let size = value["size"]?.number, size >= 0
        else { return nil }
        let entry = value["entry"]
        let date = value["date"]
        guard entry == nil || entry?.text.map(isShowable) == true, date == nil || date?.text.map(isShowable) == true
        else { return nil }
        self.init(path: path, digest: digest, size: size, entry: entry?.text, date: date?.text)
    }
}

/// Whether a path from outside leads below a folder and can be shown: each name plain, no control characters.
public func isPublishedPath(_ path: String) -> Bool {
    guard path.utf8.count <= 4096, isShowable(path) else { return false }
    return path.split(byte: "/", omittingEmptySubsequences: false).allSatisfy {
        !$0.isEmpty && $0 != "." && $0 != ".."
    }
}

/// Whether a terminal shows the text as it is: nothing that moves the cursor or turns the direction of writing.
public func isShowable(_ text: String) -> Bool { !text.unicodeScalars.contains(where: isControl) }

/// The text with a terminal's commands written out: `\u{1B}`.
public func showable(_ text: String) -> String {
    guard !isShowable(text) else { return text }
    var shown = ""
    for scalar in text.unicodeScalars {
        if isControl(scalar) {
            shown += "\\u{" + String(scalar.value, radix: 16, uppercase: true) + "}"
        } else {
            shown.unicodeScalars.append(scalar)
        }
    }
    return shown
}

private func isControl(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.properties.generalCategory {
    case .control, .lineSeparator, .paragraphSeparator, .surrogate: true
    // Marks of direction; joiners and soft hyphens are harmless.
    default: (0x202A...0x202E) ~= scalar.value || (0x2066...0x2069) ~= scalar.value
    }
}

/// A value of a parsed text, alive as long as the whole.
@safe private struct Value {
    private let value: UnsafeMutablePointer<json_t>

    init(_ value: UnsafeMutablePointer<json_t>) { unsafe self.value = value }

    subscript(name: String) -> Value? {
        unsafe value.pointee.type == JSON_OBJECT ? json_object_get(value, name).map { unsafe Value($0) } : nil
    }

    subscript(index: Int) -> Value? { unsafe json_array_get(value, index).map { unsafe Value($0) } }

    var count: Int? { unsafe value.pointee.type == JSON_ARRAY ? json_array_size(value) : nil }

    var number: Int? { unsafe value.pointee.type == JSON_INTEGER ? Int(json_integer_value(value)) : nil }

    /// The library refuses NUL and what is not UTF-8.
    var text: String? {
        unsafe value.pointee.type == JSON_STRING ? json_string_value(value).map { unsafe String(cString: $0) } : nil
    }
}
