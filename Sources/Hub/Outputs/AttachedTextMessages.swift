internal import SourceText

/// What is said of attached files whose text search cannot find.
extension Message {
    static let textToolMissing = Message(
        "search.pdftotextMissing", .warning,
        Wording(
            uk: "програми pdftotext немає: пошук не знайде того, що написано в {0} прикріплених PDF",
            en: "the program pdftotext is not installed: search does not find what {0} attached PDF files say"),
        hint: Wording(
            uk: "встановіть пакунок poppler-utils: apt install poppler-utils",
            en: "install the package poppler-utils: apt install poppler-utils"))
    static let textUnreadable = Message(
        "search.textUnreadable", .warning,
        Wording(
            uk: "тексту файлу «{0}» не прочитати: його пошкоджено, закрито паролем, або це не {1}",
            en: "the text of the file “{0}” cannot be read: it is damaged, locked by a password, or no {1}"),
        hint: Wording(
            uk: "відкрийте файл у програмі, у якій його створено, і збережіть знову без пароля",
            en: "open the file in the program that made it, and save it again without a password"),
        why: Wording(
            uk: "файл опубліковано, але пошук його не знайде, а програма екранного читання може не прочитати",
            en: "the file is published, but search does not find it, and a screen reader may not read it"))
    static let textTooDear = Message(
        "search.textTooDear", .warning,
        Wording(
            uk: "прочитати текст файлу «{0}» коштує забагато часу чи пам'яті: пошук його не знайде",
            en: "reading the text of the file “{0}” takes too much time or memory: search does not find it"),
        hint: Wording(
            uk: "збережіть документ знову, зменшивши зображення, або поділіть його на частини",
            en: "save the document again with smaller pictures, or split it"))
    static let textCut = Message(
        "search.textCut", .warning,
        Wording(
            uk: "у файлі «{0}» понад {1} МБ тексту: пошук знайде лише його початок",
            en: "the file “{0}” holds more than {1} MB of text: search finds its beginning alone"),
        hint: Wording(uk: "поділіть документ на частини", en: "split the document"))
    /// What is so on this machine, whatever the content: never an error.
    static let aboutMachine: Set<Message> = Message.aboutCache.union([.textToolMissing])
}
