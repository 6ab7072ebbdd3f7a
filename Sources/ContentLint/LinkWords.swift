internal import SourceText

/// Words of links that are themselves a number, an address of mail or an address of a site.
enum LinkWords {
    /// Whether such words name another one than the link leads to.
    static func differ(_ words: String, from target: String) -> Bool {
        let small = target.lowercasedASCII
        let whole = words.trimmedBlanks
        let written = String(whole.lowercasedASCII.hasPrefix(bytes: "mailto:") ? whole.dropFirst(bytes: 7) : whole[...])
        if small.hasPrefix(bytes: "tel:") { return areOtherDigits(written, String(small.dropFirst(bytes: 4))) }
        if small.hasPrefix(bytes: "mailto:") {
            guard written.contains(bytes: "@"), !written.contains(bytes: " ") else { return false }
            let address = String(small.dropFirst(bytes: 7).prefix(beforeBytes: "?")).percentDecoded.trimmedBlanks
            return !written.lowercasedASCII.isSame(bytes: address) && !address.contains(bytes: ",")
        }
        guard small.hasPrefix(bytes: "http"), let own = host(of: written), let other = host(of: target) else {
            return false
        }
        // Some programs lead by an address of theirs that holds the one meant.
        if small.contains(bytes: "=http"), small.contains(bytes: own) { return false }
        return !own.isSame(bytes: other) && !own.hasSuffix(bytes: "." + other) && !other.hasSuffix(bytes: "." + own)
    }

    /// A target as people know it.
    static func shown(_ target: String) -> String {
        for scheme in ["tel:", "mailto:"] where target.lowercasedASCII.hasPrefix(bytes: scheme) {
            return String(target.dropFirst(bytes: scheme.utf8.count)).percentDecoded
        }
        return target
    }

    // MARK: Numbers

    private static func areOtherDigits(_ words: String, _ target: String) -> Bool {
        guard
            words.unicodeScalars.allSatisfy({
                ("0"..."9").contains($0) || " ()-–+.\u{a0}\u{2011}".unicodeScalars.contains($0)
            })
        else { return false }
        let own = national(words)
        let other = national(String(target.prefix(beforeBytes: ";?")))
        guard own.count >= 3, other.count >= 3 else { return false }
        return own.count <= other.count
            ? !other.suffix(own.count).elementsEqual(own) : !own.suffix(other.count).elementsEqual(other)
    }

    /// The digits without the code of Ukraine and without the zero before the code of a town.
    private static func national(_ text: String) -> [Unicode.Scalar] {
        let digits = text.unicodeScalars.filter { ("0"..."9").contains($0) }
        let all = Array(digits)
        if all.count == 12, all.starts(with: Array("380".unicodeScalars)) { return Array(all.dropFirst(3)) }
        if all.count == 10, all.first == "0" { return Array(all.dropFirst()) }
        return all
    }

    // MARK: Sites

    /// The site that words name: a whole address, or a name such as `diia.gov.ua`.
    private static func host(of text: String) -> String? {
        guard !text.contains(bytes: " ") else { return nil }
        let small = text.lowercasedASCII
        if let slashes = small.firstRange(ofBytes: "://") {
            return name(String(small[slashes.upperBound...].prefix(beforeBytes: "/?#:")))
        }
        let host = String(small.prefix(beforeBytes: "/?#:"))
        let ending = host.split(byte: ".").last.map(String.init) ?? ""
        guard host.contains(bytes: "."), endings.contains(ending),
            host.hasPrefix(bytes: "www.") || text.hasPrefix(bytes: host),
            host.utf8.allSatisfy({ 0x61...0x7A ~= $0 || 0x30...0x39 ~= $0 || $0 == 0x2D || $0 == 0x2E })
        else { return nil }
        return name(host)
    }

    private static func name(_ host: String) -> String {
        host.hasPrefix(bytes: "www.") ? String(host.dropFirst(bytes: 4)) : host
    }

    /// Of names that are seldom anything else; `Node.js` and `socket.io` are programs.
    private static let endings: Set<String> = ["ua", "com", "org", "net", "eu", "info", "gov", "edu", "example"]
}
