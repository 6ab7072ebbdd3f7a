internal import SourceText

/// A form that a language has for a counted thing (CLDR, plurals).
public enum PluralCategory: String, Sendable, CaseIterable {
    case zero, one, two, few, many, other
}

/// How a language chooses among its plural forms for cardinal numbers (UTS 35, part 3; rules of CLDR 48).
public struct PluralRule: Hashable, Sendable {
    private let family: Family

    /// By a language tag, `uk` or `pt-PT`; a language that is not known here counts as English does.
    public init(language: String) {
        let tag = language.lowercasedASCII
        let primary = tag.prefix(beforeBytes: "-_")
        family =
            if primary == "pt", tag.dropFirst(bytes: 3) == "pt" { .italian } else {
                Family.of[String(primary)] ?? .english
            }
    }

    /// By the language whose rule it is; nil for one that is not known here.
    public init?(named name: String) {
        let tag = name.lowercasedASCII
        guard Family.of[String(tag.prefix(beforeBytes: "-_"))] != nil else { return nil }
        self.init(language: tag)
    }

    /// The categories that whole numbers take, in the order of CLDR.
    public var wholeCategories: [PluralCategory] {
        let taken = Set(((0...200).map { $0 } + [1_000_000]).map { category(of: $0) })
        return PluralCategory.allCases.filter(taken.contains)
    }

    public static func category(of number: Int, language: String) -> PluralCategory {
        PluralRule(language: language).category(of: number)
    }

    public func category(of number: Int) -> PluralCategory {
        category(Operands(number))
    }

    /// Of a number as it is written, `1.5` or `1,5`: `1.0` is not `1`; nil for what is no number.
    public func category(ofDecimal text: String) -> PluralCategory? {
        Operands(text).map(category)
    }

    private func category(_ n: Operands) -> PluralCategory {
        switch family {
        case .none: .other
        case .english: n.isWhole && n.i == 1 ? .one : .other
        case .exactlyOne: n.t == 0 && n.i == 1 ? .one : .other
        case .zeroOrOne: n.i == 0 || n.t == 0 && n.i == 1 ? .one : .other
        case .danish: n.t == 0 ? (n.i == 1 ? .one : .other) : (n.i <= 1 ? .one : .other)
        case .armenian: n.i <= 1 ? .one : .other
        case .french: n.i <= 1 ? .one : n.isMillions ? .many : .other
        case .italian: n.isWhole && n.i == 1 ? .one : n.isMillions ? .many : .other
        case .spanish: n.t == 0 && n.i == 1 ? .one : n.isMillions ? .many : .other
        case .ukrainian: n.isWhole ? slavic(n.i) : .other
        case .belarusian: n.t == 0 ? slavic(n.i) : .other
        case .polish: polish(n)
        case .czech: !n.isWhole ? .many : n.i == 1 ? .one : 2...4 ~= n.i ? .few : .other
        case .croatian: croatian(n)
        case .macedonian: isOne(n.isWhole ? n.i : n.f) ? .one : .other
        case .slovene: slovene(n)
        case .romanian: romanian(n)
        case .lithuanian: lithuanian(n)
        case .latvian: latvian(n)
        case .icelandic: isOne(n.t == 0 ? n.i : n.t) ? .one : .other
        case .irish: irish(n)
        case .maltese: maltese(n)
        case .hebrew: n.isWhole && n.i == 1 || !n.isWhole && n.i == 0 ? .one : n.isWhole && n.i == 2 ? .two : .other
        case .arabic: arabic(n)
        }
    }

    private func isOne(_ number: Int) -> Bool { number % 10 == 1 && number % 100 != 11 }

    private func isFew(_ number: Int) -> Bool { 2...4 ~= number % 10 && !(12...14 ~= number % 100) }

    private func slavic(_ number: Int) -> PluralCategory { isOne(number) ? .one : isFew(number) ? .few : .many }

    private func polish(_ n: Operands) -> PluralCategory {
        guard n.isWhole else { return .other }
        return n.i == 1 ? .one : isFew(n.i) ? .few : .many
    }

    private func croatian(_ n: Operands) -> PluralCategory {
        let number = n.isWhole ? n.i : n.f
        return isOne(number) ? .one : isFew(number) ? .few : .other
    }

    private func slovene(_ n: Operands) -> PluralCategory {
        guard n.isWhole else { return .few }
        return switch n.i % 100 {
        case 1: .one
        case 2: .two
        case 3, 4: .few
        default: .other
        }
    }

    private func romanian(_ n: Operands) -> PluralCategory {
        if n.isWhole, n.i == 1 { return .one }
        return !n.isWhole || n.i == 0 || 1...19 ~= n.i % 100 ? .few : .other
    }

