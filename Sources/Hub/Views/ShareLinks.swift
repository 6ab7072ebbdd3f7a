internal import SourceText
internal import Templating

/// Addresses by which a reader passes a page on. They are plain links: nobody learns who looked at the page.
enum ShareLinks {
    /// Where to, and what stands before the page's address. Names of networks are the same in every language.
    private static let networks: [(name: String, address: String)] = [
        ("Telegram", "https://t.me/share/url?url="),
        ("Viber", "viber://forward?text="),
        ("WhatsApp", "https://wa.me/?text="),
        ("Facebook", "https://www.facebook.com/sharer/sharer.php?u="),
        ("X", "https://x.com/intent/post?url="),
    ]

    static func records(to address: String) -> [Record] {
        networks.map { LinkView(name: $0.name, url: $0.address + address.percentEncoded).record }
    }
}
