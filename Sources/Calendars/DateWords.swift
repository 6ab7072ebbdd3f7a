internal import SourceText

/// The words of dates that are read in front matter whatever the site's languages are: Ukrainian and English.
enum DateWords {
    static let months: [String: Int] = {
        var result: [String: Int] = [:]
        for list in lists {
            for (index, word) in list.split(byte: " ").enumerated() { result[String(word)] = index + 1 }
        }
        result["sept"] = 9
        return result
    }()

    private static let lists = [
        "січня лютого березня квітня травня червня липня серпня вересня жовтня листопада грудня",
        "січень лютий березень квітень травень червень липень серпень вересень жовтень листопад грудень",
        "січ лют бер кві тра чер лип сер вер жов лис гру",
        "січ лют берез квіт трав черв лип серп верес жовт лист груд",
        "january february march april may june july august september october november december",
        "jan feb mar apr may jun jul aug sep oct nov dec",
    ]

    static let weekdays: Set<String> = [
        "monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday",
        "mon", "tue", "wed", "thu", "fri", "sat", "sun",
        "понеділок", "вівторок", "середа", "четвер", "п'ятниця", "п’ятниця", "пʼятниця", "субота", "неділя",
        "пн", "вт", "ср", "чт", "пт", "сб", "нд",
    ]

    /// Hours ahead of UTC of the zones that RFC 822 names, and of Europe's that are seen beside Ukrainian dates.
    static let zones = [
        "z": 0, "gmt": 0, "ut": 0, "utc": 0, "cet": 1, "cest": 2, "eet": 2, "eest": 3, "est": -5, "edt": -4, "cst": -6,
        "cdt": -5, "mst": -7, "mdt": -6, "pst": -8, "pdt": -7,
    ]
}
