extension Kind {
    static let campaign = Kind(
        "campaign", folder: "campaigns", schema: .work("CreativeWork"), order: .newest(.start), over: [.end],
        importedFrom: ["campaigns"], rank: 11,
        fields: [
            Field("start", .instant(), jsonLD: .period("temporalCoverage", until: .end), card: .kicker),
            Field("end", .instant(), notBefore: .start),
            Field("goal", .text, .required, shown: .section, search: .text),
            Field("slogan", .text, shown: .byTemplate, jsonLD: .property("alternativeHeadline")),
            Field("services", .list(.reference("service")), shown: .cards),
            Field("events", .list(.reference("event")), shown: .cards),
            Field(
                "units", .list(.reference("unit", orText: true)), shown: .cards, jsonLD: .property("sponsor"),
                spellings: ["unit"]),
            Field("partners", .list(.text), shown: .section),
            Field("materials", .list(.either(.file, Field.attachment)), shown: .section),
            Field("results", .markdown, shown: .section),
        ])
}
