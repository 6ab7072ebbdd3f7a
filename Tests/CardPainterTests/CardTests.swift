import Foundation
import Photos
import SourceText
import TestSupport
import Testing

@testable import CardPainter

private let hasFonts = FontFiles.debian.isInstalled

private func card(_ title: String, design name: String = "band", accent: String = "#1f5aa6") throws -> Card {
    Card(
        title: title, kicker: "Новини", town: "Місто", crest: nil,
        accent: try #require(SRGBColour(hexadecimal: accent)), design: try design(name, in: projectFolder),
        language: "uk")
}

@Suite(.enabled(if: hasFonts)) struct Painting {
    @Test func theSameCardGivesTheSameBytesOnAnyThread() throws {
        let painter = try CardPainter()
        let cards = try (0..<12).map { try card("Заголовок № \($0 % 3) «ґудзик» 🎉") }
        let painted = cards.mapConcurrently(workers: 4) { painter.paint($0) }
        for index in 3..<12 { #expect(painted[index] == painted[index % 3]) }
        #expect(try CardPainter().paint(cards[0]) == painted[0])
    }

    @Test func strangeTitlesNeverCrashAndStaySmall() throws {
        let painter = try CardPainter()
        for title in [
            "", " ", "\n\t", "\u{0}\u{1}", "№", "—", "🇺🇦🇺🇦🇺🇦", "\u{202E}кінець", String(repeating: "щ", count: 5000),
            String(repeating: "слово ", count: 2000), "漢字 العربية עברית ไทย", "а\u{301}\u{301}\u{301}", "<b>&amp;</b>",
            "https://example.org/" + String(repeating: "a-b/", count: 60), String(repeating: "👨‍👩‍👧‍👦", count: 90),
        ] {
            for look in ["band", "poster"] {
                for size in [CardSize.wide, .square] {
                    var card = try card(title, design: look)
                    card.kicker = title
                    card.town = title
                    card.size = size
                    #expect(painter.paint(card).bytes.count < 120_000)
                }
            }
        }
    }

    /// Where a design gives the kicker two lines, it breaks at a dot before it shrinks or loses words.
    @Test func aSquareCardShowsALongKickerToItsEnd() throws {
        let painter = try CardPainter()
        func isEndShown(_ look: String, _ size: CardSize) throws -> Bool {
            let painted = try ["культури", "музики"].map { last in
                var card = try card("Концерт", design: look)
                card.kicker = "Скасовано · 27 листопада 2026 р., 18:00–20:00 · Великий будинок міської " + last
                card.size = size
                return painter.paint(card)
            }
            return painted[0] != painted[1]
        }
        #expect(try isEndShown("band", .square))
        #expect(try isEndShown("poster", .square))
        #expect(try !isEndShown("band", .wide))
    }

    @Test func aPhotographThatCannotBeReadIsLeftOut() throws {
        let painter = try CardPainter()
        var card = try card("Заголовок")
        let flat = painter.paint(card)
        card.photo = CardPhoto([1, 2, 3])
        #expect(painter.paint(card) == flat)
    }

    @Test func theDigestCoversAllThatIsShown() throws {
        let painter = try CardPainter()
        let first = try card("Заголовок")
        var digests: Set = [painter.digest(of: first)]
        #expect(digests.contains(try CardPainter().digest(of: first)))
        var changes: [Card] = []
        func change(_ body: (inout Card) throws -> Void) rethrows {
            var card = first
            try body(&card)
            changes.append(card)
        }
        change { $0.title += "!" }
        change { ($0.kicker, $0.town) = ("НовиниМ", "істо") }
        change { $0.town = "Село" }
        change { $0.accent = SRGBColour(red: 1, green: 2, blue: 3) }
        change { $0.size = .square }
        change { $0.language = "en" }
        try change { $0.design = try design("poster", in: projectFolder) }
        change { $0.photo = CardPhoto([1]) }
        change { $0.photo = CardPhoto([1], focus: Focus(x: 0, y: 0)) }
        for card in changes { #expect(digests.insert(painter.digest(of: card)).inserted) }
    }

    @Test func lettersThatNoFontHasAreLeftOut() throws {
        let typesetter = try Typesetter(.debian)
        #expect(typesetter.shown("а漢б\u{7}в") == "абв")
        #expect(typesetter.shown("Ґанок, їжак, єнот, м’яч «№ 5» 🎉") == "Ґанок, їжак, єнот, м’яч «№ 5» 🎉")
        #expect(typesetter.shown("ğ ş ı ñ ö → ✓ ☎") == "ğ ş ı ñ ö → ✓ ☎")
    }
}

@Suite struct Fonts {
    @Test func aMissingFontIsTold() {
        let fonts = FontFiles(title: "/nowhere/a.otf", text: "/nowhere/b.otf", fallbacks: [])
        let error = #expect(throws: CardError.self) { try CardPainter(fonts: fonts) }
        #expect(error?.diagnostic(at: Place("content/site.yml")).arguments == ["/nowhere/a.otf"])
    }
}

@Suite struct Colours {
    @Test func textIsReadableOnEveryAccent() {
        for red in stride(from: 0, through: 255, by: 15) {
            for green in stride(from: 0, through: 255, by: 15) {
                for blue in stride(from: 0, through: 255, by: 15) {
                    let accent = SRGBColour(red: UInt8(red), green: UInt8(green), blue: UInt8(blue))
                    // The title lies on the shade too.
                    let title = SRGBColour.white.readable(on: accent)
                    #expect(title.contrast(with: CardColour.shade.resolved(accent)) >= 4.5)
                    for (text, ground) in [
                        (SRGBColour.white, accent), (accent, .white), (SRGBColour(0x14181F), accent),
                    ] {
                        #expect(text.readable(on: ground).contrast(with: ground) >= 4.5)
                    }
                }
            }
        }
    }

    @Test func contrastIsWCAGs() {
        #expect(SRGBColour.white.contrast(with: .black) == 21)
        #expect(abs(SRGBColour(0x767676).contrast(with: .white) - 4.54) < 0.01)
    }

    @Test func coloursAreReadFromTheirCodes() {
        #expect(SRGBColour(hexadecimal: "#1f5aa6") == SRGBColour(red: 0x1F, green: 0x5A, blue: 0xA6))
        #expect(SRGBColour(hexadecimal: "#f0a") == SRGBColour(red: 255, green: 0, blue: 0xAA))
        for wrong in ["", "#", "1f5aa6", "#12", "#12345g", "#1234567", "#+12345"] {
            #expect(SRGBColour(hexadecimal: wrong) == nil, "\(wrong)")
        }
    }
}

@Suite struct Lines {
    /// Each letter one wide.
    private func lines(_ title: String, width: Int, limit: Int = 9) -> [String]? {
        let pieces = titlePieces(title)
        let widths = pieces.map { Double($0.text.count) }
        return balancedLines(pieces, widths: widths, space: 1, width: Double(width), limit: limit)?.lines.map { range in
            range.map { pieces[$0].text + (pieces[$0].hasSpaceAfter && $0 < range.upperBound - 1 ? " " : "") }.joined()
        }
    }

    @Test func noLineEndsWithAPreposition() throws {
        for width in 14...40 {
            let found = try #require(
                lines(
                    "Із понеділка в місті змінюється рух автобусів № 5 і 7 у бік вул. Шевченка та на вокзал",
                    width: width))
            for line in found.dropLast() {
                let last = try #require(line.split(separator: " ").last)
                #expect(
                    !["Із", "в", "№", "5", "і", "у", "вул.", "та", "на"].contains(String(last)), "\(width): \(found)")
            }
        }
    }

    @Test func dashesStayWithTheWordBefore() throws {
        for width in 14...30 {
            let found = try #require(lines("Мобілізація — це справа кожного — і твоя", width: width))
            for line in found { #expect(!line.hasPrefix("—")) }
        }
    }

    @Test func noShortWordIsLeftAlone() throws {
        for width in 16...34 {
            let found = try #require(
                lines("Міська рада оголошує про початок опалювального сезону зі школи", width: width))
            guard found.count > 1 else { continue }
            let last = try #require(found.last)
            #expect(last.contains(" ") || last.count > 7, "\(found)")
        }
    }

    @Test func linesAreEven() {
        #expect(lines("один два три чотири", width: 15) == ["один два", "три чотири"])
        #expect(lines("соціально-економічного розвитку", width: 14) == ["соціально-", "економічного", "розвитку"])
    }

    @Test func wordsAreNeverCut() {
        #expect(lines("надзвичайно довгий", width: 8) == nil)
        #expect(lines("раз два три", width: 4, limit: 2) == nil)
        #expect(lines("", width: 4) == [])
    }

    @Test func noBreakSpacesHold() {
        #expect(lines("ціна 5\u{A0}000\u{A0}грн зараз", width: 12) == ["ціна", "5\u{A0}000\u{A0}грн", "зараз"])
    }
}

