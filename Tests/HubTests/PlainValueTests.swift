import Foundation
import Testing

@testable import Hub

/// Values of fields that people write in more than one way.
@Suite struct PlainValueTests {
    private func place(_ lines: String) -> String {
        "-- content/places/biblioteka.md --\n---\ntitle: Бібліотека\naddress: вул. Шкільна, 3\n\(lines)---\nТекст.\n"
    }

    @Test(arguments: [
        ("Черговий лікар 067-123-45-67", "0671234567"), ("(04000) 2-14-55/56; 067-123-45-67 (Viber)", "0400021455"),
        ("0 800 000 101 (цілодобово)", "0800000101"), ("103, 15-11", "103"), ("2-14-55 вн. 12", "21455"),
        ("Цілодобово 24/7: +380 44 123-45-67", "+380441234567"), ("+48 22 123 45 67", "+48221234567"),
    ])
    func theFirstNumberIsDialled(_ written: String, _ dialled: String) throws {
        #expect(FieldMarkup.phoneURL(written) == "tel:" + dialled)
        let site = try built(place("phone: \"\(written)\"\n"))
        #expect(site.ids == [])
        #expect(!site.main("/places/biblioteka/").contains("\"tel:\""))
    }

    @Test(arguments: ["", "status: open\n", "status: limited\n", "status: closed\n"])
    func aNoteIsShownInEveryState(_ status: String) throws {
        let site = try built(place(status + "status_note: Працює інший вхід.\n"))
        #expect(site.ids == [])
        #expect(site.main("/places/biblioteka/").components(separatedBy: "Працює інший вхід.").count == 2)
    }

    @Test func aFileNameIsAReferenceWhereWordsMayStand() throws {
        let site = try built(
            place("")
                + "-- content/events/kontsert.md --\n---\ntitle: Концерт\nstart: 2026-12-05 18:30\nplace: biblioteka.md\n---\nТекст.\n"
        )
        #expect(site.ids == [])
        #expect(site.main("/events/kontsert/").contains("href=\"/places/biblioteka/\""))
    }

    @Test func rightValuesAreLeftAlone() throws {
        let site = try built(
            place("email: info@gmail.com\n")
                + """
                -- content/events/kontsert.md --
                ---
                title: Концерт
                start: 2026-12-05 18:30
                place: IT-хаб «Library»
                organizers: [Library, ГО «Разом_до_мрії»]
                summary: Ціна [50–100] грн (за людину)
                ---
                Рахунок UA213223130000026007233566001, код UA80000000000093317, тендер UA-2026-11-20-000123-a.
                -- content/outages/svitlo.md --
                ---
                title: Графік
                date: 2026-11-20 20:00
                utility: power
                start: 2026-11-21
                queues:
                  - {queue: "1.1", hours: "08:00–10:00"}
                  - {queue: "1.2", hours: []}
                  - {queue: "2.1", години: ["08:00–10:00"]}
                streets:
                  - вул. Шкільна, 7-15
                  - 8 Березня
                ---
                Текст.

                """)
        #expect(site.ids == [])
    }
}
