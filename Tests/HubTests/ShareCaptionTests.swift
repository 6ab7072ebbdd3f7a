import Foundation
import Testing

@testable import Hub
@testable import Share

// MARK: Captions

@Test func aCaptionHasTitleTextStartLinkAddressAndHashtags() throws {
    let kit = try shared("/news/2026/11/voda/", waterNews)
    #expect(kit.ids == [])
    #expect(
        kit["telegram.txt"] == """
            Воду на Соборній відключать у п'ятницю

            З 9:00 до 17:00 на вул. Соборній води не буде.

            Міняємо засувку 1974 року. Воду підвозимо:
            – на автостанцію;
            – до лікарні.

            Хто не виходить

            Телефонуйте 0 800 000 104. Докладно

            Житлова субсидія. Подати онлайн (Дія): https://diia.gov.ua/services/subsydiia
            https://town.example/news/2026/11/voda/

            #вода #здоровя #дитячий_садок
            """)
    #expect(kit["telegram-long.txt"] == kit["telegram.txt"] && kit["facebook.txt"] == kit["telegram.txt"])
    #expect(
        kit["x.txt"] == """
            Воду на Соборній відключать у п'ятницю

            З 9:00 до 17:00 на вул. Соборній води не буде.

            Міняємо засувку 1974 року. Воду підвозимо:
            – на автостанцію;
            – до лікарні.

            Подати онлайн (Дія): https://diia.gov.ua/services/subsydiia
            https://town.example/news/2026/11/voda/

            #вода #здоровя
            """)
}

/// Whatever the text, no caption is longer than its network takes, nor does it stop in the middle of a sentence.
@Test(arguments: [1, 3, 9, 40, 200])
func captionsAreCutAtASentence(length: Int) throws {
    let sentence = "Слово" + String(repeating: " ще слово", count: length) + " 🎉 на вул. Садовій, 3."
    let body = String(repeating: sentence + " ", count: 900 / length + 2)
    let kit = try shared(
        "a",
        "-- content/news/a.md --\n---\ntitle: Назва\ndate: 2026-11-20\ntags: [вода]\n---\n" + body)
    for network in Network.all {
        let text = kit[network.file]
        #expect(network.count.length(of: text) <= network.aim, "\(network.file)")
        let parts = text.components(separatedBy: "\n\n")
        try #require(parts.count == 4, "\(network.file)")
        #expect(parts[0] == "Назва" && parts[2] == "https://town.example/news/a/" && parts[3] == "#вода")
        if network.count.length(of: sentence) < network.aim - 80 {
            #expect(parts[1].hasSuffix("Садовій, 3."), "\(network.file)")
            #expect(network.count.length(of: text + " " + sentence) > network.aim, "\(network.file)")
        } else {
            #expect(parts[1].hasSuffix(" слово…") || parts[1].hasSuffix(" ще…"), "\(network.file)")
        }
    }
}

@Test func aTitleThatIsTooLongGivesWayToTheLink() throws {
    let title = String(repeating: "Дуже довга назва рішення ", count: 40) + "кінець"
    let kit = try shared(
        "a", "-- content/news/a.md --\n---\ntitle: \(title)\ndate: 2026-11-20\ntags: [вода, тариф]\n---\nТекст.\n")
    #expect(PostLength.weighted.length(of: kit["x.txt"]) <= 280)
    #expect(kit["x.txt"].contains("…\n\nhttps://town.example/news/a/"))
    #expect(!kit["x.txt"].contains("#"))
    #expect(kit["viber.txt"].utf16.count <= 768 && kit["viber.txt"].hasSuffix("https://town.example/news/a/"))
    let word = String(repeating: "щ", count: 900)
    let one = try shared("a", "-- content/news/a.md --\n---\ntitle: \(word)\ndate: 2026-11-20\n---\n")
    #expect(PostLength.weighted.length(of: one["x.txt"]) == 280)
}

/// A table, code and cards stay on the page, and what announces them with them.
@Test func whatAPostCannotShowIsLeftOutWithWhatAnnouncesIt() throws {
    let kit = try shared(
        "a",
        """
        -- content/news/a.md --
        ---
        title: Назва
        date: 2026-11-20
        ---
        Початок тексту.[^1] Графік такий:

        | черга | години |
        |---|---|
        | 1.1 | 08–12 |

        ## Куди йти

        [Новина](b.md)

        > [!WARNING]
        > Не пийте воду з крана & бережіться `<b>`.

        [^1]: Примітка.
        -- content/news/b.md --
        ---
        title: Друга
        date: 2026-11-19
        ---

        """)
    #expect(
        kit["telegram.txt"] == """
            Назва

            Початок тексту.

            Увага

            Не пийте воду з крана & бережіться <b>.

            https://town.example/news/a/
            """)
}

// MARK: States

