public import FileTree
public import Provenance

/// What a copy of a site turned out to be. Paths are those of the manifest; a foreign one is as the copy has it.
public struct Findings: Sendable {
    public let manifest: SiteManifest
    public var signature = Signature.notAsked
    public var changed: [String] = []
    public var missing: [String] = []
    public var foreign: [String] = []
    /// Files that no manifest lists any more and that a deployment keeps for a while.
    public var kept: [String] = []
    /// Files that servers keep to themselves, such as `.htaccess`: only a folder shows them.
    public var unchecked: [String] = []
    /// No answer came for these, or none that says anything of the file.
    public var unreached: [String] = []
    /// The server has an answer for any address, so that foreign files cannot be told.
    public var answersEverything = false

    public enum Signature: Sendable, Hashable {
        /// Without a key only damage is told, no forgery.
        case notAsked
        case valid
        case absent
        case invalid
        /// Valid, but a later one was seen: somebody shows an old site. Its instant.
        case older(than: String)
    }

    init(_ manifest: SiteManifest) { self.manifest = manifest }

    public var differs: Bool {
        !changed.isEmpty || !missing.isEmpty || !foreign.isEmpty || !(signature == .valid || signature == .notAsked)
    }

    /// Tells those of the foreign files that are kept; `list`, which names them, is not foreign either.
    public mutating func keep(_ paths: Set<String>, namedBy list: String) {
        kept += foreign.filter { paths.contains($0) }
        foreign.removeAll { paths.contains($0) || $0 == list }
    }

    mutating func sort() {
        changed.sort { OutputPath($0) < OutputPath($1) }
        missing.sort { OutputPath($0) < OutputPath($1) }
        foreign.sort { OutputPath($0) < OutputPath($1) }
        unchecked.sort { OutputPath($0) < OutputPath($1) }
        unreached.sort { OutputPath($0) < OutputPath($1) }
    }
}

/// Why nothing can be said of a copy.
public enum Failure: Error, Sendable {
    /// No such folder, or no address that begins with `http://` or `https://`.
    case noSuchPlace
    case noManifest
    case badManifest(SiteManifest.Mistake)
    /// The address leads elsewhere: that one must be given instead.
    case redirected
    /// In the words of libcurl or of HTTP.
    case unreachable(String)
    case minisignMissing
    case file(FileError)
}

/// How signatures are asked for.
public struct Trust: Sendable {
    public let key: PublicKey
    /// The file that remembers the newest manifest of each site and key; nil for no memory.
    public let seen: String?

    public init(key: PublicKey, seen: String?) {
        self.key = key
        self.seen = seen
    }

    func signature(
        _ signature: [UInt8]?, of bytes: [UInt8], _ manifest: SiteManifest
    ) throws(Failure) -> Findings.Signature {
        guard let signature else { return .absent }
        do throws(Minisign.Failure) {
            guard try Minisign.isValid(signature, of: bytes, key: key) else { return .invalid }
        } catch {
            switch error {
            case .notInstalled: throw Failure.minisignMissing
            case .refused: return .invalid
            case .file(let error): throw Failure.file(error)
            }
        }
        guard let seen else { return .valid }
        do throws(FileError) {
            var memory = try SeenManifests(file: seen)
            let newest = try memory.newest(manifest, key: key)
            return newest > manifest.generated ? .older(than: newest) : .valid
        } catch {
            throw Failure.file(error)
        }
    }
}
