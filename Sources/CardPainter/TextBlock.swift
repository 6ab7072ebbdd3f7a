/// A capital's height in sizes, of Inter and of Noto Sans alike.
let capitals = 0.727
/// How far letters reach below the base line.
private let descent = 0.21

/// A text brought to the size and the lines in which it fits.
struct Fitted {
    let size: Double
    let lines: [String]

    /// From the first line's capitals to the last line's base line.
    func height(leading: Double) -> Double {
        lines.isEmpty ? 0 : Double(lines.count - 1) * size * leading + size * capitals
    }

    init(
        _ text: String, _ face: Typesetter.Face, _ type: CardText, width: Double, height: Double,
        _ typesetter: Typesetter
    ) {
        // No card shows more; what is longer would only cost time.
        var pieces = Array(titlePieces(String(text.unicodeScalars.prefix(600))).prefix(120))
        guard !pieces.isEmpty else {
            (size, lines) = (type.smallest, [])
            return
        }
        func measured(_ text: String) -> Double {
            face == .title ? typesetter.titleWidth(text) : typesetter.width(text, face, 100, tracking: 0)
        }
        let space = max(1, measured("н н") - measured("нн"))
        var widths = pieces.map { measured($0.text) }
        // Below the smallest size only a single word goes that is too long for the line.
        let longest = widths.max() ?? 0
        let smallest = max(6, min(type.smallest, width * 100 / longest))
        var size = type.short
        var best: (cost: Double, size: Double, lines: [Range<Int>])?
        var first: Double?
        while true {
            let room = Int(((height - size * capitals) / (size * type.leading) + 0.001).rounded(.down)) + 1
            let limit = max(1, min(size > type.largest ? 2 : type.lines, room))
            let found = balancedLines(pieces, widths: widths, space: space, width: width * 100 / size, limit: limit)
            if let found {
                let largest = first ?? size
                first = largest
                // A smaller size pays where the lines become more even or fewer breaks are bad.
                let cost = found.cost + 2 * (1 - size / largest)
                if best.map({ cost < $0.cost }) ?? true { best = (cost, size, found.lines) }
            }
            let isEnough = found?.lines.count == 1 || first.map { size < $0 * 0.8 } ?? false
            if let best, isEnough || size <= smallest {
                self.size = best.size
                lines = best.lines.map { joined(pieces[$0]) }
                return
            }
            if size > smallest {
                size = max(smallest, size - (size > 60 ? 4 : 2))
            } else {
                // Even the smallest type does not fit: whole words go from the end.
                guard pieces.count > 1 else {
                    (self.size, lines) = (smallest, [pieces[0].text])
                    return
                }
                pieces.removeLast()
                while pieces.count > 1, pieces[pieces.count - 1].cost > 1 { pieces.removeLast() }
                var last = pieces[pieces.count - 1].text
                while let end = last.last, ".,:;…—–-".contains(end) { last.removeLast() }
                pieces[pieces.count - 1] = TitlePiece(text: last + "…", hasSpaceAfter: false, cost: 0)
                widths = Array(widths.prefix(pieces.count))
                widths[pieces.count - 1] = measured(last + "…")
            }
        }
    }
}

private func joined(_ pieces: ArraySlice<TitlePiece>) -> String {
    var line = ""
    for (index, piece) in zip(pieces.indices, pieces) {
        line += piece.text
        if piece.hasSpaceAfter, index < pieces.endIndex - 1 { line += " " }
    }
    return line
}

/// Kicker and title with their places.
struct TextBlock {
    let top: Double
    let bottom: Double
    private let left: Double
    private let kicker: Kicker?
    private let title: Fitted
    private let titleBaseline: Double
    private let leading: Double

    private struct Kicker {
        var lines: [(text: String, width: Double)]
        var size: Double
        var tracking: Double
        /// Of each line, its plate counted.
        var lineHeight: Double
        /// Distance of base lines.
        var step: Double

        var height: Double { lineHeight + Double(lines.count - 1) * step }
    }

    init(_ card: Card, _ layout: CardLayout, _ typesetter: Typesetter) {
        let area = layout.text
        left = area.left
        leading = layout.title.leading
        kicker = TextBlock.kicker(typesetter.shown(card.kicker), layout, typesetter)
        let above = kicker.map { $0.height + layout.gap } ?? 0
        title = Fitted(
            typesetter.shown(card.title), .title, layout.title, width: area.width,
            height: area.height - above - layout.title.smallest * descent, typesetter)
        let height = above + title.height(leading: leading)
        switch layout.align {
        case .top: top = area.top
        case .middle: top = area.top + max(0, (area.height - height - title.size * descent) / 2)
        case .bottom: top = area.top + max(0, area.height - height - title.size * descent)
        }
        bottom = top + height + title.size * descent
        titleBaseline = top + above + title.size * capitals
    }

