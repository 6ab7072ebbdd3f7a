/// Why a text is no date; with the byte offset in it where the trouble starts.
public enum DateError: Error, Hashable, Sendable {
    /// No spelling of a date that is known here.
    case notADate(at: Int)
    /// The spelling is known, but there is no such month, day, hour or offset.
    case outOfRange(at: Int)

    public var offset: Int {
        switch self {
        case .notADate(let at), .outOfRange(let at): at
        }
    }
}
