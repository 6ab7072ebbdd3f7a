internal import SourceText

extension Message {
    static let unclosedTag = Message(
        "template.unclosedTag", .error,
        Wording(uk: "тег не закрито: далі немає {0}", en: "this tag never ends: no {0} follows"))
    static let emptyTag = Message(
        "template.emptyTag", .error, Wording(uk: "у тегу немає назви", en: "this tag names nothing"))
    static let badDelimiters = Message(
        "template.badDelimiters", .error,
        Wording(uk: "нові межі тегів не зрозуміло", en: "these tag delimiters can't be read"),
        hint: Wording(uk: "пишіть так: {{=<% %>=}}", en: "write them as {{=<% %>=}}"))
    static let unclosedSection = Message(
        "template.unclosedSection", .error,
        Wording(uk: "«{0}» не закрито", en: "'{0}' is never closed"),
        hint: Wording(uk: "додайте {{/{0}}}", en: "add {{/{0}}}"))
    static let strayClose = Message(
        "template.strayClose", .error,
        Wording(uk: "{{/{0}}} закриває те, що не відкрито", en: "{{/{0}}} closes what isn't open"))
    static let tooDeep = Message(
        "template.tooDeep", .error,
        Wording(
            uk: "забагато вкладених одне в одне розділів чи часткових шаблонів",
            en: "sections or partials are nested too deeply"))
    static let tooLarge = Message(
        "template.tooLarge", .error,
        Wording(uk: "«{0}» разом із частковими шаблонами завеликий", en: "'{0}' is too large with all its partials"))
    static let endless = Message(
        "template.endless", .error,
        Wording(uk: "«{0}» без кінця вставляє сам себе", en: "'{0}' includes itself without end"),
        hint: Wording(
            uk: "вставляйте його в розділі, який колись порожній", en: "include it inside a section that ends"))
    static let unknownName = Message(
        "template.unknownName", .error,
        Wording(uk: "«{0}» тут невідоме («{1}» такого не має)", en: "'{0}' isn't known here ('{1}' has no such name)"))
    static let notRecord = Message(
        "template.notRecord", .error,
        Wording(uk: "«{0}» не має частин, тож «{1}» у ньому немає", en: "'{0}' has no parts, so no '{1}' either"))
    static let notText = Message(
        "template.notText", .error,
        Wording(uk: "«{0}» не текст, його не надрукувати", en: "'{0}' isn't a text and can't be printed"),
        hint: Wording(uk: "відкрийте розділ {{#{0}}} … {{/{0}}}", en: "open a section {{#{0}}} … {{/{0}}}"))
    static let rawText = Message(
        "template.rawText", .error,
        Wording(
            uk: "«{0}» – звичайний текст, а три дужки лише для HTML",
            en: "'{0}' is plain text; three braces are for HTML values only"),
        hint: Wording(uk: "пишіть {{{0}}}", en: "write {{{0}}}"))
    static let escapedHTML = Message(
        "template.escapedHTML", .error,
        Wording(
            uk: "«{0}» – готовий HTML, у двох дужках стане видно теги",
            en: "'{0}' is HTML; in two braces its tags would show as text"),
        hint: Wording(uk: "пишіть {{{{0}}}}", en: "write {{{{0}}}}"))
    static let noItem = Message(
        "template.noItem", .error,
        Wording(
            uk: "{{.}} працює лише в розділі з текстом чи списком текстів",
            en: "{{.}} works only inside a section over a text or a list of texts"))
    static let missingTemplate = Message(
        "template.missing", .error, Wording(uk: "немає шаблону «{0}»", en: "there is no template '{0}'"))
    static let missingPartial = Message(
        "template.missingPartial", .error,
        Wording(uk: "немає часткового шаблону «{0}»", en: "there is no partial '{0}'"))
    static let notPartial = Message(
        "template.notPartial", .error,
        Wording(uk: "«{0}» не називає часткового шаблону", en: "'{0}' doesn't name a partial"))
    static let unknownBlock = Message(
        "template.unknownBlock", .error,
        Wording(
            uk: "«{1}» не має блока «{0}», тож його вміст не з’явиться",
            en: "'{1}' has no block '{0}', so its content would never show"))
    static let lostText = Message(
        "template.lostText", .warning,
        Wording(
            uk: "усе, що в «{0}» стоїть поза блоками, не з’явиться",
            en: "what stands outside the blocks of '{0}' never shows"),
        hint: Wording(
            uk: "покладіть це в блок: {{$назва}} … {{/назва}}", en: "put it in a block: {{$name}} … {{/name}}"))
}
