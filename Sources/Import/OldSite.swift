internal import FileTree
internal import Hub
internal import MarkdownHTML
internal import SourceText

/// Everything of the old site by what it was called there: finds what each old link leads to.
struct OldSite: Sendable {
    let drafts: [Draft]
    let places: Placing.Result
    /// New paths of pictures and documents by their old ones.
    let files: [OutputPath: String]
    private let outside: @Sendable (String) -> String?
    private let base: String?
    private let oldStays: Bool
    private let hosts: Set<String>
    private var byAddress: [String: Int] = [:]
    /// By the last part of the name; nil where several share it.
    private var byName: [String: Int?] = [:]
    private var filesFolded: [String: String] = [:]

    init(
        _ drafts: [Draft], _ places: Placing.Result, files: [OutputPath: String], base: String?, oldStays: Bool,
        outside: @escaping @Sendable (String) -> String?
    ) {
        self.drafts = drafts
        self.places = places
        self.files = files
        self.outside = outside
        self.oldStays = oldStays
        self.base = base.map { $0.hasSuffix(bytes: "/") ? $0.dropping(lastBytes: 1) : $0 }
        let host = OldSite.host(of: base ?? "")
        hosts = host.isEmpty ? [] : [host, host.hasPrefix(bytes: "www.") ? host.dropping(bytes: 4) : "www." + host]
        // Of names that differ in case or composition alone the first has what is called neither way exactly.
        for (old, new) in files.sorted(by: { $0.key < $1.key }) where filesFolded[old.text.lowercased()] == nil {
            filesFolded[old.text.lowercased()] = new
        }
        // What a file is surely called comes before what it may have been.
        for (index, place) in places.places.sorted(by: { $0.key < $1.key }) {
            let text = drafts[index].text
            add(place.oldURL, index)
            add((text.folders + [text.stem]).joined(separator: "/"), index)
            add(text.path, index)
        }
        for (index, _) in places.places.sorted(by: { $0.key < $1.key }) {
            let draft = drafts[index]
            for alias in aliases(of: index) { add(alias, index) }
            let slugText = draft.fields["slug"]?.text ?? ""
            if slugText.contains(bytes: "/") { add(slugText, index) }
            let stem = Draft.dated(draft.text.stem)?.name ?? draft.text.stem
            for name in [slugText, stem] where !name.isEmpty && !name.contains(bytes: "/") {
                for date in [draft.date].compactMap({ $0 }) {
                    let parts = String(date.prefix(10)).split(byte: "-").map(String.init)
                    guard parts.count == 3 else { continue }
                    let first = draft.text.folders.first ?? ""
                    for section in [
                        "", first, first.hasSuffix(bytes: "s") ? first.dropping(lastBytes: 1) : first + "s",
                    ] {
                        add(section + "/" + parts.joined(separator: "/") + "/" + name, index)
                        add(section + "/" + parts[0] + "/" + parts[1] + "/" + name, index)
                        add(section + "/" + name, index)
                    }
                }
                let key = name.lowercased()
                if !["index", "_index"].contains(key), draft.text.language == nil {
                    byName[key] = byName.keys.contains(key) ? .some(nil) : index
                }
            }
        }
    }

    private mutating func add(_ address: String, _ index: Int) {
        let key = OldSite.folded(address)
        guard !key.isEmpty, byAddress[key] == nil else { return }
        byAddress[key] = index
    }

    /// A path as one that no server's habits part: no slash around it, no ending, no case.
    static func folded(_ path: String) -> String {
        var key = path.percentDecoded.lowercased()
        for ending in [
            "index.html", "_index.md", "index.md", ".html", ".htm", ".markdown", ".mdx", ".md", "/_index", "/index",
        ] where key.hasSuffix(bytes: ending) {
            key = key.dropping(lastBytes: ending.utf8.count)
            break
        }
        let parts = key.split(byte: "/")
        return parts.joined(separator: "/")
    }

    static func host(of address: String) -> String {
        guard let scheme = address.firstRange(ofBytes: "://") else { return "" }
        return address[scheme.upperBound...].prefix(beforeBytes: "/?#").lowercased()
    }

