internal import SourceText

/// What can be said of a file that comes in from another site.
extension Message {
    private static func remark(_ id: String, _ uk: String, _ en: String) -> Message {
        Message("import." + id, .warning, Wording(uk: uk, en: en))
    }

    static let importLooseFields = remark(
        "looseFields", "опис записано з помилкою: прочитано рядок за рядком, вкладені поля могли загубитися",
        "the front matter is malformed: it was read line by line, nested fields may be lost")
    static let importRepeatedKey = remark(
        "repeatedKey", "поле «{0}» записано двічі: взято останнє",
        "the field “{0}” is written twice: the last one was taken")
    static let importEncoding = remark(
        "encoding", "текст перекодовано в UTF-8 з {0}", "the text was converted to UTF-8 from {0}")
    static let importControls = remark("controls", "прибрано керівних знаків: {0}", "control characters removed: {0}")
    static let importUnknownKey = remark(
        "unknownKey", "поле «{0}» не має відповідника: {1}", "the field “{0}” has no counterpart: {1}")
    static let importBadValue = remark(
        "badValue", "значення поля «{0}» не підходить для «{1}»: {2}", "the value of “{0}” does not fit “{1}”: {2}")
    static let importFilled = remark(
        "filled", "поля «{0}» не було: записано «{1}»", "the field “{0}” was missing: “{1}” was written")
    static let importSecondKey = remark(
        "secondKey", "поле «{0}» уже взято з іншого: «{1}» пропущено",
        "“{0}” was already taken from another field: “{1}” was left out")
    static let importOrder = remark(
        "order", "«{0}» раніше, ніж «{1}»: пропущено", "“{0}” is earlier than “{1}”: left out")
    static let importShortcode = remark(
        "shortcode", "виклик шаблону без відповідника: {0}", "a template's call without a counterpart: {0}")
    static let importOpenComment = remark(
        "openComment", "коментар <!-- не було закрито: його текст видно",
        "a comment <!-- was never closed: its text is shown")
    static let importDropped = remark("dropped", "вилучено: {0}", "left out: {0}")
    static let importUnwrapped = remark(
        "unwrapped", "елемент <{0}> прибрано, його слова лишилися", "the element <{0}> was removed, its words stayed")
    static let importForm = remark(
        "form", "форму не перенесено, її слова лишилися: <{0}>", "a form was not taken over, its words stayed: <{0}>")
    static let importMedia = remark("media", "вставлений <{0}> став посиланням", "an embedded <{0}> became a link")
    static let importTable = remark(
        "table", "об'єднані комірки таблиці роз'єднано ({0})", "joined cells of a table were parted ({0})")
    static let importAttributes = remark(
        "attributes", "прибрано переліків атрибутів {…}: {0}", "attribute lists {…} removed: {0}")
    static let importLevels = remark(
        "levels", "заголовків, що пропускали рівень, піднято: {0}", "headings that skipped a level were raised: {0}")
    static let importLinkOut = remark(
        "linkOut", "файлу «{0}» у теці немає: посилання веде на стару адресу",
        "“{0}” is not in the folder: the link leads to its old address")
    static let importLinkLost = remark(
        "linkLost", "файлу «{0}» у теці немає: від посилання лишилися слова",
        "“{0}” is not in the folder: of the link its words stayed")
    static let importAnchorLost = remark(
        "anchorLost", "місця «{0}» на сторінці немає: посилання веде на її початок",
        "there is no place “{0}” on the page: the link leads to its beginning")
    static let importPictureLost = remark(
        "pictureLost", "картинки «{0}» у теці немає: лишився її опис",
        "the picture “{0}” is not in the folder: its description stayed")
    static let importPictureRemote = remark(
        "pictureRemote", "картинка з іншого сайту стала посиланням: {0}", "a picture of another site became a link: {0}"
    )
    static let importAliasLost = remark(
        "aliasLost", "стару адресу «{0}» не збережено: {1}", "the old address “{0}” was not kept: {1}")
    static let importRenamed = remark(
        "renamed", "адреса «{0}» зайнята: названо «{1}»", "the address “{0}” is taken: called “{1}”")
    static let importOrphan = remark(
        "orphan", "оригіналу цього перекладу немає: став самостійним записом",
        "the original of this translation is missing: it became an entry of its own")
    static let importSection = remark(
        "section", "сторінка розділу стала звичайною сторінкою", "a section's page became an ordinary page")
    static let importEscaped = remark(
        "escaped", "HTML, який не вдалося перетворити, показано як текст",
        "HTML that could not be converted is shown as text")
    static let importRedirect = remark(
        "redirect", "сторінка лише переспрямовувала на {0}: лишилося посилання",
        "the page only redirected to {0}: a link was left")
    static let importBlock = remark(
        "block", "блок WordPress без власного тексту не перенесено: {0}",
        "a WordPress block without a text of its own was left out: {0}")
    static let importGallery = remark(
        "gallery", "картинок галереї немає: {0}", "the gallery's pictures are missing: {0}")
    static let importComments = remark(
        "comments", "коментарів не перенесено: {0}", "comments not taken over: {0}")
    static let importDescription = remark(
        "description", "опис «{0}» не має місця: {1}", "the description of “{0}” has no place: {1}")
    static let importStatus = remark(
        "status", "стан «{0}»: записано як чернетку", "its status is “{0}”: it became a draft")
    static let importPassword = remark(
        "password", "запис під паролем: записано як чернетку", "the entry has a password: it became a draft")
    static let importSticky = remark(
        "sticky", "запис було закріплено: додайте pinned_until, якщо це ще потрібно",
        "the entry was pinned: add pinned_until if it still should be")
    static let importRepaired = remark(
        "repaired", "місць, де файл не є правильним XML: {0}; перевірте ці тексти",
        "places at which the file is no proper XML: {0}; look at these texts")
    static let importCalendarLine = remark(
        "calendarLine", "рядок календаря не читається: {0}", "a line of the calendar cannot be read: {0}")
    static let importAlarms = remark(
        "alarms", "нагадувань не перенесено: {0}", "reminders not taken over: {0}")
    static let importAttendees = remark(
        "attendees", "запрошених осіб не перенесено: {0}", "invited people not taken over: {0}")
    static let importNoStart = remark(
        "noStart", "подія не має початку: записано як чернетку", "the event has no start: it became a draft")
    static let importZone = remark(
        "zone", "часовий пояс «{0}» невідомий: час записано як місцевий",
        "the time zone “{0}” is unknown: its times were written as local")
    static let importSeriesZone = remark(
        "seriesZone", "повторюється за поясом {0}: після переведення годинника час може не збігтися",
        "it recurs by the zone {0}: its time may differ once clocks change")
    static let importRule = remark(
        "rule", "повторення «{0}» не перенесено: {1}", "the recurrence “{0}” was not taken over: {2}")
    static let importExtraDates = remark(
        "extraDates", "додаткових дат подія не має: зробіть окремі записи ({0})",
        "an event has no extra dates: make entries of their own ({0})")
    static let importAttachment = remark(
        "attachment", "вкладення всередині календаря не перенесено: {0} Б",
        "an attachment inside the calendar was left out: {0} B")
    static let importUnreadEvent = remark(
        "unreadEvent", "частину календаря з UID «{0}» не прочитано",
        "the part of the calendar with UID “{0}” was not read")
    static let importTooMany = remark(
        "tooMany", "у полі «{0}» місця для {1}: пропущено {2}", "the field “{0}” has room for {1}: left out {2}")
    static let importDeleted = remark(
        "deleted", "викреслений текст пропущено: {0}", "text struck out by a reviewer was left out: {0}")
    static let importHidden = remark(
        "hidden", "прихованих уривків пропущено: {0}", "hidden pieces left out: {0}")
    static let importUnderline = remark(
        "underline", "підкреслення прибрано, слова лишилися: {0}", "underlining removed, the words stayed: {0}")
    static let importMargin = remark(
        "margin", "текст колонтитула пропущено: {0}", "the text above or below the pages was left out: {0}")
    static let importNote = remark(
        "note", "примітку, на яку ніщо не вказує, пропущено: {0}", "a note that nothing refers to was left out: {0}")
    static let importSymbol = remark(
        "symbol", "знак шрифту {0} не має відповідника: {1}", "a sign of the font {0} has no counterpart: {1}")
    static let importFormula = remark(
        "formula", "формула стала рядком: {0}", "a formula became a line: {0}")
    static let importDrawing = remark(
        "drawing", "малюнок з фігур не перенесено: {0}", "a drawing of shapes was left out: {0}")
    static let importUncategorised = remark(
        "uncategorised", "рубрика «{0}» нічого не каже: пропущено", "the category “{0}” says nothing: left out")
    static let importListed = remark(
        "listed", "жоден текст на нього не посилається: вписано у files файлу site.yml",
        "no text links to it: written into files of site.yml")
    static let importUnlinked = remark(
        "unlinked", "жоден текст на нього не посилається: впишіть {0} у files файлу site.yml або видаліть",
        "no text links to it: write {0} into files of site.yml, or delete it")
    static let importOutside = remark(
        "outside", "картинку взято з-поза теки: {0}", "a picture was taken from outside the folder: {0}")
}

