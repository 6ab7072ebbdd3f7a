extension Field {
    /// The rows of `site.yml`.
    package static var settings: [Field] { Settings.rows }
}

extension FieldHelp {
    /// Of the rows of `site.yml`.
    package static let settings: [String: FieldHelp] = [
        "name": FieldHelp(
            "Містечківська міська рада", "Mistechko City Council",
            uk: "Назва сайту: ради, громади чи організації. Кожен текст можна дати мовами: {uk: …, en: …}.",
            en:
                "The site's name: a council, a community, an organisation. Any text may be given by language: {uk: …, en: …}."
        ),
        "short_name": FieldHelp(
            "Містечко", "Mistechko", uk: "Коротка назва для заголовків вікон.", en: "A short name for window titles."),
        "description": FieldHelp(
            "Офіційний сайт Містечківської громади", "The official website of the Mistechko community",
            uk: "Про що сайт, одним реченням: для пошуковиків і стрічок.",
            en: "What the site is about, in one sentence: for search engines and feeds."),
        "url": FieldHelp(
            "https://town.example/", uk: "Адреса сайту в інтернеті, з https:// на початку.",
            en: "The site's address, with https:// in front."),
        "server": FieldHelp(
            "{https: true, www: false}",
            uk:
                "Що додати до файлів сервера: перехід на https і на адресу з www чи без; htaccess: false – без .htaccess.",
            en:
                "What server files do besides: lead to https, and to the address with or without www; htaccess: false leaves .htaccess out."
        ),
        "time_zone": FieldHelp("Europe/Kyiv", uk: "Часовий пояс усіх дат.", en: "The time zone of all dates."),
        "languages": FieldHelp(
            "[uk, en]", uk: "Мови сайту; перша – головна. Переклад лежить поруч: novyna.en.md.",
            en: "The site's languages; the first is the main one. A translation lies beside its original: news.en.md."),
        "crest": FieldHelp(
            "{src: crest.png, alt: Герб міста}", "{src: crest.png, alt: Coat of arms}",
            uk: "Герб чи знак: файл у content/, PNG, JPEG, WebP або SVG. З нього роблять і значки.",
            en: "The crest or logo: a file in content/, PNG, JPEG, WebP or SVG. Icons are made of it."),
        "colour": FieldHelp(
            "\"#1f5fa8\"", uk: "Колір сайту, у лапках; відтінки підбираються так, щоб текст читався.",
            en: "The site's colour, in quotes; shades are chosen so that text can be read."),
        "contacts": FieldHelp(
            "{address: \"вул. Соборна, 1, м. Містечко\", phone: (04000) 2-10-01, email: rada@town.example}",
            "{address: \"1 Soborna Street, Mistechko\", phone: (04000) 2-10-01, email: office@town.example}",
            uk: "Адреса, телефон, пошта й години, що стоять унизу кожної сторінки.",
            en: "The address, phone, e-mail and hours at the foot of every page."),
        "press": FieldHelp(
            "{phone: (04000) 2-14-60, email: press@town.example}", uk: "Контакти й підпис пресслужби.",
            en: "The press office's contacts and signature."),
        "hotlines": FieldHelp(
            "- {name: Аварійна служба водоканалу, phone: 0 800 000 104}",
            "- {name: Water emergencies, phone: 0 800 000 104}", uk: "Гарячі лінії.", en: "Hotlines."),
        "social": FieldHelp(
            "- {name: Telegram, url: \"https://t.me/town_example\"}", uk: "Сторінки в соціальних мережах.",
            en: "Pages in social networks."),
        "menu": FieldHelp(
            "- {title: Новини, url: /news/}\n- {title: Контакти, url: /kontakty/}",
            "- {title: News, url: /news/}\n- {title: Contacts, url: /contacts/}",
            uk: "Головне меню; адреса на сайті починається з «/».",
            en: "The main menu; an address on the site begins with “/”."),
        "region": FieldHelp("Вишгайська область", "Vyshhai Oblast", uk: "Область.", en: "The oblast."),
        "community": FieldHelp("Містечківська громада", "Mistechko community", uk: "Громада.", en: "The community."),
        "code": FieldHelp("UA99020130000041207", uk: "Код громади за КАТОТТГ.", en: "The community's KATOTTH code."),
        "edrpou": FieldHelp("\"99004117\"", uk: "Код ЄДРПОУ, у лапках.", en: "The EDRPOU code, in quotes."),
        "licence": FieldHelp(
            "Creative Commons «Із зазначенням авторства» 4.0", "Creative Commons Attribution 4.0",
            uk: "Ліцензія текстів сайту.", en: "The licence of the site's texts."),
        "settlements": FieldHelp(
            "[Містечко, Липівка]", "[Mistechko, Lypivka]",
            uk: "Населені пункти громади: слова для поля settlements; можна з кодами {name, code, type, district}.",
            en:
                "The community's settlements: the words for the field settlements; with codes as {name, code, type, district}."
        ),
        "audiences": FieldHelp(
            "[ВПО, Ветерани, Батьки, Пенсіонери]", "[Veterans, Parents, Pensioners]",
            uk: "Для кого бувають тексти: слова для поля audiences.",
            en: "Whom texts may be for: the words for the field audiences."),
        "alert_sender": FieldHelp(
            "alerts@town.example", uk: "Хто підписує оповіщення CAP.", en: "The sender of CAP alerts."),
        "tag_services": FieldHelp(
            "{субсидія: subsydiia}", "{subsidy: subsydiia}",
            uk: "Яку послугу пропонує допис з міткою: мітка й назва файлу послуги.",
            en: "Which service a post with a tag offers: the tag and the name of the service's file."),
        "cards": FieldHelp(
            "{design: band}", uk: "Вигляд карток для соцмереж: band або poster.",
            en: "The look of share cards: band or poster."),
        "search": FieldHelp(
            "{synonyms: [[світло, електроенергія]]}", "{synonyms: [[light, electricity]]}",
            uk: "Слова, які пошук вважає однаковими.", en: "Words that search takes for the same."),
        "files": FieldHelp(
            "[opendata.zip]",
            uk:
                "Файли з content/, що публікуються як є, хоч жоден текст на них не посилається; тека зі скісною рискою в кінці.",
            en:
                "Files of content/ that are published as they are, though no text links to them; a folder with a slash at its end."
        ),
        "hosting": FieldHelp(
            "apache", uk: "Хостинг, для якого пишуться файли сервера.",
            en: "The hosting that server files are written for."),
        "deploy": FieldHelp(
            "{town: {type: ftps, host: ftp.town.example, user: town, path: public_html}}",
            uk: "Місця, куди visnyk deploy надсилає сайт, за назвами; паролів тут не пишуть.",
            en: "The places that visnyk deploy sends the site to, by names; no passwords are written here."),
        "per_page": FieldHelp(
            "20", uk: "Скільки записів на сторінці списку, від 1 до 200.",
            en: "Entries on a page of a list, from 1 to 200."),
        "related": FieldHelp(
            "3", uk: "Скільки текстів пропонувати під кожним, від 0 до 12.",
            en: "How many texts to offer below each, from 0 to 12."),
        "lint": FieldHelp(
            "{}", uk: "Правила перевірки, які вимкнути чи посилити.", en: "Rules of the check to turn off or to harden."
        ),
        "strict": FieldHelp("true", uk: "Вважати попередження помилками.", en: "Treat warnings as errors."),
    ]
}
