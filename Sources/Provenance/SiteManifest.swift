public import SourceText

/// What a published site consists of: every file with its SHA-256, so that anybody can tell whether a copy is whole
/// and unchanged. The format is described in docs/verify.md.
public struct SiteManifest: Sendable, Hashable {
    /// The manifest's own name in the site, and its signature's; neither lists itself.
    public static let name = "manifest.json"
    public static let signatureName = "manifest.json.minisig"

    public struct File: Sendable, Hashable {
        /// From the site's root, names parted by `/`, as the file system has it: nothing is percent-encoded.
        public let path: String
        public let digest: Digest
        /// In bytes.
        public let size: Int
        /// The source that the page shows, such as `content/news/fair.md`; nil for what shows no single entry.
        public let entry: String?
        /// When the entry changed last as it says itself, in RFC 3339 or a date alone.
        public let date: String?

        public init(path: String, digest: Digest, size: Int, entry: String? = nil, date: String? = nil) {
            self.path = path
            self.digest = digest
            self.size = size
            self.entry = entry
            self.date = date
        }
    }

    /// The site's address, with a slash at its end.
    public let site: String
    /// The instant that the site shows, in UTC: `2026-11-21T10:00:00Z`. Two of them compare as texts.
    public let generated: String
    /// By the bytes of their paths.
    public let files: [File]

    public init(site: String, generated: String, files: [File]) {
        self.site = site
        self.generated = generated
        self.files = files.sorted { $0.path.utf8.lexicographicallyPrecedes($1.path.utf8) }
    }

    /// What the signature vouches for besides the bytes, and shows to people.
    public var trustedComment: String { "visnyk manifest \(generated) \(site)" }

    public var bytes: [UInt8] {
        var out = ByteWriter(capacity: files.count * 180 + 256)
        func member(_ name: String, _ text: String) {
            out.write("\"")
            out.write(name)
            out.write("\":\"")
            out.write(escapingJSON: text)
            out.write("\"")
        }
        out.write("{\n")
        member("format", SiteManifest.format)
        out.write(",\n\"version\":")
        out.write(SiteManifest.version)
        out.write(",\n")
        member("site", site)
        out.write(",\n")
        member("generated", generated)
        out.write(",\n\"files\":[")
        for (index, file) in files.enumerated() {
            out.write(index == 0 ? "\n{" : ",\n{")
            member("path", file.path)
            out.write(",")
            member("sha256", file.digest.hexadecimal)
            out.write(",\"size\":")
            out.write(file.size)
            if let entry = file.entry {
                out.write(",")
                member("entry", entry)
            }
            if let date = file.date {
                out.write(",")
                member("date", date)
            }
            out.write("}")
        }
        out.write("\n]\n}\n")
        return out.bytes
    }

    static let format = "visnyk-manifest"
    static let version = 1
}
