internal import SourceText

/// What can be wrong with the folder a site is written to.
extension Message {
    static let outputForeign = Message(
        "output.foreign",
        Wording(
            uk: "у теці «{0}» лежать файли, яких Visnyk не писав: її не змінено",
            en: "the folder “{0}” holds files that Visnyk did not write: it was left as it is"),
        hint: Wording(
            uk: "виберіть порожню або нову теку", en: "choose an empty or a new folder"))
    static let outputOverlaps = Message(
        "output.overlaps",
        Wording(
            uk: "тека «{0}», куди мали б лягти файли, збігається з текою «{1}», містить її або лежить у ній",
            en: "the folder “{0}” to write to is the folder “{1}”, holds it or lies in it"),
        hint: Wording(
            uk: "виберіть окрему теку, якої ще немає", en: "choose a folder apart from it that is not there yet")
    )
    static let outputNotFolder = Message(
        "output.notFolder",
        Wording(uk: "«{0}» не тека", en: "“{0}” is not a folder"),
        hint: Wording(
            uk: "виберіть порожню або нову теку", en: "choose an empty or a new folder"))
    static let outputBusy = Message(
        "output.busy",
        Wording(
            uk: "у теку «{0}» саме пише інший запуск Visnyk",
            en: "another run of Visnyk is writing to the folder “{0}” right now"),
        hint: Wording(uk: "дочекайтеся, доки він завершиться", en: "wait until it has finished"))
}
