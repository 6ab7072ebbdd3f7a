public import FileTree
internal import Programs
internal import SourceText

/// Signatures of manifests, made and checked by the program `minisign` (docs/decisions/provenance.md).
public enum Minisign {
    public enum Failure: Error, Sendable {
        case notInstalled
        /// The program refused: a wrong password, a file that is no key. It has said so itself.
        case refused
        case file(FileError)
    }

    /// The signature of these bytes as a file's bytes. An encrypted key's password is asked for on the terminal.
    ///
    /// The same key, bytes and comment give the same signature.
    public static func signature(of bytes: [UInt8], comment: String, key: String) throws(Failure) -> [UInt8] {
        try inFolder { (folder) throws(Failure) in
            let message = folder + "/" + SiteManifest.name
            let signature = folder + "/" + SiteManifest.signatureName
            try write(bytes, to: message)
            guard
                try run(
                    [
                        "-S", "-s", key, "-m", message, "-x", signature, "-c", "signature of " + SiteManifest.name,
                        "-t", comment,
                    ],
                    .toErrors)
            else { throw Failure.refused }
            do throws(FileError) {
                return try readFile(signature, limit: sizeLimit)
            } catch {
                throw Failure.file(error)
            }
        }
    }

    /// Whether the signature is the key's over just these bytes.
    public static func isValid(_ signature: [UInt8], of bytes: [UInt8], key: PublicKey) throws(Failure) -> Bool {
        try inFolder { (folder) throws(Failure) in
            let message = folder + "/" + SiteManifest.name
            let file = folder + "/" + SiteManifest.signatureName
            try write(bytes, to: message)
            try write(signature, to: file)
            return try run(["-V", "-q", "-P", key.text, "-m", message, "-x", file], .nowhere)
        }
    }

    /// The longest signature file that is read, in bytes.
    public static let sizeLimit = 64 << 10

    /// Whether it could be run at all.
    public static var isInstalled: Bool { (try? ChildProcess.run("minisign", ["-v"], words: .nowhere)) != nil }

    private static func run(_ arguments: [String], _ words: ChildProcess.Words) throws(Failure) -> Bool {
        do throws(ChildProcess.Failure) {
            return try ChildProcess.run("minisign", arguments, words: words) == 0
        } catch {
            switch error {
            case .missing: throw Failure.notInstalled
            case .notRun: throw Failure.refused
            }
        }
    }

    private static func write(_ bytes: [UInt8], to path: String) throws(Failure) {
        do throws(FileError) {
            try writeFile(bytes, to: path)
        } catch {
            throw Failure.file(error)
        }
    }

    private static func inFolder<Result>(_ work: (String) throws(Failure) -> Result) throws(Failure) -> Result {
        let folder: String
        do throws(FileError) {
            folder = try makeTemporaryFolder()
        } catch {
            throw Failure.file(error)
        }
        defer {
            for name in [SiteManifest.name, SiteManifest.signatureName] { try? removeFile(folder + "/" + name) }
            removeEmptyFolder(folder)
        }
        return try work(folder)
    }
}

/// The key that a site's signatures are checked with.
public struct PublicKey: Sendable, Hashable {
    /// 56 letters and digits that begin with `RW`.
    public let text: String

    /// From the key itself, or from the file that holds it; nil where it is neither.
    public init?(_ text: String) {
        if let key = PublicKey.key(in: text) {
            self.text = key
            return
        }
        guard let bytes = try? readFile(text, limit: 4096) else { return nil }
        // The file's first line is a comment.
        let lines = String(decoding: bytes, as: UTF8.self).replacing(bytes: "\r", with: "\n")
            .split(byte: "\n")
        guard let key = lines.lazy.compactMap({ PublicKey.key(in: String($0)) }).first else { return nil }
        self.text = key
    }

    private static func key(in line: String) -> String? {
        let isKey =
            line.utf8.count == 56 && line.hasPrefix(bytes: "RW")
            && line.utf8.allSatisfy {
                (0x61...0x7A) ~= $0 | 0x20 && $0 < 0x80 || (0x30...0x39) ~= $0 || $0 == UInt8(ascii: "+")
                    || $0 == UInt8(ascii: "/")
            }
        return isKey ? line : nil
    }
}
