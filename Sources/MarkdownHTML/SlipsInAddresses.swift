internal import SourceText

/// Links that Markdown takes as they are, and that lead nowhere all the same.
extension MarkdownSlips {
    mutating func lookAtAddress(of node: CmarkNode, _ target: [UInt8]) {
        let text = String(decoding: target, as: UTF8.self)
        let words = plainText(of: node, withPictures: true).string
        func say(_ message: Message, _ arguments: [String], _ mended: String?) {
            let range = positions.range(of: target, in: node)
            found.append(Diagnostic(message, at: Place(path, range), arguments, mend: mended.map { Mend(lines: $0) }))
        }
        if words.utf8.allSatisfy({ $0 <= 0x20 }), !text.isEmpty, node.firstChild?.kind != .image {
            say(.linkWordless, [text], "[слова посилання](" + text + ")")
        }
        if let before = node.previous, before.kind == .text, let name = pictureName(text),
            unsafe String(decoding: before.literal.suffix(3), as: UTF8.self).isLoneExclamation
        {
            say(.pictureSign, [name], "![" + words + "](" + text + ")")
        }
        let small = text.lowercasedASCII
        if small.hasPrefix(bytes: "mailto:") {
            if let wrong = ProgramAddress.wrongMail(text) {
                say(.mailWrong, [wrong], ProgramAddress.mended(text).map { "[" + words + "](" + $0 + ")" })
            }
        } else if small.hasPrefix(bytes: "tel:") {
            if let wrong = ProgramAddress.wrongPhone(text) {
                say(.phoneWrong, [wrong], ProgramAddress.mended(text).map { "[" + words + "](" + $0 + ")" })
            }
        } else if small.hasPrefix(bytes: "http") {
            lookAtHost(text, words, say)
        }
    }

    private func lookAtHost(
        _ text: String, _ words: String, _ say: (Message, [String], String?) -> Void
    ) {
        guard let slashes = text.firstRange(ofBytes: "://") else { return }
        let rest = text[slashes.upperBound...]
        let host = rest.prefix(beforeBytes: "/?#:")
        for label in host.split(byte: ".") where String(label).mixesAlphabets {
            let mended = String(text[..<slashes.upperBound]) + String(host).withLatinLookAlikes
            return say(
                .hostMixed, [String(host)], "[" + words + "](" + mended + String(rest[host.endIndex...]) + ")")
        }
        // A bare address goes on up to the next blank.
        guard words.isSame(bytes: text) || ("http://" + words).isSame(bytes: text) else { return }
        var previous: Unicode.Scalar = " "
        for index in rest.unicodeScalars.indices {
            let scalar = rest.unicodeScalars[index]
            if ".,;:!?)»".unicodeScalars.contains(previous), (0x410...0x42F).contains(scalar.value) {
                let end = rest.unicodeScalars.index(before: index)
                let address = String(text[..<end])
                return say(.addressJoined, [address], "<" + address + ">")
            }
            previous = scalar
        }
    }

    private func pictureName(_ target: String) -> String? {
        let small = target.lowercasedASCII
        let isPicture = [".jpg", ".jpeg", ".png", ".webp", ".gif", ".svg"].contains { small.hasSuffix(bytes: $0) }
        return isPicture && !target.contains(bytes: "://") ? target : nil
    }

    /// Definitions of links and notes that nothing refers to vanish from the page.
    mutating func lookForDefinitions() {
        var used: Set<String> = []
        var defined: [(label: String, line: Range<Int>)] = []
        var isInCode = false
        var isOpen = true
        var start = bytes.startIndex
        while start < bytes.endIndex {
            let end = bytes[start...].firstIndex(of: 0x0A) ?? bytes.endIndex
            let line = start..<end
            start = end + 1
            let text = bytes[line].drop { $0 == 0x20 }
            if text.starts(with: "```".utf8) || text.starts(with: "~~~".utf8) { isInCode.toggle() }
            if isInCode { continue }
            var rest = text
            // A note may stand right below a paragraph, the address of a link may not.
            if let definition = MarkdownSlips.definition(text), isOpen || definition.label.hasPrefix(bytes: "^") {
                defined.append((definition.label, line))
                isOpen = !definition.label.hasPrefix(bytes: "^")
                rest = definition.rest
            } else {
                isOpen = text.allSatisfy { $0 <= 0x20 } || text.first == UInt8(ascii: "#")
            }
            if rest.contains(UInt8(ascii: "[")) { used.formUnion(MarkdownSlips.labels(in: rest)) }
        }
        lookForTwins(defined)
        for (label, line) in defined where !used.contains(label) && !isFull {
            let isNote = label.hasPrefix(bytes: "^")
            say(
                isNote ? .noteUnused : .definitionUnused, line, [label],
                mend: isNote
                    ? nil : Mend(lines: "[" + label + "](" + MarkdownSlips.addressOfDefinition(bytes[line]) + ")"))
        }
    }

    /// Of definitions with one label Markdown takes the first: a second one that says something else vanishes.
    private mutating func lookForTwins(_ defined: [(label: String, line: Range<Int>)]) {
        var first: [String: ArraySlice<UInt8>] = [:]
        let labels = Set(defined.map(\.label))
        for (label, line) in defined where !isFull {
            let words = bytes[line].drop { $0 != UInt8(ascii: "]") }
            guard let earlier = first[label] else {
                first[label] = words
                continue
            }
            if earlier.elementsEqual(words) { continue }
            let isNote = label.hasPrefix(bytes: "^")
            let free = MarkdownSlips.freeLabel(like: label, among: labels)
            say(
                isNote ? .noteTwice : .definitionTwice, line, [label, free],
                mend: Mend(lines: "[" + free + String(decoding: words, as: UTF8.self).trimmedBlanks))
        }
    }

