extension ShortcodePass {
    func fence(_ code: String, language: String) -> String {
        let word = String(
            decoding: language.utf8.prefix { $0.isLetter || $0.isDigit || "-+#".utf8.contains($0) }, as: UTF8.self)
        let sign = Macros.fence(around: code)
        return sign + word.lowercased() + "\n" + code.trimmedLines + "\n" + sign
    }

    /// A callout of the sort its name or colour tells.
    func notice(_ call: Shortcode, _ words: String) -> String {
        let sort = ([call.name, call["type", "color", "level", "class", "kind"] ?? call.positional.first ?? ""]).joined(
            separator: " "
        ).lowercased()
        let label =
            ["danger", "error", "caution"].contains { sort.contains($0) }
            ? "CAUTION"
            : ["warning", "attention", "alert-warn"].contains { sort.contains($0) }
                ? "WARNING"
                : ["important", "primary"].contains { sort.contains($0) }
                    ? "IMPORTANT"
                    : ["tip", "hint", "success"].contains { sort.contains($0) } ? "TIP" : "NOTE"
        let title = call["title", "heading"].map { "**" + $0 + "**\n\n" } ?? ""
        return "> [!\(label)]\n" + (title + words.trimmedLines).quoted
    }
}
