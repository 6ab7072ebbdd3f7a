extension Kind {
    static let alert = Kind(
        "alert", folder: "alerts", schema: "SpecialAnnouncement", order: .newest("date"), over: ["until"], home: .banner,
        alerts: true, eitherOf: [["until", "review_at"], ["area", "settlements"]],
        importedFrom: ["alerts"], essential: true, rank: 0,
        fields: [
            Field("date", .instant(), .required, shown: .byTemplate, jsonLD: .property("datePosted"), card: .kicker),
            Field(
                "preset",
                .choice(["power", "water", "gas", "heat", "road", "storm", "mine", "evacuation", "air", "drill"]),
                shown: .byTemplate, cap: .preset, jsonLD: .property("category")),
            Field(
                "category",
                .choice([
                    "Geo", "Met", "Safety", "Security", "Rescue", "Fire", "Health", "Env", "Transport", "Infra", "CBRNE",
                    "Other",
                ]), shown: .byTemplate, cap: .category),
            Field("urgency", .choice(["Immediate", "Expected", "Future", "Past", "Unknown"]), shown: .byTemplate, cap: .urgency),
            Field("severity", .choice(["Extreme", "Severe", "Moderate", "Minor", "Unknown"]), shown: .byTemplate, cap: .severity),
            Field("certainty", .choice(["Observed", "Likely", "Possible", "Unlikely", "Unknown"]), shown: .byTemplate, cap: .certainty),
            Field("start", .instant(), cap: .onset),
            Field("until", .instant(), cap: .expires, jsonLD: .property("expires"), notBefore: "start"),
            Field("review_at", .instant()),
            Field("area", .text, cap: .area, jsonLD: .property("spatialCoverage")),
            Field("instruction", .text, shown: .section, cap: .instruction, search: .text),
            Field("message", .choice(["alert", "update", "cancel"]), shown: .byTemplate, cap: .message),
            Field("replaces", .reference("alert"), shown: .cards, cap: .replaces),
            Field("level", .choice(["info", "warning", "emergency"]), shown: .byTemplate, card: .state),
            Field("exercise", .flag, shown: .byTemplate, cap: .exercise),
            Field("source", .text, cap: .senderName),
        ])
}
