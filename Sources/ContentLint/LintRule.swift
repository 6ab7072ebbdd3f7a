public import SourceText

/// A rule of style: what `visnyk check` says beyond what is wrong. Each can be turned off in `site.yml` or for one text.
public enum LintRule: String, CaseIterable, Sendable {
    case linkText, linkAddress, headingOrder, headingEmpty, headingBold, titleCapitals, titleLong, titleFullStop,
        titleUnpaired
    case etc, abbreviation, pictureAlt, pictureName, linesTogether, cellsMissing, personalNumber, coordinates, emptyBody
    case placeholder, softHyphen, mixedAlphabets, letterInNumber, titleTwice, ownAddress, reference, unchecked,
        translationOld, aftermath, account
    case linkDiffers, phoneDigits, listNumbers, quotedNumber, quotedOn, unpaired, weekday, impossibleDay, dayOfFields,
        relativeDay

    public enum Level: String, Sendable { case off, warning, error }

    /// Its message: the id is `lint.` and the rule's name.
    public var message: Message {
        let (text, hint, why) = words
        return Message("lint." + rawValue, .warning, text, hint: hint, why: why)
    }

    private var words: (Wording, Wording, Wording?) {
        switch self {
        case .linkText:
            (
                Wording(
                    uk: "слова посилання «{0}» не кажуть, куди воно веде",
                    en: "the link's words “{0}” do not say where it leads"),
                Wording(
                    uk: "назвіть те, що за посиланням: [розклад руху](…)",
                    en: "name what it leads to: [the timetable](…)"),
                Wording(
                    uk: "читач екрана оголошує посилання без тексту навколо них",
                    en: "screen readers announce links without the text around them")
            )
        case .linkAddress:
            (
                Wording(
                    uk: "замість слів посилання показано його адресу",
                    en: "the link shows its address in place of words"),
                Wording(
                    uk: "назвіть те, що за посиланням: [розклад руху](…)",
                    en: "name what it leads to: [the timetable](…)"), nil
            )
        case .headingOrder:
            (
                Wording(
                    uk: "після заголовка рівня {0} одразу йде рівень {1}",
                    en: "a heading of level {1} follows one of level {0}"),
                Wording(uk: "не пропускайте рівнів: після ## буває ###", en: "skip no level: ### follows ##"), nil
            )
        case .headingEmpty:
            (
                Wording(uk: "заголовок порожній", en: "the heading is empty"),
                Wording(uk: "впишіть слова або приберіть знаки #", en: "write its words or remove the signs #"), nil
            )
        case .headingBold:
            (
                Wording(
                    uk: "жирний абзац «{0}» схожий на заголовок", en: "the bold paragraph “{0}” looks like a heading"),
                Wording(uk: "якщо це заголовок, напишіть ## перед ним:", en: "if it is a heading, put ## before it:"),
                nil
            )
        case .titleCapitals:
            (
                Wording(uk: "назву набрано великими літерами", en: "the title is in capitals"),
                Wording(uk: "наберіть її звичайними літерами", en: "write it in ordinary letters"),
                Wording(
                    uk: "великі літери важче читати, а читач екрана може вимовляти їх по одній",
                    en: "capitals are harder to read, and screen readers may spell them out")
            )
        case .titleLong:
            (
                Wording(
                    uk: "у назві {0} знаків: у пошуку й соцмережах її обріжуть",
                    en: "the title has {0} characters: search engines and networks cut it"),
                Wording(
                    uk: "скоротіть до 120, решту перенесіть у summary",
                    en: "shorten it to 120 and move the rest into the summary"), nil
            )
        case .titleFullStop:
            (
                Wording(
                    uk: "наприкінці назви зайвий розділовий знак",
                    en: "the title ends with a sign that it does not need"),
                Wording(uk: "приберіть його", en: "remove it"), nil
            )
        case .titleUnpaired:
            (
                Wording(uk: "у назві знак {0} не має пари", en: "the title has {0} without its partner"),
                Wording(uk: "допишіть другий або приберіть цей", en: "write the other one, or remove this one"), nil
            )
        case .etc:
            (
                Wording(
                    uk: "«тощо» в переліку документів: людина не знатиме, що ще взяти",
                    en: "“etc.” among the documents: nobody knows what else to bring"),
                Wording(uk: "назвіть усі документи", en: "name all documents"), nil
            )
        case .abbreviation:
            (
                Wording(
                    uk: "скорочення «{0}» ніде в тексті не пояснено", en: "the abbreviation “{0}” is nowhere explained"),
                Wording(
                    uk: "напишіть його повністю за першої згадки, а скорочення в дужках",
                    en: "write it out at first, with the abbreviation in brackets"), nil
            )
        case .pictureAlt:
            (
                Wording(uk: "у картинки «{0}» немає опису", en: "the picture “{0}” has no description"),
                Wording(uk: "опишіть, що на ній:", en: "say what it shows:"),
                Wording(uk: "опис читають ті, хто не бачить картинки", en: "those who cannot see the picture read it")
            )
        case .pictureName:
            (
                Wording(
                    uk: "опис картинки «{0}» – це назва файлу", en: "the picture's description “{0}” is a file's name"),
                Wording(uk: "опишіть, що на ній:", en: "say what it shows:"), nil
            )
        case .linesTogether:
            (
                Wording(uk: "ці рядки зіллються в один", en: "these lines run together into one"),
                Wording(
                    uk: "зробіть із них перелік («- » на початку) або поставте \\ у кінці кожного рядка",
                    en: "make a list of them (“- ” first), or put \\ at the end of each line"), nil
            )
        case .cellsMissing:
            (
                Wording(uk: "у рядку таблиці бракує клітинок", en: "the table's row lacks cells"),
                Wording(uk: "допишіть їх або поставте « | » для порожніх", en: "add them, or “ | ” for empty ones"), nil
            )
        case .personalNumber:
            (
                Wording(uk: "схоже на {1}: «{0}»", en: "this looks like a person's {1}: “{0}”"),
                Wording(uk: "приберіть номер, якщо він належить людині", en: "remove the number if it is a person's"),
                Wording(
                    uk: "Закон «Про захист персональних даних» не дозволяє публікувати такі номери без згоди",
                    en: "the law on personal data forbids publishing such numbers without consent")
            )
        case .coordinates:
            (
                Wording(
                    uk: "у тексті точні координати {0} поряд зі словом «{1}»",
                    en: "the text has exact coordinates {0} near “{1}”"),
                Wording(uk: "приберіть координати", en: "remove the coordinates"),
                Wording(
                    uk: "під час воєнного стану не публікують розташування військових і критичних об'єктів",
                    en: "under martial law the places of military and critical objects are not published")
            )
        case .emptyBody:
            (
                Wording(uk: "під описом немає тексту", en: "there is no text below the fields"),
                Wording(uk: "напишіть хоча б один абзац", en: "write a paragraph at least"), nil
            )
        case .placeholder:
            (
                Wording(uk: "тут лишився текст із зразка: «{0}»", en: "text of a sample is left here: “{0}”"),
                Wording(uk: "замініть його своїм", en: "replace it by your own"), nil
            )
        case .softHyphen:
            (
                Wording(
                    uk: "у слові «{0}» є невидимі знаки (перенос або пробіл без ширини), тож пошук його не знайде",
                    en:
                        "the word “{0}” has signs that nobody sees (a hyphen or a blank without width), so that search cannot find it"
                ),
                Wording(uk: "наберіть слово заново", en: "type the word again"), nil
            )
        case .mixedAlphabets:
            (
                Wording(
                    uk: "у слові «{0}» серед українських літер є латинські, тож пошук його не знайде",
                    en: "the word “{0}” has Latin letters among Cyrillic ones, so that search cannot find it"),
                Wording(uk: "наберіть слово заново", en: "type the word again"), nil
            )
        case .letterInNumber:
            (
                Wording(
                    uk: "у числі «{0}» замість нуля стоїть літера О", en: "the number “{0}” has a letter O for a zero"),
                Wording(uk: "наберіть нуль", en: "type a zero"), nil
            )
        case .titleTwice:
            (
                Wording(
                    uk: "заголовок тексту повторює назву сторінки", en: "the text's heading repeats the page's title"),
                Wording(uk: "приберіть його: назву сторінка вже має", en: "remove it: the page has its title already"),
                nil
            )
        case .ownAddress:
            (
                Wording(
                    uk: "посилання на власний сайт записано повною адресою",
                    en: "a link to the own site is written as a whole address"),
                Wording(
                    uk: "запишіть шлях: тоді Visnyk перевірятиме, чи є така сторінка:",
                    en: "write its path: Visnyk then sees to it that there is such a page:"), nil
            )
        case .reference:
            (
                Wording(uk: "на сторінці буде видно «{0}»", en: "the page would show “{0}”"),
                Wording(uk: "наберіть сам знак", en: "type the sign itself"), nil
            )
        case .unchecked:
            (
                Wording(
                    uk: "відомості перевіряли {0}, понад рік тому", en: "this was checked on {0}, more than a year ago"),
                Wording(
                    uk: "перевірте їх і впишіть сьогоднішню дату в checked",
                    en: "check it and write today's date into checked"), nil
            )
        case .translationOld:
            (
                Wording(
                    uk: "оригінал оновлено {0}, а переклад – {1}",
                    en: "the original was updated on {0}, the translation on {1}"),
                Wording(uk: "оновіть переклад і його updated", en: "bring the translation and its updated up to date"),
                nil
            )
        case .account:
            (
                Wording(
                    uk: "рахунок «{0}» хибний: банк його не прийме", en: "the account “{0}” is wrong: no bank takes it"),
                Wording(
                    uk: "скопіюйте його ще раз: латинські UA і 27 цифр",
                    en: "copy it again: UA in Latin letters and 27 digits"), nil
            )
        case .aftermath:
            (
                Wording(
                    uk: "подія минула {0}, а про те, що було, не сказано",
                    en: "the event was on {0}, and nothing says how it went"),
                Wording(
                    uk: "напишіть новину й назвіть її в aftermath:", en: "write a news item and name it in aftermath:"),
                nil
            )
        case .linkDiffers:
            (
                Wording(
                    uk: "слова посилання «{0}», а веде воно до {1}",
                    en: "the link's words are “{0}”, and it leads to {1}"),
                Wording(uk: "звірте й виправте те, що хибне", en: "compare them and mend the one that is wrong"),
                Wording(
                    uk: "люди дзвонять і пишуть за посиланням, а не за словами",
                    en: "people call and write where the link leads, not what its words say")
            )
        case .phoneDigits:
            (
                Wording(
                    uk: "у телефонному номері «{0}» цифр {1}, а має бути {2}",
                    en: "the telephone number “{0}” has {1} digits in place of {2}"),
                Wording(uk: "звірте номер", en: "check the number"), nil
            )
        case .listNumbers:
            (
                Wording(uk: "після пункту {0} іде пункт {1}", en: "item {1} follows item {0}"),
                Wording(
                    uk: "якщо так і треба, нічого не міняйте: на сторінці номери будуть такі, як у тексті",
                    en: "if it is meant so, change nothing: the page keeps the numbers of the text"), nil
            )
        case .quotedNumber:
            (
                Wording(
                    uk: "через «>» на початку рядок стане цитатою, а самого знака не буде видно",
                    en: "“>” at its start makes a quotation of the line, and the sign is not seen"),
                Wording(
                    uk: "якщо це «більше», напишіть «понад» або поставте \\ перед знаком",
                    en: "if it means “more than”, write the words, or put \\ before the sign"), nil
            )
        case .quotedOn:
            (
                Wording(
                    uk: "рядок стоїть упритул під цитатою, тож теж стане цитатою",
                    en: "the line stands right below a quotation and becomes a part of it"),
                Wording(
                    uk: "якщо це вже не цитата, поставте перед ним порожній рядок; якщо цитата, почніть його з «> »",
                    en: "if it is none, put an empty line before it; if it is, begin it with “> ”"), nil
            )
        case .unpaired:
            (
                Wording(uk: "у тексті знак {0} не має пари", en: "the text has {0} without its partner"),
                Wording(uk: "допишіть другий або приберіть цей", en: "write the other one, or remove this one"), nil
            )
        case .weekday:
            (
                Wording(
                    uk: "{0} – це {1}, а в тексті «{2}»", en: "{0} is a {1}, and the text says “{2}”"),
                Wording(
                    uk: "виправте день тижня або число (найближчий такий день – {3}):",
                    en: "mend the weekday or the date (the nearest such day is {3}):"), nil
            )
        case .impossibleDay:
            (
                Wording(uk: "«{0}» не буває", en: "there is no “{0}”"),
                Wording(uk: "звірте число й годину", en: "check the day and the hour"), nil
            )
        case .dayOfFields:
            (
                Wording(
                    uk: "у тексті «{0}», а в полі {1} – {2}", en: "the text says “{0}”, and the field {1} has {2}"),
                Wording(uk: "звірте й виправте те, що хибне:", en: "compare them and mend the one that is wrong:"), nil
            )
        case .relativeDay:
            (
                Wording(
                    uk: "«{0}» без числа: завтра це слово означатиме інший день",
                    en: "“{0}” without a date: tomorrow the word means another day"),
                Wording(uk: "допишіть число:", en: "add the date:"), nil
            )
        }
    }
}
