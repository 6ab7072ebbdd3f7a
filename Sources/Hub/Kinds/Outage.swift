extension Kind {
    static let outage = Kind(
        "outage", folder: "outages", schema: .work("SpecialAnnouncement"), order: .newest(.date), archive: .date,
        over: [.until], overWhen: (.status, ["restored"]), home: .coming(3),
        currentData: [
            "utility", "status", "planned", "start", "until", "settlements", "streets", "queues", "reason", "provider",
            "phone",
        ], importedFrom: ["outages"],
        essential: true, rank: 5,
        fields: [
            Field("date", .instant(), .required, shown: .byTemplate, jsonLD: .property("datePosted")),
            Field(
                "utility", .choice(["power", "water", "gas", "heat", "internet", "transport"]), .required,
                shown: .byTemplate,
                jsonLD: .property("category"), card: .kicker, search: .text),
            Field("start", .instant(), .required, card: .kicker),
            Field("until", .instant(), jsonLD: .property("expires"), notBefore: .start),
            Field("planned", .flag, shown: .byTemplate),
            Field(
                "queues",
                .list(
                    .either(.text, [Field("queue", .text, .required, distinct: true), Field("hours", .list(.daySpan))])),
                shown: .byTemplate),
            Field("streets", .list(.text), shown: .section, search: .text),
            Field("reason", .text),
            Field("provider", .reference("unit", orText: true)),
            Field("phone", .phone),
            Field(
                "status", .choice(["planned", "ongoing", "restored"]), shown: .fact,
                card: .state(["planned": .info, "ongoing": .warning, "restored": .ok]),
                search: .state(usual: ["planned", "ongoing"])),
        ])
}