    /// Letters, digits, dots and hyphens with perhaps a port: what a browser would ask for.
    private static func isHost(_ host: String) -> Bool {
        let parts = host.split(byte: ":", omittingEmptySubsequences: false)
        guard let name = parts.first, !name.isEmpty, parts.count <= 2,
            parts.count == 1 || Int(parts[1]).map({ (1...65_535).contains($0) }) == true
        else { return false }
        return !name.hasPrefix(bytes: ".") && name.utf8.contains { $0.isLetter || $0.isDigit || $0 >= 0x80 }
            && name.unicodeScalars.allSatisfy {
                $0.value >= 0x80 || $0 == "-" || $0 == "." || UInt8($0.value).isLetter || UInt8($0.value).isDigit
            }
    }

    func aliases(of index: Int) -> [String] {
        ["aliases", "alias", "redirect_from", "redirects"].flatMap { key in
            drafts[index].fields[key].map { FieldMapping.words($0, separators: [",", "\n"]) } ?? []
        }
    }

    // MARK: Targets

    struct Answer {
        let target: NewTarget
        let remark: Diagnostic?
    }

    /// Where a link or a picture of a file leads now.
    func answer(_ written: String, isPicture: Bool, in index: Int) -> Answer {
        let place = Place(drafts[index].text.path)
        func words(_ message: Message?) -> Answer {
            Answer(target: .words, remark: message.map { Diagnostic($0, at: place, [written.cut(at: 120)]) })
        }
        if let name = OldContext.name(in: written) { return reference(name, in: index, place) }
        let target = written.decodingReferences().trimmed
        if target.hasPrefix(bytes: "#") {
            let fragment = target.dropping(bytes: 1)
            guard let anchor = self.anchor(fragment, of: index) else { return words(.importAnchorLost) }
            return anchor == fragment
                ? Answer(target: .same, remark: nil) : Answer(target: .to("#" + anchor), remark: nil)
        }
        let (path, tail) = OldSite.split(target)
        if let scheme = OldSite.scheme(of: target) {
            switch scheme {
            case "http", "https":
                if hosts.contains(OldSite.host(of: target)),
                    let found = local(OldSite.path(of: path), tail, in: index, isPicture, place)
                {
                    return found
                }
                if hosts.contains(OldSite.host(of: target)), !oldStays {
                    return words(isPicture ? .importPictureLost : .importLinkLost)
                }
                if isPicture, !OldSite.isHost(OldSite.host(of: target)) { return words(.importPictureLost) }
                if isPicture {
                    return Answer(
                        target: .remote(target),
                        remark: Diagnostic(.importPictureRemote, at: place, [target.cut(at: 120)]))
                }
                let host = OldSite.host(of: target)
                guard OldSite.isHost(host) else { return words(.importLinkLost) }
                let clean = OldSite.oneFragment(target)
                return clean == written ? Answer(target: .same, remark: nil) : Answer(target: .to(clean), remark: nil)
            case "mailto", "tel", "sms", "viber", "tg", "geo":
                return isPicture ? words(.importPictureLost) : Answer(target: .same, remark: nil)
            default: return words(isPicture ? .importPictureLost : .importLinkLost)
            }
        }
        if target.hasPrefix(bytes: "//") {
            return answer("https:" + target, isPicture: isPicture, in: index).replacingSame("https:" + target)
        }
        if target.contains(bytes: "\\") || target.utf8.contains(where: { $0 < 0x20 }) {
            return words(isPicture ? .importPictureLost : .importLinkLost)
        }
        if let found = local(path, tail, in: index, isPicture, place) { return found }
        if isPicture { return words(.importPictureLost) }
        return elsewhere(path, tail, in: index, place, written)
    }

    /// A file that is not in the tree: its old address, or nothing.
    private func elsewhere(_ path: String, _ tail: String, in index: Int, _ place: Place, _ written: String) -> Answer {
        guard let base, oldStays else {
            return Answer(target: .words, remark: Diagnostic(.importLinkLost, at: place, [written.cut(at: 120)]))
        }
        let origin =
            base.firstRange(ofBytes: "://").map { scheme in
                String(base[..<(base[scheme.upperBound...].firstIndex(ofByte: "/") ?? base.endIndex)])
            } ?? base
        let address: String
        if path.hasPrefix(bytes: "/") {
            address =
                (base.utf8.count > origin.utf8.count
                    && path.hasPrefix(bytes: base.dropping(bytes: origin.utf8.count)) ? origin : base) + path
                + tail
        } else {
            let old = places.places[index]?.oldURL ?? "/"
            let folder = old.hasSuffix(bytes: "/") ? old : old.folderPart + "/"
            address =
                base + "/" + OldSite.joined(folder.split(byte: "/").map(String.init), path)
                + (path.hasSuffix(bytes: "/") ? "/" : "") + tail
        }
        let plain = address.hasSuffix(bytes: ".md") ? address.dropping(lastBytes: 3) + "/" : address
        guard FieldReader.isWebAddress(plain.replacing(bytes: " ", with: "%20")) else {
            return Answer(target: .words, remark: Diagnostic(.importLinkLost, at: place, [written.cut(at: 120)]))
        }
        return Answer(
            target: .to(plain.replacing(bytes: " ", with: "%20")),
            remark: Diagnostic(.importLinkOut, at: place, [written.cut(at: 120)]))
    }

