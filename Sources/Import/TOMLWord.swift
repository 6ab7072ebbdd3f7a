internal import SourceText

/// Flags, numbers and times of TOML: what stands without quotes.
enum TOMLWord {
    /// The word as others read it: integers in decimal digits, no `_` and no `+`; nil where TOML has no such word.
    static func plain(_ bytes: ArraySlice<UInt8>) -> String? {
        var scan = Scan(bytes)
        let word = String(decoding: bytes, as: UTF8.self)
        if word == "true" || word == "false" { return word }
        if scan.time() { return word }
        scan = Scan(bytes)
        return scan.number()
    }

    private struct Scan {
        private let bytes: [UInt8]
        private var at = 0

        init(_ bytes: ArraySlice<UInt8>) { self.bytes = Array(bytes) }

        private var peek: UInt8? { at < bytes.count ? bytes[at] : nil }
        private var isAtEnd: Bool { at == bytes.count }

        private mutating func take(_ signs: String) -> Bool {
            guard let byte = peek, signs.utf8.contains(byte) else { return false }
            at += 1
            return true
        }

        // MARK: Times (RFC 3339)

        /// So many digits that make a number of a range.
        private mutating func digits(_ count: Int, _ range: ClosedRange<Int>) -> Int? {
            guard at + count <= bytes.count else { return nil }
            var number = 0
            for byte in bytes[at..<(at + count)] {
                guard byte.isDigit else { return nil }
                number = number * 10 + Int(byte - 0x30)
            }
            at += count
            return range.contains(number) ? number : nil
        }

        /// A day, a time of day, both, or both with an offset.
        mutating func time() -> Bool {
            let isTimeAlone = bytes.count > 2 && bytes[2] == UInt8(ascii: ":")
            if isTimeAlone { return clock() && isAtEnd }
            guard let year = digits(4, 0...9999), take("-"), let month = digits(2, 1...12), take("-"),
                let day = digits(2, 1...31)
            else { return false }
            let isLeap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0)
            let days = [31, isLeap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]
            guard day <= days[month - 1] else { return false }
            if isAtEnd { return true }
            guard take("Tt "), clock() else { return false }
            if isAtEnd || take("Zz") { return isAtEnd }
            return take("+-") && digits(2, 0...23) != nil && take(":") && digits(2, 0...59) != nil && isAtEnd
        }

        private mutating func clock() -> Bool {
            guard digits(2, 0...23) != nil, take(":"), digits(2, 0...59) != nil else { return false }
            guard take(":") else { return true }
            guard digits(2, 0...60) != nil else { return false }
            guard take(".") else { return true }
            let start = at
            while let byte = peek, byte.isDigit { at += 1 }
            return at > start
        }

        // MARK: Numbers

        mutating func number() -> String? {
            let isNegative = peek == UInt8(ascii: "-")
            let isSigned = take("+-")
            let sign = isNegative ? "-" : ""
            if bytes[at...].elementsEqual("inf".utf8) { return sign + "inf" }
            if bytes[at...].elementsEqual("nan".utf8) { return "nan" }
            if !isSigned, peek == 0x30, at + 1 < bytes.count, let radix = [0x78: 16, 0x6F: 8, 0x62: 2][bytes[at + 1]] {
                at += 2
                guard let digits = run({ Int(String(UnicodeScalar($0)), radix: radix) != nil }), isAtEnd else {
                    return nil
                }
                return Int(digits, radix: radix).map { String($0) }
            }
            guard let whole = run(\.isDigit), whole.utf8.count == 1 || !whole.hasPrefix(bytes: "0") else { return nil }
            if isAtEnd { return Int(sign + whole) == nil ? nil : sign + whole }
            var result = sign + whole
            if take(".") {
                guard let part = run(\.isDigit) else { return nil }
                result += "." + part
            }
            if take("eE") {
                let isSmall = peek == UInt8(ascii: "-")
                _ = take("+-")
                guard let power = run(\.isDigit) else { return nil }
                result += "e" + (isSmall ? "-" : "") + power
            }
            return isAtEnd ? result : nil
        }

        /// Digits with single `_` between them, without these.
        private mutating func run(_ isDigit: (UInt8) -> Bool) -> String? {
            var digits: [UInt8] = []
            var isBehindDigit = false
            while let byte = peek {
                if isDigit(byte) {
                    digits.append(byte)
                    isBehindDigit = true
                } else if byte == 0x5F, isBehindDigit {
                    isBehindDigit = false
                } else {
                    break
                }
                at += 1
            }
            return isBehindDigit ? String(decoding: digits, as: UTF8.self) : nil
        }
    }
}
