extension Field {
    /// What every kind has.
    static let common: [Field] = [
        Field("title", .text, .required, shown: .byTemplate, jsonLD: .property("name")),
        Field("summary", .text, shown: .byTemplate, jsonLD: .property("description")),
        Field("date", .instant(), shown: .byTemplate),
        Field("updated", .instant(), shown: .byTemplate, notBefore: nil),
        Field("change_note", .text, shown: .byTemplate),
        Field("tags", .list(.term(.tags)), shown: .byTemplate, search: .facet),
        Field("audiences", .list(.term(.audiences)), shown: .byTemplate),
        Field("settlements", .list(.term(.settlements)), shown: .byTemplate, search: .facet),
        Field(
            "units", .list(.reference("unit", orText: true)), shown: .byTemplate, search: .facet, spellings: ["unit"],
            showsBack: false),
        Field(
            "authors", .list(.reference("person", orText: true)), shown: .byTemplate, spellings: ["author"],
            showsBack: false),
        Field("signature", .text, shown: .byTemplate),
        Field("image", .picture, shown: .byTemplate, jsonLD: .property("image")),
        Field("image_alt", .text, shown: .byTemplate),
        Field("attachments", .list(.either(.file, Field.attachment)), shown: .byTemplate),
        Field("related", .list(.reference(nil)), shown: .byTemplate, showsBack: false, data: false),
        Field("campaign", .reference("campaign"), shown: .cards),
        Field("follows", .reference(nil), shown: .cards),
        Field("faq", .list(.map(Field.questionAndAnswer)), shown: .byTemplate, jsonLD: .faq, search: .text),
        Field("ask", .map(Field.ask), shown: .section, data: false),
        Field("search_terms", .list(.text), shown: .byTemplate, search: .terms, data: false),
        Field("aliases", .list(.path), shown: .byTemplate, data: false),
        Field("weight", .number, shown: .byTemplate, data: false),
        Field("draft", .flag, shown: .byTemplate, data: false),
        Field("publish_at", .instant(), shown: .byTemplate, data: false),
        Field("expires", .instant(), shown: .byTemplate),
        Field("replaced_by", .reference(nil), shown: .byTemplate, showsBack: false, data: false),
        Field("gone", .flag, shown: .byTemplate, data: false),
        Field("noindex", .flag, shown: .byTemplate, data: false),
        Field("lint_off", .list(.text), shown: .byTemplate, data: false),
    ]

    static let attachment: [Field] = [
        Field("file", .file, .required), Field("title", .text), Field("language", .text), Field("form", .flag),
        Field("sample", .file),
    ]

    private static let questionAndAnswer: [Field] = [
        Field("question", .text, .required), Field("answer", .markdown, .required),
    ]

    private static let ask: [Field] = [
        Field("question", .text, .required), Field("reply_url", .url), Field("reply_email", .email),
        Field("until", .instant()),
    ]
}
