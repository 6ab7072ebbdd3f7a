extension Kind {
    static let news = Kind(
        "news", folder: "news", schema: .work("NewsArticle"), order: .newest(.date), archive: .date, home: .latest(6),
        news: true, importedFrom: ["news", "posts", "_posts", "blog", "articles"], facets: [.type], rank: 4,
        fields: [
            Field("title", .text, .required, shown: .byTemplate, jsonLD: .property("headline")),
            Field("date", .instant(), .required, shown: .byTemplate, jsonLD: .property("datePublished"), card: .kicker),
            Field(
                "type",
                .choice([
                    "news", "announcement", "statement", "report", "video_report", "interview", "condolence", "vacancy",
                    "correction",
                ]), shown: .byTemplate),
            Field("source", .either(.text, [Field("name", .text, .required), Field("url", .url)])),
            Field("regions", .list(.text)),
            Field("communities", .list(.text)),
            Field("gallery", .list(.picture), shown: .byTemplate),
            Field(
                "video",
                .either(
                    .url,
                    [
                        Field("url", .url, .required), Field("poster", .picture), Field("duration", .text),
                        Field("transcript", .text),
                    ]), shown: .byTemplate),
            Field("services", .list(.reference("service")), shown: .cards),
            Field("events", .list(.reference("event")), shown: .cards),
            Field("places", .list(.reference("place", orText: true))),
            Field("people", .list(.reference("person", orText: true))),
            Field("correction", .text, shown: .byTemplate, jsonLD: .property("correction")),
            Field("pinned_until", .instant(), shown: .byTemplate),
        ])
}
