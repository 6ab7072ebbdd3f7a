internal import SourceText

/// A new site's texts in Ukrainian.
struct UkrainianTown: TownTexts {
    let town: NewTown

    private var name: String { YAMLWord.written(town.name) }
    private var isTown: Bool { town.form == .town }

    var settings: String {
        """
        # Паспорт сайту. Рядок, що починається з «#», – пояснення: сайт його не читає.
        # Усі поля й приклади: visnyk kinds site

        name: \(name)
        # Адреса, за якою сайт буде в інтернеті.
        url: \(town.url ?? NewTown.placeholderURL)
        time_zone: Europe/Kyiv
        # Щоб додати англійську, напишіть [uk, en]; переклад кладіть поруч: novyna.en.md.
        languages: [uk]
        description: \(isTown ? "Новини, послуги, події й документи громади." : "Новини, події й контакти.")

        # Один колір сайту, у лапках. Відтінки підберуться самі.
        colour: "\(town.colour ?? NewTown.usualColour)"
        # Герб чи знак: покладіть файл у теку content і приберіть «# » на початку наступного рядка.
        \(town.setting("crest", town.crest.map { "{src: \($0.name), alt: \(isTown ? "Герб" : "Знак")}" }, else: "{src: crest.png, alt: Герб}"))

        # Контакти стоять унизу кожної сторінки. Приберіть «# » і впишіть свої.
        # contacts:
        #   address: вул. Соборна, 1, м. Містечко
        #   phone: (04000) 2-10-01
        #   email: rada@misto.example
        #   hours: Пн–Чт 08:00–17:00; Пт 08:00–15:45; перерва 12:00–12:45

        # Головне меню: назва й адреса на сайті.
        menu:
          - title: Новини
            url: /news/
        \(menu)  - title: \(isTown ? "Про громаду" : "Про нас")
            url: \(isTown ? "/pro-hromadu/" : "/pro-nas/")
          - title: Контакти
            url: /kontakty/
        \(isTown ? settlements : "")
        """
    }

    private var menu: String {
        let items =
            isTown
            ? [("Послуги", "/services/"), ("Події", "/events/"), ("Документи", "/documents/")] : [("Події", "/events/")]
        return items.map { "  - title: \($0.0)\n    url: \($0.1)\n" }.joined()
    }

    private var settlements: String {
        """

        # Населені пункти громади: за ними збирають новини, відключення й укриття.
        # settlements: [Містечко, Липівка]

        """
    }

    var entries: [(path: String, text: String)] {
        var entries = [
            (town.newsFolder + "sait-zapratsiuvav.md", news), ("events/zrazok-podii.md", event),
            ("places/zrazok-mistsia.md", place), ("people/zrazok-osoby.md", person),
            ("pages/kontakty.md", contacts),
            (isTown ? "pages/pro-hromadu.md" : "pages/pro-nas.md", about),
        ]
        if isTown {
            entries += [
                ("services/zrazok-posluhy.md", service), ("documents/zrazok-dokumenta.md", document),
                ("units/rada.md", unit),
            ]
        }
        return entries.sorted { $0.0.utf8.lexicographicallyPrecedes($1.0.utf8) }
    }

    private var news: String {
        """
        ---
        # Опис тексту: поле, двокрапка, пропуск, значення. Рядок із «#» на початку – пояснення.
        # Усі поля новини: visnyk kinds news
        title: Наш новий сайт запрацював
        date: \(town.date(after: 0))
        summary: Тепер новини, події й контакти зібрано в одному місці.
        tags: [сайт]
        # Знімок кладуть поруч із текстом і кажуть, що на ньому:
        # image: vidkryttia.jpg
        # image_alt: Люди біля ратуші
        ---
        Це перша новина. Замініть її своєю або створіть наступну: `visnyk new news "Назва новини"`.

        Порожній рядок починає новий абзац. **Так** виділяють важливе, а [так](../../../pages/kontakty.md) посилаються на іншу сторінку сайту.

        ## Підзаголовок

        - перший пункт списку;
        - другий пункт.

        """
    }

    private var event: String {
        """
        ---
        # draft: true – це чернетка. Її видно у visnyk serve, а на сайті немає.
        # Коли текст готовий, приберіть цей рядок.
        draft: true
        title: Зразок події
        date: \(town.date(after: 0))
        # Початок за місцевим часом.
        start: \(town.date(after: 14)) 18:30
        end: \(town.date(after: 14)) 20:00
        # Де: слова або назва файлу з теки places.
        place: Актова зала
        type: culture
        price: Вхід вільний
        ---
        Розкажіть, що буде, для кого це й чи треба записатися.

        """
    }

