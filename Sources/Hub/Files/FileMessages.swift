internal import SourceText

/// What can be wrong with a file that is no text: its name, its kind, what it holds.
extension Message {
    static let serverConfiguration = Message(
        "file.serverConfiguration",
        Wording(
            uk: "«{0}» налаштовує сервер: такі файли Visnyk пише сам",
            en: "“{0}” configures a server: Visnyk writes such files itself"),
        hint: Wording(
            uk: "приберіть файл і вкажіть свій хостинг у полі hosting файлу site.yml",
            en: "remove the file and name your host in the field hosting of site.yml"))
    static let hostWouldRun = Message(
        "file.executable",
        Wording(
            uk: "через «{1}» сервер може виконати «{0}» як програму",
            en: "because of “{1}” a server may run “{0}” as a program"),
        hint: Wording(
            uk: "приберіть файл; якщо це документ, перейменуйте його без «{1}»",
            en: "remove the file; if it is a document, rename it without “{1}”"))
    static let textEnding = Message(
        "file.textEnding",
        Wording(
            uk: "назва тексту має закінчуватися на «.md» малими літерами, а тут «{0}»",
            en: "the name of a text must end in “.md” in small letters, and this is “{0}”"),
        hint: Wording(uk: "перейменуйте файл на {1}", en: "rename the file {1}"))
    static let unpublishedType = Message(
        "file.type",
        Wording(uk: "файли «.{1}» не публікуються", en: "files ending in “.{1}” are not published"),
        hint: Wording(
            uk: "приберіть файл або, якщо він потрібен саме за цією адресою, впишіть «{0}» у files файлу site.yml",
            en: "remove the file or, if it is needed at this very address, write “{0}” into files of site.yml"))
    static let noEnding = Message(
        "file.noEnding",
        Wording(
            uk: "у назві файлу немає розширення, тож не видно, що в ньому",
            en: "the file's name has no extension, so that nobody knows what it holds"),
        hint: Wording(
            uk: "додайте розширення, наприклад .pdf, або впишіть «{0}» у files файлу site.yml",
            en: "add an extension such as .pdf, or write “{0}” into files of site.yml"))
    static let emptyFile = Message(
        "file.empty",
        Wording(uk: "файл названо {0}, але він порожній", en: "the file is called {0} but it is empty"),
        hint: Wording(uk: "покладіть сюди справжній файл", en: "put the true file here"))
    static let otherContent = Message(
        "file.content",
        Wording(uk: "файл названо {0}, але за вмістом це не {0}", en: "the file is called {0} but does not hold {0}"),
        hint: Wording(
            uk: "відкрийте його програмою, в якій його зроблено, і збережіть заново як {0}",
            en: "open it in the program that it was made in and save it again as {0}"))
    static let contentOf = Message(
        "file.contentOf",
        Wording(uk: "файл названо {0}, але за вмістом це {1}", en: "the file is called {0} but holds {1}"),
        hint: Wording(
            uk: "відкрийте його програмою, в якій його зроблено, і збережіть заново як {0}",
            en: "open it in the program that it was made in and save it again as {0}"))
    static let contentOfOtherType = Message(
        "file.contentOfOtherType",
        Wording(uk: "файл названо {0}, але за вмістом це {1}", en: "the file is called {0} but holds {1}"),
        hint: Wording(
            uk: "змініть розширення на {2} або збережіть файл як {0}",
            en: "change the extension to {2} or save the file as {0}"))
    static let needsListing = Message(
        "file.wellKnown",
        Wording(
            uk: "файли теки .well-known публікуються лише поіменно",
            en: "files of .well-known are published by name only"
        ),
        hint: Wording(
            uk: "впишіть «{0}» у files файлу site.yml", en: "write “{0}” into files of site.yml"))
    static let leftOut = Message(
        "file.leftOut", .note,
        Wording(
            uk: "службовий файл системи чи програми: не публікується",
            en: "a file left behind by the system or a program: not published"),
        hint: Wording(uk: "його можна видалити", en: "it can be deleted"))
    static let hiddenName = Message(
        "file.hidden", .note,
        Wording(
            uk: "назва починається з крапки: не публікується", en: "the name begins with a dot: not published"),
        hint: Wording(
            uk: "перейменуйте, якщо це потрібно на сайті", en: "rename it if the site needs it"))
    static let sameName = Message(
        "file.sameName",
        Wording(
            uk:
                "назва відрізняється від «{0}» лише регістром літер або способом запису знаків: на частині систем це одне й те саме",
            en:
                "the name differs from “{0}” only by case or by how its characters are stored: to some systems they are the same"
        ),
        hint: Wording(uk: "перейменуйте одне з двох", en: "rename one of the two"))
    static let listedMissing = Message(
        "site.files",
        Wording(uk: "файлу «{0}» у теці content немає", en: "there is no file “{0}” in the content folder"),
        hint: Wording(
            uk: "впишіть повний шлях від теки content до файлу, або до теки зі скісною рискою в кінці",
            en: "write the whole path of a file, from the content folder, or of a folder with a slash at the end"))
    static let listedText = Message(
        "site.filesText",
        Wording(uk: "«{0}» – текст: у нього вже є своя сторінка", en: "“{0}” is a text: it has its page already"),
        hint: Wording(uk: "приберіть його з files", en: "take it out of files"))
}
