internal import FileTree
internal import Hub
internal import SourceText

/// New paths of pictures and documents by their old ones: beside the page that they lie beside, names in Latin letters.
func assetPaths(of tree: OldTree, _ drafts: [Draft], _ places: Placing.Result) -> [OutputPath: String] {
    var beside: [OutputPath: String] = [:]
    for (index, place) in places.places.sorted(by: { $0.key < $1.key }) {
        let old = OutputPath(drafts[index].text.path.folderPart)
        let isBundle = drafts[index].text.stem == "index" && place.path.hasSuffix(bytes: "/index.md")
        if isBundle || beside[old] == nil && !old.text.isEmpty {
            beside[old] = place.path.folderPart
        }
    }
    var paths: [OutputPath: String] = [:]
    var numbers: [String: Int] = [:]
    var taken: Set<String> = []
    for asset in tree.assets {
        // The nearest folder of a page above the file.
        var old = asset.path.folderPart
        while !old.isEmpty, beside[OutputPath(old)] == nil { old = old.folderPart }
        let isStatic =
            asset.place != asset.path && !asset.path.hasPrefix(bytes: "content/")
            && !asset.path.hasPrefix(bytes: "src/")
        let place =
            isStatic
            ? asset.place
            : beside[OutputPath(old)].map { $0 + asset.path.dropping(bytes: old.utf8.count) }
                ?? asset.place
        let free = isTakenForText(place) ? "files/" + place : place
        let wished = NewName.path(free)
        var new = wished
        while !taken.insert(new).inserted {
            let number = (numbers[wished] ?? 1) + 1
            numbers[wished] = number
            new = NewName.path(free, suffix: "-\(number)")
        }
        paths[OutputPath(asset.path)] = new
        if paths[OutputPath(asset.place)] == nil { paths[OutputPath(asset.place)] = new }
    }
    return paths
}

/// Whether the site would take the file for a text that was meant to become a page.
private func isTakenForText(_ place: String) -> Bool {
    PublishedFile.textEndings.contains(PublishedFile.ending(of: place))
        && Kind.all.contains { place.hasPrefix(bytes: $0.folder + "/") }
}

/// How a file's name is written in the new tree.
enum NewName {
    static func path(_ old: String, suffix: String = "") -> String {
        var parts = old.split(byte: "/").map(String.init)
        guard let name = parts.popLast() else { return old }
        let dot = name.lastIndex(ofByte: ".") ?? name.endIndex
        let stem = slug(String(name[..<dot]))
        let folders = parts.map { part in
            let word = slug(part)
            return word.isEmpty ? "x" : word
        }
        return (folders + [(stem.isEmpty ? "file" : stem) + suffix + name[dot...].lowercased()]).joined(separator: "/")
    }
}
