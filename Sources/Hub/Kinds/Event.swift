extension Kind {
    static let event = Kind(
        "event", folder: "events", schema: .event("Event"), order: .soonest(.start), archive: .start,
        over: [.start, .end], home: .coming(5), calendar: true, eitherOf: [["place", "online_url"]],
        importedFrom: ["events", "event", "calendar"], facets: [.type], rank: 3,
        fields: [
            Field(
                "start", .instant(imprecise: true), .required, shown: .byTemplate, calendar: .start,
                jsonLD: .property("startDate"), card: .kicker),
            Field(
                "end", .instant(imprecise: true), shown: .byTemplate, calendar: .end, jsonLD: .property("endDate"),
                notBefore: .start),
            Field("when_text", .text, shown: .byTemplate),
            Field("all_day", .flag, shown: .byTemplate, calendar: .allDay),
            Field(
                "type",
                .choice([
                    "session", "commission", "hearing", "round_table", "webinar", "training", "residence", "broadcast",
                    "culture", "sport", "commemoration", "other",
                ]), calendar: .category),
            Field("recurrence", .recurrence, shown: .byTemplate, calendar: .recurrence),
            Field("exceptions", .list(.instant()), shown: .byTemplate, calendar: .exceptions),
            Field(
                "place", .reference("place", orText: true), shown: .answer, calendar: .location,
                jsonLD: .property("location"),
                card: .kicker, search: .facet),
            Field("online_url", .url, shown: .byTemplate, calendar: .onlineURL, jsonLD: .property("location")),
            Field("part_of", .reference("event"), shown: .cards, calendar: .series, jsonLD: .property("superEvent")),
            Field(
                "programme",
                .list(
                    .map([
                        Field("start", .text), Field("end", .text), Field("title", .text, .required),
                        Field("place", .text),
                        Field("speakers", .list(.reference("person", orText: true))),
                    ])), shown: .section),
            Field(
                "organizers", .list(.reference("unit", orText: true)), calendar: .organizer,
                jsonLD: .property("organizer"), spellings: ["organizer"]),
            Field("supported_by", .list(.reference("unit", orText: true)), jsonLD: .property("sponsor")),
            Field("registration_url", .url),
            Field("registration_until", .instant()),
            Field("live_url", .url),
            Field("recording_url", .url, jsonLD: .property("recordedIn")),
            Field("materials", .list(.either(.file, Field.attachment)), shown: .section),
            Field("price", .money, shown: .answer, jsonLD: .offer),
            Field("audience", .text, jsonLD: .property("audience")),
            Field("accessibility", .text),
            Field("agenda", .list(.reference("document", orText: true)), shown: .section, search: .text),
            Field("protocol", .reference("document"), shown: .cards),
            Field(
                "status", .choice(["scheduled", "cancelled", "postponed", "moved", "moved_online"]), shown: .byTemplate,
                calendar: .status,
                jsonLD: .mapped(
                    "eventStatus",
                    [
                        "scheduled": "https://schema.org/EventScheduled",
                        "cancelled": "https://schema.org/EventCancelled",
                        "postponed": "https://schema.org/EventPostponed",
                        "moved": "https://schema.org/EventRescheduled",
                        "moved_online": "https://schema.org/EventMovedOnline",
                    ]),
                card: .state([
                    "cancelled": .danger, "postponed": .warning, "moved": .warning, "moved_online": .warning,
                ]), search: .state(usual: ["scheduled"])),
            Field(
                "previous_start", .instant(), shown: .byTemplate, calendar: .previousStart,
                jsonLD: .property("previousStartDate")),
            Field("aftermath", .reference("news"), shown: .cards),
        ])
}
