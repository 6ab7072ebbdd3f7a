internal import SourceText

/// A new site's texts in English.
struct EnglishTown: TownTexts {
    let town: NewTown

    private var name: String { YAMLWord.written(town.name) }
    private var isTown: Bool { town.form == .town }

    var settings: String {
        """
        # The site's own facts. A line that begins with “#” explains: the site does not read it.
        # All fields with examples: visnyk kinds site --language en

        name: \(name)
        # The address at which the site will be on the internet.
        url: \(town.url ?? NewTown.placeholderURL)
        time_zone: Europe/Kyiv
        # To add Ukrainian write [en, uk]; a translation lies beside its original: news.uk.md.
        languages: [en]
        description: \(isTown ? "News, services, events and documents of the community." : "News, events and contacts.")

        # One colour for the site, in quotes. Its shades are chosen for you.
        colour: "\(town.colour ?? NewTown.usualColour)"
        # A crest or logo: put the file into content/ and take the “# ” off the next line.
        \(town.setting("crest", town.crest.map { "{src: \($0.name), alt: \(isTown ? "Coat of arms" : "Logo")}" }, else: "{src: crest.png, alt: Coat of arms}"))

        # Contacts stand at the foot of every page. Take the “# ” off and write yours.
        # contacts:
        #   address: 1 Soborna Street, Mistechko
        #   phone: (04000) 2-10-01
        #   email: office@misto.example
        #   hours: Mo–Th 08:00–17:00; Fr 08:00–15:45; break 12:00–12:45

        # The main menu: a title and an address on the site.
        menu:
          - title: News
            url: /news/
        \(menu)  - title: About
            url: /about/
          - title: Contacts
            url: /contacts/
        \(isTown ? settlements : "")
        """
    }

    private var menu: String {
        let items =
            isTown
            ? [("Services", "/services/"), ("Events", "/events/"), ("Documents", "/documents/")]
            : [("Events", "/events/")]
        return items.map { "  - title: \($0.0)\n    url: \($0.1)\n" }.joined()
    }

    private var settlements: String {
        """

        # The community's settlements: news, outages and shelters are collected by them.
        # settlements: [Mistechko, Lypivka]

        """
    }

    var entries: [(path: String, text: String)] {
        var entries = [
            (town.newsFolder + "our-new-site.md", news), ("events/sample-event.md", event),
            ("places/sample-place.md", place), ("people/sample-person.md", person), ("pages/contacts.md", contacts),
            ("pages/about.md", about),
        ]
        if isTown {
            entries += [
                ("services/sample-service.md", service), ("documents/sample-document.md", document),
                ("units/council.md", unit),
            ]
        }
        return entries.sorted { $0.0.utf8.lexicographicallyPrecedes($1.0.utf8) }
    }

    private var news: String {
        """
        ---
        # The fields of the text: field, colon, space, value. A line with “#” in front explains.
        # All fields of news: visnyk kinds news --language en
        title: Our new site is here
        date: \(town.date(after: 0))
        summary: News, events and contacts are now in one place.
        tags: [site]
        # A picture lies beside the text, with words that say what it shows:
        # image: opening.jpg
        # image_alt: People at the town hall
        ---
        This is the first piece of news. Put your own in its place, or make the next one: `visnyk new news "The title"`.

        An empty line begins a new paragraph. **This** is how to stress a word, and [this](../../../pages/contacts.md) how to lead to another page of the site.

        ## A heading

        - the first point of a list;
        - the second one.

        """
    }

    private var event: String {
        """
        ---
        # draft: true makes a draft: seen in visnyk serve, but not on the site.
        # When the text is ready, remove the line.
        draft: true
        title: A sample event
        date: \(town.date(after: 0))
        # The beginning in local time.
        start: \(town.date(after: 14)) 18:30
        end: \(town.date(after: 14)) 20:00
        # Where: words, or the name of a file in the folder places.
        place: Assembly hall
        type: culture
        price: Free entry
        ---
        Say what will happen, whom it is for and whether to register.

        """
    }

