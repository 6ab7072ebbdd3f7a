extension Kind {
    static let person = Kind(
        "person", folder: "people", schema: .person("Person"), order: .alphabetical,
        importedFrom: ["people", "authors"],
        rank: 9,
        fields: [
            Field(
                "role", .text, .required, shown: .byTemplate, jsonLD: .property("jobTitle"), card: .kicker,
                search: .text, column: "post"),
            Field("photo", .picture, shown: .byTemplate, jsonLD: .property("image"), column: "photo"),
            Field(
                "units", .list(.reference("unit", orText: true)), jsonLD: .property("worksFor"),
                column: "organizationUnit", spellings: ["unit"]),
            Field("faction", .text, jsonLD: .property("memberOf"), column: "faction"),
            Field("commission", .text, column: "commission"),
            Field("district", .text, column: "district"),
            Field("phone", .phone, jsonLD: .property("telephone"), column: "telephone"),
            Field("email", .email, jsonLD: .property("email"), column: "email"),
            Field("reception", .hours, shown: .answer, jsonLD: .contact("hoursAvailable"), column: "receptionHours"),
        ])
}
