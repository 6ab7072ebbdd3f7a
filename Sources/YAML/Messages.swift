internal import SourceText

extension Message {
    static let yamlColon = Message(
        "yaml.colon",
        Wording(
            uk: "у значенні є двокрапка з пробілом, тож його треба взяти в лапки",
            en: "the value holds a colon and a blank, so it needs quotes"),
        hint: Wording(
            uk: "візьміть усе значення в лапки, наприклад title: \"Увага: ремонт\"",
            en: "put the whole value in quotes, such as title: \"Notice: repairs\""),
        why: Wording(
            uk: "двокрапка з пробілом відділяє назву поля від значення, і в рядку вона може бути одна",
            en: "a colon and a blank part a field's name from its value, and a line has only one of them"))
    static let yamlMissingColon = Message(
        "yaml.missingColon",
        Wording(
            uk: "після назви поля бракує двокрапки", en: "the colon after the field's name is missing"),
        hint: Wording(uk: "кожен рядок має вигляд «поле: значення»", en: "each line reads “field: value”"))
    static let yamlTab = Message(
        "yaml.tab",
        Wording(uk: "на початку рядка стоїть табуляція", en: "the line begins with a tab"),
        hint: Wording(uk: "замініть її пробілами", en: "put spaces in its place"))
    static let yamlStartCharacter = Message(
        "yaml.startCharacter",
        Wording(uk: "значення не може починатися знаком «{0}»", en: "a value cannot begin with “{0}”"),
        hint: Wording(uk: "візьміть значення в лапки", en: "put the value in quotes"))
    static let yamlUnclosedQuote = Message(
        "yaml.unclosedQuote",
        Wording(uk: "лапки або дужку відкрито, але не закрито", en: "a quote or bracket is opened but never closed"),
        hint: Wording(uk: "допишіть закривні лапки чи дужку", en: "add the closing quote or bracket"))
    static let yamlMissingComma = Message(
        "yaml.missingComma",
        Wording(uk: "тут бракує коми або закривної дужки", en: "a comma or the closing bracket is missing here"),
        hint: Wording(uk: "перелік пишуть так: [вода, світло]", en: "a list is written as [water, light]"))
    static let yamlControlCharacter = Message(
        "yaml.controlCharacter",
        Wording(uk: "у тексті є невидимий керівний знак", en: "the text holds an invisible control character"),
        hint: Wording(uk: "зітріть його і наберіть рядок заново", en: "delete it and type the line again"))
    static let yamlDuplicateKey = Message(
        "yaml.duplicateKey",
        Wording(uk: "поле «{0}» записано двічі", en: "the field “{0}” is written twice"),
        hint: Wording(uk: "залиште один із двох рядків", en: "keep one of the two lines"))
    static let yamlKeyNotText = Message(
        "yaml.keyNotText",
        Wording(uk: "назвою поля має бути слово", en: "a field's name must be a word"),
        hint: Wording(uk: "якщо це текст, візьміть його в лапки", en: "if it is text, put it in quotes"))
    static let yamlUnknownAlias = Message(
        "yaml.unknownAlias",
        Wording(uk: "«*{0}» посилається на мітку, якої немає", en: "“*{0}” refers to a label that is not there"),
        hint: Wording(
            uk: "якщо це текст із зірочкою, візьміть його в лапки",
            en: "if it is text with an asterisk, put it in quotes"))
    static let yamlTooMuch = Message(
        "yaml.tooMuch",
        Wording(
            uk: "опис надто великий або надто глибоко вкладений", en: "the fields are too many or nested too deep"),
        hint: Wording(uk: "перенесіть довгі переліки в текст сторінки", en: "move long lists into the page's text"))
    static let yamlSecondDocument = Message(
        "yaml.secondDocument",
        Wording(
            uk: "тут починається другий опис, а має бути один", en: "a second document begins here; one is expected"),
        hint: Wording(uk: "приберіть зайвий рядок «---»", en: "remove the extra “---” line"))
    static let yamlSyntax = Message(
        "yaml.syntax",
        Wording(uk: "цей запис не читається", en: "this cannot be read"),
        hint: Wording(
            uk: "перевірте відступи, лапки й дужки в цьому та попередньому рядках",
            en: "check indentation, quotes and brackets on this line and the one before"))
    static let yamlIndentation = Message(
        "yaml.indentation",
        Wording(
            uk: "рядок зсунуто не так, як сусідні, тож не видно, до якого поля він належить",
            en: "the line is indented unlike its neighbours, so that nobody knows which field it belongs to"),
        hint: Wording(
            uk: "поля почніть від краю, а все, що належить полю, – з двох пробілів",
            en: "begin fields at the margin, and what belongs to a field with two blanks"))
    static let yamlEscape = Message(
        "yaml.escape",
        Wording(
            uk: "у подвійних лапках «\\» має особливе значення, і таке поєднання не читається",
            en: "within double quotes “\\” has a meaning of its own, and this cannot be read"),
        hint: Wording(
            uk: "візьміть значення в одинарні лапки або пишіть шлях із «/»",
            en: "put the value in single quotes, or write the path with “/”"))
}
