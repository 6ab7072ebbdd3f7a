extension Kind {
    static let consultation = Kind(
        "consultation", folder: "consultations", schema: .event("Event"), order: .newest(.date), over: [.closes],
        home: .coming(2), importedFrom: ["consultations"], rank: 10,
        fields: [
            Field("date", .instant(), .required, shown: .byTemplate),
            Field("opens", .instant(), .required, jsonLD: .property("startDate"), card: .kicker),
            Field("closes", .instant(), .required, jsonLD: .property("endDate"), card: .kicker, notBefore: .opens),
            Field("outcome", .markdown, shown: .section, search: .text),
            Field(
                "said_did", .list(.map([Field("said", .text, .required), Field("did", .text, .required)])),
                shown: .section),
            Field("responses", .number),
            Field(
                "results", .list(.map([Field("option", .text, .required), Field("votes", .number, .required)])),
                shown: .section),
            Field("how", .list(.text), .required, shown: .section),
            Field(
                "stages",
                .list(
                    .map([
                        Field("title", .text, .required), Field("opens", .day), Field("closes", .day),
                        Field("status", .text),
                    ])), shown: .section),
            Field("documents", .list(.reference("document", orText: true)), shown: .section),
            Field("decision", .reference("document"), shown: .cards),
        ])
}
