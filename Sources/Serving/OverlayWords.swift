internal import SourceText
internal import Translations

/// What the script of `serve` says on the page (`servingScript`).
enum OverlayWords {
    /// An object of one line, by the names that the script has for them.
    static func json(_ language: MessageLanguage) -> String {
        var out = ByteWriter()
        for (index, one) in words(language).enumerated() {
            out.write(index == 0 ? "{\"" : ",\"")
            out.write(one.name)
            out.write("\":\"")
            out.write(escapingJSON: one.text)
            out.write("\"")
        }
        out.write("}")
        return String(decoding: out.bytes, as: UTF8.self)
    }

    private static func words(_ language: MessageLanguage) -> [(name: String, text: String)] {
        [
            ("errors", language("Помилки", "Errors")), ("warnings", language("Попередження", "Warnings")),
            ("notes", language("Примітки", "Notes")), ("hide", language("Згорнути", "Fold")),
            ("show", language("Показати", "Show")), ("draft", language("чернетка", "draft")),
            ("from", language("вийде ", "out ")), ("label", language("Повідомлення Visnyk", "Messages of Visnyk")),
            (
                "draftPage",
                language("Чернетка: на сайті цієї сторінки немає.", "A draft: this page is not on the site.")
            ),
            ("fromPage", language("На сайті сторінка з’явиться ", "This page will be on the site from ")),
            (
                "old",
                language(
                    "Показано попередній стан: новий ще не можна побудувати.",
                    "An earlier state is shown: the new one cannot be built yet.")
            ),
        ]
    }
}
