/// The font files that cards are set in; no other font of the system is ever used.
public struct FontFiles: Sendable, Hashable {
    public var title: String
    public var text: String
    /// For letters and signs that the first two lack, in order; № is taken from the first of them.
    public var fallbacks: [String]

    public init(title: String, text: String, fallbacks: [String]) {
        self.title = title
        self.text = text
        self.fallbacks = fallbacks
    }

    /// Debian's packages fonts-inter, fonts-noto-core, fonts-noto-color-emoji and fonts-dejavu-core.
    public static let debian = FontFiles(
        title: "/usr/share/fonts/opentype/inter/InterDisplay-Bold.otf",
        text: "/usr/share/fonts/opentype/inter/Inter-SemiBold.otf",
        fallbacks: [
            "/usr/share/fonts/truetype/noto/NotoSans-Bold.ttf", "/usr/share/fonts/truetype/noto/NotoColorEmoji.ttf",
            "/usr/share/fonts/truetype/dejavu/DejaVuSans-Bold.ttf",
        ])

    public var all: [String] { [title, text] + fallbacks }
}
