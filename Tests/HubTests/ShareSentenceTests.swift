import Testing

@testable import Hub
@testable import Share

@Test(arguments: [
    ["Води не буде.", "Підвозимо зранку!", "Питання?", "Телефонуйте…", "Далі буде?!", "Так."],
    ["Цистерна стоїть на вул. Соборній, 12, біля буд. Культури.", "Ще одна – на просп. Миру."],
    ["Проїзд м. Солов'їн – с. Ґанкове коштує 80 грн. Квитки в касі.", "Решта – 12 тис. грн. за місяць."],
    ["Рішення від 26 листопада 2026 р. Опубліковано вчора.", "За ст. 12 закону, п. 3 і т. д. Додано."],
    ["Виступили О. Бондарук і Т. Г. Шевченко.", "Директор ім. Лесі Українки М. Сірко додав."],
    ["Тариф – 12.5 грн, зміни з 01.12.2026.", "Версія 2.0 краща."],
    ["1. Гляньте на автомат.", "2. Телефонуйте."],
    ["Подія о 18:00 у 2026.", "Далі – у 2027."],
    ["Каже мер: «Вода буде. Чекайте».", "Решта згодом."],
    ["«Почасти, — каже він. — Хтось навчився сам».", "— Так, — додає вона. — Авжеж."],
    ["(Запис обов'язковий. Телефонуйте.)", "Приходьте!"],
    ["Лапка « без пари.", "Але речення два."],
    ["Чи буде ярмарок? так.", "Сайт town.gov.ua працює.", "№ 5 теж."],
    ["Mr. Smith and Dr. Jones came at 6 p.m. on 5 St. Mary’s Ave. near us.", "“It works. Truly.”", "Fine."],
    ["Без крапки"],
])
func sentencesEndWhereTheyEnd(expected: [String]) {
    // A dialogue's second remark begins with a dash and a capital letter: a sentence of its own within the paragraph.
    let found = sentences(of: expected.joined(separator: " "))
    #expect(found.flatMap { $0.split(separator: " ") } == expected.flatMap { $0.split(separator: " ") })
    if expected[0].hasPrefix("«Почасти") {
        #expect(found == ["«Почасти, — каже він. — Хтось навчився сам».", "— Так, — додає вона.", "— Авжеж."])
    } else {
        #expect(found == expected)
    }
}

@Test func whiteSpaceBetweenSentencesIsOneSpace() {
    #expect(sentences(of: "  Перше\u{a0}речення.\n\nДруге\tтут.  ") == ["Перше речення.", "Друге тут."])
    #expect(sentences(of: " \n").isEmpty)
}

@Test(arguments: [
    ("вода", "#вода"), ("дитячий садок", "#дитячий_садок"), ("здоров'я", "#здоровя"), ("Солов’їн", "#Соловїн"),
    ("е-послуги", "#е_послуги"), ("ЖКГ / тарифи", "#ЖКГ_тарифи"), ("8 березня", "#8_березня"), ("C++", "#C"),
    ("  «Є-Відновлення»!  ", "#Є_Відновлення"), ("щоʼйно  тут", "#щойно_тут"), ("по́мпа й їжак", "#по́мпа_й_їжак"),
    ("2026", nil), ("🎉", nil), ("", nil), ("<script>", "#script"),
])
func aHashtagIsOneWord(tag: String, expected: String?) {
    #expect(hashtag(tag) == expected)
}

@Test func aHashtagStandsOnce() {
    #expect(hashtags(["Вода", "вода", "2026", "здоров'я", "здоровя"]) == ["#Вода", "#здоровя"])
}
