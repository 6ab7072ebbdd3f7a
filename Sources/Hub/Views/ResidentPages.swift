internal import SourceText
internal import Templating

/// Pages that belong to no entry and no list: shelters and Points of Invincibility by settlement, the sheet of telephones,
/// and how a reader wants to read. A template folder that has no template for one does without it.
enum ResidentPages {
    enum Kind: String, Sendable, CaseIterable {
        case refuges, phones, reading

        /// Below the language's root.
        var folder: String {
            switch self {
            case .refuges: "shelters"
            case .phones: "phones"
            case .reading: "reading"
            }
        }
    }

    struct Page: Sendable {
        let kind: Kind
        let language: Int
        /// From 1 on.
        let number: Int
        let url: String
    }

    static func url(_ kind: Kind, _ language: Int, _ site: Site, page: Int = 1) -> String {
        site.prefix(language) + kind.folder + "/" + (page == 1 ? "" : "page/\(page)/")
    }
}
