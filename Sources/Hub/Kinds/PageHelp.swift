extension KindHelp {
    static let page = KindHelp(
        uk: "Стала сторінка: про громаду, контакти, доступність. Файл pages/kontakty.md має адресу /kontakty/.",
        en: "A lasting page: about the town, contacts, accessibility. The file pages/contacts.md is at /contacts/.",
        title: "Про громаду", titleEN: "About the community",
        usual: ["summary", "menu", "parent"],
        fields: [
            "menu": FieldHelp(
                "footer", uk: "У якому меню сторінка стоїть сама.", en: "The menu in which the page stands by itself."),
            "parent": FieldHelp(
                "pro-hromadu", uk: "Сторінка, до якої вона належить: назва файлу.",
                en: "The page that it belongs to: the name of its file."),
            "layout": FieldHelp("contacts", uk: "Макет, який знає шаблон.", en: "A layout that the template knows."),
        ])
}
