internal import FileTree
package import SourceText

/// Hop 1: a file of `content/` or of the template as valid text, or what is wrong with it.
func readSource(_ path: String, in folder: String, shownAs shown: String, into diagnostics: inout Diagnostics)
    -> Source?
{
    let limit = 4 * 1024 * 1024
    let bytes: [UInt8]
    do {
        bytes = try readFile(path, in: folder, limit: limit)
    } catch {
        if error.isTooLarge {
            let size = FileStamp(of: folder + "/" + path)?.size ?? 0
            diagnostics.append(
                .fileTooLarge, at: Place(shown), String((size + (1 << 20) - 1) >> 20), String(limit >> 20))
        } else if error.isBadLink {
            diagnostics.append(.badLink, at: Place(shown))
        } else if error.isNoPlainFile {
            diagnostics.append(.notAFile, at: Place(shown))
        } else {
            diagnostics.append(.unreadable, at: Place(shown), error.reasonText)
        }
        return nil
    }
    return checkedText(bytes, path: shown, into: &diagnostics)
}

/// Valid UTF-8 without a byte order mark and without control characters.
package func checkedText(_ bytes: [UInt8], path: String, into diagnostics: inout Diagnostics) -> Source? {
    if looksLikeUTF16(bytes) {
        diagnostics.append(.notUTF8, at: Place(path, 0..<0), "UTF-16")
        return nil
    }
    let name = path.split(byte: "/").last.map(String.init) ?? path
    let content = FileContent(head: Array(bytes.prefix(FileContent.headLength)))
    if content == .pointer {
        diagnostics.append(.pointerOfLFS, at: Place(path, 0..<0))
        return nil
    }
    if content.isOfPrograms {
        diagnostics.append(.notText, at: Place(path), content.name, name)
        return nil
    }
    let start = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
    var text = start == 0 ? bytes : Array(bytes[3...])
    // Lines that end as old Macintoshes ended them.
    if text.contains(0x0D), !text.contains(0x0A) { text = text.map { $0 == 0x0D ? 0x0A : $0 } }
    if let at = firstInvalid(text) {
        let place = Place(path, at..<(at + 1))
        if looksLikeWindows1251(text) {
            diagnostics.append(.notUTF8, at: place, "windows-1251")
        } else {
            diagnostics.append(.badUTF8, at: place)
        }
        return nil
    }
    if let at = firstControl(text) {
        diagnostics.append(.controlCharacter, at: Place(path, at..<(at + 1)), nameOfControl(text[at...]))
        return nil
    }
    return Source(path: path, bytes: hasReference(text) ? withoutForbiddenReferences(text) : text)
}

private func nameOfControl(_ text: ArraySlice<UInt8>) -> String {
    let bytes = Array(text.prefix(3))
    switch bytes[0] {
    case 0xEF: return bytes[2] == 0xBE ? "U+FFFE" : "U+FFFF"
    case 0xC2: return "U+00" + hexadecimal(bytes[1])
    default: return "U+00" + hexadecimal(bytes[0])
    }
}

private func hexadecimal(_ byte: UInt8) -> String {
    (byte < 16 ? "0" : "") + String(byte, radix: 16, uppercase: true)
}

private func firstInvalid(_ bytes: [UInt8]) -> Int? {
    do {
        _ = try UTF8Span(validating: bytes.span)
        return nil
    } catch {
        return error.byteOffsets.lowerBound
    }
}

private func firstControl(_ bytes: [UInt8]) -> Int? {
    unsafe bytes.withUnsafeBufferPointer { buffer in
        for index in buffer.indices {
            let byte = unsafe buffer[index]
            if byte < 0x20 && byte != 0x0A && byte != 0x0D && byte != 0x09 || byte == 0x7F { return index }
            // U+0080 to U+009F, which HTML cannot hold.
            if byte == 0xC2, index + 1 < buffer.count, unsafe buffer[index + 1] < 0xA0 { return index }
            // U+FFFE and U+FFFF, which XML cannot hold.
            if byte == 0xEF, index + 2 < buffer.count, unsafe buffer[index + 1] == 0xBF,
                unsafe buffer[index + 2] >= 0xBE
            {
                return index
            }
        }
        return nil
    }
}

private func hasReference(_ bytes: [UInt8]) -> Bool {
    unsafe bytes.withUnsafeBufferPointer { buffer in
        for index in buffer.indices.dropLast() where unsafe buffer[index] == 0x26 && buffer[index + 1] == 0x23 {
            return true
        }
        return false
    }
}

/// The text with zeros for digits where a numeric reference means what neither HTML nor XML may hold: Markdown then
/// shows U+FFFD, and every place in the text stays where it was.
private func withoutForbiddenReferences(_ bytes: [UInt8]) -> [UInt8] {
    var bytes = bytes
    var index = 0
    while index + 2 < bytes.count {
        index += 1
        guard bytes[index - 1] == 0x26, bytes[index] == 0x23 else { continue }
        let digits = bytes[(index + 1)...].prefix(9).prefix { $0 != 0x3B }
        let text = String(decoding: digits, as: UTF8.self)
        let isHexadecimal = text.hasPrefix(bytes: "x") || text.hasPrefix(bytes: "X")
        guard let value = isHexadecimal ? UInt32(text.dropFirst(bytes: 1), radix: 16) : UInt32(text),
            isForbiddenInMarkup(value)
        else {
            continue
        }
        for at in digits.indices.dropFirst(isHexadecimal ? 1 : 0) { bytes[at] = UInt8(ascii: "0") }
    }
    return bytes
}

/// By its byte order mark, or by the zeros that line ends and spaces have in it.
private func looksLikeUTF16(_ bytes: [UInt8]) -> Bool {
    if bytes.starts(with: [0xFF, 0xFE]) || bytes.starts(with: [0xFE, 0xFF]) { return true }
    let head = bytes.prefix(64)
    return head.count >= 8 && head.count { $0 == 0 } * 8 >= head.count && !head.allSatisfy { $0 == 0 }
}

/// Cyrillic in the old encoding lies nearly all above 0xC0.
private func looksLikeWindows1251(_ bytes: [UInt8]) -> Bool {
    let high = bytes.count { $0 >= 0x80 }
    let letters = bytes.count { $0 >= 0xC0 || [0xB2, 0xB3, 0xAA, 0xBA, 0xAF, 0xBF, 0xA5, 0xB4].contains($0) }
    return high > 0 && letters * 10 >= high * 9
}
