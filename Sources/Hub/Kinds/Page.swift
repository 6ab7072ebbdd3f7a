extension Kind {
    static let page = Kind(
        "page", folder: "pages", atRoot: true, schema: .work("WebPage"), order: .alphabetical, feeds: false,
        importedFrom: ["pages", "page", "docs", "about", "resources", "guides", "communities"], prior: 1.1, rank: 2,
        fields: [
            Field("menu", .choice(["main", "footer", "none"]), shown: .byTemplate, data: false),
            Field("parent", .reference("page"), shown: .byTemplate),
            Field("layout", .text, shown: .byTemplate, data: false),
        ])
}
