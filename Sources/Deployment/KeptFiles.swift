internal import FileTree
internal import Provenance
internal import SourceText

/// Cards and parts of the search index that the site no longer names and that stay for a while: a network's preview or
/// a page that is open still asks for them.
public struct KeptFiles {
    struct File: Hashable {
        let digest: Digest
        /// When the site named it last, in seconds since 1970.
        let since: Int64
    }

    var files: [OutputPath: File] = [:]

    /// Where the list of them lies, below the site's root.
    public static let list = DeployName.kept

    /// Those of the paths that deployments keep: in a folder what their list there names, with the very bytes; elsewhere, where the list is not to be had, what has such a name.
    public static func known(among paths: [String], in folder: String?) -> Set<String> {
        guard let folder else { return Set(paths.filter { mayStay(OutputPath($0)) }) }
        guard let bytes = try? readFile(folder + "/" + DeployName.kept, limit: SiteManifest.sizeLimit) else {
            return []
        }
        let kept = KeptFiles(bytes: bytes)
        return Set(
            paths.filter { path in
                guard let file = kept.files[OutputPath(path)] else { return false }
                return (try? readFile(folder + "/" + path)).map { Digest(of: $0) } == file.digest
            })
    }

    /// Whether a file that is named after its bytes may stay: its name is never given to other bytes.
    static func mayStay(_ path: OutputPath) -> Bool {
        let names = path.text.split(byte: "/")
        guard let name = names.last, let (stem, ending) = String(name).halves(atByte: ".") else { return false }
        func hasDigits(_ text: Substring, _ count: Int) -> Bool {
            text.utf8.count == count && text.utf8.allSatisfy { (0x30...0x39) ~= $0 || (0x61...0x66) ~= $0 }
        }
        switch String(names[0]) {
        case "cards":
            return names.count == 2 && stem.hasPrefix(bytes: "card-") && hasDigits(stem.dropFirst(bytes: 5), 16)
                && (ending == "png" || ending == "jpg")
        case "search":
            return (stem.hasPrefix(bytes: "t-") || stem.hasPrefix(bytes: "r-"))
                && hasDigits(stem.dropFirst(bytes: 2), 6)
                && ending == "bin"
        default: return false
        }
    }

    var bytes: [UInt8] {
        var out = ByteWriter(capacity: files.count * 120)
        for (path, file) in files.sorted(by: { $0.key < $1.key }) {
            out.write("\(file.since) \(file.digest.hexadecimal) \(path.text)\n")
        }
        return out.bytes
    }

    init() {}

    /// Lines that say nothing are left out: what they meant stays at the host for good.
    init(bytes: [UInt8]) {
        for line in String(decoding: bytes, as: UTF8.self).split(byte: "\n") {
            let words = line.split(byte: " ", maxSplits: 2)
            guard words.count == 3, let since = Int64(words[0]), let digest = Digest(hexadecimal: String(words[1])),
                isPublishedPath(String(words[2])), KeptFiles.mayStay(OutputPath(String(words[2])))
            else { continue }
            files[OutputPath(String(words[2]))] = File(digest: digest, since: since)
        }
    }
}
