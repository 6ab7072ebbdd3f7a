internal import Calendars
internal import Hub
internal import SourceText

/// Brings a calendar's events (iCalendar, RFC 5545) into a content folder; the request's folder is the file.
public func importCalendar(_ original: ImportRequest) throws -> ImportReport {
    var request = original
    request.unit = .parts
    let name = request.folder.split(byte: "/").last.map(String.init) ?? request.folder
    let bytes = try source(request.folder, name, limit: 16 << 20)
    let components: [CalendarComponent]
    do throws(CalendarError) {
        components = try CalendarComponent.read(bytes)
    } catch {
        throw ImportError.unreadable(error.diagnostic(in: name))
    }
    let calendars = components.filter { $0.name == "VCALENDAR" }
    let settings = settings(of: calendars, bytes)
    let stage = try ImportStage(newFolder(for: request.output, apartFrom: ""), overwrites: request.overwrites)
    let bare = OldTree(root: "", settings: settings, settingsPath: name, texts: [], assets: [], left: [])
    let new = try NewSettings(request, bare)
    let events = CalendarEvents(components, zone: new.zone)
    let about = OldTree.Left(
        path: name, reason: Diagnostic(.leftConfig, at: Place(name), []),
        remarks: remarks(of: components, calendars, bytes, name))
    let tree = OldTree(
        root: "", settings: settings, settingsPath: name, texts: events.found.map(\.text), assets: [],
        left: [about] + events.left)
    let drafts = events.found.mapConcurrently(workers: request.workers) { found in
        var text = LooseHTML(found.html, NoSurroundings(), path: found.text.path, hasCalls: false)
        let html = text.converted()
        return Draft(
            found.text, fields: found.fields, html: html, language: new.language,
            remarks: found.remarks + text.remarks.all)
    }
    return try bring(drafts, [], of: tree, request, try NewSettings(request, tree), stage)
}

/// A text that knows of nothing else.
struct NoSurroundings: HTMLSurroundings {
    func address(of target: String) -> String? { nil }
    func gallery(_ ids: [String]?, without: [String]) -> [GalleryPicture] { [] }
    func description(of picture: String) -> String? { nil }
    func block(_ id: String) -> [UInt8]? { nil }
}

private func settings(of calendars: [CalendarComponent], _ bytes: [UInt8]) -> OldValue {
    func first(_ names: String...) -> String? {
        for calendar in calendars {
            for name in names { if let text = calendar.property(name)?.text.trimmed, !text.isEmpty { return text } }
        }
        return nil
    }
    var pairs = [OldValue.Pair(key: "languageCode", value: .text(NewSettings.guess(bytes)))]
    if let name = first("NAME", "X-WR-CALNAME") { pairs.append(.init(key: "title", value: .text(name))) }
    if let zone = first("X-WR-TIMEZONE") { pairs.append(.init(key: "timezone", value: .text(zone))) }
    return .map(pairs)
}

/// What is said of the file itself: its description, and UIDs that stand in it and in none of its components.
private func remarks(
    of components: [CalendarComponent], _ calendars: [CalendarComponent], _ bytes: [UInt8], _ name: String
) -> [Diagnostic] {
    var remarks: [Diagnostic] = []
    for calendar in calendars {
        for text in ["DESCRIPTION", "X-WR-CALDESC"].flatMap({ calendar.properties($0) }).map(\.text)
        where !text.trimmed.isEmpty {
            remarks.append(
                Diagnostic(.importDescription, at: Place(name), [name, text.unbroken.cut(at: 4000)]))
        }
        for fault in calendar.faults {
            remarks.append(Diagnostic(.importCalendarLine, at: Place(name), [fault.unbroken.cut(at: 400)]))
        }
    }
    var known: Set<String> = []
    func collect(_ component: CalendarComponent) {
        for uid in component.properties("UID") { known.insert(uid.text.trimmed) }
        for inner in component.components { collect(inner) }
    }
    for component in components { collect(component) }
    for uid in uids(bytes) where !known.contains(uid) {
        remarks.append(Diagnostic(.importUnreadEvent, at: Place(name), [uid.cut(at: 400)]))
    }
    return remarks
}

/// Every UID that a line of the file names.
private func uids(_ bytes: [UInt8]) -> [String] {
    var found: [String] = []
    var line: [UInt8] = []
    func end() {
        guard line.count > 4, line.hasAnyCase("uid", at: 0),
            line[3] == UInt8(ascii: ":") || line[3] == UInt8(ascii: ";"),
            let colon = line.firstIndex(of: UInt8(ascii: ":"))
        else { return }
        let uid = CalendarProperty(uid: line.text((colon + 1)..<line.count)).text.trimmed
        if !uid.isEmpty { found.append(uid) }
    }
    var at = 0
    while at < bytes.count {
        var stop = at
        while stop < bytes.count, bytes[stop] != 0x0A, bytes[stop] != 0x0D { stop += 1 }
        if at < stop, bytes[at] == 0x20 || bytes[at] == 0x09 {
            if line.count < 4000 { line += bytes[(at + 1)..<stop] }
        } else if stop > at {
            end()
            line = Array(bytes[at..<min(stop, at + 4000)])
        }
        at = stop + 1
    }
    end()
    return found
}

extension CalendarError {
    fileprivate func diagnostic(in path: String) -> Diagnostic {
        switch self {
        case .tooLarge: Diagnostic(.sourceTooLarge, at: Place(path), ["16"])
        case .tooDeep: Diagnostic(.sourceTooDeep, at: Place(path), ["1"])
        case .notACalendar: Diagnostic(.sourceNotCalendar, at: Place(path))
        }
    }
}
