extension Kind {
    static let service = Kind(
        "service", folder: "services", schema: .service("GovernmentService"), order: .alphabetical, home: .chosen(6),
        importedFrom: ["services", "service"], grouping: .lifeEvent, facets: [.audiences, .category], essential: true,
        prior: 1.15, rank: 1,
        fields: [
            Field(
                "audience", .text, shown: .section, jsonLD: .property("audience"), cpsv: "dct:audience", search: .text),
            Field(
                "units", .list(.reference("unit", orText: true)), shown: .byTemplate,
                jsonLD: .property("serviceOperator"),
                search: .facet, spellings: ["unit"], showsBack: false),
            Field("category", .text, jsonLD: .property("serviceType"), cpsv: "cv:thematicArea", search: .text),
            Field("life_event", .text, cpsv: "cv:isGroupedBy", search: .text),
            Field(
                "provider", .reference("unit", orText: true), jsonLD: .property("provider"),
                cpsv: "cv:hasCompetentAuthority"),
            Field("grounds", .text, shown: .section, jsonLD: .property("termsOfService"), cpsv: "cv:holdsRequirement"),
            Field(
                "documents",
                .list(
                    .either(
                        .text,
                        [
                            Field("title", .text, .required), Field("when", .text), Field("form", .file),
                            Field("sample", .file),
                        ])), shown: .section, cpsv: "cpsv:hasInput", search: .text),
            Field("submit_ways", .list(.text), shown: .section),
            Field("steps", .list(.text), shown: .section, search: .text),
            Field("fee", .money, shown: .answer, jsonLD: .offer, cpsv: "cv:hasCost"),
            Field(
                "fees",
                .list(
                    .map([Field("for", .text, .required), Field("amount", .money, .required), Field("note", .text)])),
                shown: .section, cpsv: "cv:hasCost"),
            Field("payment_details", .text, shown: .section),
            Field("term", .text, shown: .answer),
            Field(
                "terms",
                .list(
                    .map([Field("for", .text, .required), Field("days", .number, .required), Field("working", .flag)])),
                shown: .section, jsonLD: .duration("days"), cpsv: "cv:processingTime"),
            Field("result", .text, shown: .section, jsonLD: .property("serviceOutput"), cpsv: "cpsv:produces"),
            Field("result_ways", .list(.text), shown: .section),
            Field("refusal", .list(.text), shown: .section, cpsv: "cv:holdsRequirement"),
            Field("appeal", .text, shown: .section),
            Field(
                "laws",
                .list(.either(.text, [Field("title", .text, .required), Field("url", .url), Field("level", .text)])),
                shown: .section, cpsv: "cv:hasLegalResource"),
            Field("approved_by", .reference("document")),
            Field("online_url", .url, shown: .byTemplate, jsonLD: .channel, cpsv: "cv:hasChannel"),
            Field("online_name", .text, shown: .byTemplate),
            Field(
                "offices", .list(.reference("place", orText: true)), jsonLD: .property("availableChannel"),
                cpsv: "cv:hasChannel", spellings: ["office"]),
            Field("phone", .phone, jsonLD: .contact("telephone")),
            Field("email", .email, jsonLD: .contact("email")),
            Field("hours", .hours, jsonLD: .property("hoursAvailable")),
            Field(
                "status", .choice(["active", "limited", "suspended"]), shown: .byTemplate, cpsv: "adms:status",
                card: .state(["limited": .warning, "suspended": .danger]),
                search: .state(usual: ["active"])),
            Field("status_note", .text, shown: .answer),
            Field("identifier", .text, jsonLD: .property("identifier"), cpsv: "dct:identifier", search: .text),
            Field("checked", .day),
        ])
}
