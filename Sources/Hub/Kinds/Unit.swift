extension Kind {
    static let unit = Kind(
        "unit", folder: "units", schema: .organization("GovernmentOrganization"), order: .alphabetical,
        collects: .units,
        importedFrom: ["units", "departments", "teams"], grouping: .type, essential: true, prior: 1.1, rank: 8,
        fields: [
            Field(
                "type",
                .choice(["council", "executive", "department", "enterprise", "institution", "starosta_district"]),
                column: "type"),
            Field("head", .reference("person", orText: true), jsonLD: .property("employee"), column: "headName"),
            Field("parent", .reference("unit"), jsonLD: .property("parentOrganization"), column: "parentName"),
            Field("tasks", .list(.text), shown: .section, search: .text, column: "description"),
            Field("address", .text, shown: .answer, jsonLD: .address, search: .text, column: "address"),
            Field("office", .reference("place", orText: true)),
            Field("phone", .phone, jsonLD: .property("telephone"), column: "telephone"),
            Field("email", .email, jsonLD: .property("email"), column: "email"),
            Field("hours", .hours, shown: .answer, jsonLD: .contact("hoursAvailable"), column: "openingHours"),
            Field("people", .list(.reference("person")), shown: .cards, showsBack: false),
        ])
}
