/// Whether what is opened in a paragraph is closed in it.
enum Pairs {
    enum State { case even, opened, closed }

    /// Quotations that lie in one another may end with one mark: only a sign none of whose partners is there is told.
    /// A mark behind a blank is an arrow (`Далі »`), and brackets without an opening one number points and laugh.
    static func state(of text: String, open: String, close: String) -> State {
        guard let opening = open.unicodeScalars.first else { return .even }
        let closing = close.unicodeScalars
        var hasOpened = false
        var hasClosed = false
        var before: Unicode.Scalar = " "
        for scalar in text.unicodeScalars {
            if scalar == opening {
                // `:(` is a face.
                if before != ":" { hasOpened = true }
            } else if closing.contains(scalar), hasOpened || !before.properties.isWhitespace {
                hasClosed = true
            }
            before = scalar
        }
        if hasOpened == hasClosed { return .even }
        return hasOpened ? .opened : .closed
    }
}
