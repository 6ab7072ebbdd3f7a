internal import CardPainter
internal import FileTree
internal import SourceText

/// What besides content, template and settings decides the bytes of a site: two machines that agree here build the same.
public struct Ingredient: Sendable {
    public enum Kind: Sendable { case program, timeZones, font, library }

    public let kind: Kind
    /// A file's name; for fonts and the program its whole path.
    public let name: String
    /// nil where the file is missing.
    public let version: String?
}

public func ingredients() -> [Ingredient] {
    var found = [
        Ingredient(kind: .program, name: "visnyk", version: sum("/proc/self/exe")),
        Ingredient(kind: .timeZones, name: "tzdata", version: zoneVersion()),
    ]
    found += FontFiles.debian.all.map { Ingredient(kind: .font, name: $0, version: sum($0)) }
    // A library's file says its version itself: `libcairo.so.2.1160.0`.
    for path in loadedFiles() {
        guard let name = path.split(byte: "/").last.map(String.init),
            let (stem, version) = parts(name), pictureLibraries.contains(stem)
        else { continue }
        found.append(Ingredient(kind: .library, name: stem, version: version))
    }
    return found
}

/// What decodes, encodes, paints and packs.
private let pictureLibraries: Set<String> = [
    "libturbojpeg", "libwebp", "libpng16", "liblcms2", "libcairo", "libpango-1.0", "libpangocairo-1.0",
    "libpangoft2-1.0",
    "libfreetype", "libharfbuzz", "libfribidi", "libpixman-1", "libdeflate", "libbrotlienc", "libqrencode",
]

private func parts(_ name: String) -> (stem: String, version: String)? {
    guard let range = name.firstRange(ofBytes: ".so.") else { return nil }
    return (String(name[..<range.lowerBound]), String(name[range.upperBound...]))
}

/// The first digits of the file's SHA-256.
private func sum(_ path: String) -> String? {
    guard let file = resolvedPath(path), let bytes = try? readFile(file) else { return nil }
    return String(Substring(Digest(of: bytes).hexadecimal.utf8.prefix(16)))
}

/// `2025b`, from the first line of the database's text.
private func zoneVersion() -> String? {
    guard let bytes = try? readHead("tzdata.zi", in: "/usr/share/zoneinfo", count: 64),
        let line = String(decoding: bytes, as: UTF8.self).split(byte: "\n").first
    else { return nil }
    return line.split(byte: " ").last.map(String.init)
}
