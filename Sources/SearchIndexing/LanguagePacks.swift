/// Endings of English: light, since a wrong join costs more than a missed one.
private let englishEndings = "-|s es ed ing ings ies ied y e er ers ly edly ingly ment ments;ment|s"

private let latinFolds = "ſsςσ"

extension SearchLanguage {
    static let english = SearchLanguage(
        code: "en", codePage: .utf8, endings: englishEndings, vowels: "aeiouy", folds: latinFolds,
        lookAlikes: "аaсcеeіiоoрpхxуyкkмmнhтtвb",
        latinKeys: "йцукенгшщзхїфівапролджєячсмитьбю", ownKeys: "qwertyuiop[]asdfghjkl;'zxcvbnm,.",
        near: "ieeaeoaouoscckvwyi",
        stops: "a an and are at by for from how i in is it my of on or the to what where with")

    static func neutral(_ code: String) -> SearchLanguage {
        SearchLanguage(code: code, codePage: .utf8, folds: latinFolds)
    }

    /// Ukrainian, with the English endings for Latin words in Ukrainian texts.
    static let ukrainian = SearchLanguage(
        code: "uk", codePage: .windows1251,
        endings: englishEndings + ";"
            // Adjectives, pronouns and nouns.
            + "-|а я у ю о е є і ї и й ь ий ій ого ього ому ьому ої ьої ою ьою им ім их іх ими іми"
            + " ам ям ами ями ах ях ом ем єм ею єю ові еві єві ів їв ей ію ія ії іє іям іями іях ією їй їм їх їми;"
            // Infinitive, past and future of verbs.
            + "а я и і ї у ува юва|ти в ла ло ли вши вся тиму тимеш тиме тимемо тимем тимете тимуть то;"
            // Present and imperative.
            + "а я у ю і|ю єш є єть ємо єм єте ють й ймо йте ючи йтесь;"
            + "іш|ий ого ому им ім а ої ій у ою е і их ими;"
            + "-|у ю иш ить имо им ите ать ять імо іть ачи ячи еш е еть емо ем ете уть учи мо єш їш їть їмо їте ють їть ьте ьмо;"
            // Participles and nouns of verbs in -увати.
            + "ова ува юва|ний ного ному ним нім на ної ній ну ною не ні них ними но;"
            + "ува юва|ння нню нням ннях ннями нні нь",
        reflexive: "ся сь", soft: "ьй", vowels: "аеєиіїоуюяaeiouy", finals: "ост іст",
        folds: "ґгёеэеыиѐеѝи" + latinFolds, drops: "ъ",
        lookAlikes: "aаcсeеiіoоpрxхyуkкmмhнtтbв",
        latinKeys: "qwertyuiop[]asdfghjkl;'zxcvbnm,.`{}:\"<>~", ownKeys: "йцукенгшщзхїфівапролджєячсмитьбю'хїжєбю'",
        romanised: "shch щ zgh зг zh ж kh х ts ц ch ч sh ш yu ю iu ю ju ю ya я ia я ja я ye є ie є je є yi ї ji ї"
            + " a а b б v в h г g г d д e е z з y и i і j й k к l л m м n н o о p п r р s с t т u у f ф c к w в x кс q к",
        shifts: "згцксх", fleeting: "оеє", closed: "іоеє їє", near: "иіиїеєгхоаеиґгсзтдбпжшзсвуйї",
        neighbours: "абвгджзйклмнпрстуфхцчшщюяєї баеиклмнорсуі вабвгдежзиклмнопрстуцчші гаеилноруі"
            + " дабвдежзиклмнопрстухчьяі еабвгджзйклмнопрстфхцчшю жаеиклноучі забвгдеиклмнопртуьі"
            + " ибвгджзйклмнпрстфхцчшщя йбвдкмностш кавеилнорстуці лаеиклоуьюяі маеиклнопруі навгдеикностуфхцчшьюяі"
            + " обвгджзйклмнпрстфхцчшщюяєї паеиклнорстуці рабвгдеиклмнопстухцшюяі савеиклмноптуфхцьяі тавеиклнортуьюяєі"
            + " уабвгджзйклмнпрстхчшює фаеоруі хавилноруі цеиьюяі чаеикноуі шаеиклнотуі щаеиоу ькмностш юбвдстчює"
            + " явгдклмнрстхцчює євдмнтшю іабвгджзйклмнопрстхцчшщюяєї ївнх",
        loners:
            "через між від під над при про для без біля коло крім щодо після перед поза серед вздовж вон вони він вона"
            + " воно раз разом сам самий бути був була було були буде будуть щоб якщо коли тоді там тут так також але або чи"
            + " ніж ще вже хто що це цей ця той та ті тих тим був біг кіт ліс рік ніч піч сіль хід рід вік бік",
        stops: "а або але в до для за з зі із й і на не о по при про та так то у чи це що як від який яка яке які де"
            + " коли чому скільки хто куди сьогодні завтра зараз номер"
            + " треба потрібно можна хочу оформити отримати подати замовити зробити дізнатися")
}
