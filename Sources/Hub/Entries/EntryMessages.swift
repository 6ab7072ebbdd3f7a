internal import SourceText

/// What can be wrong with a file as a whole.
extension Message {
    static let noFrontMatter = Message(
        "entry.noFrontMatter",
        Wording(
            uk: "файл не починається з опису між рядками «---»",
            en: "the file does not begin with its fields between “---” lines"),
        hint: Wording(
            uk: "почніть файл такими рядками, змінивши приклади на своє:",
            en: "begin the file with these lines, with your own in place of the examples:"))
    static let frontMatterOpen = Message(
        "entry.frontMatterOpen",
        Wording(
            uk: "опис відкрито рядком «---», але не закрито", en: "the fields are opened by “---” but never closed"),
        hint: Wording(uk: "додайте рядок «---» після останнього поля", en: "add a line “---” after the last field"))
    static let unknownFolder = Message(
        "entry.unknownFolder",
        Wording(uk: "файл лежить поза теками видів: {0}", en: "the file lies outside the folders of the kinds: {0}"),
        hint: Wording(uk: "перенесіть його до однієї з них", en: "move it into one of them"))
    static let emptySlug = Message(
        "entry.emptySlug",
        Wording(uk: "з назви файлу не виходить адреси", en: "no address can be made of the file's name"),
        hint: Wording(
            uk: "назвіть файл словами, наприклад remont-dorohy.md", en: "name the file in words, such as road-repair.md"
        ))
    static let unknownFileLanguage = Message(
        "entry.unknownLanguage",
        Wording(
            uk: "мови «{0}» з назви файлу немає в languages файлу site.yml",
            en: "the language “{0}” of the file's name is not among the languages of site.yml"),
        hint: Wording(
            uk: "додайте мову до languages або перейменуйте файл", en: "add it to languages or rename the file"))
    static let orphanTranslation = Message(
        "entry.orphanTranslation",
        Wording(
            uk: "це переклад, але оригіналу «{0}» немає",
            en: "this is a translation, but its original “{0}” is not there"),
        hint: Wording(
            uk: "додайте оригінал або приберіть код мови з назви файлу",
            en: "add the original or take the language's code out of the file's name"))
    static let notUTF8 = Message(
        "source.encoding",
        Wording(
            uk: "текст збережено не в UTF-8, а, схоже, в {0}",
            en: "the text is not stored as UTF-8 but, it seems, as {0}"),
        hint: Wording(
            uk: "збережіть файл заново, вибравши кодування UTF-8", en: "save the file again with the encoding UTF-8"))
    static let badUTF8 = Message(
        "source.damaged",
        Wording(
            uk: "тут знак, пошкоджений при збереженні: це не UTF-8",
            en: "this character was damaged when it was saved: it is not UTF-8"),
        hint: Wording(
            uk: "зітріть його, наберіть заново і збережіть файл у UTF-8",
            en: "delete it, type it again and save the file as UTF-8"))
    static let controlCharacter = Message(
        "source.controlCharacter",
        Wording(uk: "у тексті є невидимий керівний знак {0}", en: "the text holds the invisible control character {0}"),
        hint: Wording(
            uk: "зітріть його разом із сусідньою літерою і наберіть її заново",
            en: "delete it with its neighbour and type that again"))
    static let fileTooLarge = Message(
        "source.tooLarge",
        Wording(
            uk: "файл завеликий для тексту: {0} МБ, а можна до {1}",
            en: "the file is too large for a text: {0} MB, up to {1} are allowed"),
        hint: Wording(
            uk: "якщо це не Markdown, змініть розширення; якщо це він, поділіть на частини",
            en: "if it is not Markdown, change its extension; if it is, split it"))
    static let badLink = Message(
        "source.badLink",
        Wording(
            uk: "посилання файлової системи веде за межі теки, по колу або в нікуди",
            en: "this symbolic link leads outside the folder, in a circle or nowhere"),
        hint: Wording(uk: "покладіть замість нього сам файл", en: "put the file itself in its place"))
    static let unreadable = Message(
        "source.unreadable",
        Wording(uk: "файл не читається: {0}", en: "the file cannot be read: {0}"),
        hint: Wording(uk: "перевірте права доступу до нього", en: "check its permissions"))
    static let notAFile = Message(
        "source.notAFile",
        Wording(uk: "це не файл і не тека", en: "this is neither a file nor a folder"),
        hint: Wording(uk: "приберіть його з теки", en: "remove it from the folder"))
    static let badFileName = Message(
        "source.badName",
        Wording(
            uk: "назва файлу не читається як UTF-8 або містить керівні знаки",
            en: "the file's name is not UTF-8 or holds control characters"),
        hint: Wording(uk: "перейменуйте файл", en: "rename the file"))
    static let fenceLookAlike = Message(
        "entry.fence",
        Wording(
            uk: "рядок «{0}» лише схожий на «---», яким починають і закінчують опис",
            en: "the line “{0}” only looks like “---”, which begins and ends the fields"),
        hint: Wording(uk: "наберіть три дефіси поспіль:", en: "type three hyphens in a row:"),
        why: Wording(
            uk: "текстові редактори самі міняють дефіси на тире",
            en: "word processors turn hyphens into dashes by themselves"))
    static let fenceMissing = Message(
        "entry.fenceMissing",
        Wording(
            uk: "перед полями немає рядка «---»", en: "there is no line “---” before the fields"),
        hint: Wording(uk: "додайте його першим рядком файлу:", en: "add it as the file's first line:"))
    static let fenceOfCode = Message(
        "entry.fenceOfCode",
        Wording(
            uk: "файл починається з «{0}»: його скопійовано разом з рамкою прикладу",
            en: "the file begins with “{0}”: it was copied with the frame of an example"),
        hint: Wording(
            uk: "приберіть рядки «```»: файл має починатися з «---»",
            en: "remove the lines “```”: the file begins with “---”"))
    static let fieldsLate = Message(
        "entry.fieldsLate",
        Wording(
            uk: "опис стоїть не на початку файлу: перед ним є текст",
            en: "the fields do not stand at the file's start: there is text before them"),
        hint: Wording(
            uk: "перенесіть цей текст під опис: першим рядком файлу має бути",
            en: "move that text below the fields: the file's first line must be"))
    static let fenceOfJSON = Message(
        "entry.fenceOfJSON",
        Wording(
            uk: "опис записано мовою JSON, а тут уживають YAML",
            en: "the fields are written in JSON; here they are in YAML"),
        hint: Wording(uk: "запишіть їх так:", en: "write them so:"))
    static let fenceOfTOML = Message(
        "entry.fenceOfTOML",
        Wording(
            uk: "опис записано мовою TOML («{0}»), а тут уживають YAML",
            en: "the fields are written in TOML (“{0}”); here they are in YAML"),
        hint: Wording(uk: "запишіть їх так:", en: "write them so:"))
    static let emptyText = Message(
        "entry.empty",
        Wording(uk: "файл порожній", en: "the file is empty"),
        hint: Wording(
            uk: "видаліть його або почніть такими рядками:", en: "delete it, or begin it with these lines:"))
    static let notText = Message(
        "source.notText",
        Wording(
            uk: "це не текст, а файл {0}, лише названий «{1}»", en: "this is no text but a {0} file, called “{1}”"),
        hint: Wording(
            uk:
                "відкрийте його своєю програмою і скопіюйте текст у новий файл .md; якщо це вкладення, поверніть розширення",
            en:
                "open it in its program and copy the text into a new .md file; if it is an attachment, give it its own extension back"
        ))
    static let pointerOfLFS = Message(
        "source.pointer",
        Wording(
            uk: "замість самого файлу тут посилання Git LFS на нього",
            en: "in place of the file itself there is a pointer of Git LFS to it"),
        hint: Wording(
            uk: "виконайте git lfs pull і побудуйте сайт ще раз", en: "run git lfs pull and build the site again"),
        why: Wording(
            uk: "великі файли лежать окремо, і цього ще не звантажено",
            en: "large files are kept apart, and this one was not fetched"))
}
