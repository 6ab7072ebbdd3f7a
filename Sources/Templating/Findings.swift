internal import SourceText

/// Mistakes found while compiling: one in a partial counts once, not for each of its users.
struct Findings {
    private struct Spot: Hashable {
        let id: String
        let place: Place
    }

    private static let longestArgument = 80
    private static let mostSuggestions = 1000

    private var all: [Diagnostic]
    private var spots: Set<Spot>

    init(_ earlier: [Diagnostic]) {
        all = earlier
        spots = Set(earlier.map { Spot(id: $0.id, place: $0.place) })
    }

    /// The first argument is the word to find the nearest of `known` for; past many mistakes no more is looked for.
    mutating func add(
        _ message: Message, at place: Place, _ arguments: [String], known: some Sequence<String> = EmptyCollection()
    ) {
        guard spots.insert(Spot(id: message.id, place: place)).inserted else { return }
        let arguments = arguments.map { String($0.unicodeScalars.prefix(Findings.longestArgument)) }
        let word = all.count < Findings.mostSuggestions ? arguments.first : nil
        let suggestion = word.flatMap { nearest(to: $0, among: known) }
        all.append(Diagnostic(message, at: place, arguments, suggestion: suggestion))
    }

    /// In the order of the files, and in each by place.
    func sorted(as paths: [String]) -> [Diagnostic] {
        let ranks = Dictionary(paths.enumerated().map { ($1, $0) }, uniquingKeysWith: { first, _ in first })
        let keyed = all.enumerated().map { index, diagnostic in
            (
                key: (ranks[diagnostic.place.path] ?? -1, diagnostic.place.range?.lowerBound ?? -1, index),
                diagnostic: diagnostic
            )
        }
        return keyed.sorted { $0.key < $1.key }.map(\.diagnostic)
    }
}
