internal import Hub
internal import SourceText
internal import Translations

/// The words of the preview page, in the entry's language or else in English.
struct ShareWords {
    private let language: MessageLanguage

    init(language: String) { self.language = MessageLanguage(nearest: language) }

    func callAsFunction(_ wording: Wording, _ arguments: String...) -> String { language.text(wording, arguments) }

    // Sentences get their full stop on the page: a wording is a headline.
    static let heading = Wording(uk: "Набір для поширення", en: "Share kit")
    static let howTo = Wording(
        uk:
            "Клацніть на підписі – він виділиться весь. Скопіюйте його (Ctrl+C) і вставте в допис, картинку додайте файлом",
        en:
            "Click a caption and all of it is selected. Copy it (Ctrl+C) into your post, and attach the picture as a file"
    )
    static let notOnSite = Wording(
        uk: "Запису на сайті ще немає: посилання й QR-код запрацюють, коли його опублікують",
        en: "The entry is not on the site yet: the link and the QR code will work once it is published")
    static let expired = Wording(
        uk: "Запис уже неактуальний: на його сторінці про це сказано",
        en: "The entry has expired, and its page says so")
    static let captions = Wording(uk: "Підписи", en: "Captions")
    static let cards = Wording(uk: "Картки", en: "Cards")
    static let wide = Wording(uk: "Для посилань і дописів: 1200 × 630", en: "For links and posts: 1200 × 630")
    static let square = Wording(uk: "Для стрічки й сторіз: 1080 × 1080", en: "For feeds and stories: 1080 × 1080")
    static let alt = Wording(
        uk: "Опис картки для тих, хто її не бачить", en: "A description for those who cannot see the card")
    static let code = Wording(uk: "QR-код сторінки", en: "QR code of the page")
    static let codeUse = Wording(
        uk: "Для оголошень на папері: лишайте навколо біле поле",
        en: "For notices on paper: keep the white margin around it")
    static let codeAlt = Wording(uk: "QR-код: {0}", en: "QR code: {0}")
    static let length = Wording(uk: "Довжина {0} з {1}", en: "Length {0} of {1}")
    static let weighted = Wording(uk: "за лічильником X", en: "by X's count")
}