/// Why a file did not become a part of the new site.
extension Message {
    static let leftConfig = remark("left.config", "налаштування старого сайту", "settings of the old site")
    static let leftEngine = remark("left.engine", "частина старого шаблону", "a part of the old template")
    static let leftType = remark(
        "left.type", "ні текст, ні картинка, ні документ", "neither a text nor a picture nor a document")
    static let leftList = remark(
        "left.list", "розділ без тексту: його місце займає перелік {0}",
        "a section without a text: the list {0} stands in its place")
    static let leftUnreadable = remark("left.unreadable", "не читається: {0}", "cannot be read: {0}")
    static let leftNotText = remark("left.notText", "не є текстом", "is not a text")
    static let leftBroken = remark("left.broken", "не збирається: {0}", "does not build: {0}")
    static let leftDiffers = remark(
        "left.differs", "файл «{0}» уже є і відрізняється: не перезаписано (--force перезаписує)",
        "“{0}” is there already and differs: not overwritten (--force does)")
    static let leftHTML = remark("left.html", "сторінка HTML без опису полів", "an HTML page without front matter")
    static let leftPicture = remark("left.picture", "картинку не показати: {0}", "the picture cannot be shown: {0}")
    static let leftLink = remark(
        "left.link", "посилання файлової системи, яке веде з теки або нікуди",
        "a symbolic link that leads out of the folder or nowhere")
    static let leftSpecial = remark(
        "left.special", "канал, сокет або пристрій, а не файл", "a pipe, a socket or a device, not a file")
    static let leftNoFile = remark(
        "left.noFile", "файлу «{0}» у теці немає", "the file “{0}” is not in the folder")
    static let leftSmaller = remark(
        "left.smaller", "менша копія картинки «{0}»: новий сайт робить такі сам",
        "a smaller copy of “{0}”: the new site makes its own")
    static let leftMachinery = remark(
        "left.machinery", "частина налаштувань WordPress ({0}): {1}", "a part of WordPress' settings ({0}): {1}")
    static let leftMenu = remark(
        "left.menu", "пункт меню «{0}» ({1}): меню нового сайту – у site.yml",
        "the menu item “{0}” ({1}): the new site's menu is in site.yml")
    static let leftComponent = remark(
        "left.component", "{0} – не подія: {1}", "{0} is no event: {1}")
    static let leftEmptyEvent = remark(
        "left.emptyEvent", "подія без назви, опису й часу: {0}", "an event without a name, text or time: {0}")
    static let leftTrash = remark("left.trash", "лежить у кошику: {0}", "lies in the trash: {0}")
    static let leftBlock = remark(
        "left.block", "спільний блок: його текст стоїть там, де його вжито",
        "a shared block: its text stands where it is used")
    static let leftTooLarge = remark("left.tooLarge", "текст завеликий: {0} МБ", "the text is too large: {0} MB")
}

