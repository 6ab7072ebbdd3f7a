internal import SourceText

extension Kind {
    static let alert = Kind(
        "alert", folder: "alerts", schema: .work("SpecialAnnouncement"), order: .newest(.date), over: [.until],
        overWhen: (.message, ["cancel"]), home: .banner, alerts: true,
        eitherOf: [["until", "review_at"], ["area", "settlements"]],
        requirements: [
            Requirement(
                fields: ["category", "urgency", "severity", "certainty"], condition: .without("preset"),
                message: .alertWords),
            Requirement(
                fields: ["replaces"], condition: .with("message", ["update", "cancel"]), message: .alertReplaces),
        ],
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
                    "Geo", "Met", "Safety", "Security", "Rescue", "Fire", "Health", "Env", "Transport", "Infra",
                    "CBRNE",
                    "Other",
                ]), shown: .byTemplate, cap: .category),
            Field(
                "urgency", .choice(["Immediate", "Expected", "Future", "Past", "Unknown"]), shown: .byTemplate,
                cap: .urgency),
            Field(
                "severity", .choice(["Extreme", "Severe", "Moderate", "Minor", "Unknown"]), shown: .byTemplate,
                cap: .severity),
            Field(
                "certainty", .choice(["Observed", "Likely", "Possible", "Unlikely", "Unknown"]), shown: .byTemplate,
                cap: .certainty),
            Field("start", .instant(), cap: .onset),
            Field("until", .instant(), cap: .expires, jsonLD: .property("expires"), notBefore: .start),
            Field("review_at", .instant(), cap: .review),
            Field("area", .text, cap: .area, jsonLD: .property("spatialCoverage")),
            Field("instruction", .text, shown: .section, cap: .instruction, search: .text),
            Field(
                "message", .choice(["alert", "update", "cancel"]), shown: .byTemplate, cap: .message,
                card: .state(["update": .warning, "cancel": .ok])),
            Field("replaces", .reference("alert"), shown: .cards, cap: .replaces),
            Field(
                "level", .choice(["info", "warning", "emergency"]), shown: .byTemplate,
                card: .state(["warning": .warning, "emergency": .danger])),
            Field("exercise", .flag, shown: .byTemplate, cap: .exercise),
            Field("source", .text, cap: .senderName),
        ])
}

extension Message {
    static let alertWords = Message(
        "alert.words",
        Wording(uk: "немає поля «preset», тож потрібні: {0}", en: "there is no “preset”, so these are needed: {0}"),
        hint: Wording(
            uk: "додайте preset: він заповнить category, urgency, severity і certainty",
            en: "add a preset: it fills category, urgency, severity and certainty"))
    static let alertReplaces = Message(
        "alert.replaces",
        Wording(
            uk: "оновлення або відбій має назвати оповіщення, якого стосується: немає поля «{0}»",
            en: "an update or a cancellation must name its alert: the field “{0}” is missing"),
        hint: Wording(
            uk: "додайте replaces: назва файлу того оповіщення", en: "add replaces: the name of that alert's file"))
}