    private var service: String {
        """
        ---
        draft: true
        title: A sample service
        summary: Who can get the service, where and in how many days.
        audience: Everybody who lives here
        # Each document on a line of its own.
        documents:
          - Passport
          - title: Power of attorney
            when: if somebody applies for you
        submit_ways:
          - In person
          - By post
        steps:
          - Prepare the documents.
          - Hand in the application.
          - Get the result.
        fee: Free
        term: 10 working days
        result: A decision, or a refusal with its reasons
        # When you last checked these facts.
        checked: \(town.date(after: 0))
        ---
        What the fields do not hold: examples, advice, exceptions.

        """
    }

    private var document: String {
        """
        ---
        draft: true
        title: A sample document
        # decision is a decision of the council. The other sorts: visnyk kinds document --language en
        type: decision
        number: 1/1
        # date: when it was made public, accepted: when it was adopted.
        date: \(town.date(after: 0))
        accepted: \(town.date(after: 0))
        status: in_force
        # The signed document lies beside it:
        # scan: decision-1-1.pdf
        ---
        The full text. Search finds it and people read it on a phone, unlike a scan.

        """
    }

    private var place: String {
        """
        ---
        draft: true
        title: A sample place
        # office, shelter, library … The others: visnyk kinds place --language en
        type: office
        address: 1 Soborna Street
        # The point on a map: latitude, then longitude.
        # latitude: 50.4501
        # longitude: 30.5234
        hours: Mo–Fr 09:00–18:00
        accessibility: Ramp at the main entrance
        ---

        """
    }

    private var person: String {
        """
        ---
        draft: true
        title: Name Surname
        role: Office held
        # phone: (04000) 2-10-01
        # email: office@misto.example
        reception: We 10:00–12:00
        ---
        Some sentences about the person and the duties.

        """
    }

    private var unit: String {
        """
        ---
        title: \(name)
        # council, department, enterprise …
        type: council
        # phone: (04000) 2-10-01
        # email: office@misto.example
        # hours: Mo–Th 08:00–17:00; Fr 08:00–15:45
        ---
        What it does and how to turn to it.

        """
    }

    private var about: String {
        """
        ---
        title: About
        ---
        Tell about \(isTown ? "the community: where it is, how many people live here and how" : "yourselves: what you do and for whom").

        """
    }

    private var contacts: String {
        """
        ---
        title: Contacts
        ---
        The address, phone, e-mail and hours that you write into `content/site.yml` stand at the foot of every page. Add here how to get to you and whom to ask.

        """
    }

    var readme: String {
        """
        # \(town.name)

        This is a website. Its texts lie in the folder `content`, each a file. The program Visnyk makes pages of them.

        ## See the site

            visnyk serve

        Open the address that the program shows. The page renews itself when you save a file. A mistake is shown on the page: where it is and how to mend it.

        ## Write news

            visnyk new news "The title"

        A file appears. Write your text into it, save it, and remove the line `draft: true` when it is ready. In the same way: `visnyk new event "The title"`, `visnyk new outage "The title"`, `visnyk new alert "The title"`.

        Which kinds and fields there are: `visnyk kinds --language en`, `visnyk kinds event --language en`.

        ## Check and build

            visnyk check
            visnyk build

        The finished site is the folder `_site`: put what is in it on your hosting. With a mistake the site does not change: mend first what the check shows.

        ## What lies where

        | | |
        |---|---|
        | `content/site.yml` | name, address, contacts, menu, colour |
        | `content/news/` | news by years and months |
        | `content/events/` | events |
        \(isTown ? "| `content/services/` | services |\n| `content/documents/` | documents |\n| `content/units/` | units |\n" : "")| `content/places/` | places and addresses |
        | `content/people/` | people |
        | `content/pages/` | lasting pages |

        Files with `sample` in their names are drafts: they are not on the site. Finish them or remove them.

        """
    }
}