    private func reference(_ written: String, in index: Int, _ place: Place) -> Answer {
        // A macro's wish: a link only where there is something to link to.
        if written.hasPrefix(bytes: "?") {
            let key = OldSite.folded(written.dropping(bytes: 1))
            guard let found = byAddress[key], found != index else { return Answer(target: .words, remark: nil) }
            return Answer(target: .to(link(to: found)), remark: nil)
        }
        let (path, tail) = OldSite.split(written)
        if path.isEmpty, tail.hasPrefix(bytes: "#") { return answer(tail, isPicture: false, in: index) }
        if let found = local(path, tail, in: index, false, place) { return found }
        if let found = local("/" + path, tail, in: index, false, place) { return found }
        let last = path.split(byte: "/").last.map { OldSite.folded(String($0)) } ?? ""
        let plain = Draft.dated(last)?.name ?? last
        if let known = byName[plain], let found = known { return entry(found, tail, place) }
        var absolute = path.hasPrefix(bytes: "/") ? path : "/" + path
        if !path.contains(bytes: "/"), let (day, name) = Draft.dated(last) {
            absolute = "/" + day.replacing(bytes: "-", with: "/") + "/" + name + "/"
        }
        return elsewhere(absolute, tail, in: index, place, written)
    }

    /// An entry, a list or a file of the tree; nil where there is none.
    private func local(_ path: String, _ tail: String, in index: Int, _ isPicture: Bool, _ place: Place) -> Answer? {
        let decoded = path.percentDecoded
        let draft = drafts[index]
        let source = draft.text.path.split(byte: "/").dropLast().map(String.init)
        let old = places.places[index]?.oldURL ?? "/"
        var candidates: [String] = []
        if decoded.hasPrefix(bytes: "/") {
            candidates = [decoded]
            var parts = decoded.split(byte: "/").map(String.init)
            if let path = base.flatMap({ base in
                base.firstRange(ofBytes: "://").flatMap {
                    base[$0.upperBound...].firstIndex(ofByte: "/").map { String(base[$0...]) }
                }
            }), decoded.hasPrefix(bytes: path) {
                candidates.append(decoded.dropping(bytes: path.utf8.count))
            }
            if let first = parts.first, OldTree.languageCodes.contains(first.lowercased()) {
                parts.removeFirst()
                candidates.append(parts.joined(separator: "/"))
            }
            if parts.first?.lowercased() == "docs" { candidates.append(parts.dropFirst().joined(separator: "/")) }
        } else {
            let address = old.split(byte: "/").map(String.init)
            candidates = [
                OldSite.joined(source, decoded), OldSite.joined(draft.text.folders, decoded),
                OldSite.joined(address, decoded),
                OldSite.joined(Array(address.dropLast()), decoded),
            ]
            if !decoded.hasPrefix(bytes: "."), decoded.contains(bytes: "/") { candidates.append(decoded) }
        }
        if !isPicture {
            for candidate in candidates {
                let key = OldSite.folded(candidate)
                if let list = places.lists[key] { return Answer(target: .to(list), remark: nil) }
                if let found = byAddress[key] { return entry(found, tail, place, from: index) }
            }
        }
        for candidate in candidates {
            let key = candidate.split(byte: "/").joined(separator: "/")
            if let new = files[OutputPath(key)] ?? filesFolded[key.lowercased()] {
                return Answer(target: .to(shown(new, from: index)), remark: nil)
            }
        }
        if OldSite.hasEnding(decoded) {
            for candidate in candidates {
                if let new = outside(candidate.split(byte: "/").joined(separator: "/")) {
                    return Answer(
                        target: .to("/" + new), remark: Diagnostic(.importOutside, at: place, [candidate.cut(at: 120)]))
                }
            }
        }
        return nil
    }

