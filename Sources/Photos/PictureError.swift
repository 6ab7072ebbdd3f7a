public import SourceText

/// Why a picture cannot be published.
public enum PictureError: Error, Sendable, Hashable {
    case empty
    /// No format that is known at all: a text, a web page, a program.
    case notAPicture
    /// A format that browsers or this program don't read, by its name.
    case unsupported(String)
    /// Cut off, or broken inside.
    case damaged(PictureFormat)
    case tooManyBytes(Int, limit: Int)
    case tooManyPixels(width: Int, height: Int, limit: Int)
    /// Something inside unpacks to an absurd size: a comment, a colour profile, hundreds of passes.
    case bomb(PictureFormat)
    /// An SVG with a script, an event handler or foreign content, by what was found.
    case activeSVG(String)
    /// An SVG that would fetch something, by its address.
    case externalSVG(String)
    /// An SVG with another picture inside, which could hold what is stripped elsewhere.
    case pictureInSVG
    /// A picture without pixels or with moving ones, where a still one is needed.
    case notStill(PictureFormat)

    /// The message for editors, at the place that names the picture.
    public func diagnostic(at place: Place) -> Diagnostic {
        switch self {
        case .empty: Diagnostic(.pictureEmpty, at: place)
        case .notAPicture: Diagnostic(.pictureUnknown, at: place)
        case .unsupported(let name): Diagnostic(.pictureUnsupported, at: place, [name])
        case .damaged(let format): Diagnostic(.pictureDamaged, at: place, [format.rawValue.uppercasedASCII])
        case .tooManyBytes(let count, let limit):
            Diagnostic(.pictureTooManyBytes, at: place, [megabytes(count), megabytes(limit)])
        case .tooManyPixels(let width, let height, let limit):
            Diagnostic(.pictureTooManyPixels, at: place, ["\(width)×\(height)", String(limit / 1_000_000)])
        case .bomb: Diagnostic(.pictureBomb, at: place)
        case .activeSVG(let found): Diagnostic(.pictureActiveSVG, at: place, [found])
        case .externalSVG(let address): Diagnostic(.pictureExternalSVG, at: place, [address])
        case .pictureInSVG: Diagnostic(.pictureInSVG, at: place)
        case .notStill(let format): Diagnostic(.pictureNotStill, at: place, [format.rawValue.uppercasedASCII])
        }
    }
}

private func megabytes(_ count: Int) -> String { String((count + 500_000) / 1_000_000) }