    /// One line, or where the design has room for two and it would have to shrink, two that break between its parts.
    private static func kicker(_ text: String, _ layout: CardLayout, _ typesetter: Typesetter) -> Kicker? {
        let type = layout.kicker
        let words = text.split { $0.isWhitespace }.prefix(40).map { type.isUppercase ? $0.uppercased() : String($0) }
        guard let line = line(words, layout, typesetter) else { return nil }
        guard type.lines > 1, line.size < type.largest || line.isCut else { return kicker([line], type) }
        let breaks = words.indices.filter { words[$0] == "·" && $0 > 0 && $0 < words.count - 1 }
        let pairs = breaks.compactMap { at in
            TextBlock.line(Array(words[..<at]), layout, typesetter).flatMap { first in
                TextBlock.line(Array(words[(at + 1)...]), layout, typesetter).map { [first, $0] }
            }
        }
        func smallest(_ lines: [KickerLine]) -> Double { lines.map { $0.isCut ? 0 : $0.size }.min() ?? 0 }
        func widest(_ lines: [KickerLine]) -> Double { lines.map(\.width).max() ?? 0 }
        let best = pairs.max { a, b in
            (smallest(a), -widest(a)) < (smallest(b), -widest(b))
        }
        guard let best, smallest(best) > (line.isCut ? 0 : line.size) else { return kicker([line], type) }
        // Both in the size of the one that is longer.
        let size = best.map(\.size).min() ?? type.smallest
        return kicker(
            best.map { KickerLine(text: $0.text, size: size, width: $0.width * size / $0.size, isCut: $0.isCut) }, type)
    }

    private static func kicker(_ lines: [KickerLine], _ type: CardText) -> Kicker {
        let size = lines[0].size
        let hasPlate = type.plate != nil
        return Kicker(
            lines: lines.map { ($0.text, $0.width) }, size: size, tracking: size * spread(type),
            lineHeight: size * (capitals + (hasPlate ? 1 : 0)), step: size * (hasPlate ? capitals + 1.4 : 1.5))
    }

    private static func spread(_ type: CardText) -> Double { type.isUppercase ? 0.06 : 0 }

    private struct KickerLine {
        let text: String
        let size: Double
        let width: Double
        let isCut: Bool
    }

    /// A line that shrinks and, at its smallest, loses words at its end.
    private static func line(_ given: [String], _ layout: CardLayout, _ typesetter: Typesetter) -> KickerLine? {
        let type = layout.kicker
        var words = given
        guard !words.isEmpty else { return nil }
        let spread = spread(type)
        let room = layout.text.width - (type.plate == nil ? 0 : type.largest * 1.4)
        var isCut = false
        while true {
            let line = words.joined(separator: " ") + (isCut ? "…" : "")
            var size = type.largest
            var width = typesetter.width(line, .text, size, tracking: size * spread)
            if width > room {
                size = max(type.smallest, size * room / width)
                width = typesetter.width(line, .text, size, tracking: size * spread)
            }
            if width <= room + 0.5 || words.count == 1 {
                return KickerLine(text: line, size: size, width: width, isCut: isCut)
            }
            words.removeLast()
            while words.count > 1, let last = words.last, last.count == 1 { words.removeLast() }
            isCut = true
        }
    }

    func draw(
        on canvas: Canvas, _ typesetter: Typesetter, plate: SRGBColour?, kicker kickerColour: SRGBColour,
        title titleColour: SRGBColour
    ) {
        if let kicker { draw(kicker, on: canvas, typesetter, plate: plate, kickerColour) }
        canvas.setColour(titleColour)
        var baseline = titleBaseline
        for line in title.lines {
            // A capital's stem stands a little off its origin: so it lines up with the smaller text above.
            typesetter.draw(
                line, .title, title.size, tracking: 0, on: canvas, x: left - title.size * 0.04, baseline: baseline)
            baseline += title.size * leading
        }
    }

    private func draw(
        _ kicker: Kicker, on canvas: Canvas, _ typesetter: Typesetter, plate: SRGBColour?, _ colour: SRGBColour
    ) {
        for (index, line) in kicker.lines.enumerated() {
            let top = top + Double(index) * kicker.step
            var x = left
            if let plate {
                let area = CardArea(
                    left: left, top: top, width: line.width + kicker.size * 1.4, height: kicker.lineHeight)
                canvas.fill(area, radius: area.height / 2, plate)
                x += kicker.size * 0.7
            }
            canvas.setColour(colour)
            typesetter.draw(
                line.text, .text, kicker.size, tracking: kicker.tracking, on: canvas, x: x,
                baseline: top + kicker.size * (capitals + (plate == nil ? 0 : 0.5)))
        }
    }
}
