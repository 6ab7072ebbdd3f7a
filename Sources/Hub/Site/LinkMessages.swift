internal import SourceText

/// What can be wrong between files.
extension Message {
    static let unknownReference = Message(
        "reference.unknown",
        Wording(
            uk: "«{0}» не знайдено серед записів виду «{1}»", en: "“{0}” is not found among entries of the kind “{1}”"),
        hint: Wording(
            uk: "впишіть назву файлу цього запису без .md", en: "write the name of that entry's file without .md"))
    static let unknownReferenceOfAnyKind = Message(
        "reference.unknownEntry",
        Wording(uk: "запису «{0}» не знайдено", en: "there is no entry “{0}”"),
        hint: Wording(
            uk: "впишіть назву файлу цього запису без .md", en: "write the name of that entry's file without .md"))
    static let unknownReferenceOrText = Message(
        "reference.unknownOrText",
        Wording(
            uk: "«{0}» схоже на назву файлу, але такого запису виду «{1}» немає",
            en: "“{0}” looks like a file's name, but there is no such entry of the kind “{1}”"),
        hint: Wording(
            uk: "виправте назву файлу або напишіть словами, з великої літери",
            en: "correct the file's name or write it in words, with a capital letter"))
    static let namesTogether = Message(
        "reference.together",
        Wording(
            uk: "«{0}» у полі «{1}» читається як одна назва", en: "“{0}” in “{1}” is read as one name"),
        hint: Wording(uk: "запишіть назви переліком:", en: "write the names as a list:"))
    static let ambiguousReference = Message(
        "reference.ambiguous",
        Wording(uk: "записів із назвою «{0}» кілька: {1}", en: "several entries are called “{0}”: {1}"),
        hint: Wording(uk: "впишіть один із цих шляхів", en: "write one of these paths"))
    static let missingFile = Message(
        "file.missing",
        Wording(uk: "файлу «{0}» немає", en: "there is no file “{0}”"),
        hint: Wording(
            uk: "покладіть файл поруч або виправте шлях до нього",
            en: "put the file beside this one or correct the path to it"))
    static let remotePicture = Message(
        "file.remotePicture",
        Wording(uk: "картинка береться з чужого сайту: {0}", en: "this picture comes from another site: {0}"),
        hint: Wording(
            uk: "збережіть її поряд із записом і вкажіть її назву", en: "save it beside the entry and write its name"))
    static let linkLeavesFolder = Message(
        "link.leavesFolder",
        Wording(uk: "посилання «{0}» веде за межі теки content", en: "the link “{0}” leads outside the content folder"),
        hint: Wording(
            uk: "зменште число «../» або почніть шлях із «/»", en: "use fewer “../” or begin the path with “/”"))
    static let brokenLink = Message(
        "link.broken",
        Wording(uk: "посилання «{0}» нікуди не веде", en: "the link “{0}” leads nowhere"),
        hint: Wording(
            uk: "виправте шлях: він рахується від цього файлу або, з «/» на початку, від кореня сайту",
            en: "correct the path: it counts from this file or, with “/” first, from the site's root"))
    static let linkUnpublished = Message(
        "link.unpublished", .warning,
        Wording(
            uk: "посилання «{0}» веде на ще не опублікований запис: поки що показано лише його слова",
            en: "the link “{0}” leads to an entry that is not published yet: only its words are shown for now"),
        hint: Wording(
            uk: "зніміть із того запису draft або дочекайтеся publish_at",
            en: "take draft off that entry or wait for its publish_at"))
    static let missingAnchor = Message(
        "link.anchor",
        Wording(uk: "у файлі {1} немає заголовка «#{0}»", en: "{1} has no heading “#{0}”"),
        hint: Wording(uk: "візьміть назву заголовка з того файлу", en: "take the heading's name from that file"))
    static let sameAddress = Message(
        "address.same",
        Wording(uk: "ця адреса вже зайнята: {0}", en: "this address is already taken by {0}"),
        hint: Wording(uk: "перейменуйте один із файлів", en: "rename one of the files"))
    static let aliasTaken = Message(
        "address.alias",
        Wording(uk: "стара адреса «{0}» вже зайнята: {1}", en: "the old address “{0}” is already taken by {1}"),
        hint: Wording(uk: "приберіть її з aliases", en: "take it out of aliases"))
    static let misspeltReference = Message(
        "reference.misspelt",
        Wording(
            uk: "«{0}» вийшло б на сторінці словами, хоча є запис «{1}»",
            en: "“{0}” would stand on the page as words, though there is an entry “{1}”"),
        hint: Wording(uk: "назва файлу пишеться так:", en: "the file's name is written so:"))
    static let nearlyReference = Message(
        "reference.misspelt", .warning, misspeltReference.text,
        hint: Wording(
            uk: "якщо це той запис, напишіть назву його файлу:", en: "if that entry is meant, write its file's name:"))
    static let selfReference = Message(
        "reference.itself", .warning,
        Wording(
            uk: "поле «{0}» називає цей самий запис", en: "“{0}” names this very entry"),
        hint: Wording(uk: "назвіть інший або приберіть рядок", en: "name another one, or remove the line"))
    static let repealedInForce = Message(
        "document.repealed", .warning,
        Wording(
            uk: "«{0}» скасовано цим рішенням, а сам він каже, що чинний",
            en: "this decision repeals “{0}”, which says that it is in force"),
        hint: Wording(uk: "у файлі {1} змініть стан:", en: "change its state in {1}:"))
    static let circularChain = Message(
        "reference.circle",
        Wording(uk: "ланцюжок {1} замикається на «{0}»", en: "the chain of {1} leads back to “{0}”"),
        hint: Wording(uk: "приберіть одне з полів {1} у ланцюжку", en: "remove one of the {1} fields in the chain"))
    static let badDateWords = Message(
        "strings.dates",
        Wording(uk: "слова для дат неповні або хибні: {0}", en: "the words for dates are incomplete or wrong: {0}"),
        hint: Wording(
            uk: "місяців має бути 12, днів тижня 7, від понеділка",
            en: "twelve months and seven weekdays from Monday are needed"))
}
