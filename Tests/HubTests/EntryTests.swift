import Testing

@Test func entryHasItsPageItsListsAndItsWords() throws {
    let site = try built(
        """
        -- content/news/2026/11/voda.md --
        ---
        title: Воду відключать у п'ятницю
        date: 2026-11-20 09:00
        tags: [вода]
        ---
        На вулиці Соборній води не буде з 9:00.
        """)
    #expect(site.ids == [])
    #expect(site.main("/news/2026/11/voda/").contains("На вулиці Соборній води не буде"))
    #expect(site["/news/"].contains("/news/2026/11/voda/"))
    #expect(site["/tags/voda/"].contains("/news/2026/11/voda/"))
    #expect(site["/news/2026/11/"].contains("/news/2026/11/voda/"))
    #expect(site["/news/2026/11/voda/"].contains("20 листопада 2026"))
}
