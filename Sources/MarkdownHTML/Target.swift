internal import SourceText

/// What a link's target is, seen as a browser sees it (WHATWG URL: blanks and controls around the scheme don't hide it).
enum Target: Equatable {
    case empty
    /// `#part` of the same page.
    case fragment
    /// Another file of the site: no scheme, no host.
    case file
    /// http and https.
    case web
    /// `http:/page`: a browser would take the first part of its path for a site.
    case hostless
    /// mailto, tel and other schemes that open a program of the reader's.
    case program
    /// `//host/path` and its disguises.
    case hostOnly
    case forbidden(scheme: String)

    init(_ target: UnsafeBufferPointer<UInt8>) {
        guard let first = unsafe target.first else {
            self = .empty
            return
        }
        if first == UInt8(ascii: "#") {
            self = .fragment
            return
        }
        if unsafe target.contains(where: { $0 < 0x20 || $0 == 0x7F }) {
            self = unsafe .forbidden(scheme: Target.scheme(of: target) ?? "")
            return
        }
        guard let scheme = unsafe Target.scheme(of: target) else {
            let start = unsafe target.drop { $0 == 0x20 }.prefix(2)
            let isHost =
                unsafe start.count == 2 && start.allSatisfy { $0 == UInt8(ascii: "/") || $0 == UInt8(ascii: "\\") }
            self = isHost ? .hostOnly : .file
            return
        }
        switch scheme {
        case "http", "https": self = unsafe Target.namesHost(target) ? .web : .hostless
        case "mailto", "tel", "sms", "viber", "tg", "geo": self = .program
        default: self = .forbidden(scheme: scheme)
        }
    }

    /// Whether it may be the address of a site whose scheme is misspelt.
    var isMisspeltWeb: Bool {
        switch self {
        case .hostless: true
        case .forbidden(let scheme): scheme.utf8.count > 2 && scheme != "file" && scheme != "ftp"
        default: false
        }
    }

    /// The scheme in small letters, found as browsers do: blanks and controls before it and inside it are passed over.
    private static func scheme(of target: UnsafeBufferPointer<UInt8>) -> String? {
        var scheme = ""
        for index in target.indices {
            let byte = unsafe target[index]
            switch byte {
            case 0...0x20, 0x7F: continue
            case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"):
                scheme.unicodeScalars.append(Unicode.Scalar(byte | 0x20))
            case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "+"), UInt8(ascii: "-"), UInt8(ascii: "."):
                if scheme.isEmpty { return nil }
                scheme.unicodeScalars.append(Unicode.Scalar(byte))
            case UInt8(ascii: ":"): return scheme.isEmpty ? nil : scheme
            default: return nil
            }
            if scheme.utf8.count > 40 { return nil }
        }
        return nil
    }

    /// Whether two slashes and the name of a site follow the scheme.
    private static func namesHost(_ target: UnsafeBufferPointer<UInt8>) -> Bool {
        let rest = unsafe target.drop { $0 != UInt8(ascii: ":") }.dropFirst()
        guard unsafe rest.starts(with: "//".utf8), let host = unsafe rest.dropFirst(2).first else { return false }
        return !"/\\?#@:".utf8.contains(host)
    }

    /// Whether it leads to a film: on a known host, or a file of that kind.
    static func isFilm(_ target: String) -> Bool {
        let small = target.lowercasedASCII
        let path = small.prefix(beforeBytes: "?#")
        if path.hasSuffix(bytes: ".mp4") || path.hasSuffix(bytes: ".webm") { return true }
        guard small.hasPrefix(bytes: "https://") || small.hasPrefix(bytes: "http://"),
            let slash = small.firstIndex(ofByte: "/")
        else { return false }
        let rest = Substring(small[slash...].utf8.drop { $0 == UInt8(ascii: "/") })
        let host = rest.prefix(beforeBytes: "/?#")
        guard host.utf8.count < rest.utf8.count else { return false }
        switch host {
        case "youtube.com", "www.youtube.com", "m.youtube.com", "youtu.be", "www.youtube-nocookie.com", "vimeo.com",
            "www.vimeo.com", "player.vimeo.com":
            return true
        default: return false
        }
    }
}
