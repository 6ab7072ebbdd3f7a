internal import SourceText

/// What a line of fields has that looks right and is not.
extension Message {
    static let slipSpaceAfterColon = Message(
        "yaml.spaceAfterColon",
        Wording(
            uk: "після двокрапки в полі «{0}» немає пробілу", en: "there is no blank after the colon of “{0}”"),
        hint: Wording(uk: "поставте пробіл після двокрапки", en: "put a blank after the colon"))
    static let slipOddSpace = Message(
        "yaml.oddSpace",
        Wording(
            uk: "після двокрапки в полі «{0}» стоїть не звичайний пробіл, а нерозривний чи інший",
            en: "behind the colon of “{0}” stands a no-break or another special blank, not an ordinary one"),
        hint: Wording(
            uk: "зітріть його й поставте звичайний пробіл", en: "delete it and type an ordinary blank"),
        why: Wording(
            uk: "такий пробіл приходить із Word або з вебсторінки й на око не відрізняється",
            en: "such blanks come from Word or a web page and look like any other"))
    static let slipBlockText = Message(
        "yaml.blockText",
        Wording(
            uk: "після «{0}» текст починають із нового рядка", en: "behind “{0}” the text begins on the next line"),
        hint: Wording(uk: "перенесіть його, почавши з пробілів:", en: "move it there, with blanks before it:"))
    static let slipLoneHyphen = Message(
        "yaml.startCharacter",
        Wording(
            uk: "самий дефіс у значенні починає перелік, а не означає «немає»",
            en: "a hyphen alone begins a list and does not mean “none”"),
        hint: Wording(
            uk: "впишіть значення, а якщо його немає, приберіть рядок",
            en: "write the value, or remove the line where there is none"))
    static let slipListInLine = Message(
        "yaml.listInLine",
        Wording(
            uk: "перелік із дефісами починають із нового рядка", en: "a list with hyphens begins on the next line"),
        hint: Wording(uk: "перенесіть його пункти:", en: "move its items there:"))
    static let slipFieldsNotClosed = Message(
        "yaml.fieldsNotClosed",
        Wording(
            uk: "тут уже текст сторінки, а поля перед ним не закрито рядком ---",
            en: "the page's text begins here, and the fields before it are not closed by a line of ---"),
        hint: Wording(uk: "поставте --- перед цим рядком:", en: "put --- before this line:"))
    static let slipInvisible = Message(
        "yaml.invisible",
        Wording(
            uk: "тут невидимий знак, що прийшов разом зі скопійованим текстом",
            en: "here is an invisible character that came with copied text"),
        hint: Wording(
            uk: "зітріть початок рядка й наберіть його заново", en: "delete the line's start and type it again"))
    static let slipWrongSign = Message(
        "yaml.wrongSign",
        Wording(
            uk: "після назви поля «{0}» стоїть «{1}», а має бути двокрапка",
            en: "behind the field's name “{0}” stands “{1}” instead of a colon"),
        hint: Wording(uk: "поставте двокрапку й пробіл", en: "put a colon and a blank"))
    static let slipIndented = Message(
        "yaml.indented",
        Wording(
            uk: "поле «{0}» зсунуто від краю, тож воно зливається з попереднім рядком",
            en: "the field “{0}” is indented, so that it runs into the line before"),
        hint: Wording(uk: "приберіть пробіли на початку рядка", en: "remove the blanks before it"))
    static let slipConflict = Message(
        "text.conflict",
        Wording(
            uk: "тут сліди незавершеного об'єднання двох версій файлу",
            en: "here are the marks of an unfinished merge of two versions of the file"),
        hint: Wording(
            uk: "залиште потрібну версію, а другу й рядки «<<<<<<<», «=======», «>>>>>>>» приберіть",
            en: "keep the version you want; remove the other and the lines “<<<<<<<”, “=======”, “>>>>>>>”"),
        why: Wording(
            uk: "двоє змінили те саме місце, і система версій залишила обидва варіанти",
            en: "two people changed the same place, and version control kept both"))
    static let slipContinuation = Message(
        "yaml.continuation",
        Wording(
            uk: "у рядку немає назви поля; схоже, це продовження попереднього",
            en: "the line has no field's name; it seems to continue the one before"),
        hint: Wording(
            uk: "зведіть значення в один рядок або почніть продовження з двох пробілів",
            en: "write the value in one line, or begin the continuation with two blanks"))
    static let slipBlockIndent = Message(
        "yaml.continuation",
        Wording(
            uk: "цей рядок – продовження попереднього поля, але стоїть біля краю",
            en: "the line continues the field before, but stands at the margin"),
        hint: Wording(uk: "почніть його з двох пробілів:", en: "begin it with two blanks:"))
    static let slipDecorated = Message(
        "yaml.keyNotText",
        Wording(
            uk: "навколо назви поля «{0}» зайві лапки чи зірочки",
            en: "there are quotes or asterisks around the field's name “{0}”"),
        hint: Wording(uk: "приберіть їх:", en: "remove them:"))
    static let slipTwoFields = Message(
        "yaml.colon",
        Wording(
            uk: "поле «{0}» стоїть у тому самому рядку, що й попереднє",
            en: "the field “{0}” stands on the same line as the one before"),
        hint: Wording(uk: "почніть його з нового рядка:", en: "begin it on a line of its own:"))
    static let slipItemSign = Message(
        "yaml.itemSign",
        Wording(
            uk: "пункт переліку починається з «{0}», а має з дефіса й пробілу",
            en: "an item of a list begins with “{0}” instead of a hyphen and a blank"),
        hint: Wording(uk: "почніть кожен пункт із «- »", en: "begin each item with “- ”"))
    static let slipItemIndent = Message(
        "yaml.itemIndent",
        Wording(
            uk: "пункт переліку зсунуто не так, як попередній",
            en: "this item of the list is indented unlike the one before"),
        hint: Wording(uk: "вирівняйте пункти один під одним", en: "put the items below one another"))
    static let slipInnerQuotes = Message(
        "yaml.innerQuotes",
        Wording(
            uk: "лапки закрилися раніше, ніж скінчилося значення",
            en: "the quotes are closed before the value ends"),
        hint: Wording(
            uk: "усередині вживайте «ялинки» або візьміть усе в лапки іншого виду",
            en: "use “curly” quotes inside, or put the whole in quotes of the other kind"))
    static let slipFullWidthColon = Message(
        "yaml.wrongColon",
        Wording(
            uk: "після назви поля «{0}» стоїть знак, лише схожий на двокрапку",
            en: "behind the field's name “{0}” stands a sign that only looks like a colon"),
        hint: Wording(uk: "зітріть його й наберіть двокрапку та пробіл", en: "delete it and type a colon and a blank"))
}
