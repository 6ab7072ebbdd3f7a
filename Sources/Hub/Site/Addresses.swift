internal import SourceText

/// Entries by the file they come from and by the address they go to.
struct Addresses: Sendable {
    private var byFile: [String: EntryID] = [:]
    private var byURL: [String: EntryID] = [:]
    private var hiddenFiles: Set<String> = []
    private var hiddenURLs: Set<String> = []

    init(entries: [Entry], linked: [LinkedEntry], hidden: [Entry], kinds: [Kind], settings: Settings) {
        for (id, entry) in entries.enumerated() {
            byFile[entry.path] = id
            byURL[linked[id].url] = id
        }
        for entry in hidden {
            hiddenFiles.insert(entry.path)
            let kind = kinds[entry.kind]
            hiddenURLs.insert("/" + (kind.isAtRoot ? "" : kind.folder + "/") + entry.slug + "/")
        }
    }

    func entry(file: String) -> EntryID? { byFile[file] }
    func entry(url: String) -> EntryID? { byURL[url] }
    func isHidden(file: String) -> Bool { hiddenFiles.contains(file) }
    func isHidden(url: String) -> Bool { hiddenURLs.contains(url) }
    var files: Dictionary<String, EntryID>.Keys { byFile.keys }
    var urls: Dictionary<String, EntryID>.Keys { byURL.keys }
}
