internal import Calendars
internal import SourceText

/// What can be wrong with a field of the front matter or of `site.yml`.
extension Message {
    static let notAMap = Message(
        "field.notAMap",
        Wording(
            uk: "«{0}» має бути записом із полів «назва: значення»", en: "“{0}” must be made of “name: value” fields"),
        hint: Wording(uk: "запишіть кожне поле з нового рядка", en: "write each field on a line of its own"))
    static let fieldsAsItems = Message(
        "field.notAMap",
        Wording(
            uk: "перед назвами полів стоїть «- », тож це перелік, а не поля",
            en: "“- ” stands before the fields' names, so that this is a list"),
        hint: Wording(uk: "приберіть дефіси:", en: "remove the hyphens:"))
    static let unknownField = Message(
        "field.unknown", .warning,
        Wording(uk: "поля «{0}» немає серед полів «{1}»", en: "“{0}” is not a field of “{1}”"),
        hint: Wording(uk: "приберіть його або виправте назву", en: "remove it or correct its name"))
    static let fieldTwice = Message(
        "field.twice",
        Wording(uk: "«{0}» повторює поле «{1}»", en: "“{0}” repeats the field “{1}”"),
        hint: Wording(uk: "залиште одне з двох", en: "keep one of the two"))
    static let missingField = Message(
        "field.missing",
        Wording(uk: "бракує обов'язкового поля «{0}» ({1})", en: "the required field “{0}” is missing ({1})"),
        hint: Wording(
            uk: "додайте рядок, змінивши приклад на своє:", en: "add a line, with your own in place of the example:"))
    static let missingEither = Message(
        "field.missingEither",
        Wording(uk: "потрібне хоча б одне з полів: {0} ({1})", en: "at least one of these fields is needed: {0} ({1})"),
        hint: Wording(
            uk: "додайте один із рядків, змінивши приклад на своє:",
            en: "add one of these lines, with your own in place of the example:"))
    static let tooManyValues = Message(
        "value.tooMany",
        Wording(
            uk: "значень у полі «{0}» — {1}, а можна до {2}; це перше зайве",
            en: "“{0}” holds {1} values, up to {2} are allowed; this is the first one too many"),
        hint: Wording(
            uk: "залиште найважливіші, решту перенесіть у текст сторінки",
            en: "keep the most important ones and move the others into the page's text"))
    static let valueTooLong = Message(
        "value.tooLong",
        Wording(
            uk: "значення поля «{0}» задовге: можна до {1} байтів (кирилична літера займає два)",
            en: "the value of “{0}” is too long: up to {1} bytes are allowed (a Cyrillic letter takes two)"),
        hint: Wording(
            uk: "скоротіть його, подробиці перенесіть у текст сторінки",
            en: "shorten it and move details into the page's text"))
    static let notOneValue = Message(
        "value.notOne",
        Wording(uk: "у полі «{0}» має бути одне значення", en: "“{0}” takes a single value"),
        hint: Wording(
            uk: "запишіть його в тому самому рядку після двокрапки", en: "write it on the same line after the colon"))
    static let unknownLanguage = Message(
        "value.language",
        Wording(
            uk: "мови «{0}» немає в переліку languages файлу site.yml",
            en: "the language “{0}” is not among the languages of site.yml"),
        hint: Wording(
            uk: "додайте її до languages або виправте код мови", en: "add it to languages or correct its code"))
    static let notAFlag = Message(
        "value.flag",
        Wording(
            uk: "«{0}» у полі «{1}»: тут буває лише true або false",
            en: "“{0}” in “{1}”: only true or false can stand here"),
        hint: Wording(uk: "напишіть {1}: true або приберіть рядок", en: "write {1}: true or remove the line"))
    static let notANumber = Message(
        "value.number",
        Wording(uk: "«{0}» у полі «{1}» не є числом", en: "“{0}” in “{1}” is not a number"),
        hint: Wording(uk: "запишіть його цифрами, наприклад {2}", en: "write it in digits, such as {2}"))
    static let notAnAddress = Message(
        "value.url",
        Wording(uk: "«{0}» у полі «{1}» не є адресою сторінки", en: "“{0}” in “{1}” is not a web address"),
        hint: Wording(uk: "адреса починається з https://", en: "an address begins with https://"))
    static let notAnEmail = Message(
        "value.email",
        Wording(uk: "«{0}» у полі «{1}» не є електронною адресою", en: "“{0}” in “{1}” is not an e-mail address"),
        hint: Wording(uk: "напишіть її як rada@misto.gov.ua", en: "write it like office@town.gov.ua"))
    static let notAPhone = Message(
        "value.phone",
        Wording(uk: "«{0}» у полі «{1}» не є номером телефону", en: "“{0}” in “{1}” is not a telephone number"),
        hint: Wording(uk: "напишіть його як (04000) 2-14-55", en: "write it like (04000) 2-14-55"))
    static let notAChoice = Message(
        "value.choice",
        Wording(
            uk: "«{0}» не підходить для поля «{1}»; можна: {3}", en: "“{0}” is not a value of “{1}”; it takes: {2}"),
        hint: Wording(uk: "виберіть одне слово з переліку", en: "choose one word of the list"))
    static let unknownTerm = Message(
        "value.term",
        Wording(uk: "«{0}» немає в переліку {1} файлу site.yml", en: "“{0}” is not among the {1} of site.yml"),
        hint: Wording(uk: "виправте назву або додайте її до site.yml", en: "correct the name or add it to site.yml"))
    static let mixedAlphabets = Message(
        "value.mixedAlphabets",
        Wording(
            uk: "«{0}» немає в переліку {1} файлу site.yml: серед українських літер тут є латинські",
            en: "“{0}” is not among the {1} of site.yml: it has Latin letters among Cyrillic ones"),
        hint: Wording(uk: "наберіть слово заново українською розкладкою", en: "type the word again in one alphabet"))
    static let notAPath = Message(
        "value.path",
        Wording(
            uk: "«{0}» у полі «{1}» не є адресою на цьому сайті", en: "“{0}” in “{1}” is not an address on this site"),
        hint: Wording(
            uk: "адреса починається з «/», без назви сайту, «#» і «..», не довша за 1000 знаків",
            en: "it begins with “/”, without the site's name, “#” or “..”, in at most 1,000 characters"))
    static let notADate = Message(
        "value.instant",
        Wording(uk: "«{0}» у полі «{1}» не є датою", en: "“{0}” in “{1}” is not a date"),
        hint: Wording(
            uk: "напишіть її як 2026-11-21 або 2026-11-21 18:30", en: "write it as 2026-11-21 or 2026-11-21 18:30"))
    static let impossibleDate = Message(
        "value.impossibleDate",
        Wording(
            uk: "«{0}» у полі «{1}»: такої дати чи години не буває", en: "“{0}” in “{1}”: there is no such date or time"
        ),
        hint: Wording(uk: "перевірте день, місяць і годину", en: "check the day, the month and the hour"))
    static let dateTooVague = Message(
        "value.vagueDate",
        Wording(uk: "«{0}» у полі «{1}»: тут потрібен день", en: "“{0}” in “{1}”: a day is needed here"),
        hint: Wording(uk: "напишіть дату повністю, наприклад 2026-11-21", en: "write the full date, such as 2026-11-21")
    )
    static let notAFocus = Message(
        "value.focus",
        Wording(uk: "«{0}» не задає точки на знімку", en: "“{0}” does not give a point of the picture"),
        hint: Wording(
            uk: "напишіть два відсотки, наприклад focus: 50% 30%", en: "write two percentages, such as focus: 50% 30%"))
    static let endsBeforeStart = Message(
        "value.order",
        Wording(
            uk: "«{0}» ({2}) раніше, ніж «{1}» ({3})", en: "“{0}” ({2}) is earlier than “{1}” ({3})"),
        hint: Wording(uk: "поміняйте дати місцями або виправте рік", en: "swap the dates or correct the year"))
    /// What is wrong with the rule, in the rule's own terms.
    static func badRecurrence(_ error: RecurrenceError) -> Message {
        Message(
            "value.recurrence", error.wording,
            hint: Wording(
                uk: "щосереди пишуть так: FREQ=WEEKLY;BYDAY=WE", en: "every Wednesday is FREQ=WEEKLY;BYDAY=WE"))
    }
    static let startOutsideRule = Message(
        "value.recurrenceStart", .warning,
        Wording(
            uk: "перша дата {0} не підпадає під правило повторення: перша за ним {1}",
            en: "the first date {0} is none of the rule's own: its first is {1}"),
        hint: Wording(
            uk: "виправте дату в «{2}» або день у правилі", en: "correct the date in “{2}” or the day in the rule"))
    static let exceptionOutsideRule = Message(
        "value.recurrenceException", .warning,
        Wording(uk: "{0} і так не випадає за правилом повторення", en: "the rule gives nothing on {0} anyway"),
        hint: Wording(
            uk: "виправте день або годину: вони мають бути такі, як у start",
            en: "correct the day or the time: it must be that of start"))
    static let emptySeries = Message(
        "value.recurrenceEmpty", .warning,
        Wording(
            uk: "за цим правилом повторення не випадає жодної дати", en: "this recurrence rule gives no date at all"),
        hint: Wording(
            uk: "перевірте UNTIL, винятки та дні в правилі", en: "check UNTIL, the exceptions and the days of the rule")
    )
    static let missingSeveral = Message(
        "field.missing",
        Wording(
            uk: "у цьому файлі бракує обов'язкових полів: {0} ({1})",
            en: "this file lacks required fields: {0} ({1})"),
        hint: Wording(
            uk: "додайте рядки, змінивши приклади на своє:",
            en: "add these lines, with your own in place of the examples:"))
}
