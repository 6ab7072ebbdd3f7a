/// Whether what is opened in a paragraph is closed in it.
enum Pairs {
    enum State { case even, opened, closed }

    /// Quotations that lie in one another may end with one mark: only a sign none of whose partners is there is told.
    static func state(of text: String, open: String, close: String) -> State {
        guard let opening = open.unicodeScalars.first else { return .even }
        let closing = close.unicodeScalars
        var opened = 0
        var closed = 0
        var word = 0
        var before: Unicode.Scalar = " "
        for scalar in text.unicodeScalars {
            if scalar == opening {
                opened += before == ":" || before == ";" ? 0 : 1
            } else if closing.contains(scalar) {
                // `а)` and `12)` number a point; `:)` is a face.
                let isPoint = scalar == ")" && opened <= closed && (1...3).contains(word)
                let isFace =
                    scalar == ")" && opened <= closed
                    && (":;-)=".unicodeScalars.contains(before) || before.value > 0x2000)
                closed += isPoint || isFace ? 0 : 1
            }
            word = scalar.properties.isAlphabetic || ("0"..."9").contains(scalar) || scalar == "." ? word + 1 : 0
            before = scalar
        }
        if opened > 0, closed == 0 { return .opened }
        return closed > 0 && opened == 0 ? .closed : .even
    }
}
