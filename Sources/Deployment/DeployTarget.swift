public import SourceText

/// A place that a site is sent to, as `deploy` in `site.yml` names it. What is secret stands in the environment alone
/// (`Secrets`).
public struct DeployTarget: Sendable, Hashable {
    public enum Kind: String, Sendable, CaseIterable {
        case folder, rsync, sftp, ftp, ftps, s3, webdav
    }

    /// Small letters, digits and hyphens.
    public let name: String
    public let kind: Kind
    public var host = ""
    public var port: Int?
    public var user = ""
    /// The site's folder there; below the bucket for `s3`. Relative ones begin where the host lets the user in.
    public var path = ""
    /// The public key of an SSH host, as `ssh-keyscan` prints it without the host's name: `ssh-ed25519 AAAA…`.
    public var hostKey = ""
    /// Of `webdav` and `s3`.
    public var address = ""
    public var bucket = ""
    public var region = ""
    /// Canned access rule for objects of `s3`, where the host wants one.
    public var access = ""
    /// The share of the live files, in hundredths, that one deployment may remove.
    public var mostRemoved = 20
    /// How many days cards and parts of the search index stay that the site no longer names.
    public var keptDays = 31
    /// How many deployments `--to` can go back to.
    public var history = 5
    public var limits = HostLimits()

    public init(_ name: String, _ kind: Kind) {
        self.name = name
        self.kind = kind
    }

    /// Whether letters and digits go to the host in the clear, the password too.
    public var isInTheClear: Bool { kind == .ftp || kind == .webdav && address.hasPrefix(bytes: "http://") }

    public static func isName(_ name: String) -> Bool {
        !name.isEmpty && name.utf8.count <= 40
            && name.utf8.allSatisfy { (0x61...0x7A) ~= $0 || (0x30...0x39) ~= $0 || $0 == UInt8(ascii: "-") }
    }
}

/// What a host takes; nil where nothing is known of a limit.
public struct HostLimits: Sendable, Hashable {
    public var files: Int?
    /// In bytes, of one file.
    public var fileSize: Int?
    /// In bytes, of all together.
    public var total: Int?

    public init(files: Int? = nil, fileSize: Int? = nil, total: Int? = nil) {
        self.files = files
        self.fileSize = fileSize
        self.total = total
    }

    /// What hosts of ready pages say of themselves (their free plans, 2026); see docs/decisions/deploy.md.
    public init(hosting: String) {
        switch hosting {
        case "cloudflare": self.init(files: 20_000, fileSize: 25 << 20)
        case "github": self.init(fileSize: 100 << 20, total: 1 << 30)
        case "gitlab": self.init(total: 1 << 30)
        default: self.init()
        }
    }

    public struct Excess: Sendable, Hashable {
        public enum Measure: Sendable { case files, fileSize, total }
        public let measure: Measure
        public let found: Int
        public let limit: Int
        /// The file that is too large.
        public let path: String?
    }

    public func excesses(of files: [(path: String, size: Int)]) -> [Excess] {
        var excesses: [Excess] = []
        if let limit = self.files, files.count > limit {
            excesses.append(Excess(measure: .files, found: files.count, limit: limit, path: nil))
        }
        if let limit = fileSize {
            for file in files where file.size > limit {
                excesses.append(Excess(measure: .fileSize, found: file.size, limit: limit, path: file.path))
            }
        }
        let sum = files.reduce(0) { $0 + $1.size }
        if let limit = total, sum > limit {
            excesses.append(Excess(measure: .total, found: sum, limit: limit, path: nil))
        }
        return excesses
    }
}
