internal import Calendars
internal import SourceText

/// `.well-known/security.txt` (RFC 9116): whom to tell of a hole in the site.
enum SecurityTxt {
    private static let path = ContentFiles.securityTxt

    static func jobs(_ context: OutputContext) -> [Job] {
        let site = context.site
        let settings = site.settings
        let email = settings.contacts.email.isEmpty ? settings.press.email : settings.contacts.email
        // A file of the town's own wins; below a folder of the host nobody would look for one.
        guard !email.isEmpty, settings.base.isEmpty, !site.assets.has(path) else { return [] }
        // No more of the clock than the year, so that days change nothing.
        let year = site.year + 1
        let text = """
            Contact: mailto:\(email.mailAddressEncoded)
            Expires: \(year)-12-31T23:59:59Z
            Preferred-Languages: \(settings.languages.joined(separator: ", "))
            Canonical: \(settings.origin)/\(path)

            """
        return [Job(path, "security.txt", .bytes(digest: { Digest(of: Array(text.utf8)) }, write: { $0.write(text) }))]
    }
}

extension String {
    /// For a `mailto:` URI (RFC 6068).
    fileprivate var mailAddressEncoded: String {
        split(byte: "@", omittingEmptySubsequences: false).map { String($0).percentEncoded }.joined(separator: "@")
    }
}
