internal import FileTree
internal import Provenance
internal import SourceText

/// The newest authentic manifest of each site and key that was seen on this machine, so that an old site with its old,
/// true signature is told from the present one. A line for each: key, site, instant.
struct SeenManifests {
    private let file: String
    private var lines: [(key: String, site: String, generated: String)] = []

    init(file: String) throws(FileError) {
        self.file = file
        guard kindOfPath(file) != .missing else { return }
        let text = String(decoding: try readFile(file, limit: 1 << 20), as: UTF8.self)
        for line in text.split(byte: "\n") {
            let words = line.split(byte: " ").map(String.init)
            if words.count == 3 { lines.append((words[0], words[1], words[2])) }
        }
    }

    /// The instant of the newest one seen, this one included, which is remembered.
    mutating func newest(_ manifest: SiteManifest, key: PublicKey) throws(FileError) -> String {
        let index = lines.firstIndex { $0.key == key.text && $0.site == manifest.site }
        if let index, lines[index].generated >= manifest.generated { return lines[index].generated }
        let line = (key: key.text, site: manifest.site, generated: manifest.generated)
        if let index { lines[index] = line } else { lines.append(line) }
        var out = ByteWriter()
        for line in lines { out.write("\(line.key) \(line.site) \(line.generated)\n") }
        if let slash = file.lastIndex(ofByte: "/"), slash > file.startIndex { try makeFolder(String(file[..<slash])) }
        try writeFile(out.bytes, to: file + ".new")
        try rename(file + ".new", to: file)
        return manifest.generated
    }
}
