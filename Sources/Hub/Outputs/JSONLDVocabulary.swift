internal import SourceText

/// What schema.org 30 says of the types that the kinds name.
enum JSONLDVocabulary {
    /// The branch of schema.org's tree on which a type stands; it decides which members every node of the type has.
    enum Branch: Sendable {
        case work, event, service, organization, place, person, other
    }

    static func branch(_ type: String) -> Branch {
        switch type {
        case "NewsArticle", "WebPage", "SpecialAnnouncement", "DigitalDocument", "Legislation", "CreativeWork": .work
        case "Event": .event
        case "Service", "GovernmentService": .service
        case "Organization", "GovernmentOrganization": .organization
        case "Place", "CivicStructure": .place
        case "Person": .person
        default: .other
        }
    }

    /// What plain words become where a property wants a thing.
    static func range(of property: String) -> String? { ranges[property] }

    private static let ranges: [String: String] = [
        "location": "Place", "spatialCoverage": "Place", "serviceLocation": "Place", "areaServed": "AdministrativeArea",
        "organizer": "Organization", "sponsor": "Organization", "provider": "Organization",
        "serviceOperator": "Organization", "parentOrganization": "Organization", "worksFor": "Organization",
        "memberOf": "Organization", "legislationPassedBy": "Organization", "author": "Person", "employee": "Person",
        "superEvent": "Event", "serviceOutput": "Thing", "audience": "Audience", "encoding": "MediaObject",
        "recordedIn": "CreativeWork", "isBasedOn": "CreativeWork", "legislationChanges": "Legislation",
        "legislationRepeals": "Legislation",
    ]

    /// Members that only a law or decision may have.
    static func isFitting(_ property: String, for type: String) -> Bool {
        !property.hasPrefix(bytes: "legislation") || type == "Legislation"
    }

    static let weekdays = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"]
    static let page = "https://schema.org/"
}
