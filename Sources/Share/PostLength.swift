internal import SourceText

/// How a network counts the length of a post.
enum PostLength: Sendable {
    /// UTF-16 code units, as Telegram counts its entities (core.telegram.org/api/entities) and browsers a field's text:
    /// never less than characters, so that what fits by this measure fits by theirs.
    case utf16
    /// X's weighted characters: twitter-text, config/v3.json.
    case weighted

    func length(of text: String) -> Int {
        switch self {
        case .utf16: text.utf16.count
        case .weighted: weightedLength(of: text)
        }
    }
}

/// X's count: a letter of the alphabets 1, others and any emoji 2, an address 23 however long it is.
///
/// Two things are counted as too long rather than too short: a mark on a letter that X would join with it, and an
/// address without `https://`, for which X looks into its list of domains.
private func weightedLength(of text: String) -> Int {
    text.split(omittingEmptySubsequences: false) { $0.isWhitespace }.reduce(-1) { $0 + 1 + weight(ofWord: $1) }
}

private func weight(ofWord word: Substring) -> Int {
    // What stands around an address, brackets and commas, is no part of it.
    if let scheme = word.firstRange(ofBytes: "https://") ?? word.firstRange(ofBytes: "http://") {
        let address = addressEnd(word[scheme.lowerBound...])
        return weight(of: word[..<scheme.lowerBound]) + addressWeight + weight(ofWord: word[address...])
    }
    let own = weight(of: word)
    guard let host = domain(in: word) else { return own }
    return own + max(0, addressWeight - weight(of: host))
}

private let addressWeight = 23

private func addressEnd(_ address: Substring) -> Substring.Index {
    var end = address.endIndex
    for index in address.indices where "«»“”„\"<>()[]{}".contains(address[index]) {
        end = index
        break
    }
    while end > address.startIndex, ".,;:!?…'".contains(address[address.index(before: end)]) {
        end = address.index(before: end)
    }
    return end
}

/// `town.gov.ua`, or that of `diia.gov.ua/services`: what X may take for an address though nobody wrote a scheme.
private func domain(in word: Substring) -> Substring? {
    guard !word.contains(bytes: "@") else { return nil }
    let host = word.drop { !$0.isLetter && !$0.isNumber }.prefix {
        $0.isLetter || $0.isNumber || $0 == "." || $0 == "-"
    }
    let labels = host.split(byte: ".")
    return labels.count > 1 && labels.last?.count(where: \.isLetter) ?? 0 >= 2 ? host : nil
}

/// `ranges` of config/v3.json: 0…4351, 8192…8205, 8208…8223 and 8242…8247 weigh 100 of 100, all others 200.
private func weight(of text: Substring) -> Int {
    text.reduce(0) { $0 + ($1.isEmoji ? 2 : $1.unicodeScalars.reduce(0) { $0 + weight(of: $1) }) }
}

private func weight(of scalar: Unicode.Scalar) -> Int {
    switch scalar.value {
    case 0...4351, 8192...8205, 8208...8223, 8242...8247: 1
    default: 2
    }
}

extension Character {
    /// Shown as a picture, alone or joined of several code points.
    fileprivate var isEmoji: Bool {
        guard let first = unicodeScalars.first, first.properties.isEmoji else { return false }
        return first.properties.isEmojiPresentation || unicodeScalars.dropFirst().contains { $0.value == 0xFE0F }
    }
}
