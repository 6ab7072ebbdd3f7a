internal import SourceText

/// What can be wrong in a Markdown text.
extension Message {
    static let remotePicture = Message(
        "markdown.remotePicture", .error,
        Wording(
            uk: "картинка береться з чужого сайту: {0}", en: "this picture comes from another site: {0}"),
        hint: Wording(
            uk: "збережіть її поряд зі статтею в content/ і вкажіть її назву: ![опис](назва.jpg)",
            en: "save it beside the article in content/ and write its name: ![description](name.jpg)"))

    static let unsafeLink = Message(
        "markdown.unsafeLink", .error,
        Wording(uk: "таке посилання сайт не відкриє: {0}", en: "the site doesn't open such a link: {0}"),
        hint: Wording(
            uk: "посилання починається з https://, mailto:, tel: або є шляхом до файлу сайту",
            en: "begin a link with https://, mailto: or tel:, or write the path of a file of the site"))

    static let hostOnly = Message(
        "markdown.hostOnly", .error,
        Wording(uk: "адреса іншого сайту без https: — {0}", en: "the address of another site lacks https: {0}"),
        hint: Wording(uk: "допишіть https: перед //", en: "write https: before the //"))

    static let hostless = Message(
        "markdown.hostless", .error,
        Wording(uk: "в адресі {0} немає назви сайту", en: "the address {0} names no site"),
        hint: Wording(
            uk: "після https: стоять дві скісні риски і назва сайту, як-от https://rada.gov.ua/",
            en: "two slashes and the name of a site follow https:, such as https://rada.gov.ua/"))

    static let emptyLink = Message(
        "markdown.emptyLink", .error,
        Wording(uk: "у дужках після «{0}» немає адреси", en: "there is no address in the brackets after '{0}'"),
        hint: Wording(uk: "впишіть адресу: [текст](адреса)", en: "write the address: [text](address)"))

    static let missingAnchor = Message(
        "anchor.missing", .error,
        Wording(uk: "на цій сторінці немає місця #{0}", en: "this page has no place #{0}"),
        hint: Wording(
            uk: "пишіть після # заголовок малими латинськими літерами через дефіс",
            en: "after # write the heading in small Latin letters with hyphens"))

    static let openComment = Message(
        "markdown.openComment", .error,
        Wording(
            uk: "коментар <!-- не закрито, і текст після нього зник би",
            en: "the comment <!-- is never closed, and the text after it would vanish"),
        hint: Wording(uk: "закрийте його: -->", en: "close it with -->"))

    static let textBesideComment = Message(
        "markdown.textBesideComment", .error,
        Wording(
            uk: "текст в одному рядку з коментарем <!-- --> зник би зі сторінки",
            en: "text in one line with a comment <!-- --> would vanish from the page"),
        hint: Wording(uk: "почніть текст з нового рядка", en: "begin the text in a new line"))

    static let visibleComment = Message(
        "markdown.visibleComment", .error,
        Wording(uk: "цей коментар видно на сторінці", en: "this comment is visible on the page"),
        hint: Wording(
            uk: "всередині <!-- --> не може бути двох дефісів поспіль",
            en: "there can't be two hyphens in a row inside <!-- -->"))

    static let moreRawHTML = Message(
        "markdown.rawHTML", .error,
        Wording(uk: "і ще {0} місць із HTML у цьому файлі", en: "and {0} more places with HTML in this file"))

    static let tooLarge = Message(
        "markdown.tooLarge", .error,
        Wording(uk: "текст завеликий: {0} КБ, а можна {1}", en: "the text is too large: {0} KB, {1} are possible"),
        hint: Wording(uk: "поділіть його на кілька сторінок", en: "divide it into several pages"))

    static let tableTooLarge = Message(
        "markdown.tableTooLarge", .error,
        Wording(uk: "таблиця завелика для сторінки", en: "the table is too large for a page"),
        hint: Wording(
            uk: "поділіть її або додайте до сторінки файлом", en: "divide it, or attach it to the page as a file"))

    static let tooDeep = Message(
        "markdown.tooDeep", .error,
        Wording(
            uk: "забагато вкладених цитат або списків", en: "quotations or lists are nested too deeply"),
        hint: Wording(uk: "приберіть зайві знаки на початку рядка", en: "remove signs at the beginning of the line"))

