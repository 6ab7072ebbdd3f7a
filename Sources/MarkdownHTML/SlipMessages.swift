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
    static let markTight = Message(
        "markdown.markBlanks", .warning,
        Wording(
            uk: "«{0}» стоїть упритул і до розділового знака, і до слова, тож знаки буде видно на сторінці",
            en: "“{0}” touches a sign of punctuation and a word, so that the page would show the signs"),
        hint: Wording(
            uk: "відділіть пробілом або винесіть розділовий знак за «{0}»:",
            en: "put a blank there, or the sign of punctuation outside “{0}”:"))
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
        hint: Wording(uk: "почніть кожен так:", en: "begin each so:"))
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
            uk: "адреса «{0}» відкривається лише на вашому комп'ютері чи у вашій мережі",
            en: "the address “{0}” opens on your own computer or network only"),
        hint: Wording(uk: "впишіть адресу, яку бачать усі", en: "write the address that everybody can open"))
    static let ownDisk = Message(
        "file.ownDisk",
        Wording(
            uk: "«{0}» – це шлях на вашому комп'ютері, на сайті його немає",
            en: "“{0}” is a path on your own computer; the site has no such file"),
        hint: Wording(
            uk: "покладіть файл поруч із цим текстом і впишіть лише його назву:",
            en: "put the file beside this text and write its name alone:"))
    static let addressMisspelt = Message(
        "link.misspelt",
        Wording(
            uk: "адресу «{0}» записано з помилкою, тож вона не відкриється",
            en: "the address “{0}” is misspelt, so that it does not open"),
        hint: Wording(uk: "можливо, так:", en: "perhaps so:"))
    static let programBlanks = Message(
        "markdown.linkBlanks", .warning,
        Wording(
            uk: "через пробіли в адресі посилання не вийшло",
            en: "the blanks in the address let it make no link"),
        hint: Wording(uk: "приберіть їх:", en: "remove them:"))
    static let pictureSign = Message(
        "markdown.pictureSign", .warning,
        Wording(
            uk: "знак «!» стоїть не впритул перед «[», тож картинки «{0}» на сторінці не буде",
            en: "the “!” does not stand right before “[”, so that the page lacks the picture “{0}”"),
        hint: Wording(uk: "напишіть так:", en: "write it so:"))
    static let linkWordless = Message(
        "markdown.linkWordless", .warning,
        Wording(
            uk: "посилання {0} не має слів, тож на сторінці його не буде видно",
            en: "the link {0} has no words, so that nobody sees it on the page"),
        hint: Wording(uk: "впишіть слова у квадратні дужки:", en: "write words into the square brackets:"))
    static let mailWrong = Message(
        "markdown.mail", .warning,
        Wording(uk: "«{0}» не є електронною адресою", en: "“{0}” is no e-mail address"),
        hint: Wording(
            uk: "після mailto: стоїть одна адреса, як-от mailto:rada@misto.gov.ua",
            en: "one address stands behind mailto:, such as mailto:rada@misto.gov.ua"))
    static let phoneWrong = Message(
        "markdown.phone", .warning,
        Wording(uk: "номер «{0}» не набереться", en: "the number “{0}” cannot be called"),
        hint: Wording(
            uk: "після tel: стоять самі цифри, як-от tel:+380441234567 (дванадцять після «+»)",
            en: "digits alone stand behind tel:, such as tel:+380441234567 (twelve behind “+”)"))
    static let hostMixed = Message(
        "markdown.hostMixed", .warning,
        Wording(
            uk: "у назві сайту «{0}» серед латинських літер є українські",
            en: "the site's name “{0}” has Cyrillic letters among Latin ones"),
        hint: Wording(uk: "наберіть її заново латиницею:", en: "type it again in Latin letters:"))
    static let addressJoined = Message(
        "markdown.addressJoined", .warning,
        Wording(
            uk: "після адреси {0} бракує пробілу, тож до неї потрапило й наступне слово",
            en: "there is no blank behind the address {0}, so that the next word is part of it"),
        hint: Wording(
            uk: "поставте пробіл або візьміть адресу в кутові дужки:",
            en: "put a blank, or the address in angle brackets:"))
    static let definitionUnused = Message(
        "markdown.definitionUnused", .warning,
        Wording(
            uk: "рядок «[{0}]: …» задає адресу, якої ніхто не вживає: на сторінці не буде ні слів, ні посилання",
            en: "the line “[{0}]: …” defines an address that nothing uses: the page shows neither words nor link"),
        hint: Wording(uk: "якщо це посилання, напишіть так:", en: "if it is a link, write it so:"))
    static let noteUnused = Message(
        "markdown.noteUnused", .warning,
        Wording(
            uk: "на примітку «[{0}]» у тексті ніщо не вказує, тож на сторінці її не буде",
            en: "nothing in the text refers to the note “[{0}]”, so that the page lacks it"),
        hint: Wording(
            uk: "поставте [{0}] там, де вона потрібна, або приберіть її",
            en: "put [{0}] where it is needed, or remove it"))
    static let noteMissing = Message(
        "markdown.noteMissing", .warning,
        Wording(
            uk: "примітки «{0}» немає, тож на сторінці буде видно дужки",
            en: "there is no note “{0}”, so that the page shows the brackets"),
        hint: Wording(uk: "допишіть її окремим рядком наприкінці тексту:", en: "add it on a line at the text's end:"))
    static let headingMarks = Message(
        "markdown.headingMarks", .warning,
        Wording(
            uk: "знаки «{0}» тут буде видно: заголовок стоїть на окремому рядку й починається з «## »",
            en: "the signs “{0}” would be seen here: a heading has its own line and begins with “## ”"),
        hint: Wording(uk: "якщо це заголовок, напишіть так:", en: "if it is a heading, write it so:"))
    static let fieldsInBody = Message(
        "entry.fieldsInBody", .warning,
        Wording(
            uk: "схоже на поля опису, але вони стоять у тексті, і їх буде видно на сторінці",
            en: "these look like fields, but they stand in the text and would be seen on the page"),
        hint: Wording(
            uk: "перенесіть їх між два рядки «---» на початку файлу",
            en: "move them between the two lines “---” at the file's start"))
    static let textAsHeading = Message(
        "markdown.textAsHeading", .warning,
        Wording(
            uk: "через риску «{0}» увесь абзац над нею стане заголовком",
            en: "the line “{0}” makes a heading of the whole paragraph above it"),
        hint: Wording(
            uk: "приберіть риску або відділіть її порожнім рядком",
            en: "remove the line, or part it from the text by an empty one"))
    static let tableRuleSigns = Message(
        "markdown.tableRuleSigns", .warning,
        Wording(
            uk: "риску під першим рядком таблиці набрано не тими знаками, тож таблиці не буде",
            en: "the row below the table's first line is made of other signs, so that it makes no table"),
        hint: Wording(
            uk: "вона складається з дефісів, стоїть другим рядком, і лише раз:",
            en: "it is made of hyphens, is the second line, and stands there once:"))
    static let itemDepth = Message(
        "markdown.itemDepth", .warning,
        Wording(
            uk: "пункт зсунуто замало, тож підпунктом він не став",
            en: "the item is not indented enough to belong to the one above it"),
        hint: Wording(
            uk: "якщо це підпункт, почніть його під словами пункту:",
            en: "if it does, begin it below the words of that one:"))
    static let tableParted = Message(
        "markdown.tableParted", .warning,
        Wording(
            uk: "порожній рядок розірвав таблицю: цей рядок буде видно з рисками",
            en: "an empty line parts the table: this line would be shown with its bars"),
        hint: Wording(uk: "приберіть порожній рядок над ним", en: "remove the empty line above it"))
    static let fenceOpen = Message(
        "markdown.fenceOpen", .warning,
        Wording(
            uk: "рамку «{0}» відкрито, але не закрито: усе до кінця тексту стане кодом",
            en: "the frame “{0}” is opened but never closed: all the rest of the text becomes code"),
        hint: Wording(
            uk: "закрийте її таким самим рядком або приберіть його",
            en: "close it with the same line, or remove that"))
    static let accentAsApostrophe = Message(
        "markdown.accent", .warning,
        Wording(
            uk: "замість апострофа стоїть знак «`», і слова між двома такими стали кодом",
            en: "“`” stands for an apostrophe, and the words between two of them have become code"),
        hint: Wording(uk: "наберіть апостроф:", en: "type an apostrophe:"))
}
