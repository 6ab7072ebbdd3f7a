/// Web addresses as people write them down.
package enum WrittenAddress {
    /// The address that was most likely meant; nil where nothing near is one.
    package static func mended(_ text: String) -> String? {
        var text = withoutQuotes(text)
        // `[words](address)` belongs into a text.
        if text.hasPrefix(bytes: "["), let open = text.firstRange(ofBytes: "]("), text.hasSuffix(bytes: ")") {
            text = String(text[open.upperBound...].dropLast(bytes: 1))
        }
        if text.hasPrefix(bytes: "<"), text.hasSuffix(bytes: ">") {
            text = String(text.dropFirst(bytes: 1).dropLast(bytes: 1))
        }
        // Of several the first.
        for sign in [", ", "; ", " і ", " та "] {
            if let range = text.firstRange(ofBytes: sign), text.contains(bytes: "://") {
                text = String(text[..<range.lowerBound])
            }
        }
        text = text.replacing(bytes: "\\", with: "/")
        for (wrong, right) in [
            ("https://https://", "https://"), ("http://http://", "http://"), ("http://https://", "https://"),
            ("https://http://", "http://"), ("https:///", "https://"), ("http:///", "http://"),
        ] where text.hasPrefix(bytes: wrong) {
            text = right + text.dropFirst(bytes: wrong.utf8.count)
        }
        if let (scheme, rest) = misspeltScheme(text) { text = scheme + "://" + rest }
        if let slashes = text.firstRange(ofBytes: "://") {
            let host = text[slashes.upperBound...].prefix(beforeBytes: "/?#")
            let mended = String(host).replacing(bytes: ",", with: ".").replacing(bytes: "..", with: ".")
            if host.contains(bytes: ",") || host.contains(bytes: ".."), isHost(mended[...]) {
                text = text[..<slashes.upperBound] + mended + text[host.endIndex...]
            }
        }
        if text.hasPrefix(bytes: "www,") { text = "www." + text.dropFirst(bytes: 4) }
        if !text.contains(bytes: "://"), isHost(text.prefix(beforeBytes: "/?#")) { text = "https://" + text }
        text = text.replacing(bytes: " ", with: "%20")
        return isWhole(text) && text.contains(bytes: "://") ? text : nil
    }

    /// The one address among words: `https://zoom.example/j/1 Код: 4567`; nil where the text is an address alone, has several,
    /// or goes on as the name of a file with blanks.
    package static func alone(in text: String) -> (address: String, rest: String)? {
        let words = text.utf8.split { $0 == 0x20 || $0 == 0x09 || $0 == 0x0A }.map { String(Substring($0)) }
        guard words.count > 1, let last = words.last, !isFile(last) else { return nil }
        let addresses = words.filter { word in
            word.contains(bytes: "://")
                ? isWhole(word) && namesHost(word)
                : isHost(word.prefix(beforeBytes: "/?#")) && word.contains(bytes: "/")
        }
        guard addresses.count == 1, let one = addresses.first else { return nil }
        var address = one
        while let sign = address.last, ".,;:)".contains(sign) { address.removeLast() }
        let rest = words.filter { $0 != one }.joined(separator: " ")
        // One small word behind may be the address's own: `/моя форма`.
        let isOwn = words.count == 2 && words[0] == one && rest.unicodeScalars.allSatisfy(\.properties.isLowercase)
        if isOwn { return nil }
        return (address.contains(bytes: "://") ? address : "https://" + address, rest)
    }

    private static func isFile(_ word: String) -> Bool {
        guard let dot = word.lastIndex(ofByte: ".") else { return false }
        return fileEndings.contains(String(word[dot...].dropFirst(bytes: 1)).lowercasedASCII)
    }

    /// Without blanks and quotes of any sort around it.
    private static func withoutQuotes(_ text: String) -> String {
        func isAround(_ scalar: Unicode.Scalar) -> Bool {
            scalar.properties.isWhitespace || "\"'«»“”„‘’".unicodeScalars.contains(scalar)
        }
        var scalars = text.unicodeScalars[...]
        while let first = scalars.first, isAround(first) { scalars.removeFirst() }
        while let last = scalars.last, isAround(last) { scalars.removeLast() }
        return String(scalars)
    }

    /// `htps://`, `https//`, `https:/`, `https;//`: the scheme that was meant and what stands behind it, which is a host.
    private static func misspeltScheme(_ text: String) -> (scheme: String, rest: String)? {
        let letters = text.utf8.prefix { $0 | 0x20 >= 0x61 && $0 | 0x20 <= 0x7A }
        let scheme = String(Substring(letters)).lowercasedASCII
        guard (3...7).contains(scheme.utf8.count), scheme.contains(bytes: "t"),
            let near = nearest(to: scheme, among: ["https", "http"])
        else { return nil }
        let signs = text.utf8[letters.endIndex...].prefix { ":;,./ ".utf8.contains($0) }
        let written = String(Substring(signs))
        guard !(scheme == near && written == "://"), written.contains(bytes: ":") || written.contains(bytes: "/") else {
            return nil
        }
        let rest = String(text[signs.endIndex...])
        return isHost(rest.prefix(beforeBytes: "/?#:")) ? (near, rest) : nil
    }

    /// Whether a site with a dot in its name stands behind the scheme.
    package static func namesHost(_ text: String) -> Bool {
        guard let slashes = text.firstRange(ofBytes: "://") else { return false }
        return isHost(text[slashes.upperBound...].prefix(beforeBytes: "/?#:"))
    }

    /// A whole web address, a path on the own site, or an address of mail or a telephone with its scheme.
    package static func isWhole(_ text: String) -> Bool {
        guard text.utf8.allSatisfy({ $0 > 0x20 && $0 != 0x7F && $0 != 0x22 && $0 != 0x3C && $0 != 0x3E && $0 != 0x5C })
        else { return false }
        if text.hasPrefix(bytes: "/") { return !text.hasPrefix(bytes: "//") }
        for scheme in ["https://", "http://"] where text.lowercasedASCII.hasPrefix(bytes: scheme) {
            let host = text.dropFirst(bytes: scheme.utf8.count).prefix(beforeBytes: "/?#")
            return isHostOrPort(host)
        }
        return ["mailto:", "tel:"].contains { text.hasPrefix(bytes: $0) && text.utf8.count > $0.utf8.count }
    }

    /// Letters, digits, hyphens and dots with words between them, then a port; or a number in brackets (RFC 3986, 3.2.2).
    private static func isHostOrPort(_ text: Substring) -> Bool {
        guard !text.isEmpty, !text.hasPrefix(bytes: "."), !text.contains(bytes: "..") else { return false }
        if text.hasPrefix(bytes: "[") { return text.contains(bytes: "]") }
        return text.unicodeScalars.allSatisfy {
            $0.value < 0x80
                ? $0.properties.isAlphabetic || ("0"..."9").contains($0) || "-._:%".unicodeScalars.contains($0)
                : $0.properties.isAlphabetic || $0.properties.numericType != nil
                    || $0.properties.generalCategory == .nonspacingMark
        }
    }

    /// Ends of hosts that nobody owns, and those that were meant.
    private static let slipsOfEndings: [(wrong: String, right: String)] = [
        (".con", ".com"), (".cmo", ".com"), (".ocm", ".com"), (".vom", ".com"), (".xom", ".com"), (".comm", ".com"),
        (".ner", ".net"), (".nte", ".net"), (".nett", ".net"), (".ogr", ".org"), (".orgg", ".org"), (".rog", ".org"),
        (".uaa", ".ua"), (".уа", ".ua"), (".gov.u", ".gov.ua"), (".ua.", ".ua"), (".com.", ".com"),
        ("@gmial.com", "@gmail.com"), ("@gamil.com", "@gmail.com"), ("@gmai.com", "@gmail.com"),
        ("@gnail.com", "@gmail.com"), ("@gmail.co", "@gmail.com"), ("@gmail.ua", "@gmail.com"),
    ]

    /// An address of mail or of the web with the host that was most likely meant; nil where nothing is near.
    package static func withoutSlipOfHost(_ text: String) -> String? {
        var start = text.startIndex
        if let slashes = text.firstRange(ofBytes: "://") {
            start = slashes.upperBound
        } else if !text.contains(bytes: "@") {
            return nil
        }
        let host = String(text[start...].prefix(beforeBytes: "/?#"))
        let small = host.lowercasedASCII
        guard let slip = slipsOfEndings.first(where: { small.hasSuffix(bytes: $0.wrong) }) else { return nil }
        let rest = text[start...].dropFirst(bytes: host.utf8.count)
        return text[..<start] + host.dropLast(bytes: slip.wrong.utf8.count) + slip.right + rest
    }

    /// What stands behind a dot in a file's name, and is no country.
    private static let fileEndings: Set<String> = [
        "md", "pdf", "doc", "docx", "xls", "xlsx", "ppt", "pptx", "odt", "ods", "rtf", "txt", "csv", "zip", "rar",
        "jpg",
        "jpeg", "png", "gif", "webp", "svg", "mp4", "mp3", "ics", "json", "xml", "html", "htm", "djvu",
    ]

    /// `www.example.com`, `t.me`: labels of letters and digits, the last one of letters.
    package static func isHost(_ text: Substring) -> Bool {
        let labels = text.split(byte: ".", omittingEmptySubsequences: false)
        guard labels.count > 1, let last = labels.last, last.utf8.count >= 2 else { return false }
        let hasWords = labels.allSatisfy { label in
            !label.isEmpty
                && label.utf8.allSatisfy {
                    $0 | 0x20 >= 0x61 && $0 | 0x20 <= 0x7A || 0x30...0x39 ~= $0 || $0 == 0x2D || $0 >= 0x80
                }
        }
        let isFile = fileEndings.contains(String(last).lowercasedASCII)
        return hasWords && !isFile && !last.utf8.contains { 0x30...0x39 ~= $0 }
    }
}
