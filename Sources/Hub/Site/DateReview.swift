internal import Calendars
internal import SourceText
internal import YAML

/// What only the day of the build, or all entries together, show to be unlikely: years that are off, an outage that
/// "lasts" for weeks, a place far from the town.
struct DateReview {
    let clock: BuildClock
    let zone: Zone
    let contentFolder: String

    private static let day: Int64 = 86_400
    /// Fields that may lie far ahead.
    private static let distant: Set<String> = [
        "end", "until", "closes", "valid_until", "valid_from", "expires", "discussion_until",
    ]
    /// Fields of an alert that lie near: what lasts longer is looked at again.
    private static let ofAlerts: Set<String> = ["until", "review_at"]
    /// Fields that say when something was done.
    private static let done: Set<String> = ["updated", "checked"]
    /// Fields that may lie far back.
    private static let old: Set<String> = ["accepted", "valid_from", "valid_until", "previous_start"]

    func review(_ entries: [Entry], into diagnostics: inout Diagnostics) {
        var places: [(entry: Entry, latitude: Double, longitude: Double)] = []
        for entry in entries where entry.language == 0 {
            for item in entry.values {
                guard case .moment(let moment) = item.value else { continue }
                look(at: moment, of: entry.declaration.fields[item.index].name, in: entry, into: &diagnostics)
            }
            lookForAhead(entry, into: &diagnostics)
            lookForStale(entry, into: &diagnostics)
            lookForEndOfForce(entry, into: &diagnostics)
            if let latitude = entry.number(.latitude), let longitude = entry.number(.longitude) {
                places.append((entry, latitude, longitude))
            }
        }
        lookForDistant(places, into: &diagnostics)
    }

    private func look(at moment: Moment, of name: String, in entry: Entry, into diagnostics: inout Diagnostics) {
        let ahead =
            name == FieldName.publishAt.key || entry.declaration.hasAlerts && DateReview.ofAlerts.contains(name)
            ? 180 : DateReview.distant.contains(name) ? 3653 : name == FieldName.start.key ? 600 : 366
        if DateReview.done.contains(name), entry.moment(.publishAt) == nil,
            !clock.hasPassed(moment.instant(in: zone).adding(seconds: -DateReview.day))
        {
            say(.dateOfDoneAhead, name, moment, entry, into: &diagnostics)
        } else if !clock.hasPassed(moment.instant(in: zone).adding(seconds: -Int64(ahead) * DateReview.day)) {
            say(.dateFarAhead, name, moment, entry, into: &diagnostics)
        } else if moment.day.year < 1990, !DateReview.old.contains(name) {
            say(.dateFarBack, name, moment, entry, into: &diagnostics)
        } else if name == FieldName.start.key, let date = entry.moment(.date), entry.declaration.over.count > 0,
            moment.end(in: zone).adding(seconds: 300 * DateReview.day) < date.instant(in: zone),
            !entry.declaration.hasCalendar, entry.moment(.until) == nil
        {
            say(.dateBehind, name, moment, entry, into: &diagnostics)
        }
    }

    private func say(
        _ message: Message, _ name: String, _ moment: Moment, _ entry: Entry, into diagnostics: inout Diagnostics
    ) {
        diagnostics.append(message, at: place(of: name, in: entry), name, moment.standardForm)
    }

    /// News of a day to come that is on the site already.
    private func lookForAhead(_ entry: Entry, into diagnostics: inout Diagnostics) {
        guard entry.declaration.archive == .date, let date = entry.moment(.date), !entry.flag(.draft),
            entry.moment(.publishAt) == nil, case let begun = date.instant(in: zone), !clock.hasPassed(begun),
            // Of a year that is wrong, that is said alone.
            clock.hasPassed(begun.adding(seconds: -366 * DateReview.day))
        else { return }
        diagnostics.append(
            .dateAhead, at: place(of: FieldName.date.key, in: entry), date.standardForm,
            mend: Mend(lines: "publish_at: " + date.standardForm))
    }

    /// What is said to last has lasted two weeks, or is over by its own word.
    private func lookForStale(_ entry: Entry, into diagnostics: inout Diagnostics) {
        let kind = entry.declaration
        guard let (field, words) = kind.overWhen, field == .status, let start = entry.moment(.start),
            !words.contains(entry.text(.status) ?? "")
        else { return }
        if let until = entry.moment(.until) {
            guard entry.text(.status) == "ongoing", clock.hasPassed(until.end(in: zone)) else { return }
            diagnostics.append(
                .outageOver, at: place(of: FieldName.status.key, in: entry), until.standardForm, words[0],
                mend: Mend(lines: "status: " + words[0]))
        } else if clock.hasPassed(start.end(in: zone).adding(seconds: 14 * DateReview.day)) {
            diagnostics.append(
                .outageForWeeks, at: place(of: FieldName.start.key, in: entry), start.standardForm,
                mend: Mend(lines: "status: " + words[0]))
        }
    }

