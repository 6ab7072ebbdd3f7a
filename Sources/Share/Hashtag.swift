internal import Hub

/// A tag as networks link it: `#дитячий_садок` of «дитячий садок», `#здоровя` of «здоров'я».
///
/// A hashtag is one word of letters, digits and underscores: whatever else stands between words becomes one underscore,
/// and an apostrophe, which would end it, goes. nil where no letter is left: numbers alone are not linked.
func hashtag(_ tag: String) -> String? {
    var text = ""
    var isBetween = false
    for character in tag.trimmed where !apostrophes.contains(character) {
        guard character.isLetter || character.isNumber && character.isWholeNumber else {
            isBetween = !text.isEmpty
            continue
        }
        if isBetween { text.append("_") }
        isBetween = false
        text.append(character)
    }
    return text.contains(where: \.isLetter) ? "#" + text : nil
}

/// Each once, whatever the size of its letters; in the order of the tags.
func hashtags(_ tags: [String]) -> [String] {
    var seen: Set<String> = []
    return tags.compactMap(hashtag).filter { seen.insert($0.lowercased()).inserted }
}

private let apostrophes: Set<Character> = ["'", "’", "ʼ", "‘", "`", "´", "′"]
