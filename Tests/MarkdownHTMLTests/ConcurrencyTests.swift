import SourceText
import TestSupport
import Testing

/// Texts that need what extensions add to the letters cmark looks at.
private let texts = (0..<400).map { number in
    """
    ~~Знято \(number)~~, потім www.town\(number).example та https://town.example/\(number) і a\(number)@town.example.

    | Місце | Час |
    |---|---|
    | ~~Зал~~ | www.town.example/\(number) |

    - [x] ~~готово~~ [^\(number)]

    [^\(number)]: http://town.example/n\(number)
    """
}

@Test func parsingOnAllCoresMakesWhatOneCoreMakes() {
    let alone = texts.map { rendered($0).html }
    #expect(alone.allSatisfy { $0.contains("<del>") && $0.contains("mailto:") })
    for _ in 0..<(runsLongTests ? 1000 : 20) {
        let together = texts.mapConcurrently(workers: max(4, coreCount)) { rendered($0).html }
        let different = zip(alone, together).count { $0 != $1 }
        #expect(different == 0)
    }
}