    /// `^3` where there are `^1` and `^2`; `форма-2` for a word.
    private static func freeLabel(like label: String, among labels: Set<String>) -> String {
        let isNumber = label.hasPrefix(bytes: "^") && Int(label.dropFirst(bytes: 1)) != nil
        let base = isNumber ? "^" : label + "-"
        return (2...(labels.count + 2)).lazy.map { base + String($0) }.first { !labels.contains($0) } ?? label
    }

    /// `[label]: …` at a line's start.
    private static func definition(_ line: ArraySlice<UInt8>) -> (label: String, rest: ArraySlice<UInt8>)? {
        guard line.first == UInt8(ascii: "["), let close = line.firstIndex(of: UInt8(ascii: "]")),
            close + 1 < line.endIndex, line[close + 1] == UInt8(ascii: ":"), close > line.startIndex + 1
        else { return nil }
        let rest = line[(close + 2)...].drop { $0 == 0x20 || $0 == 0x09 }
        let label = String(decoding: line[(line.startIndex + 1)..<close], as: UTF8.self)
        // A link's definition has its address, and perhaps a title in quotes, and nothing else.
        let isNote = label.hasPrefix(bytes: "^")
        guard let first = rest.first, first > 0x20 else { return nil }
        if !isNote, let blank = rest.firstIndex(where: { $0 == 0x20 }) {
            let tail = rest[blank...].drop { $0 <= 0x20 }
            if let sign = tail.first, !"\"'(".utf8.contains(sign) { return nil }
        }
        return (label.lowercased(), isNote ? rest : [])
    }

    private static func addressOfDefinition(_ line: ArraySlice<UInt8>) -> String {
        let rest = line.drop { $0 != UInt8(ascii: "]") }.dropFirst(2).drop { $0 == 0x20 }
        return String(decoding: rest.prefix { $0 > 0x20 }, as: UTF8.self)
    }

    private static func labels(in line: ArraySlice<UInt8>) -> [String] {
        var result: [String] = []
        var open: Int?
        for index in line.indices {
            switch line[index] {
            case UInt8(ascii: "["): open = index + 1
            case UInt8(ascii: "]"):
                if let start = open { result.append(String(decoding: line[start..<index], as: UTF8.self).lowercased()) }
                open = nil
            default: continue
            }
        }
        return result
    }
}

/// Addresses that open a program of the reader's: `mailto:` and `tel:`.
enum ProgramAddress {
    /// What is no address of mail behind `mailto:`; nil where it is one.
    static func wrongMail(_ target: String) -> String? {
        let written = String(target.dropFirst(bytes: 7).prefix(beforeBytes: "?"))
        return written.split(byte: ",").allSatisfy { isMail(String($0).percentDecoded.trimmedBlanks) }
            && !written.isEmpty ? nil : written
    }

    private static func isMail(_ text: String) -> Bool {
        let parts = text.split(byte: "@")
        guard parts.count == 2, let host = parts.last, host.contains(bytes: "."), !host.hasSuffix(bytes: "."),
            !text.contains(bytes: "/"), !text.contains(bytes: " ")
        else { return false }
        return !String(parts[0]).mixesAlphabets && host.split(byte: ".").allSatisfy { !String($0).mixesAlphabets }
    }

    /// What is no number behind `tel:`; nil where it can be called.
    static func wrongPhone(_ target: String) -> String? {
        let written = String(target.dropFirst(bytes: 4).prefix(beforeBytes: ";?")).percentDecoded
        let number = written.unicodeScalars.filter { !" ()-.\u{a0}".unicodeScalars.contains($0) }
        let digits = number.count { ("0"..."9").contains($0) }
        let rest = number.first == "+" ? number.dropFirst() : number[...]
        let isWhole =
            rest.count == digits && (3...15).contains(digits)
            && (!String(String.UnicodeScalarView(number)).hasPrefix(bytes: "+380") || digits == 12)
        return isWhole ? nil : written
    }

    /// As it was most likely meant; nil where nobody knows.
    static func mended(_ target: String) -> String? {
        let small = target.lowercasedASCII
        if small.hasPrefix(bytes: "mailto:") {
            let words = target.split(byte: " ")
            guard var address = words.last(where: { $0.contains(bytes: "@") }).map(String.init) else { return nil }
            while address.lowercasedASCII.hasPrefix(bytes: "mailto:") {
                address = address.dropFirst(bytes: 7).description
            }
            while address.hasPrefix(bytes: "/") { address = address.dropFirst(bytes: 1).description }
            address = address.replacing(bytes: ",", with: ".").withLatinLookAlikes
            return isMail(address) ? "mailto:" + address : nil
        }
        guard small.hasPrefix(bytes: "tel:") else { return nil }
        var number = ""
        for scalar in target.dropFirst(bytes: 4).unicodeScalars {
            switch scalar {
            case "0"..."9": number.unicodeScalars.append(scalar)
            case "+" where number.isEmpty: number.unicodeScalars.append(scalar)
            case "O", "o", "О", "о": number += "0"
            case "З", "з": number += "3"
            case " ", "(", ")", "-", ".", "/", "\u{a0}": continue
            default: return nil
            }
        }
        return wrongPhone("tel:" + number) == nil ? "tel:" + number : nil
    }
}

extension String {
    /// One `!` that stands by itself, and a blank.
    fileprivate var isLoneExclamation: Bool { isSame(bytes: "! ") || isSame(bytes: " ! ") }
}