@Suite struct Designs {
    private func fields(_ name: String) throws -> [String: CardField] {
        let file = projectFolder.appending(path: "site-template/cards/\(name).yml")
        return designFields(try String(contentsOf: file, encoding: .utf8))
    }

    private func error(_ change: (inout [String: CardField]) -> Void) throws -> CardDesignError? {
        var fields = try fields("band")
        guard case .map(var wide) = fields["wide"] else { return nil }
        change(&wide)
        fields["wide"] = .map(wide)
        return #expect(throws: CardDesignError.self) { try CardDesign(fields: fields) }
    }

    @Test(arguments: ["band", "poster"]) func theTemplatesDesignsAreSound(_ name: String) throws {
        let found = try CardDesign(fields: fields(name))
        #expect(found.widePhoto?.photo != nil && found.squarePhoto?.photo != nil)
    }

    @Test func mistakesAreToldWithTheirKey() throws {
        #expect(try error { $0["title"] = nil } == CardDesignError(path: ["wide", "title"], problem: .missing))
        #expect(
            try error { $0["groud"] = .text("ink") }
                == CardDesignError(path: ["wide", "groud"], problem: .unknownKey(nearest: "ground")))
        #expect(
            try error { $0["text"] = .list(["1", "2", "x", "4"].map { .text($0) }) }
                == CardDesignError(path: ["wide", "text"], problem: .notA("number")))
        #expect(
            try error { $0["text"] = .list(["900", "0", "400", "10"].map { .text($0) }) }
                == CardDesignError(path: ["wide", "text"], problem: .outside))
        #expect(
            try error { $0["ground"] = .text("blu") }?.path == ["wide", "ground"])
        #expect(
            try error { $0["shapes"] = .list([.map(["colour": .text("ink")])]) }
                == CardDesignError(path: ["wide", "shapes", "0", "area"], problem: .missing))
        let message = CardDesignError(path: ["wide", "groud"], problem: .unknownKey(nearest: "ground"))
            .diagnostic(at: Place("cards/band.yml"))
        #expect(message.suggestion == "ground" && message.arguments == ["wide.groud"])
    }
}
