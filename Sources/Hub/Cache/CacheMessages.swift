internal import SourceText

/// What can be wrong with the folder of the cache. A site is the same without one, so most of it is no mistake.
extension Message {
    static let cacheOverlaps = Message(
        "cache.overlaps",
        Wording(
            uk: "тека кешу «{0}» збігається з текою «{1}», містить її або лежить у ній",
            en: "the cache's folder “{0}” is the folder “{1}”, holds it or lies in it"),
        hint: Wording(
            uk: "вкажіть у --cache окрему теку", en: "give --cache a folder of its own"))
    static let cacheForeign = Message(
        "cache.foreign", .warning,
        Wording(
            uk: "у теці кешу «{0}» лежить файл, якого Visnyk не писав: сайт збудовано без кешу",
            en: "the cache's folder “{0}” holds a file that Visnyk did not write: the site is built without a cache"),
        hint: Wording(
            uk: "вкажіть у --cache порожню або нову теку", en: "give --cache an empty or a new folder"))
    static let cacheNotFile = Message(
        "cache.notFile", .warning,
        Wording(
            uk: "«{0}» у теці кешу є посиланням або текою, а не файлом Visnyk: сайт збудовано без кешу",
            en:
                "“{0}” in the cache's folder is a link or a folder, not Visnyk's file: the site is built without a cache"
        ),
        hint: Wording(uk: "видаліть теку кешу", en: "remove the cache's folder"))
    static let cacheUnusable = Message(
        "cache.unusable", .warning,
        Wording(
            uk: "текою кешу «{0}» не вдалося скористатися ({1}): сайт збудовано без кешу",
            en: "the cache's folder “{0}” cannot be used ({1}): the site is built without a cache"),
        hint: Wording(
            uk: "звільніть місце, надайте права на запис або вкажіть у --cache іншу теку",
            en: "free some space, allow writing there, or give --cache another folder"))
    static let cacheBusy = Message(
        "cache.busy", .warning,
        Wording(
            uk: "кешем «{0}» саме користується інший запуск Visnyk: сайт збудовано без кешу",
            en: "another run of Visnyk is using the cache “{0}” right now: the site is built without a cache"),
        hint: Wording(
            uk: "вкажіть у --cache окрему теку для кожного запуску", en: "give --cache a folder of its own for each run"
        ))

    static let cacheNotKept = Message(
        "cache.notKept", .warning,
        Wording(
            uk: "«{0}» не вдалося записати ({1}): сайт готовий, але наступне збирання триватиме довше",
            en: "“{0}” could not be written ({1}): the site is ready, but the next build will take longer"),
        hint: Wording(uk: "звільніть місце або надайте права на запис", en: "free some space or allow writing there"))

    /// Of the machine, not of the content: `--strict` leaves them warnings.
    static let aboutCache: Set<Message> = [.cacheForeign, .cacheNotFile, .cacheUnusable, .cacheBusy, .cacheNotKept]
}
