internal import SourceText

/// What an author's raw HTML consists of.
struct RawHTML {
    /// All of it is comments and blanks.
    let isComment: Bool
    let hasOpenComment: Bool
    /// The name of the first element in small letters; empty where there is none.
    let element: String
    let isClosing: Bool
    /// The first piece that is no comment, short.
    let excerpt: String

    init(_ literal: UnsafeBufferPointer<UInt8>) {
        var index = 0
        var open = false
        while index < literal.count {
            if unsafe RawHTML.isBlank(literal[index]) {
                index += 1
            } else if unsafe RawHTML.startsComment(literal, at: index) {
                guard let end = unsafe RawHTML.endOfComment(literal, from: index + 4) else {
                    open = true
                    index = literal.count
                    break
                }
                index = end
            } else {
                break
            }
        }
        hasOpenComment = open
        isComment = index == literal.count
        let rest = unsafe literal[index...]
        var end = index
        while unsafe end < rest.endIndex, end - index < 60, unsafe rest[end] != 0x0A, unsafe rest[end] != 0x0D {
            end += 1
            if unsafe rest[end - 1] == UInt8(ascii: ">") { break }
        }
        excerpt = unsafe String(decoding: rest[..<end], as: UTF8.self)
        var name = unsafe rest.drop { $0 != UInt8(ascii: "<") }.dropFirst()
        isClosing = unsafe name.first == UInt8(ascii: "/")
        if isClosing { unsafe name = unsafe name.dropFirst() }
        element = unsafe String(decoding: name.prefix(20).prefix { RawHTML.isNamePart($0) }, as: UTF8.self)
            .lowercasedASCII
    }

    private static func isBlank(_ byte: UInt8) -> Bool { byte == 0x20 || 0x09...0x0D ~= byte }

    private static func isNamePart(_ byte: UInt8) -> Bool {
        byte | 0x20 >= 0x61 && byte | 0x20 <= 0x7A || 0x30...0x39 ~= byte || byte == UInt8(ascii: "-")
    }

    static func startsComment(_ text: UnsafeBufferPointer<UInt8>, at index: Int) -> Bool {
        unsafe text.count - index >= 4 && text[index] == UInt8(ascii: "<") && text[index + 1] == UInt8(ascii: "!")
            && text[index + 2] == UInt8(ascii: "-") && text[index + 3] == UInt8(ascii: "-")
    }

    private static func endOfComment(_ text: UnsafeBufferPointer<UInt8>, from start: Int) -> Int? {
        var index = start
        while index + 2 < text.count {
            if unsafe text[index] == UInt8(ascii: "-"), unsafe text[index + 1] == UInt8(ascii: "-"),
                unsafe text[index + 2] == UInt8(ascii: ">")
            {
                return index + 3
            }
            index += 1
        }
        return nil
    }
}
