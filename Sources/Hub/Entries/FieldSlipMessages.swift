internal import SourceText

/// What is nearly right in a field.
extension Message {
    static let keySpelling = Message(
        "field.spelling", .warning,
        Wording(uk: "поле «{0}» пишуть «{1}»", en: "the field “{0}” is written “{1}”"),
        hint: Wording(uk: "виправте назву поля:", en: "correct the field's name:"))
    static let keyLookAlike = Message(
        "field.lookAlike", .warning,
        Wording(
            uk: "у назві поля «{0}» серед латинських літер є українські",
            en: "the field's name “{0}” has Cyrillic letters among Latin ones"),
        hint: Wording(uk: "наберіть назву заново латиницею:", en: "type the name again in Latin letters:"))
    static let fieldInside = Message(
        "field.inside", .warning,
        Wording(
            uk: "поле «{0}» пишуть усередині поля «{1}»", en: "the field “{0}” is written within the field “{1}”"),
        hint: Wording(uk: "запишіть так:", en: "write it so:"))
    static let cutByComment = Message(
        "value.cut",
        Wording(
            uk: "«{0}» на сторінку не потрапить: у полі «{1}» знак «#» після пробілу починає примітку",
            en: "“{0}” would be on no page: in “{1}” a “#” behind a blank begins a comment"),
        hint: Wording(
            uk: "якщо це частина тексту, візьміть його в лапки; якщо примітка, перенесіть її на окремий рядок",
            en: "if it is part of the text, put that in quotes; if it is a comment, give it a line of its own"))
    static let colonInText = Message(
        "value.colon",
        Wording(
            uk: "двокрапка з пробілом зробила з тексту в «{0}» окреме поле",
            en: "a colon and a blank made a field of its own out of a text in “{0}”"),
        hint: Wording(uk: "візьміть текст у лапки:", en: "put the text in quotes:"))
    static let listMarks = Message(
        "value.listMarks",
        Wording(
            uk: "пункти поля «{1}» починаються з «{0}», тож усі вони злилися в один",
            en: "the items of “{1}” begin with “{0}”, so that they have become one"),
        hint: Wording(uk: "почніть кожен пункт із дефіса й пробілу:", en: "begin each item with a hyphen and a blank:"))
    static let listInOneLine = Message(
        "value.listInOneLine", .warning,
        Wording(
            uk: "у полі «{0}» перелік з {1} пунктів записано одним рядком, тож на сторінці він буде одним пунктом",
            en: "“{0}” has its {1} items on one line, so that the page would show them as one"),
        hint: Wording(uk: "якщо це перелік, запишіть його так:", en: "if it is a list, write it so:"))
    static let tagsTogether = Message(
        "value.tagsTogether", .warning,
        Wording(
            uk: "«{0}» стане однією міткою: кома міток не ділить",
            en: "“{0}” becomes a single tag: a comma does not part tags"),
        hint: Wording(uk: "якщо міток кілька, візьміть їх у дужки:", en: "if they are several, put them in brackets:"))
    static let tagsWithSigns = Message(
        "value.tagsWithSigns", .warning,
        Wording(uk: "у мітках «{0}» знак «#» зайвий", en: "the tags “{0}” need no “#”"),
        hint: Wording(uk: "запишіть їх словами в дужках:", en: "write them as words in brackets:"))
    static let termsTogether = Message(
        "value.termsTogether",
        Wording(
            uk: "«{0}» у полі «{1}» читається як одна назва: ні кома, ні пробіл їх не ділить",
            en: "“{0}” in “{1}” is read as one name: neither a comma nor a blank parts them"),
        hint: Wording(uk: "візьміть їх у дужки:", en: "put them in brackets:"))
    static let momentRange = Message(
        "value.range",
        Wording(
            uk: "«{0}» – це проміжок часу, а поле «{1}» каже лише, коли починається",
            en: "“{0}” is a stretch of time, and “{1}” says only when it begins"),
        hint: Wording(uk: "запишіть початок і кінець окремо:", en: "write the beginning and the end apart:"),
        why: Wording(
            uk: "після часу риска означала б часовий пояс, і подія перейшла б на інший день",
            en: "a hyphen behind a time would mean a time zone, and move the event to another day"))
    static let dayRange = Message("value.range", momentRange.text, hint: momentRange.hint)
    static let coordinatesTogether = Message(
        "value.coordinatesTogether",
        Wording(
            uk: "«{0}» у полі «{1}» – це обидві координати разом",
            en: "“{0}” in “{1}” is both coordinates together"),
        hint: Wording(uk: "запишіть їх двома рядками:", en: "write them on two lines:"))
    static let degrees = Message(
        "value.degrees",
        Wording(
            uk: "«{0}» у полі «{1}» записано в градусах, мінутах і секундах",
            en: "“{0}” in “{1}” is written in degrees, minutes and seconds"),
        hint: Wording(uk: "запишіть десятковим дробом:", en: "write it as a decimal number:"))
    static let mailForAddress = Message(
        "value.url",
        Wording(
            uk: "«{0}» у полі «{1}» – це електронна пошта, а не адреса сторінки",
            en: "“{0}” in “{1}” is an e-mail address, not a web address"),
        hint: Wording(
            uk: "щоб посилання відкривало лист, допишіть mailto:", en: "put mailto: before it to open a letter:"))
    static let hostMixed = Message(
        "value.url",
        Wording(
            uk: "в адресі «{0}» поля «{1}» серед латинських літер є українські",
            en: "the address “{0}” in “{1}” has Cyrillic letters among Latin ones"),
        hint: Wording(uk: "наберіть її заново латиницею:", en: "type it again in Latin letters:"))
    static let hostOfTwoAlphabets = Message(
        "value.url", hostMixed.text,
        hint: Wording(
            uk: "скопіюйте адресу з браузера: у назві сайту літери однієї абетки",
            en: "copy the address from a browser: a site's name has letters of one alphabet"))
    static let nearlyAnAddress = Message(
        "value.url",
        Wording(uk: "«{0}» у полі «{1}» – неповна адреса сторінки", en: "“{0}” in “{1}” is not a whole web address"),
        hint: Wording(uk: "можливо, так:", en: "perhaps so:"))
    static let addressAndWords = Message(
        "value.url",
        Wording(
            uk: "у полі «{1}» крім адреси сторінки стоїть «{0}», тож посилання нікуди не вело б",
            en: "“{1}” holds “{0}” besides the web address, so that the link would lead nowhere"),
        hint: Wording(
            uk: "залиште в полі саму адресу, решту перенесіть у текст:",
            en: "leave the address alone in the field, and move the rest into the text:"))
    static let ownDisk = Message(
        "file.ownDisk",
        Wording(
            uk: "«{0}» у полі «{1}» – це шлях на вашому комп'ютері, на сайті його немає",
            en: "“{0}” in “{1}” is a path on your own computer; the site has no such file"),
        hint: Wording(
            uk: "покладіть файл поруч із цим текстом і впишіть лише його назву:",
            en: "put the file beside this text and write its name alone:"))
    static let backslashes = Message(
        "file.backslashes",
        Wording(
            uk: "у шляху «{0}» поля «{1}» теки розділено знаком «\\»",
            en: "the path “{0}” in “{1}” parts folders by “\\”"),
        hint: Wording(uk: "розділяйте теки знаком «/»:", en: "part folders by “/”:"))
    static let keyLayout = Message(
        "field.layout", .warning,
        Wording(
            uk: "назву поля «{0}» набрано українською розкладкою замість «{1}»",
            en: "the field's name “{0}” was typed on the Ukrainian layout in place of “{1}”"),
        hint: Wording(uk: "наберіть її заново латиницею:", en: "type it again in Latin letters:"))
    static let coordinatesKey = Message(
        "value.coordinatesTogether",
        Wording(
            uk: "поля «{0}» немає: широту й довготу пишуть окремо",
            en: "there is no “{0}”: latitude and longitude are written apart"),
        hint: Wording(uk: "запишіть їх двома рядками:", en: "write them on two lines:"))
    static let bracesInText = Message(
        "value.notOne",
        Wording(
            uk: "фігурні дужки на початку «{0}» зробили з тексту запис із полів",
            en: "braces at the start of “{0}” made a map out of a text"),
        hint: Wording(uk: "візьміть текст у лапки:", en: "put the text in quotes:"))
    static let tagWithSign = Message(
        "value.tagsWithSigns", .warning,
        Wording(uk: "у мітці «{0}» розділовий знак зайвий", en: "the tag “{0}” needs no comma"),
        hint: Wording(uk: "запишіть її без знака:", en: "write it without:"))
    static let letterInPhone = Message(
        "value.phone", .warning,
        Wording(
            uk: "у номері «{0}» поля «{1}» замість цифри літера, тож він не набереться",
            en: "the number “{0}” in “{1}” has a letter in a digit's place, so that it cannot be called"),
        hint: Wording(uk: "наберіть її цифрою:", en: "type the digit:"))
    static let phoneLength = Message(
        "value.phone", .warning,
        Wording(
            uk: "у номері «{0}» поля «{1}» забагато або замало цифр",
            en: "the number “{0}” in “{1}” has too many digits, or too few"),
        hint: Wording(
            uk: "у номері України десять цифр із нулем на початку або дванадцять після «+»",
            en: "a number of Ukraine has ten digits with a zero first, or twelve behind “+”"))
    static let marksInField = Message(
        "value.marks", .warning,
        Wording(
            uk: "позначки виділення в полі «{0}» буде видно на сторінці: це поле без оформлення",
            en: "the page would show the marks in “{0}” as they are: the field is plain text"),
        hint: Wording(uk: "приберіть їх:", en: "remove them:"))
    static let linkInField = Message(
        "value.link", .warning,
        Wording(
            uk: "посилання в полі «{0}» буде видно дужками: це поле без оформлення",
            en: "the page would show the brackets of the link in “{0}”: the field is plain text"),
        hint: Wording(
            uk: "перенесіть посилання в текст під описом, а тут лишіть слова:",
            en: "move the link into the text below the fields and leave its words here:"))
    static let styleKey = Message(
        "style.key", .note,
        Wording(
            uk: "поле «{0}» зрозуміло; стандартна назва – «{1}»", en: "“{0}” is understood; its standard name is “{1}”"),
        hint: Wording(uk: "visnyk fix запише так:", en: "visnyk fix writes:"))
    static let styleChoice = Message(
        "style.choice", .note,
        Wording(uk: "«{0}» зрозуміло; стандартне слово – «{1}»", en: "“{0}” is understood; the standard word is “{1}”"),
        hint: Wording(uk: "visnyk fix запише так:", en: "visnyk fix writes:"))
    static let styleDate = Message(
        "style.date", .note,
        Wording(
            uk: "дату «{0}» зрозуміло; стандартний запис – «{1}»", en: "“{0}” is understood; the standard form is “{1}”"
        ),
        hint: Wording(uk: "visnyk fix запише так:", en: "visnyk fix writes:"))
}
