internal import SourceText

/// What is nearly Markdown.
extension Message {
    static let conflict = Message(
        "text.conflict",
        Wording(
            uk: "тут сліди незавершеного об'єднання двох версій файлу",
            en: "here are the marks of an unfinished merge of two versions of the file"),
        hint: Wording(
            uk: "залиште потрібну версію, а другу й рядки «<<<<<<<», «=======», «>>>>>>>» приберіть",
            en: "keep the version you want; remove the other and the lines “<<<<<<<”, “=======”, “>>>>>>>”"))
    static let linkReversed = Message(
        "markdown.linkReversed", .warning,
        Wording(
            uk: "дужки посилання «{0}» переставлено: слова беруть у квадратні, адресу в круглі",
            en: "the brackets of the link “{0}” are swapped: words stand in square ones, the address in round ones"),
        hint: Wording(uk: "напишіть так:", en: "write it so:"))
    static let linkApart = Message(
        "markdown.linkApart", .warning,
        Wording(
            uk: "слова «{0}» й адреса не склалися в посилання: між дужками не має бути нічого",
            en: "the words “{0}” and the address make no link: nothing may stand between the brackets"),
        hint: Wording(uk: "напишіть так:", en: "write it so:"))
    static let linkOpen = Message(
        "markdown.linkOpen", .warning,
        Wording(uk: "посилання «{0}» не закрито дужкою", en: "a bracket of the link “{0}” is missing"),
        hint: Wording(uk: "допишіть дужку:", en: "add the bracket:"))
    static let linkBlanks = Message(
        "markdown.linkBlanks", .warning,
        Wording(
            uk: "в адресі «{0}» є пробіли, тож посилання не вийшло",
            en: "the address “{0}” has blanks, so that it makes no link"),
        hint: Wording(uk: "візьміть адресу в кутові дужки:", en: "put the address in angle brackets:"))
    static let pictureBlanks = Message(
        "markdown.pictureBlanks",
        Wording(
            uk: "у назві картинки «{0}» є пробіли, тож її на сторінці не буде",
            en: "the picture's name “{0}” has blanks, so that the page would not have it"),
        hint: Wording(
            uk: "перейменуйте файл без пробілів або візьміть назву в кутові дужки:",
            en: "rename the file without blanks, or put its name in angle brackets:"))
    static let linkOfNotes = Message(
        "markdown.linkOfNotes", .warning,
        Wording(
            uk: "«[[{0}]]» – запис програм для нотаток; на сторінці він лишиться як є",
            en: "“[[{0}]]” is how note programs link; the page would show it as it is"),
        hint: Wording(uk: "напишіть так:", en: "write it so:"))
    static let markOpen = Message(
        "markdown.markOpen", .warning,
        Wording(
            uk: "знак «{0}» відкрито, але не закрито: його буде видно на сторінці",
            en: "“{0}” is opened but never closed: the page would show it"),
        hint: Wording(
            uk: "поставте такий самий знак після виділених слів", en: "put the same sign behind the words meant"))
    static let markBlanks = Message(
        "markdown.markBlanks", .warning,
        Wording(
            uk: "між «{0}» і словами є пробіл, тож знаки буде видно на сторінці",
            en: "there is a blank between “{0}” and the words, so that the page would show the signs"),
        hint: Wording(uk: "приберіть пробіл:", en: "remove the blank:"))
    static let foreignMark = Message(
        "markdown.foreignMark", .warning,
        Wording(
            uk: "«{0}» – позначка іншої програми; на сторінці її буде видно",
            en: "“{0}” is a mark of another program; the page would show it"),
        hint: Wording(uk: "приберіть її або напишіть засобами Markdown", en: "remove it, or write it in Markdown"))
    static let headingBlank = Message(
        "markdown.headingBlank", .warning,
        Wording(
            uk: "після «#» немає пробілу, тож це не заголовок",
            en: "there is no blank behind “#”, so that this is no heading"),
        hint: Wording(uk: "поставте пробіл:", en: "put a blank:"))
    static let itemMarks = Message(
        "markdown.itemMarks", .warning,
        Wording(
            uk: "пункти, що починаються з «{0}», зіллються в один абзац",
            en: "items that begin with “{0}” run into one paragraph"),
        hint: Wording(uk: "почніть кожен із дефіса й пробілу:", en: "begin each with a hyphen and a blank:"))
    static let dashItems = Message(
        "markdown.dashItems", .warning,
        Wording(
            uk: "рядки, що починаються з «{0}», зіллються в один абзац",
            en: "lines that begin with “{0}” run into one paragraph"),
        hint: Wording(
            uk: "якщо це перелік, почніть кожен рядок із дефіса; якщо розмова, розділіть порожніми рядками:",
            en: "if it is a list, begin each line with a hyphen; if a talk, part them by empty lines:"))
    static let tableWithoutRule = Message(
        "markdown.tableWithoutRule", .warning,
        Wording(
            uk: "під першим рядком таблиці немає риски «---», тож таблиці не буде",
            en: "there is no row of “---” below the table's first line, so that it makes no table"),
        hint: Wording(uk: "додайте її другим рядком:", en: "add it as the second line:"))
    static let tableRule = Message(
        "markdown.tableRule", .warning,
        Wording(
            uk: "у рядку «---» клітинок {0}, а в першому рядку таблиці {1}, тож таблиці не буде",
            en: "the row of “---” has {0} cells, and the table's first line {1}, so that it makes no table"),
        hint: Wording(uk: "зробіть їх порівну:", en: "make them equal:"))
    static let cellsLost = Message(
        "markdown.cellsLost",
        Wording(
            uk: "у рядку клітинок {0}, а в таблиці стовпців {1}: зайві зникли б",
            en: "the row has {0} cells and the table {1} columns: those too many would vanish"),
        hint: Wording(
            uk: "додайте стовпець у першому рядку та в рядку «---» або поставте \\| замість зайвої риски",
            en: "add a column to the first line and to the row of “---”, or write \\| for a bar that parts no cells"))
    static let pastedCells = Message(
        "markdown.pastedCells", .warning,
        Wording(
            uk: "текст вставлено з таблиці Excel: на сторінці клітинки зіллються",
            en: "this was pasted from a spreadsheet: its cells would run together"),
        hint: Wording(
            uk: "розділіть клітинки рисками, а під першим рядком додайте «---»:",
            en: "part the cells by bars, with “---” below the first line:"))
    static let indentedText = Message(
        "markdown.indentedText", .warning,
        Wording(
            uk: "через чотири пробіли на початку абзац стане блоком коду",
            en: "with four blanks before it the paragraph becomes a block of code"),
        hint: Wording(uk: "приберіть пробіли на початку рядка:", en: "remove the blanks before it:"))
    static let yearAsNumber = Message(
        "markdown.yearAsNumber", .warning,
        Wording(
            uk: "«{0}.» на початку абзацу читається як номер пункту переліку",
            en: "“{0}.” at a paragraph's start is read as the number of an item"),
        hint: Wording(uk: "поставте перед крапкою зворотну риску:", en: "put a backslash before the full stop:"))
    static let starsEaten = Message(
        "markdown.starsEaten",
        Wording(
            uk: "зірочки між числами зникли б: Markdown читає їх як курсив",
            en: "the asterisks between the numbers would vanish: Markdown reads them as italics"),
        hint: Wording(uk: "поставте знак множення:", en: "use the sign of multiplication:"))
    static let addressBlank = Message(
        "markdown.addressBlank", .warning,
        Wording(
            uk: "за адресою {0} стоїть нерозривний пробіл, тож до неї потрапили й наступні слова",
            en: "a no-break blank stands behind the address {0}, so that the words behind it are part of it"),
        hint: Wording(
            uk: "зітріть пробіл і поставте звичайний або візьміть адресу в кутові дужки:",
            en: "type an ordinary blank, or put the address in angle brackets:"))
    static let schemeTwice = Message(
        "markdown.schemeTwice", .warning,
        Wording(uk: "в адресі «{0}» двічі https://", en: "the address “{0}” has https:// twice"),
        hint: Wording(uk: "залиште один раз:", en: "keep it once:"))
    static let ownComputer = Message(
        "markdown.ownComputer", .warning,
        Wording(
            uk: "адреса «{0}» відкривається лише на вашому комп'ютері",
            en: "the address “{0}” opens on your own computer only"),
        hint: Wording(uk: "впишіть адресу, яку бачать усі", en: "write the address that everybody can open"))
    static let ownDisk = Message(
        "file.ownDisk",
        Wording(
            uk: "«{0}» – це шлях на вашому комп'ютері, на сайті його немає",
            en: "“{0}” is a path on your own computer; the site has no such file"),
        hint: Wording(
            uk: "покладіть файл поруч із цим текстом і впишіть лише його назву:",
            en: "put the file beside this text and write its name alone:"))
}
