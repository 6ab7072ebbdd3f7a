internal import SourceText

/// Words of capitals, and whether a text explains them.
enum Abbreviations {
    /// Those that every resident knows, or that stand for their own thing.
    private static let known: Set<String> = Set(
        """
        ЄС США СРСР УРСР УНР ООН НАТО ЗСУ ДСНС МВС СБУ ДПС ДПСУ ПФУ МОЗ МОН ВПО ФОП ОСББ ПДВ ЦНАП ТЦК СП ОВА ОДА РДА РВА МВА \
        ОТГ ТГ КП КНП КУ ЗОШ ДНЗ ЗДО ЗЗСО НВК ДЮСШ ВНЗ ЗВО НУШ ЗНО НМТ ЄДРПОУ РНОКПП ІПН УБД АТО ООС ТРО ППО БПЛА ДТП СТО \
        АЗС ЖЕК ЖКГ ТПВ ДБН ГО БФ ТОВ ПАТ ПП АТ НБУ МФО ЄСВ ПДФО СНІД ВІЛ ГРВІ КТ МРТ УЗД ЕКГ ФАП ЦПМСД НСЗУ ЦПТО ІТ ІД \
        ДАБІ ДМС ВЛК МСЕК ЛГБТ ЗМІ СМС ТВ ЧАЕС АЕС ТЕС ТЕЦ ГЕС ЛЕП РЕМ ДПА КВК КЗ ЦК ВР КМУ ВРУ МОУ ГУР НАБУ САП ДБР ЦВК ДВК \
        ОВК ТВК ОКК ВЛ ПТУ КПІ КНУ СНД ВЦА ІМ ЮНЕСКО ЮНІСЕФ ФІФА УЄФА НАСА ОБСЄ МЗС МКС ГУ АРК ЧМТ НСДС ВСП ДК ПК РФ ДНР ЛНР ЛНР ВВП МАГАТЕ УГКЦ ПЦУ УПЦ МВФ ВООЗ НКВС КДБ УПА ОУН КПРС
        """.split(byte: " ").map { String($0).replacing(bytes: "\n", with: "") })

    static func isKnown(_ word: String) -> Bool { known.contains(word) }

    /// The words of capitals in a text, and those that brackets explain: `центр (ЦНАП)`, `ЦНАП (центр …)`.
    static func words(of text: String) -> (used: [String], explained: Set<String>) {
        var used: [String] = []
        var explained: Set<String> = []
        let scalars = Array(text.unicodeScalars)
        var index = 0
        while index < scalars.count {
            guard isCapital(scalars[index]), index == 0 || !isWord(scalars[index - 1]) else {
                index += 1
                continue
            }
            var end = index
            while end < scalars.count, isCapital(scalars[end]) { end += 1 }
            let isWhole = end == scalars.count || !isWord(scalars[end])
            let word = String(String.UnicodeScalarView(scalars[index..<end]))
            if isWhole, (3...6).contains(end - index), !isShouted(scalars, index, end) {
                let before = scalars[..<index].last { $0 != " " && $0 != "«" && $0 != "\"" }
                let after = scalars[end...].first { $0 != " " && $0 != "»" && $0 != "\"" }
                if before == "(" || after == "(" || before == "–" || after == "–" || before == "—" || after == "—" {
                    explained.insert(word)
                }
                used.append(word)
            }
            index = max(end, index + 1)
        }
        return (used, explained)
    }

    /// Capitals on either side: a line that is shouted has no abbreviations.
    private static func isShouted(_ scalars: [Unicode.Scalar], _ start: Int, _ end: Int) -> Bool {
        func neighbour(_ range: ArraySlice<Unicode.Scalar>, backwards: Bool) -> Bool {
            let words = range.split { !isWord($0) }
            guard let word = backwards ? words.last : words.first else { return false }
            return word.count > 1 && word.allSatisfy(isCapital)
        }
        return neighbour(scalars[max(0, start - 30)..<start], backwards: true)
            || neighbour(scalars[end..<min(scalars.count, end + 30)], backwards: false)
    }

    private static func isCapital(_ scalar: Unicode.Scalar) -> Bool {
        (0x410...0x42F).contains(scalar.value) || "ІЇЄҐ".unicodeScalars.contains(scalar)
    }

    private static func isWord(_ scalar: Unicode.Scalar) -> Bool {
        scalar.properties.isAlphabetic || ("0"..."9").contains(scalar) || scalar == "-" || scalar == "’"
            || scalar == "'"
    }
}
