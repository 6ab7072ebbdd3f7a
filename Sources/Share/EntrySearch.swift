internal import Calendars
internal import FileTree
internal import Hub
internal import SourceText

/// Finds the entry that is meant by a path, an address on the site, old ones too, or a name.
struct EntrySearch {
    let site: Site
    /// What is not published too.
    let parsed: [Entry]
    /// The content folder as the command names it.
    let folder: String
    let showsDrafts: Bool

    /// nil with a diagnostic where nothing is found or what is found cannot be shared.
    func entry(_ choice: ShareRequest.Choice, into diagnostics: inout Diagnostics) -> EntryID? {
        switch choice {
        case .last: last(into: &diagnostics)
        case .entry(let text): shareable(text, into: &diagnostics)
        }
    }

    private func last(into diagnostics: inout Diagnostics) -> EntryID? {
        let newest = site.collections.dated[0].first { site.kind(of: $0).isNews }
        if newest == nil { diagnostics.append(.shareNoNews, at: Place("--last")) }
        return newest
    }

    private func shareable(_ text: String, into diagnostics: inout Diagnostics) -> EntryID? {
        guard let entry = find(text, into: &diagnostics) else { return nil }
        let place = Place("content/" + entry.path)
        guard let id = site.entries.firstIndex(where: { $0.path == entry.path }) else {
            refuse(entry, at: place, into: &diagnostics)
            return nil
        }
        switch site.linked[id].stage {
        case .gone:
            diagnostics.append(.shareGone, at: place, suggestion: replacement(of: id))
            return nil
        case .expired where !showsDrafts:
            diagnostics.append(
                .shareExpired, at: place, site.moment(id, .expires)?.typed ?? "", suggestion: replacement(of: id))
            return nil
        case .current, .past, .expired: return id
        }
    }

    private func replacement(of id: EntryID) -> String? {
        guard let (value, owner) = site.value(id, .replacedBy), case .reference(let reference) = value else {
            return nil
        }
        return site.entry(reference, of: owner, in: site.entries[id].language).map {
            "content/" + site.entries[$0].path
        }
    }

    private func refuse(_ entry: Entry, at place: Place, into diagnostics: inout Diagnostics) {
        let original = parsed.first { $0.kind == entry.kind && $0.slug == entry.slug && $0.language == 0 } ?? entry
        let from = [entry, original].lazy.compactMap { $0.moment(.publishAt) }.first
        if !entry.flag(.draft), !original.flag(.draft), let from {
            diagnostics.append(.shareFuture, at: place, from.typed)
        } else {
            diagnostics.append(.shareDraft, at: place)
        }
    }

    // MARK: Finding

    private func find(_ text: String, into diagnostics: inout Diagnostics) -> Entry? {
        var path = text
        if let scheme = text.firstRange(ofBytes: "://") {
            guard let own = ownPath(text[scheme.upperBound...]) else {
                diagnostics.append(.shareForeign, at: Place(text), text, site.absolute("/"))
                return nil
            }
            path = own
        }
        if let found = entry(file: path) ?? entry(address: path) ?? entry(oldAddress: path) { return found }
        let named = entries(named: path)
        if named.count == 1 { return named[0] }
        if named.count > 1 {
            diagnostics.append(
                .shareAmbiguous, at: Place(text), text, named.map { "content/" + $0.path }.joined(separator: ", "))
        } else {
            diagnostics.append(.shareUnknown, at: Place(text), text, suggestion: suggestion(path))
        }
        return nil
    }

    /// The path on this site of an address without its scheme; nil for another site's.
    private func ownPath(_ address: Substring) -> String? {
        let host = address.prefix(beforeBytes: "/?#")
        guard site.settings.origin.lowercasedASCII.hasSuffix(bytes: "://" + String(host).lowercasedASCII) else {
            return nil
        }
        var path = address[host.endIndex...]
        if !site.settings.base.isEmpty {
            guard path.hasPrefix(bytes: site.settings.base) else { return nil }
            path = path.dropFirst(bytes: site.settings.base.utf8.count)
        }
        return path.hasPrefix(bytes: "/") ? String(path) : "/" + path
    }

    private func entry(file: String) -> Entry? {
        var candidates = [file]
        for root in [folder, "content", resolvedPath(folder) ?? folder] {
            for start in [root + "/", "./" + root + "/"] where file.hasPrefix(bytes: start) {
                candidates.append(String(file.dropFirst(bytes: start.utf8.count)))
            }
        }
        if let resolved = resolvedPath(file), let root = resolvedPath(folder), resolved.hasPrefix(bytes: root + "/") {
            candidates.append(String(resolved.dropFirst(bytes: root.utf8.count + 1)))
        }
        return parsed.first { candidates.contains($0.path) }
    }

    private func entry(address: String) -> Entry? {
        var path = String(address.prefix(beforeBytes: "?#")).percentDecoded
        if path.hasSuffix(bytes: "/index.html") { path = String(path.dropLast(bytes: "index.html".utf8.count)) }
        if !path.hasPrefix(bytes: "/") { path = "/" + path }
        if !path.hasSuffix(bytes: "/") { path += "/" }
        return parsed.first { url(of: $0) == path }
    }

    private func url(of entry: Entry) -> String {
        let kind = site.kinds[entry.kind]
        return site.prefix(entry.language) + (kind.isAtRoot ? "" : kind.folder + "/") + entry.slug + "/"
    }

    private func entry(oldAddress: String) -> Entry? {
        guard oldAddress.hasPrefix(bytes: "/"), let wanted = OldAddress(String(oldAddress.prefix(beforeBytes: "#")))
        else {
            return nil
        }
        return Redirects.all(site).first { $0.address == wanted }.map { site.entries[$0.entry] }
    }

    /// Originals by the last part of their path alone.
    private func entries(named name: String) -> [Entry] {
        guard !name.contains(bytes: "/") else { return [] }
        return parsed.filter { $0.language == 0 && $0.slug.lastPart == name.withoutExtension }
    }

    /// In the form that was asked for: an address for an address, else a path.
    private func suggestion(_ path: String) -> String? {
        let isAddress = path.hasPrefix(bytes: "/")
        func name(_ entry: Entry) -> String { isAddress ? entry.slug.lastPart : entry.path.lastPart.withoutExtension }
        guard let known = nearest(to: path.lastPart.withoutExtension, among: site.entries.lazy.map(name)) else {
            return nil
        }
        let named = site.entries.filter { name($0) == known }
        let full = named.map { isAddress ? url(of: $0) : "content/" + $0.path }
        return nearest(to: isAddress || path.hasPrefix(bytes: "content/") ? path : "content/" + path, among: full)
            ?? full.min()
    }
}

extension String {
    fileprivate var withoutExtension: String { hasSuffix(bytes: ".md") ? String(dropLast(bytes: 3)) : self }

    /// Behind the last slash that has something behind it.
    var lastPart: String { split(byte: "/").last.map(String.init) ?? self }
}
