internal import SourceText

/// What can be wrong with `site.yml`.
extension Message {
    static let settingsMissing = Message(
        "site.missing",
        Wording(uk: "немає файлу {0}", en: "{0} is not there"),
        hint: Wording(
            uk: "створіть його з полями name, url, time_zone і languages",
            en: "make it with the fields name, url, time_zone and languages"))
    static let settingsEmpty = Message(
        "site.empty",
        Wording(uk: "файл порожній", en: "the file is empty"),
        hint: Wording(
            uk: "запишіть у ньому name, url, time_zone і languages",
            en: "write name, url, time_zone and languages into it"))
    static let badLanguageCode = Message(
        "site.languageCode",
        Wording(uk: "«{0}» не є кодом мови", en: "“{0}” is not a language code"),
        hint: Wording(
            uk: "українська – uk, англійська – en, польська – pl", en: "Ukrainian is uk, English is en, Polish is pl"))
    static let languagesTogether = Message(
        "site.languageCode", badLanguageCode.text,
        hint: Wording(uk: "візьміть коди мов у дужки:", en: "put the codes in brackets:"))
    static let synonymsNotTwo = Message(
        "site.synonyms",
        Wording(
            uk: "синонім у search – це пара: що пишуть люди і що стоїть на сторінках",
            en: "a synonym in search is a pair: what people write, and what pages say for it"),
        hint: Wording(uk: "запишіть два слова в дужках, наприклад:", en: "write two words in brackets, such as:"))
    static let languageTwice = Message(
        "site.languageTwice",
        Wording(uk: "мову «{0}» названо двічі", en: "the language “{0}” is named twice"),
        hint: Wording(uk: "залиште її один раз", en: "keep it once"))
    static let unknownZone = Message(
        "site.zone",
        Wording(uk: "часового поясу «{0}» не знайдено", en: "the time zone “{0}” is not known"),
        hint: Wording(uk: "для України це time_zone: Europe/Kyiv", en: "for Ukraine it is time_zone: Europe/Kyiv"))
    static let notAColour = Message(
        "site.colour",
        Wording(uk: "«{0}» не є кольором", en: "“{0}” is not a colour"),
        hint: Wording(
            uk: "напишіть його в лапках, наприклад \"#1f5fa8\"", en: "write it in quotes, such as \"#1f5fa8\""))
    static let numberOutside = Message(
        "site.number",
        Wording(uk: "«{0}» має бути числом від {1} до {2}", en: "“{0}” must be a number from {1} to {2}"),
        hint: Wording(uk: "виправте число", en: "correct the number"))
    static let noStrings = Message(
        "site.noStrings",
        Wording(
            uk: "для мови «{0}» у шаблоні немає файлу strings/{0}.yml",
            en: "the template has no strings/{0}.yml for the language “{0}”"),
        hint: Wording(
            uk: "перекладіть strings/en.yml або приберіть мову з languages",
            en: "translate strings/en.yml or take the language out of languages"))
    static let menuBroken = Message(
        "site.menu",
        Wording(
            uk: "меню веде на «{0}», а такої сторінки немає", en: "the menu leads to “{0}”, but there is no such page"),
        hint: Wording(uk: "виправте адресу або додайте сторінку", en: "correct the address or add the page"))
    static let notEDRPOU = Message(
        "site.edrpou",
        Wording(uk: "«{0}» – не код ЄДРПОУ: у ньому вісім цифр", en: "“{0}” is no EDRPOU code: that has eight digits"),
        hint: Wording(
            uk: "скопіюйте код ще раз, з нулями на початку, у лапках",
            en: "copy the code again, with the zeros before it, in quotes"))
    static let contradiction = Message(
        "site.contradiction",
        Wording(uk: "«{0}» суперечить «{1}»", en: "“{0}” contradicts “{1}”"),
        hint: Wording(uk: "залиште одне з двох", en: "keep one of the two"))
}
