import CardPainter
import Foundation
import Photos

/// The cards of the contact sheet: shortest and longest titles, all kinds, both languages, light and dark accents,
/// with a photograph and without.
struct Samples {
    let all: [(name: String, card: Card)]

    init(project: URL) throws {
        let pictures = project.appending(path: "Tests/CardPainterTests/Pictures")
        func read(_ name: String) throws -> [UInt8] { [UInt8](try Data(contentsOf: pictures.appending(path: name))) }
        let crest = try CardCrest(try read("crest.png"))
        let landscape = try CardPhoto(read("landscape.jpg"))
        let portrait = try CardPhoto(read("portrait.jpg"), focus: Focus(x: 0.5, y: 0.35))
        let band = try design("band", in: project)
        let poster = try design("poster", in: project)
        let blue = SRGBColour(hexadecimal: "#1f5aa6")!
        let navy = SRGBColour(hexadecimal: "#0b2545")!
        let yellow = SRGBColour(hexadecimal: "#f2c230")!
        let green = SRGBColour(hexadecimal: "#2e7d4f")!
        let cherry = SRGBColour(hexadecimal: "#8e2440")!
        let grey = SRGBColour(hexadecimal: "#7a7f87")!
        let sky = SRGBColour(hexadecimal: "#9fd3f5")!
        let town = "Новоградівська міська рада"
        let english = "Novohradivka City Council"
        var all: [(String, Card)] = []
        func add(
            _ name: String, _ design: CardDesign, _ accent: SRGBColour, _ kicker: String, _ title: String,
            town: String = town, crest: CardCrest? = crest, photo: CardPhoto? = nil, size: CardSize = .wide,
            language: String = "uk"
        ) {
            all.append(
                (
                    name,
                    Card(
                        title: title, kicker: kicker, town: town, crest: crest, accent: accent, photo: photo,
                        design: design, size: size, language: language)
                ))
        }
        let longest = """
            Про внесення змін до рішення міської ради від 24 грудня 2025 року № 1847 «Про затвердження Програми \
            соціально-економічного та культурного розвитку Новоградівської міської територіальної громади на \
            2026–2028 роки» та про визнання такими, що втратили чинність, деяких рішень виконавчого комітету
            """
        add("01-shortest", band, blue, "Оголошення", "Увага!")
        add(
            "02-event", band, navy, "Подія · 21 листопада, 18:30 · Палац культури",
            "Концерт «Ґудзики й їжаки»: музика для всієї родини")
        add(
            "03-news", band, green, "Новини · 5 грудня 2026",
            "У Новоградівці відкрили оновлений парк із майданчиком для дітей і зоною для вигулу собак")
        add("04-longest", band, cherry, "Рішення міської ради", longest)
        add(
            "05-yellow", band, yellow, "Тривога · вода",
            "Завтра з 9:00 до 17:00 не буде води на вул. Шевченка, Франка та Лесі Українки")
        add("06-service", band, grey, "Послуга", "Державна реєстрація народження")
        add(
            "07-english", band, blue, "News · 5 December 2026",
            "The city has opened a renovated park with a playground for children", town: english, language: "en")
        add("08-emoji", band, sky, "Свято", "З Днем міста! 🎉🇺🇦 Програма святкувань на суботу 🎶")
        add(
            "09-photo", band, blue, "Новини · 5 грудня 2026",
            "Рятувальники навчали школярів, як діяти під час пожежі в лісі", photo: landscape)
        add(
            "10-portrait", band, yellow, "Інтерв’ю",
            "«Ми не чекали, що стільки людей прийде по допомогу»: розмова з волонтеркою", photo: portrait)
        add("11-nocrest", band, green, "Вакансія", "Міська бібліотека шукає методиста", crest: nil)
        add(
            "12-square", band, blue, "Подія · 21 листопада, 18:30",
            "Концерт «Ґудзики й їжаки»: музика для всієї родини", size: .square)
        add("13-shortest", poster, blue, "Скасовано", "Ярмарок")
        add(
            "14-event", poster, navy, "Подія · 21 листопада, 18:30 · Палац культури",
            "Концерт «Ґудзики й їжаки»: музика для всієї родини")
        add(
            "15-news", poster, green, "Новини · 5 грудня 2026",
            "Із понеділка в місті змінюється рух автобусів № 5, 7 та 12")
        add("16-longest", poster, cherry, "Рішення міської ради", longest)
        add(
            "17-yellow", poster, yellow, "Тривога · вода",
            "Завтра з 9:00 до 17:00 не буде води на вул. Шевченка, Франка та Лесі Українки")
        add(
            "18-consultation", poster, grey, "Громадське обговорення · до 15 січня",
            "Яким має бути генеральний план міста до 2040 року?")
        add(
            "19-english", poster, cherry, "Event · 21 November, 6:30 pm",
            "“Buttons and Hedgehogs”: a concert for the whole family", town: english, language: "en")
        add("20-emoji", poster, sky, "Свято", "З Днем міста! 🎉🇺🇦 Програма святкувань на суботу 🎶")
        add(
            "21-photo", poster, green, "Новини · 5 грудня 2026",
            "Рятувальники навчали школярів, як діяти під час пожежі в лісі", photo: landscape)
        add(
            "22-portrait", poster, cherry, "Інтерв’ю",
            "«Ми не чекали, що стільки людей прийде по допомогу»: розмова з волонтеркою", photo: portrait)
        add("23-longword", poster, blue, "Словник", "Високоелектроенергопостачальницькокомунікаційний")
        add(
            "24-square", poster, cherry, "Новини · 5 грудня 2026",
            "Рятувальники навчали школярів, як діяти під час пожежі в лісі", photo: landscape, size: .square)
        self.all = all
    }
}