    /// A document whose term is over by its own word.
    private func lookForEndOfForce(_ entry: Entry, into diagnostics: inout Diagnostics) {
        guard ["in_force", "resumed"].contains(entry.text(.status) ?? ""),
            let index = entry.declaration.index(of: "valid_until"),
            case .moment(let until)? = entry.value(at: index), clock.hasPassed(until.end(in: zone))
        else { return }
        diagnostics.append(
            .forceOver, at: place(of: FieldName.status.key, in: entry), until.standardForm,
            mend: Mend(lines: "status: not_in_force"))
    }

    /// Places that lie more than a hundred kilometres from where most of the town's do.
    private func lookForDistant(
        _ places: [(entry: Entry, latitude: Double, longitude: Double)], into diagnostics: inout Diagnostics
    ) {
        guard places.count >= 3 else { return }
        let latitude = places.map(\.latitude).sorted()[places.count / 2]
        let longitude = places.map(\.longitude).sorted()[places.count / 2]
        for one in places {
            // A degree of latitude has 111 km, one of longitude some 71 in Ukraine.
            let north = (one.latitude - latitude) * 111
            let east = (one.longitude - longitude) * 71
            guard north * north + east * east > 10_000 else { continue }
            diagnostics.append(
                .placeFarAway, at: place(of: FieldName.latitude.key, in: one.entry),
                String(Int((north * north + east * east).squareRoot().rounded())))
        }
    }

    /// Where a field's value stands; its file is read once more, for values keep no place.
    func place(of name: String, in entry: Entry) -> Place {
        let path = "content/" + entry.path
        var ignored = Diagnostics()
        guard let source = readSource(entry.path, in: contentFolder, shownAs: path, into: &ignored),
            let parts = try? FrontMatter(of: source.bytes),
            case .mapping(let pairs, _)? = parseYAML(
                source.bytes[parts.yaml], at: parts.yaml.lowerBound, path: path, into: &ignored)
        else { return Place(path) }
        let kind = entry.declaration
        let index = kind.index(of: name)
        let pair = pairs.first {
            (kind.index(of: $0.key.text) ?? OwnWords.position(of: $0.key.text, in: kind.fields)) == index
        }
        return Place(path, pair?.value.range)
    }
}

extension Message {
    static let dateOfDoneAhead = Message(
        "date.doneAhead", .warning,
        Wording(
            uk: "«{0}» каже, що вже зроблено, а день {1} ще не настав",
            en: "“{0}” says that it was done, and the day {1} is to come"),
        hint: Wording(uk: "перевірте рік, місяць і день", en: "check the year, the month and the day"))
    static let forceOver = Message(
        "document.over", .warning,
        Wording(
            uk: "документ каже, що чинний, хоча його строк ({0}) минув",
            en: "the document says that it is in force, though its term ({0}) is over"),
        hint: Wording(uk: "змініть стан або valid_until:", en: "change its state or valid_until:"))
    static let dateFarAhead = Message(
        "date.farAhead", .warning,
        Wording(uk: "«{0}» аж {1}: схоже, рік хибний", en: "“{0}” is as late as {1}: the year seems wrong"),
        hint: Wording(uk: "перевірте рік", en: "check the year"))
    static let dateAhead = Message(
        "date.ahead", .warning,
        Wording(
            uk: "день {0} ще не настав, а запис уже видно всім",
            en: "the day {0} is to come, and everybody sees the entry already"),
        hint: Wording(uk: "щоб він з'явився саме тоді, допишіть:", en: "to have it appear then, add:"))
    static let dateFarBack = Message(
        "date.farBack", .warning,
        Wording(uk: "«{0}» аж {1}: схоже, рік хибний", en: "“{0}” is as early as {1}: the year seems wrong"),
        hint: Wording(uk: "перевірте рік", en: "check the year"))
    static let dateBehind = Message(
        "date.behind", .warning,
        Wording(
            uk: "«{0}» {1} – більш як за пів року до публікації: схоже, рік хибний",
            en: "“{0}” {1} lies more than half a year before publication: the year seems wrong"),
        hint: Wording(uk: "перевірте рік", en: "check the year"))
    static let outageForWeeks = Message(
        "outage.forWeeks", .warning,
        Wording(
            uk: "відключення «триває» з {0}, понад два тижні", en: "the outage “lasts” since {0}, more than two weeks"),
        hint: Wording(
            uk: "якщо його закінчено, допишіть until або стан:", en: "if it is over, add until or its state:"))
    static let outageOver = Message(
        "outage.over", .warning,
        Wording(
            uk: "відключення «триває», хоча until ({0}) вже минуло",
            en: "the outage is “ongoing”, though its until ({0}) has passed"),
        hint: Wording(uk: "змініть стан або until:", en: "change its state or until:"))
    static let placeFarAway = Message(
        "place.farAway", .warning,
        Wording(
            uk: "це місце за {0} км від решти місць громади", en: "this place is {0} km from the town's other places"),
        hint: Wording(uk: "перевірте координати на карті", en: "check its coordinates on the map"))
}