    private static func hasEnding(_ path: String) -> Bool {
        guard let name = path.split(byte: "/").last, let dot = name.lastIndex(ofByte: ".") else { return false }
        return name[dot...].utf8.count <= 6 && name[dot...].utf8.count > 2
    }

    private func shown(_ new: String, from index: Int) -> String {
        guard let own = places.places[index]?.path else { return "/" + new }
        let folder = own.split(byte: "/").dropLast().joined(separator: "/") + "/"
        let rest = new.hasPrefix(bytes: folder) ? new.dropping(bytes: folder.utf8.count) : ""
        return rest.isEmpty || rest.contains(bytes: "/") ? "/" + new : rest
    }

    /// A file of the old tree for a field: its new path from the content's root.
    func file(_ name: String, in index: Int) -> String? {
        let answer = answer(name, isPicture: true, in: index)
        if case .to(let path) = answer.target { return path }
        return nil
    }

    private func entry(_ found: Int, _ tail: String, _ place: Place, from index: Int? = nil) -> Answer {
        guard tail.hasPrefix(bytes: "#"), tail.utf8.count > 1 else {
            return Answer(target: .to(link(to: found)), remark: nil)
        }
        let fragment = tail.dropping(bytes: 1)
        guard let anchor = anchor(fragment, of: found) else {
            return Answer(
                target: .to(link(to: found)), remark: Diagnostic(.importAnchorLost, at: place, [tail.cut(at: 80)]))
        }
        return Answer(target: .to(link(to: found) + "#" + anchor), remark: nil)
    }

    private func link(to index: Int) -> String {
        guard let place = places.places[index] else { return "/" }
        // Links lead to originals; the site finds the reader's language.
        guard place.language > 0 else { return "/" + place.path }
        let parts = place.path.split(byte: ".")
        return "/" + parts.dropLast(2).joined(separator: ".") + ".md"
    }

    /// The new id of a place on a page.
    private func anchor(_ fragment: String, of index: Int) -> String? {
        let plain = fragment.percentDecoded
        if plain.isEmpty { return nil }
        if let renamed = drafts[index].renamedAnchors[plain] { return renamed }
        let id = MarkdownHTML.anchor(of: plain)
        return drafts[index].anchors.contains(id) ? id : nil
    }

    /// An entry of a kind by the name that fields call it.
    func entry(named name: String, kind: String?) -> String? {
        let key = name.lowercased()
        let plain = slug(name)
        guard let found = byName[key] ?? byName[plain], let index = found, let place = places.places[index],
            place.language == 0
        else { return nil }
        let owner = Kind.all[place.kind]
        guard kind == nil || owner.name == kind else { return nil }
        let path = place.path.dropping(lastBytes: 3)
        return path.hasSuffix(bytes: "/index") ? path.folderPart : path
    }

    // MARK: Addresses

    static func split(_ target: String) -> (path: String, tail: String) {
        let path = target.prefix(beforeBytes: "#?")
        return (String(path), oneFragment(String(target[path.endIndex...])))
    }

    /// An address has one `#`; further ones are letters of what follows it.
    static func oneFragment(_ tail: String) -> String {
        guard let sign = tail.firstIndex(ofByte: "#") else { return tail }
        let rest = String(tail[tail.utf8.index(after: sign)...])
        return rest.contains(bytes: "#") ? tail[..<sign] + "#" + rest.replacing(bytes: "#", with: "%23") : tail
    }

    static func path(of address: String) -> String {
        guard let scheme = address.firstRange(ofBytes: "://"),
            let slash = address[scheme.upperBound...].firstIndex(ofByte: "/")
        else { return "/" }
        return String(address[slash...])
    }

    static func scheme(of target: String) -> String? {
        guard let colon = target.firstIndex(ofByte: ":") else { return nil }
        let name = String(target[..<colon])
        guard let first = name.utf8.first, first.isLetter,
            name.utf8.allSatisfy({ $0.isLetter || $0.isDigit || "+-.".utf8.contains($0) })
        else { return nil }
        return name.lowercasedASCII
    }

    static func joined(_ folder: [String], _ path: String) -> String {
        var parts = folder
        for part in path.split(byte: "/") {
            switch part {
            case ".": continue
            case "..": if !parts.isEmpty { parts.removeLast() }
            default: parts.append(String(part))
            }
        }
        return parts.joined(separator: "/")
    }
}

extension OldSite.Answer {
    fileprivate func replacingSame(_ address: String) -> OldSite.Answer {
        if case .same = target { return OldSite.Answer(target: .to(address), remark: remark) }
        return self
    }
}
