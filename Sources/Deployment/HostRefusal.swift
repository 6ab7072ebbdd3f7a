internal import SourceText

/// Why a host plainly said no, as far as the words of the program tell that talked to it.
public enum HostRefusal: Sendable {
    /// Wrong name, password or key.
    case login
    /// The server is not the one that it should be, or nobody knows which one that is.
    case hostKey
    /// No server has the name.
    case hostUnknown
    case certificate
    /// One side wants to speak in the clear, the other does not.
    case encryption
    /// The folder or bucket is not there, or may not be written.
    case place
    /// No room is left.
    case room
    /// A folder lies where a file is to go, or the other way.
    case inTheWay
    /// SFTP has one word for many causes.
    case unsaid

    /// nil where the words speak of something that may pass.
    init?(words: String) {
        let words = words.lowercasedASCII
        let found = HostRefusal.telling.first { $0.phrases.contains { words.contains(bytes: $0) } }
        guard let found else { return nil }
        self = found.refusal
    }

    /// In small letters; the first that fits holds. OpenSSH, rsync, rclone 1.60 and its libraries, replies of RFC 959,
    /// error codes of S3.
    private static let telling: [(refusal: HostRefusal, phrases: [String])] = [
        // Names of files stand in the words too: no phrase may be a word that a town's file could be called.
        (
            .room,
            [
                "no space left", "quota exceeded", "over quota", "quotaexceeded", ": 552 ", "507 insufficient",
                "disk full",
            ]
        ),
        (
            .encryption,
            [
                "must use encryption", "tls is required", "requires tls", "tls required",
                "does not look like a tls handshake",
                "530 please login with user and pass", "auth not understood", "500 unknown command",
                "502 command not implemented", "504 auth",
            ]
        ),
        (
            .hostKey,
            [
                "host key verification failed", "host identification has changed", "knownhosts: key mismatch",
                "knownhosts: key is unknown", "couldn't parse known_hosts_file",
            ]
        ),
        (.hostUnknown, ["no such host", "could not resolve hostname", "name or service not known"]),
        (.certificate, ["x509:", "certificate has expired"]),
        (
            .login,
            [
                "permission denied (", "permission denied, please try again", "unable to authenticate",
                "no supported methods remain", ": 530 ", "login incorrect", "authentication failed", "401 unauthorized",
                "invalidaccesskeyid", "signaturedoesnotmatch", "anonymous only", "invalid login",
                "failed to parse private key",
            ]
        ),
        (
            .place,
            [
                "nosuchbucket", "accessdenied", "403 forbidden", "cannot change directory", "permission denied",
                ": 550 ", ": 553 ", "read-only file system", "not a directory",
            ]
        ),
        (
            .inTheWay,
            ["is a directory", "could not make way", "cross-device link", "cannot delete non-empty directory"]
        ),
        (.unsaid, ["\"failure\" (ssh_fx_failure)"]),
    ]
}
