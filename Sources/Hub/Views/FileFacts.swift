internal import SourceText

/// What a reader should know of a file before loading it: its address, format and size.
struct FileFacts {
    let site: Site
    let strings: Strings

    struct Facts {
        let url: String
        let name: String
        let format: String
        let size: String
        let bytes: Int?
    }

    func facts(_ file: FileReference, _ owner: EntryID) -> Facts? {
        switch site.target(at: file.range, of: owner) {
        case .asset(let path)?: facts(path)
        case .address(let url)?:
            Facts(
                url: url, name: String(url.split(byte: "/").last ?? ""), format: format(url), size: "", bytes: nil)
        default: nil
        }
    }

    func facts(_ path: String) -> Facts {
        let bytes = site.assets.size(of: path)
        return Facts(
            url: site.href(site.assets.url(of: path)), name: String(path.split(byte: "/").last ?? ""),
            format: format(path), size: size(bytes), bytes: bytes)
    }

    private func format(_ path: String) -> String {
        let name = path.split(byte: "/").last ?? ""
        guard let dot = name.lastIndex(ofByte: "."), name[dot...].utf8.count <= 6 else {
            return ""
        }
        return String(name[dot...].dropFirst(bytes: 1)).uppercasedASCII
    }

    private func size(_ bytes: Int) -> String {
        func amount(_ text: String, _ unit: Int) -> String { text + "\u{a0}" + (strings["units.bytes.\(unit)"] ?? "B") }
        if bytes < 1024 * 1024 { return amount(String(max(1, (bytes + 512) / 1024)), 1) }
        let tenths = (bytes * 10 + 512 * 1024) / (1024 * 1024)
        let mark = strings["units.decimal"] ?? "."
        return amount(
            tenths % 10 == 0 || tenths >= 100 ? String(tenths / 10) : "\(tenths / 10)\(mark)\(tenths % 10)", 2)
    }
}