    private var service: String {
        """
        ---
        draft: true
        title: Зразок послуги
        summary: Хто може отримати послугу, де й за скільки днів.
        audience: Усі мешканці громади
        # Кожен документ з нового рядка.
        documents:
          - Паспорт
          - title: Довіреність
            when: якщо подає представник
        submit_ways:
          - Особисто
          - Поштою
        steps:
          - Підготуйте документи.
          - Подайте заяву.
          - Отримайте результат.
        fee: Безоплатно
        term: 10 робочих днів
        result: Рішення або обґрунтована відмова
        # Коли ви востаннє перевірили ці відомості.
        checked: \(town.date(after: 0))
        ---
        Тут – те, що не вмістилося в поля: приклади, поради, винятки.

        """
    }

    private var document: String {
        """
        ---
        draft: true
        title: Зразок документа
        # decision – рішення ради. Решта видів: visnyk kinds document
        type: decision
        number: 1/1
        # date – коли оприлюднено, accepted – коли ухвалено.
        date: \(town.date(after: 0))
        accepted: \(town.date(after: 0))
        status: in_force
        # Підписаний документ кладуть поруч:
        # scan: rishennia-1-1.pdf
        ---
        Повний текст документа. Його знайде пошук, і його прочитає людина з телефона, на відміну від скану.

        """
    }

    private var place: String {
        """
        ---
        draft: true
        title: Зразок місця
        # office – установа, shelter – укриття, library – бібліотека. Решта: visnyk kinds place
        type: office
        address: вул. Соборна, 1
        # Точка на карті: широта, потім довгота.
        # latitude: 50.4501
        # longitude: 30.5234
        hours: Пн–Пт 09:00–18:00
        accessibility: Пандус біля головного входу
        ---

        """
    }

    private var person: String {
        """
        ---
        draft: true
        title: Прізвище Ім'я По батькові
        role: Посада
        # phone: (04000) 2-10-01
        # email: pryimalnia@misto.example
        reception: Ср 10:00–12:00
        ---
        Кілька речень про людину та її обов'язки.

        """
    }

    private var unit: String {
        """
        ---
        title: \(name)
        # council – рада, department – відділ, enterprise – комунальне підприємство.
        type: council
        # phone: (04000) 2-10-01
        # email: rada@misto.example
        # hours: Пн–Чт 08:00–17:00; Пт 08:00–15:45
        ---
        Чим займається і як звернутися.

        """
    }

    private var about: String {
        """
        ---
        title: \(isTown ? "Про громаду" : "Про нас")
        ---
        Розкажіть про \(isTown ? "громаду: де вона, скільки людей, чим живе" : "себе: чим займаєтеся і для кого").

        """
    }

    private var contacts: String {
        """
        ---
        title: Контакти
        ---
        Адреса, телефон, пошта й години роботи, які ви впишете в `content/site.yml`, з'являться внизу кожної сторінки. Тут додайте, як доїхати та до кого звертатися.

        """
    }

    var readme: String {
        """
        # \(town.name)

        Це сайт. Тексти лежать у теці `content`, кожен – окремий файл. Програма Visnyk («Вісник») робить із них сторінки.

        ## Побачити сайт

            visnyk serve

        Відкрийте адресу, яку покаже програма. Сторінка оновиться сама, щойно ви збережете файл. Помилку буде видно просто на сторінці: де вона і як її виправити.

        ## Написати новину

            visnyk new news "Назва новини"

        З'явиться файл. Напишіть у ньому текст, збережіть і приберіть рядок `draft: true`, коли все готово. Так само: `visnyk new event "Назва"`, `visnyk new outage "Назва"`, `visnyk new alert "Назва"`.

        Які бувають види текстів і поля: `visnyk kinds`, `visnyk kinds event`.

        ## Перевірити й зробити сайт

            visnyk check
            visnyk build

        Готовий сайт – тека `_site`: її вміст викладають на хостинг. З помилкою сайт не зміниться: спершу виправте те, що показала перевірка.

        ## Що де лежить

        | | |
        |---|---|
        | `content/site.yml` | назва, адреса, контакти, меню, колір |
        | `content/news/` | новини за роками й місяцями |
        | `content/events/` | події |
        \(isTown ? "| `content/services/` | послуги |\n| `content/documents/` | документи |\n| `content/units/` | підрозділи |\n" : "")| `content/places/` | місця й адреси |
        | `content/people/` | люди |
        | `content/pages/` | сталі сторінки |

        Файли зі словом `zrazok` – зразки-чернетки: на сайті їх немає. Допишіть їх або приберіть.

        """
    }
}
