internal import SourceText

/// A place where posts go: how long one may be there, and what belongs into it.
struct Network: Sendable {
    /// The caption's file.
    let file: String
    /// What sort of post it is, for the preview.
    let title: Wording
    /// The most that the network takes, by its count.
    let limit: Int
    /// Where we stop: people read less than some networks take.
    let aim: Int
    let count: PostLength
    let hashtags: Int
    /// Names of what is linked are left out, so that words are left for the news itself.
    let isTerse: Bool
    let look: Look

    /// How the network shows a post.
    enum Look: Sendable {
        case pictureAbove
        case pictureBelow
        /// The picture that the network takes from the page, with the page's title.
        case linkBelow
    }

    private init(
        _ file: String, _ title: Wording, limit: Int, aim: Int? = nil, count: PostLength = .utf16, hashtags: Int,
        isTerse: Bool = false, look: Look
    ) {
        self.file = file
        self.title = title
        self.limit = limit
        self.aim = aim ?? limit
        self.count = count
        self.hashtags = hashtags
        self.isTerse = isTerse
        self.look = look
    }

    /// Telegram: Bot API, `sendPhoto` (caption, 1,024) and `sendMessage` (text, 4,096). Viber: REST Bot API, picture message
    /// (text, 768). X: twitter-text, config/v3.json (280 weighted). Facebook: 63,206, of which some 2,000 are read.
    static let all = [
        Network(
            "telegram.txt",
            Wording(uk: "Telegram: допис із картинкою", en: "Telegram: a post with a picture"),
            limit: 1024, hashtags: 5, look: .pictureAbove),
        Network(
            "telegram-long.txt",
            Wording(uk: "Telegram: допис без картинки", en: "Telegram: a post without a picture"),
            limit: 4096, hashtags: 5, look: .linkBelow),
        Network(
            "viber.txt", Wording(uk: "Viber: допис із картинкою", en: "Viber: a post with a picture"),
            limit: 768, hashtags: 3, look: .pictureAbove),
        Network(
            "x.txt", Wording(uk: "X: допис із картинкою", en: "X: a post with a picture"),
            limit: 280, count: .weighted, hashtags: 2, isTerse: true, look: .pictureBelow),
        Network(
            "facebook.txt",
            Wording(uk: "Facebook: допис із посиланням", en: "Facebook: a post with a link"),
            limit: 63_206, aim: 2000, hashtags: 3, look: .linkBelow),
    ]
}