    static let tooMany = Message(
        "markdown.tooMany", .error,
        Wording(uk: "знак {0} трапляється тут забагато разів", en: "the sign {0} occurs here too often"),
        hint: Wording(
            uk: "перевірте, чи не потрапив сюди чужий код", en: "check that no foreign code has slipped in here"))

    /// The message for a raw HTML element, with the way Markdown has for it.
    static func rawHTML(_ element: String) -> Message { rawHTMLByElement[element] ?? rawHTML }

    private static let rawHTML = rawHTML(
        hint: Wording(uk: "напишіть це засобами Markdown", en: "write it in Markdown"))

    private static func rawHTML(hint: Wording) -> Message {
        Message(
            "markdown.rawHTML", .error,
            Wording(uk: "HTML у тексті не вживається: {0}", en: "HTML is not used in texts: {0}"), hint: hint)
    }

    private static let rawHTMLByElement: [String: Message] = {
        let bold = rawHTML(hint: Wording(uk: "жирний текст: **слово**", en: "bold text: **word**"))
        let italic = rawHTML(hint: Wording(uk: "курсив: *слово*", en: "italic text: *word*"))
        let table = rawHTML(
            hint: Wording(
                uk: "таблиця: | А | Б |, під нею | --- | --- |, далі рядки",
                en: "a table: | A | B |, below it | --- | --- |, then the rows"))
        let list = rawHTML(hint: Wording(uk: "список: «- » на початку рядка", en: "a list: '- ' begins each line"))
        let heading = rawHTML(hint: Wording(uk: "заголовок: ## Назва", en: "a heading: ## Title"))
        let film = rawHTML(
            hint: Wording(
                uk: "відео: його адреса окремим рядком, наприклад https://youtu.be/…",
                en: "a film: its address alone on a line, such as https://youtu.be/…"))
        let spacing = rawHTML(
            hint: Wording(
                uk: "абзаци розділяє порожній рядок, вигляд задає шаблон",
                en: "an empty line parts paragraphs, the template gives the looks"))
        let script = rawHTML(
            hint: Wording(uk: "приберіть: код у статтях не працює", en: "remove it: code doesn't run in articles"))
        return [
            "br": rawHTML(
                hint: Wording(
                    uk: "новий рядок: два пробіли або \\ у кінці рядка",
                    en: "a line break: two spaces or \\ at the end of the line")),
            "img": rawHTML(
                hint: Wording(uk: "картинка: ![опис](назва.jpg)", en: "a picture: ![description](name.jpg)")),
            "a": rawHTML(hint: Wording(uk: "посилання: [текст](адреса)", en: "a link: [text](address)")),
            "hr": rawHTML(hint: Wording(uk: "лінія: --- окремим рядком", en: "a line: --- alone, between empty lines")),
            "blockquote": rawHTML(
                hint: Wording(uk: "цитата: > на початку рядка", en: "a quotation: > begins the line")),
            "code": rawHTML(hint: Wording(uk: "код: `слово`", en: "code: `word`")),
            "pre": rawHTML(hint: Wording(uk: "код: ``` перед ним і після нього", en: "code: ``` before and after it")),
            "del": rawHTML(hint: Wording(uk: "закреслений текст: ~~слово~~", en: "struck text: ~~word~~")),
            "s": rawHTML(hint: Wording(uk: "закреслений текст: ~~слово~~", en: "struck text: ~~word~~")),
            "details": rawHTML(
                hint: Wording(
                    uk: "поставте заголовок ## і текст під ним", en: "write a heading ## and the text below it")),
            "b": bold, "strong": bold, "i": italic, "em": italic, "table": table, "tr": table, "td": table,
            "th": table, "ul": list, "ol": list, "li": list, "h1": heading, "h2": heading, "h3": heading,
            "h4": heading, "h5": heading, "h6": heading, "iframe": film, "video": film, "embed": film,
            "object": film, "p": spacing, "div": spacing, "span": spacing, "font": spacing, "center": spacing,
            "style": spacing, "u": spacing, "script": script, "form": script, "input": script, "button": script,
        ]
    }()
}