/// Why a source cannot be read at all.
extension Message {
    private static func refusal(_ id: String, _ uk: String, _ en: String) -> Message {
        Message("import.source." + id, .error, Wording(uk: uk, en: en))
    }

    static let sourceNotXML = refusal(
        "notXML", "рядок {0}, знак {1}: це не XML ({2}); вивантажте файл ще раз, він міг обірватися",
        "line {0}, column {1}: this is no XML ({2}); export the file again, it may have been cut off")
    static let sourceDocumentType = refusal(
        "documentType", "рядок {0}: у файлі є DOCTYPE, якого вивантаження не має; приберіть його",
        "line {0}: the file has a DOCTYPE, which no export has; remove it")
    static let sourceTooDeep = refusal(
        "tooDeep", "рядок {0}: елементи вкладено занадто глибоко", "line {0}: the elements nest too deep")
    static let sourceTooLarge = refusal(
        "tooLarge", "файл завеликий: понад {0} МБ; вивантажте частинами",
        "the file is too large: more than {0} MB; export it in parts")
    static let sourceNotText = refusal("notText", "файл не є текстом", "the file is not a text")
    static let sourceNotCalendar = refusal(
        "notCalendar", "це не календар iCalendar (BEGIN:VCALENDAR)", "this is no iCalendar file (BEGIN:VCALENDAR)")
    static let sourceNotWord = refusal(
        "notWord", "це не документ Word (.docx); файл .doc збережіть у Word чи LibreOffice як .docx",
        "this is no Word document (.docx); save a .doc as .docx in Word or LibreOffice")
    static let sourceDamaged = refusal(
        "damaged", "частину «{0}» пошкоджено: візьміть файл ще раз", "the part “{0}” is damaged: get the file again")
    static let sourcePartTooLarge = refusal(
        "partTooLarge", "частина «{0}» завелика", "the part “{0}” is too large")
    static let sourceEncrypted = refusal(
        "encrypted", "частину «{0}» зашифровано або запаковано невідомим способом: збережіть файл без пароля",
        "the part “{0}” is encrypted or packed in an unknown way: save the file without a password")
    static let sourceNotWordPress = refusal(
        "notWordPress", "це не вивантаження WordPress (Інструменти → Експорт)",
        "this is no WordPress export (Tools → Export)")
}
