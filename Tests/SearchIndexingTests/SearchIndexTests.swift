import Testing

@testable import SearchIndexing

private let language = SearchLanguage(code: "uk")
private let kinds = [
    SearchKind(name: "service", label: "Послуги", weight: 1.15), SearchKind(name: "place", label: "Місця"),
    SearchKind(name: "news", label: "Новини"),
]

func town(news count: Int = 40) -> [SearchDocument] {
    var documents: [SearchDocument] = [
        SearchDocument(
            url: "/services/registration/", title: "Реєстрація місця проживання", kind: "service",
            summary: "Як задекларувати місце проживання.",
            headings: [.init(text: "Потрібні документи", anchor: "dokumenty")],
            text: Array("Заяву подають до центру надання адміністративних послуг.".utf8),
            searchTerms: ["паспортний стіл"]),
        SearchDocument(
            url: "/services/subsidy/", title: "Житлова субсидія", kind: "service",
            summary: "Допомога на оплату послуг.",
            text: Array("Субсидію призначають на опалювальний сезон.".utf8), note: "призупинено"),
        SearchDocument(
            url: "/places/shelter-1/", title: "Укриття у школі № 1", kind: "place",
            text: Array("Місткість 200 осіб.".utf8),
            settlements: ["Ольшинці"], note: "зачинено"),
    ]
    for number in 0..<count {
        documents.append(
            SearchDocument(
                url: "/news/\(number)/", title: "Ремонт доріг триває, день \(number)", kind: "news",
                day: .init(year: 2020 + number / 8, month: 1 + number % 8, day: 5),
                summary: "Дорожники працюють на вулиці.",
                text: Array("Об’єкт здадуть вчасно. Звіт \(number * 7).".utf8),
                tags: number % 2 == 0 ? ["дороги"] : []))
    }
    return documents
}

func index(of documents: [SearchDocument], workers: Int? = nil) -> SearchIndex {
    SearchIndex(
        AnalysedDocument.all(documents, in: language), kinds: kinds,
        synonyms: [("прописка", "реєстрація місця проживання"), ("дитячий садок", "заклад дошкільної освіти")],
        language: language, workers: workers)
}

struct SearchIndexTests {
    @Test func equalDocumentsGiveEqualBytesInAnyOrderAndWithAnyNumberOfWorkers() {
        let one = index(of: town(), workers: 1)
        let other = index(of: Array(town().reversed()), workers: 4)
        #expect(one.files.map(\.name) == other.files.map(\.name))
        #expect(one.files.map(\.bytes) == other.files.map(\.bytes))
    }

    @Test func namesOfFilesAreUniqueAndListedWithTheirSizes() throws {
        let files = index(of: town()).files
        #expect(Set(files.map(\.name)).count == files.count)
        #expect(files.first?.name == "root.bin")
        let list = try #require(files.last)
        #expect(list.name == "files.json")
        let text = String(decoding: list.bytes, as: UTF8.self)
        for file in files.dropLast() { #expect(text.contains("\"\(file.name)\":\(file.bytes.count)")) }
    }

    @Test func aNewNewestPageLeavesMostBlocksAsTheyWere() {
        let before = Dictionary(index(of: town(news: 40)).files.map { ($0.name, $0.bytes) }) { first, _ in first }
        let after = index(of: town(news: 41)).files
        let blocks = after.filter { $0.name.hasPrefix("d") }
        #expect(blocks.filter { before[$0.name] != $0.bytes }.count == 1)
    }

    @Test func documentsOfUnknownKindsAreLeftOut() {
        var documents = town(news: 1)
        documents[0].kind = "secret"
        let order = DocumentOrder(AnalysedDocument.all(documents, in: language).map(\.header), kinds)
        #expect(order.headers.map(\.url) == ["/services/subsidy/", "/places/shelter-1/", "/news/0/"])
    }

    @Test func kindsAndYearsAreRangesOfNumbers() {
        let order = DocumentOrder(AnalysedDocument.all(town(), in: language).map(\.header), kinds)
        #expect(order.ranges.map(\.kind.name) == ["service", "place", "news"])
        let news = order.ranges[2]
        #expect(news.years.map(\.year) == [2020, 2021, 2022, 2023, 2024])
        #expect(news.years.map { $0.first - news.first } == [0, 8, 16, 24, 32])
        #expect(zip(order.numbers, order.numbers.dropFirst()).allSatisfy { $0 < $1 })
    }

    @Test func anEmptySiteHasAnIndexToo() {
        #expect(index(of: []).files.map(\.name) == ["root.bin", "files.json"])
    }

    @Test func analysisIsReadBackAsItWasWritten() throws {
        let analysed = AnalysedDocument(town()[0], in: language)
        #expect(try #require(AnalysedDocument(bytes: analysed.bytes)).bytes == analysed.bytes)
    }

    @Test func damagedAnalysisIsRefusedAndNeverTraps() {
        let bytes = AnalysedDocument(town()[0], in: language).bytes
        #expect(AnalysedDocument(bytes: []) == nil)
        for length in 0..<bytes.count { #expect(AnalysedDocument(bytes: Array(bytes.prefix(length))) == nil) }
        for place in bytes.indices {
            for value: UInt8 in [0, 0x7F, 0x80, 0xFF] {
                var damaged = bytes
                damaged[place] = value
                if let read = AnalysedDocument(bytes: damaged) {
                    _ = SearchIndex([read], kinds: kinds, language: language)
                }
            }
        }
    }

    @Test func textThatIsNotUTF8IsReadAsFarAsItGoes() {
        var document = town()[0]
        document.text = [0xD0, 0x20, 0xFF, 0xC0, 0x80, 0xD1] + Array("лист".utf8) + [0xE2, 0x82]
        let words = Words(language)
        var found: [String] = []
        words.forEach(in: document.text.span) { word in
            found.append(String(decoding: word.indices.map { word[$0] }, as: UTF8.self))
        }
        #expect(found == ["лист"])
    }

    @Test func formsOfAWordShareAGroupAcrossAlternations() {
        var forms = WordTable()
        for form in [
            "дорога", "дороги", "дорозі", "доріг", "садок", "садка", "садку", "портал", "порталу", "портали", "порт",
            "порту", "київ", "києва", "києву",
        ] {
            _ = forms.insert(Array(form.utf8))
        }
        let groups = WordGroups(forms, language)
        func group(_ form: String) -> UInt32? { forms.number(of: Array(form.utf8)).map { groups.groups[$0] } }
        #expect(Set(["дорога", "дороги", "дорозі", "доріг"].map(group)).count == 1)
        #expect(Set(["садок", "садка", "садку"].map(group)).count == 1)
        #expect(Set(["портал", "порталу", "портали"].map(group)).count == 1)
        #expect(Set(["київ", "києва", "києву"].map(group)).count == 1)
        #expect(group("порт") != group("портали"))
    }

    @Test func summariesAreCutAtAWord() {
        #expect(cut("Один два три", to: 8) == "Один два…")
        #expect(cut("  Один\n два ", to: 8) == "Один два")
        #expect(cut("Довжелезне", to: 4) == "Довж…")
    }
}
