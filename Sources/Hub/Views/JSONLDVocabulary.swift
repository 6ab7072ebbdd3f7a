internal import SourceText

/// What schema.org 30 says of the types that the kinds name.
enum JSONLDVocabulary {
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
