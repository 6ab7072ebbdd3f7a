extension Kind {
    static let document = Kind(
        "document", folder: "documents", schema: .work("DigitalDocument"), order: .newest(.date), archive: .date,
        importedFrom: ["documents", "acts"], facets: [.type, .status], rank: 6,
        fields: [
            Field(
                "type",
                .choice([
                    "decision", "executive_decision", "mayor_order", "draft", "protocol", "conclusion", "agenda",
                    "programme", "tariff", "regulatory_act", "report", "card", "plan", "statute", "other",
                ]), .required,
                jsonLD: .type([
                    "decision": "Legislation", "executive_decision": "Legislation", "mayor_order": "Legislation",
                    "regulatory_act": "Legislation", "tariff": "Legislation", "statute": "Legislation",
                ]), card: .kicker, search: .text, column: "type"),
            Field("number", .text, shown: .answer, jsonLD: .property("identifier"), search: .text, column: "number"),
            Field(
                "date", .instant(), .required, shown: .byTemplate, jsonLD: .property("datePublished"), card: .kicker,
                column: "issuedDate"),
            Field(
                "accepted", .day, shown: .answer, jsonLD: .property("legislationDate"), column: "acceptedDate"),
            Field("valid_from", .day, shown: .answer, column: "validFrom"),
            Field("valid_until", .day, jsonLD: .property("expires"), column: "validThrough", notBefore: .validFrom),
            Field(
                "status",
                .choice([
                    "draft", "pending", "adopted", "in_force", "suspended", "resumed", "amended", "repealed",
                    "not_in_force",
                ]), shown: .answer,
                jsonLD: .mapped(
                    "legislationLegalForce",
                    [
                        "in_force": "https://schema.org/InForce", "resumed": "https://schema.org/InForce",
                        "suspended": "https://schema.org/NotInForce", "amended": "https://schema.org/PartiallyInForce",
                        "repealed": "https://schema.org/NotInForce", "not_in_force": "https://schema.org/NotInForce",
                    ]),
                card: .state([
                    "draft": .info, "pending": .warning, "suspended": .danger, "amended": .warning,
                    "repealed": .danger, "not_in_force": .danger,
                ]),
                search: .state(usual: ["draft", "pending", "adopted", "in_force", "resumed"]), column: "status"),
            // Editors in the browser keep the text itself under `body`.
            Field(
                "body", .text, jsonLD: .property("legislationPassedBy"), column: "publisherName",
                spellings: ["adopted_by"]),
            Field("initiator", .text, column: "creatorName"),
            Field("session", .reference("event"), shown: .cards),
            Field("explanatory_note", .file, column: "note"),
            Field("comparison_table", .file, column: "comparisonTable"),
            Field("impact_analysis", .file, column: "regulatoryImpactAnalysis"),
            Field("scan", .file, jsonLD: .property("encoding")),
            Field("amends", .list(.reference("document")), shown: .cards, jsonLD: .property("legislationChanges")),
            Field("repeals", .list(.reference("document")), shown: .cards, jsonLD: .property("legislationRepeals")),
            Field("based_on", .list(.reference("document")), shown: .cards, jsonLD: .property("isBasedOn")),
            Field("became", .reference("document"), shown: .cards),
            Field("discussion_until", .day, shown: .answer),
            Field(
                "votes",
                .map([
                    Field("for", .number), Field("against", .number), Field("abstained", .number),
                    Field("not_voting", .number),
                    Field("absent", .number), Field("roll_call", .file),
                ]), shown: .section),
        ])
}
