internal import Hub
internal import SourceText

/// An export with its uploads: which item is where, what addresses lead to.
struct WordPressSite {
    let export: WordPressExport
    let uploads: WordPressUploads
    let request: ImportRequest
    private var byID: [String: Int] = [:]
    /// Pages of attachments, by their path.
    private var attachmentPages: [String: Int] = [:]
    private var children: [String: [Int]] = [:]
    private var hosts: Set<String> = []
    private var basePath = ""
    private var descriptions: [String: String] = [:]
    private var places: [String: String] = [:]

    init(_ export: WordPressExport, _ uploads: WordPressUploads, _ request: ImportRequest) {
        self.export = export
        self.uploads = uploads
        self.request = request
        for address in ["link", "wp:base_site_url", "wp:base_blog_url"].compactMap({ export.channel[$0]?.trimmed })
            + export.items.map(\.file)
        {
            let host = OldSite.host(of: address)
            guard !host.isEmpty else { continue }
            hosts.insert(host)
            hosts.insert(host.hasPrefix(bytes: "www.") ? host.dropping(bytes: 4) : "www." + host)
        }
        let path = OldSite.path(of: export.base)
        basePath = path == "/" ? "" : path
        for asset in uploads.assets { places[asset.path] = "/" + asset.place }
        for (index, item) in export.items.enumerated() {
            if !item.id.isEmpty, byID[item.id] == nil { byID[item.id] = index }
            guard item.type == "attachment" else { continue }
            children[item.parent, default: []].append(index)
            let page = OldSite.folded(self.path(of: item.link))
            if !page.isEmpty, attachmentPages[page] == nil { attachmentPages[page] = index }
            if let alt = item.meta("_wp_attachment_image_alt"), !alt.isEmpty {
                descriptions[file(item.file) ?? item.file] = WordPressWords.plain(alt)
            }
        }
        for (parent, indices) in children {
            children[parent] = indices.sorted { (export.items[$0].order, $0) < (export.items[$1].order, $1) }
        }
    }

    func item(_ id: String) -> WordPressExport.Item? { byID[id].map { export.items[$0] } }

    /// The path of an address of the old site below its own folder, with its query.
    func path(of address: String) -> String {
        let path = address.contains(bytes: "://") ? OldSite.path(of: address) : address
        let rest = path.hasPrefix(bytes: basePath + "/") ? path.dropping(bytes: basePath.utf8.count) : path
        return rest.prefix(beforeBytes: "#").isEmpty ? "" : String(rest.prefix(beforeBytes: "#"))
    }

    private func isOwn(_ address: String) -> Bool {
        !address.contains(bytes: "://") && !address.hasPrefix(bytes: "//") || hosts.contains(OldSite.host(of: address))
    }

    /// Where a file of the folder of uploads is served, by one of its addresses.
    func file(_ address: String) -> String? {
        guard isOwn(address), let path = uploads.path(of: address) else { return nil }
        return places[path]
    }

    /// The path of a page and those above it.
    func folders(of item: WordPressExport.Item) -> [String] {
        var folders: [String] = []
        var known: Set<String> = [item.id]
        var parent = item.parent
        while let above = self.item(parent), above.type == item.type, known.insert(parent).inserted, folders.count < 16
        {
            folders.insert(above.name.isEmpty ? above.title : above.name, at: 0)
            parent = above.parent
        }
        return folders
    }

    /// A kind that the request names for all, for a type, or for a category, else what the type means.
    func kind(of item: WordPressExport.Item) -> String {
        for term in item.terms where term.taxonomy == "category" {
            let names = [term.slug, term.name.lowercased(), term.slug.percentDecoded]
            if let told = request.kinds.first(where: { names.contains($0.folder.lowercased()) }) { return told.kind }
        }
        if let told = request.kinds.first(where: { $0.folder == item.type }) { return told.kind }
        if let told = request.kinds.first(where: { $0.folder.isEmpty }) { return told.kind }
        if item.type == "post" { return "news" }
        let index =
            Placing.kind(named: item.type, among: request.siteKinds)
            ?? (item.meta("_EventStartDate") == nil ? nil : Placing.kind(named: "event", among: request.siteKinds))
            ?? request.siteKinds.firstIndex { $0.isAtRoot } ?? 0
        return request.siteKinds[index].name
    }
}

extension WordPressSite: HTMLSurroundings {
    func address(of target: String) -> String? {
        guard isOwn(target) else { return nil }
        if let file = file(target) { return file }
        let path = path(of: target)
        if let query = path.halves(atByte: "?")?.after {
            for part in query.split(byte: "&") {
                guard let (name, id) = part.halves(atByte: "="),
                    name == "p" || name == "page_id" || name == "attachment_id", let item = item(String(id))
                else { continue }
                if item.type == "attachment" { return file(item.file) ?? item.file }
                return self.path(of: item.link)
            }
        }
        if let index = attachmentPages[OldSite.folded(path)] {
            let item = export.items[index]
            return file(item.file) ?? (item.file.isEmpty ? nil : item.file)
        }
        return nil
    }

    func description(of picture: String) -> String? { descriptions[file(picture) ?? picture] }

    func gallery(_ ids: [String]?, without: [String]) -> [GalleryPicture] { gallery(ids, without: without, of: "") }

    func gallery(_ ids: [String]?, without: [String], of owner: String) -> [GalleryPicture] {
        let indices = ids.map { $0.compactMap { byID[$0] } } ?? children[owner] ?? []
        return indices.compactMap { index in
            let item = export.items[index]
            guard item.type == "attachment", !without.contains(item.id), LinkPass.isPicture(item.file) else {
                return nil
            }
            let address = file(item.file) ?? item.file
            return GalleryPicture(
                address: address, description: descriptions[address] ?? "", caption: WordPressWords.plain(item.excerpt))
        }
    }

    func block(_ id: String) -> [UInt8]? {
        guard let item = item(id), item.type == "wp_block" else { return nil }
        return Array(item.content.utf8)
    }
}

/// The same as one text sees it: a gallery without ids holds the text's own pictures.
struct WordPressText: HTMLSurroundings {
    let site: WordPressSite
    let id: String

    func address(of target: String) -> String? { site.address(of: target) }
    func description(of picture: String) -> String? { site.description(of: picture) }
    func block(_ id: String) -> [UInt8]? { site.block(id) }

    func gallery(_ ids: [String]?, without: [String]) -> [GalleryPicture] {
        site.gallery(ids, without: without, of: id)
    }
}