private func event(_ lines: String) -> String {
    """
    -- content/events/concert.md --
    ---
    title: Концерт
    start: 2026-11-27 18:00
    end: 2026-11-27 20:00
    place: hall
    \(lines)
    ---
    Приходьте.
    -- content/places/hall.md --
    ---
    title: Будинок культури
    address: {post_code: "00140", settlement: Містечко, street: вул. Соборна, building: "12"}
    ---

    """
}

@Test func anEventSaysWhenAndWhere() throws {
    let text = try shared("/events/concert/", event(""))["x.txt"]
    #expect(
        text.hasPrefix("Концерт\n\n27 листопада 2026 р., 18:00–20:00\nБудинок культури, вул. Соборна, 12, Містечко\n\n")
    )
}

@Test func changesAreSaidFirst() throws {
    for network in ["x.txt", "telegram.txt"] {
        #expect(try shared("concert", event("status: cancelled"))[network].hasPrefix("Скасовано: Концерт\n"))
        #expect(try shared("concert", event("status: postponed"))[network].hasPrefix("Відкладено: Концерт\n"))
        let moved = try shared("concert", event("status: moved\nprevious_start: 2026-11-20 18:00"))[network]
        #expect(
            moved.hasPrefix("Перенесено: Концерт\n\nРаніше планувалося на 20 листопада 2026 р., 18:00\n27 листопада"))
        #expect(try shared("concert", event(""), on: "2026-12-01 12:00")[network].hasPrefix("Завершено: Концерт\n"))
    }
}

private func alert(_ lines: String) -> String {
    """
    -- content/alerts/storm.md --
    ---
    title: Сильний вітер
    date: 2026-11-21 10:00
    until: 2026-11-22 09:00
    area: Уся громада
    instruction: Не виходьте без потреби.
    \(lines)
    ---
    Пориви до 25 м/с.
    """
}

@Test func anAlertSaysHowGraveItIsAndWhatToDo() throws {
    #expect(
        try shared("storm", alert("preset: storm\nlevel: emergency\nseverity: Severe"))["telegram.txt"] == """
            Небезпека: Сильний вітер

            Діє до 22 листопада 2026 р., 09:00
            Територія: Уся громада
            Рівень небезпеки: високий

            Не виходьте без потреби.

            Пориви до 25 м/с.

            https://town.example/alerts/storm/
            """)
    let drill = try shared("storm", alert("preset: drill"))["x.txt"]
    #expect(drill.hasPrefix("Навчання: Сильний вітер\n\nЦе не справжня загроза."))
    let over = try shared("storm", alert("preset: storm\nlevel: emergency"), on: "2026-11-23 12:00")["telegram.txt"]
    #expect(over.hasPrefix("Завершено: ") && !over.contains("Небезпека") && !over.contains("Не виходьте"))
}

@Test func aSuspendedServiceIsNotPromoted() throws {
    let text = waterNews.replacing("online_name: Дія", with: "status: suspended\nstatus_note: Оновлюємо реєстр.")
    #expect(!(try shared("voda", text)["telegram.txt"].contains("diia.gov.ua")))
    let own = try shared("subsydiia", text)["telegram.txt"]
    #expect(own.hasPrefix("Тимчасово не надається: Житлова субсидія\n\nОновлюємо реєстр."))
    #expect(!own.contains("diia.gov.ua"))
}

@Test func aTagPromotesTheServiceThatTheSettingsName() throws {
    let text =
        waterNews.replacing("services: [subsydiia]\n", with: "")
        + "\n-- content/site.yml --\n" + usualSettings + "tag_services: {Вода: subsydiia}\n"
    #expect(try shared("voda", text)["x.txt"].contains("Подати онлайн (Дія): https://diia.gov.ua/services/subsydiia\n"))
    let offline = text.replacing("online_url: https://diia.gov.ua/services/subsydiia\nonline_name: Дія\n", with: "")
    #expect(
        try shared("voda", offline)["telegram.txt"].contains(
            "Житлова субсидія. Послуга: https://town.example/services/subsydiia/\n"))
}

@Test func aTranslationSpeaksItsLanguage() throws {
    let text =
        waterNews + "\n-- content/news/2026/11/voda.en.md --\n---\ntitle: No waterNews on Friday\n---\nBring bottles.\n"
    let kit = try shared("/en/news/2026/11/voda/", text)
    #expect(kit.folder == "_share/voda.en")
    #expect(
        kit["telegram.txt"] == """
            No waterNews on Friday

            Bring bottles.

            Житлова субсидія. Apply online (Дія): https://diia.gov.ua/services/subsydiia
            https://town.example/en/news/2026/11/voda/

            #вода #здоровя #дитячий_садок
            """)
    #expect(kit["index.html"].contains("<html lang=\"en\">") && kit["index.html"].contains("Share kit"))
}
