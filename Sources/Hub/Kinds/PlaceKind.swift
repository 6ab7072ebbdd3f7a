extension Kind {
    static let place = Kind(
        "place", folder: "places", schema: .place("CivicStructure"), order: .alphabetical,
        importedFrom: ["places", "venues"], refuges: (.type, ["invincibility_point", "shelter"]), grouping: .type,
        facets: [.type],
        essential: true, prior: 1.1, rank: 7,
        fields: [
            Field(
                "address",
                .either(
                    .text,
                    [
                        Field("post_code", .text), Field("settlement", .term(.settlements)), Field("street", .text),
                        Field("building", .text),
                    ]), .required, shown: .answer, jsonLD: .address, search: .text, column: "address"),
            Field("latitude", .number, shown: .byTemplate, jsonLD: .latitude, column: "latitude"),
            Field("longitude", .number, shown: .byTemplate, jsonLD: .longitude, column: "longitude"),
            Field(
                "type",
                .choice([
                    "office", "venue", "shelter", "invincibility_point", "school", "kindergarten", "hospital",
                    "pharmacy", "library", "museum", "stadium", "park", "market", "station", "water_point", "memorial",
                    "cemetery", "other",
                ]), card: .kicker, search: .facet, column: "type"),
            Field("code", .text, shown: .byTemplate, column: "CATUTTC"),
            Field("hours", .hours, shown: .answer, jsonLD: .property("openingHours")),
            Field("hours_blackout", .hours, shown: .answer),
            Field("contacts", .list(.text), shown: .section),
            Field("phone", .phone, jsonLD: .property("telephone"), column: "telephone"),
            Field("email", .email, column: "email"),
            Field("accessibility", .text, shown: .answer, search: .text, column: "accessibility"),
            Field("capacity", .text, shown: .answer, column: "capacity"),
            Field("equipment", .list(.text), search: .text),
            Field(
                "status", .choice(["open", "closed", "limited"]), shown: .byTemplate,
                card: .state(["closed": .danger, "limited": .warning]),
                search: .state(usual: ["open"])),
            Field("status_note", .text, shown: .answer),
            Field(
                "shelter",
                .map([
                    Field("number", .text, column: "number"), Field("type", .text, column: "shelterType"),
                    Field("ownership", .text, column: "ownership"), Field("holder", .text, column: "balanceHolder"),
                    Field("peacetime_use", .text, column: "peacetimeUse"),
                    Field("key_holder", .text, column: "responsiblePerson"),
                ]), shown: .section),
            Field("checked", .day),
        ])
}