    private func lithuanian(_ n: Operands) -> PluralCategory {
        guard n.t == 0 else { return .many }
        if 11...19 ~= n.i % 100 || n.i % 10 == 0 { return .other }
        return n.i % 10 == 1 ? .one : .few
    }

    private func latvian(_ n: Operands) -> PluralCategory {
        if n.t == 0, n.i % 10 == 0 || 11...19 ~= n.i % 100 { return .zero }
        if n.v == 2, 11...19 ~= n.f % 100 { return .zero }
        if n.t == 0, n.i % 10 == 1 { return .one }
        if n.v == 2 ? isOne(n.f) : n.v > 0 && n.f % 10 == 1 { return .one }
        return .other
    }

    private func irish(_ n: Operands) -> PluralCategory {
        guard n.t == 0 else { return .other }
        return switch n.i {
        case 1: .one
        case 2: .two
        case 3...6: .few
        case 7...10: .many
        default: .other
        }
    }

    private func maltese(_ n: Operands) -> PluralCategory {
        guard n.t == 0 else { return .other }
        if n.i == 1 { return .one }
        if n.i == 2 { return .two }
        if n.i == 0 || 3...10 ~= n.i % 100 { return .few }
        return 11...19 ~= n.i % 100 ? .many : .other
    }

    private func arabic(_ n: Operands) -> PluralCategory {
        guard n.t == 0 else { return .other }
        if n.i <= 2 { return n.i == 0 ? .zero : n.i == 1 ? .one : .two }
        return switch n.i % 100 {
        case 3...10: .few
        case 11...99: .many
        default: .other
        }
    }

    private enum Family: Hashable {
        case none, english, exactlyOne, zeroOrOne, danish, armenian, french, italian, spanish, ukrainian, belarusian
        case polish, czech, croatian, macedonian, slovene, romanian, lithuanian, latvian, icelandic, irish, maltese
        case hebrew, arabic

        static let of: [String: Family] = {
            var result: [String: Family] = [:]
            for (family, languages) in lists {
                for language in languages.split(byte: " ") { result[String(language)] = family }
            }
            return result
        }()

        private static let lists: [(Family, String)] = [
            (.none, "id ja ko ms th vi zh"),
            (.english, "de en et fi fy gl nl sv yi"),
            (.exactlyOne, "az bg ckb el eo eu fo hu ka kk ku ky lb mn nb nn no os rm sq ta te tk tr ug uz"),
            (.zeroOrOne, "bn fa gu hi"),
            (.danish, "da"), (.armenian, "hy"), (.french, "fr pt"), (.italian, "ca it"), (.spanish, "es"),
            (.ukrainian, "ru uk"), (.belarusian, "be"), (.polish, "pl"), (.czech, "cs sk"),
            (.croatian, "bs hr sh sr"), (.macedonian, "mk"), (.slovene, "sl"), (.romanian, "mo ro"),
            (.lithuanian, "lt"), (.latvian, "lv"), (.icelandic, "is"), (.irish, "ga"), (.maltese, "mt"),
            (.hebrew, "he"), (.arabic, "ar"),
        ]
    }
}

/// What the rules look at (UTS 35, "Plural Operand Meanings"); far digits of long fractions do not count.
private struct Operands {
    /// The whole part without its sign; of more than fifteen digits the last fifteen behind a one.
    var i = 0
    /// How many digits stand behind the separator, and the number they make with and without noughts at the end.
    var v = 0
    var f = 0
    var t = 0

    var isWhole: Bool { v == 0 }
    var isMillions: Bool { v == 0 && i != 0 && i % 1_000_000 == 0 }

    init(_ number: Int) {
        i = Int(number.magnitude % 1_000_000_000_000_000)
        if number.magnitude >= 1_000_000_000_000_000 { i += 1_000_000_000_000_000 }
    }

    init?(_ text: String) {
        var digits = 0
        var isFraction = false
        var isNegative = false
        for byte in text.utf8 {
            switch byte {
            case UInt8(ascii: "-") where digits == 0 && !isFraction && !isNegative: isNegative = true
            case UInt8(ascii: "."), UInt8(ascii: ","):
                guard !isFraction, digits > 0 else { return nil }
                isFraction = true
            case UInt8(ascii: "0")...UInt8(ascii: "9"):
                digits += 1
                if isFraction {
                    v += 1
                    if f < 100_000_000_000_000 { f = f * 10 + Int(byte & 15) }
                } else {
                    i = i * 10 + Int(byte & 15)
                    if i >= 1_000_000_000_000_000 { i = i % 1_000_000_000_000_000 + 1_000_000_000_000_000 }
                    if i >= 2_000_000_000_000_000 { i -= 1_000_000_000_000_000 }
                }
            default: return nil
            }
        }
        guard digits > 0, !isFraction || v > 0 else { return nil }
        t = f
        while t != 0, t % 10 == 0 { t /= 10 }
    }
}
