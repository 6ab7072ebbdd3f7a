internal import Hub
internal import SourceText

/// The largest of the old site's top folders as the new one's menu.
func menu(_ tree: OldTree, _ old: OldSite) -> [UInt8] {
    var sizes: [String: (count: Int, kind: Int)] = [:]
    var titles: [String: (title: String, url: String)] = [:]
    for (index, place) in old.places.places.sorted(by: { $0.key < $1.key }) where place.language == 0 {
        let text = old.drafts[index].text
        guard let first = text.folders.first else { continue }
        sizes[first, default: (0, place.kind)].count += 1
        if text.folders.count == 1, text.stem == "_index" || text.stem == "index" {
            titles[first] = (old.drafts[index].title, place.url)
        }
    }
    for index in old.places.left.keys.sorted() {
        let text = old.drafts[index].text
        if text.folders.count == 1, let first = text.folders.first { titles[first] = (old.drafts[index].title, "") }
    }
    var items: [YAMLText] = []
    for (folder, size) in sizes.sorted(by: { ($1.value.count, $0.key) < ($0.value.count, $1.key) })
    where items.count < 6 {
        let list = old.places.lists[folder.lowercased()]
        let kind = old.kinds[size.kind]
        guard let url = list ?? (kind.isAtRoot ? titles[folder]?.url : "/" + kind.folder + "/"), !url.isEmpty else {
            continue
        }
        let title =
            titles[folder]?.title
            ?? String(decoding: folder.utf8.drop { $0 == UInt8(ascii: "_") }, as: UTF8.self)
            .replacing(bytes: "-", with: " ").capitalizedFirst
        let item = YAMLText.map([("title", .word(title)), ("url", .word(url))])
        if !items.contains(item) { items.append(item) }
    }
    guard !items.isEmpty else { return [] }
    var out: [UInt8] = []
    YAMLText.write("menu", .list(items), into: &out)
    return out
}
