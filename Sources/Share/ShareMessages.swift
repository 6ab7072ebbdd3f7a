internal import SourceText

/// Why an entry cannot be shared.
extension Message {
    static let shareUnknown = Message(
        "share.unknown",
        Wording(uk: "такого запису на сайті немає: «{0}»", en: "the site has no such entry: “{0}”"),
        hint: Wording(
            uk: "дайте шлях до файлу (content/news/2026/11/voda.md) або адресу на сайті (/news/2026/11/voda/)",
            en: "give the file's path (content/news/2026/11/voda.md) or its address on the site (/news/2026/11/voda/)"))
    static let shareForeign = Message(
        "share.foreign",
        Wording(
            uk: "«{0}» – адреса іншого сайту, а цей – {1}", en: "“{0}” is an address of another site; this one is {1}"),
        hint: Wording(uk: "скопіюйте адресу сторінки з цього сайту", en: "copy the address of a page of this site"))
    static let shareAmbiguous = Message(
        "share.ambiguous",
        Wording(uk: "«{0}» називаються кілька записів: {1}", en: "several entries are called “{0}”: {1}"),
        hint: Wording(uk: "дайте повний шлях до одного з них", en: "give the full path of one of them"))
    static let shareDraft = Message(
        "share.draft",
        Wording(
            uk: "це чернетка: на сайті її немає, посилання нікуди не приведе",
            en: "this is a draft: the site does not have it, and the link would lead nowhere"),
        hint: Wording(
            uk: "приберіть рядок draft: true або подивіться набір завчасно: додайте --drafts",
            en: "take the line draft: true away, or see the kit beforehand with --drafts"))
    static let shareFuture = Message(
        "share.future",
        Wording(
            uk: "запис з'явиться на сайті {0}, а доти посилання нікуди не приведе",
            en: "the entry will be on the site from {0}; until then the link would lead nowhere"),
        hint: Wording(
            uk: "зачекайте або подивіться набір завчасно: додайте --drafts",
            en: "wait, or see the kit beforehand with --drafts"))
    static let shareExpired = Message(
        "share.expired",
        Wording(uk: "запис неактуальний з {0} (expires)", en: "the entry expired on {0} (expires)"),
        hint: Wording(
            uk: "поширюйте те, що його замінило, або змініть expires; з --drafts набір буде попри це",
            en: "share what replaced it, or change expires; with --drafts the kit is made all the same"))
    static let shareGone = Message(
        "share.gone",
        Wording(uk: "запис вилучено (gone: true)", en: "the entry was withdrawn (gone: true)"),
        hint: Wording(uk: "поширюйте те, що його замінило", en: "share what replaced it"))
    static let shareNoNews = Message(
        "share.noNews",
        Wording(uk: "новин на сайті ще немає", en: "the site has no news yet"),
        hint: Wording(uk: "назвіть запис замість --last", en: "name an entry instead of --last"))
    static let shareLongAddress = Message(
        "share.longAddress", .warning,
        Wording(
            uk: "адреса задовга ({0} знаків): її немає в {1}",
            en: "the address is too long ({0} characters): {1} do without it"),
        hint: Wording(uk: "коротше назвіть файл", en: "give the file a shorter name"))
}
