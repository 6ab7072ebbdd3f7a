internal import SourceText

/// What Markdown takes otherwise than its author, and signs that it does not know.
extension Message {
    static let tableHeadMissing = Message(
        "markdown.tableHead", .warning,
        Wording(
            uk: "над рискою «---» немає першого рядка таблиці, тож таблиці не буде",
            en: "there is no first line of a table above the row of “---”, so that it makes no table"),
        hint: Wording(uk: "впишіть над нею назви стовпців:", en: "write the columns' names above it:"))
    static let damaged = Message(
        "markdown.damaged", .warning,
        Wording(
            uk: "текст «{0}» зіпсовано: його літери втрачено під час копіювання",
            en: "the text “{0}” is damaged: its letters were lost when it was copied"),
        hint: Wording(
            uk: "скопіюйте його ще раз з оригіналу або наберіть заново",
            en: "copy it again from the original, or type it"))
    static let noteTwice = Message(
        "markdown.noteTwice",
        Wording(
            uk: "примітку «[{0}]» написано двічі: друга зникла б зі сторінки",
            en: "the note “[{0}]” is written twice: the second would vanish from the page"),
        hint: Wording(
            uk: "назвіть її інакше й поставте [{1}] там, де вона потрібна:",
            en: "call it otherwise, and put [{1}] where it is needed:"))
    static let definitionTwice = Message(
        "markdown.definitionTwice",
        Wording(
            uk: "адресу «[{0}]» задано двічі, і по-різному: усі посилання вели б за першою",
            en: "the address “[{0}]” is defined twice, and differently: all links would lead to the first"),
        hint: Wording(
            uk: "приберіть зайву або назвіть цю інакше й поставте [{1}] у посиланні:",
            en: "remove the one that is wrong, or call this one otherwise and put [{1}] in its link:"))
    static let wordsInTable = Message(
        "markdown.wordsInTable", .warning,
        Wording(
            uk: "слова «{0}» стоять упритул під таблицею, тож стануть її рядком",
            en: "the words “{0}” stand right below the table and become a row of it"),
        hint: Wording(uk: "відділіть їх порожнім рядком:", en: "part them from it by an empty line:"))
    static let calloutUnknown = Message(
        "markdown.callout", .warning,
        Wording(
            uk: "рамки «{0}» немає: позначку буде видно на сторінці",
            en: "there is no box “{0}”: the page would show the mark"),
        hint: Wording(uk: "є такі: {1}", en: "these there are: {1}"))
    static let calloutMisspelt = Message(
        "markdown.callout", .warning,
        Wording(
            uk: "рамки «{0}» немає: позначку буде видно на сторінці",
            en: "there is no box “{0}”: the page would show the mark"),
        hint: Wording(uk: "можливо, так:", en: "perhaps so:"))
    static let calloutAlone = Message(
        "markdown.callout", .warning,
        Wording(
            uk: "«{0}» стоїть не в цитаті, тож рамки не буде, а позначку буде видно",
            en: "“{0}” does not stand in a quotation: there is no box, and the page would show the mark"),
        hint: Wording(uk: "почніть ці рядки з «> »:", en: "begin these lines with “> ”:"))
    static let moreAsQuote = Message(
        "markdown.moreAsQuote", .warning,
        Wording(
            uk: "знак «>» на початку рядка зникне: рядок стане цитатою",
            en: "the sign “>” at the line's start would vanish: the line becomes a quotation"),
        hint: Wording(
            uk: "якщо це «більше», поставте зворотну риску або напишіть «понад»:",
            en: "if it means “more than”, put a backslash or write the words:"))
    static let starAsItem = Message(
        "markdown.starAsItem", .warning,
        Wording(
            uk: "зірочка на початку рядка зникне: рядок стане пунктом переліку, а не приміткою",
            en: "the asterisk at the line's start would vanish: the line becomes an item, and no note"),
        hint: Wording(uk: "якщо це примітка, поставте зворотну риску:", en: "if it is a note, put a backslash:"))
    static let plusAsItem = Message(
        "markdown.plusAsItem", .warning,
        Wording(
            uk: "«+» перед номером телефону зникне: рядок стане пунктом переліку",
            en: "the “+” of the telephone number would vanish: the line becomes an item"),
        hint: Wording(uk: "приберіть пробіл після «+»:", en: "remove the blank behind “+”:"))
    static let scriptSigns = Message(
        "markdown.scriptSigns", .warning,
        Wording(
            uk: "знаки в «{0}» буде видно: Markdown не має верхніх і нижніх індексів",
            en: "the signs in “{0}” would be seen: Markdown has no superscripts nor subscripts"),
        hint: Wording(uk: "наберіть саму цифру:", en: "type the small digit itself:"))
    static let tildeSingle = Message(
        "markdown.tildeSingle", .warning,
        Wording(
            uk: "одна тильда нічого не закреслює: знаки біля «{0}» буде видно",
            en: "one tilde strikes nothing out: the signs beside “{0}” would be seen"),
        hint: Wording(uk: "щоб закреслити, поставте дві:", en: "to strike it out put two:"))
    static let highlight = Message(
        "markdown.highlight", .warning,
        Wording(
            uk: "знаки в «{0}» буде видно: так виділяють інші програми",
            en: "the signs in “{0}” would be seen: other programs mark words so"),
        hint: Wording(uk: "щоб виділити, напишіть так:", en: "to make them stand out write:"))
    static let mailMixed = Message(
        "markdown.mail", .warning,
        Wording(
            uk: "в адресі «{0}» серед латинських літер є українські: лист не дійде",
            en: "the address “{0}” has Cyrillic letters among Latin ones: no letter would arrive"),
        hint: Wording(uk: "наберіть її заново латиницею:", en: "type it again in Latin letters:"))
    static let mailCyrillic = Message(
        "markdown.mail", .warning,
        Wording(
            uk: "в адресі «{0}» серед латинських літер є українські: лист не дійде",
            en: "the address “{0}” has Cyrillic letters among Latin ones: no letter would arrive"),
        hint: Wording(uk: "наберіть її заново латиницею", en: "type it again in Latin letters"))
    static let mailSigns = Message(
        "markdown.mail", .warning,
        Wording(uk: "«{0}» не є електронною адресою", en: "“{0}” is no e-mail address"),
        hint: Wording(uk: "можливо, так:", en: "perhaps so:"))
}
