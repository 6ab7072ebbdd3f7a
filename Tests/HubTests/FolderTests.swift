import Foundation
import TestSupport
import Testing

/// What each folder of `Sources/Hub` may name: folders below it, never one above. The files of `Sources/Hub` itself are
/// the build's hops and may name all; no folder may name them.
private let foldersBelow: [String: Set<String>] = [
    "Kinds": [],
    "Cache": [],
    "Entries": ["Kinds", "Cache"],
    "Files": ["Entries"],
    "Site": ["Kinds", "Cache", "Entries", "Files"],
    "Words": ["Kinds", "Entries", "Site"],
    "Pictures": ["Kinds", "Cache", "Entries", "Files", "Site", "Words"],
    "Views": ["Kinds", "Entries", "Files", "Site", "Words", "Pictures"],
    "Outputs": ["Kinds", "Cache", "Entries", "Files", "Site", "Words", "Pictures", "Views"],
]

@Test func foldersOfHubNameOnlyWhatLiesBelowThem() throws {
    let sources = try SwiftSources(below: projectFolder.appending(path: "Sources"))
    let folders = Set(sources.files.compactMap(\.folder))
    #expect(
        folders.subtracting([SwiftFile.top]) == Set(foldersBelow.keys), "a folder without a row, or a row without one")
    var used: [String: Set<String>] = [:]
    for file in sources.files {
        guard let folder = file.folder, folder != SwiftFile.top else { continue }
        for (name, owner) in sources.foldersNamed(by: file) {
            used[folder, default: []].insert(owner)
            #expect(foldersBelow[folder]?.contains(owner) == true, "\(file.path): `\(name)` is declared in \(owner)")
        }
    }
    // A row that allows more than is used would let an arrow turn unseen.
    for (folder, below) in foldersBelow {
        #expect(below.subtracting(used[folder] ?? []) == [], "\(folder) need not know them")
    }
}

@Test func theTableOfFoldersHasNoCircle() {
    var order: [String] = []
    while order.count < foldersBelow.count {
        let next = foldersBelow.filter { !order.contains($0.key) && $0.value.isSubset(of: order) }.keys.sorted()
        guard !next.isEmpty else {
            Issue.record("these know each other: \(Set(foldersBelow.keys).subtracting(order).sorted())")
            return
        }
        order += next
    }
}

/// What is brought in is read by the rows and the parser; how a site shows it is none of its business.
@Test func importNamesNothingAboveFiles() throws {
    let sources = try SwiftSources(below: projectFolder.appending(path: "Sources"))
    let own = sources.files.filter { $0.path.hasPrefix("Import/") }
    #expect(own.count > 20)
    for file in own {
        for (name, owner) in sources.foldersNamed(by: file) {
            #expect(["Kinds", "Entries", "Files"].contains(owner), "\(file.path): `\(name)` is declared in \(owner)")
        }
    }
}

/// One file as a list of words: names, and the character before and after each.
private struct SwiftFile {
    static let top = "Hub"

    struct Word {
        let text: String
        let isMember: Bool
        /// A member of what stands before the dot; else of what the compiler infers, as cases of enums are written.
        let hasBase: Bool
        let isCall: Bool
        /// A colon follows: it may be a parameter, which then can be called by its name.
        let isLabel: Bool
        /// The word before, where only blanks stand between.
        let before: String
        let column: Int
        let isPrivate: Bool
    }

    let path: String
    let words: [Word]

    /// The folder in `Sources/Hub`, `top` for what lies beside them, nil for other targets.
    var folder: String? {
        let parts = path.split(separator: "/")
        guard parts.first == "Hub" else { return nil }
        return parts.count == 3 ? String(parts[1]) : SwiftFile.top
    }

    /// What counts as the declarer of the file's names: the folder, or the target as a whole.
    var owner: String { folder ?? "target " + path.prefix { $0 != "/" } }
}

/// Every file under `Sources/` with what it declares and what it names. It reads no grammar: a type is a capitalised
/// word that no dot precedes; a member or function counts where one folder alone declares its name.
private struct SwiftSources {
    let files: [SwiftFile]
    /// Folders, or other targets, that declare a type at the top of a file.
    private var types: [String: Set<String>] = [:]
    /// Those that declare a function or a property that other files can see.
    private var members: [String: Set<String>] = [:]
    /// Every name declared in a folder, at whatever depth: there it may mean the folder's own.
    private var own: [String: Set<String>] = [:]

    init(below folder: URL) throws {
        let paths = try FileManager.default.subpathsOfDirectory(atPath: folder.path).filter { $0.hasSuffix(".swift") }
        files = try paths.sorted().map { path in
            SwiftFile(path: path, words: words(of: Array(try Data(contentsOf: folder.appending(path: path)))))
        }
        for file in files {
            let owner = file.owner
            for word in file.words where declaring.contains(word.before) {
                own[owner, default: []].insert(word.text)
                guard !word.isPrivate else { continue }
                if types(word.before) {
                    if word.column == 0 { types[word.text, default: []].insert(owner) }
                } else if word.before != "case", word.column == 0 || word.column == 4 {
                    members[word.text, default: []].insert(owner)
                }
            }
        }
    }

    func foldersNamed(by file: SwiftFile) -> [(name: String, folder: String)] {
        let here = file.owner
        let labels = Set(file.words.filter(\.isLabel).map(\.text))
        var found: [String: String] = [:]
        for word in file.words where found[word.text] == nil && !declaring.contains(word.before) {
            let isType = word.text.first?.isUppercase == true
            guard isType ? !word.isMember : word.isMember ? word.hasBase : word.isCall && !labels.contains(word.text)
            else { continue }
            let owners = (isType ? types : members)[word.text] ?? []
            guard owners.count == 1, let owner = owners.first, owner != here, !owner.hasPrefix("target "),
                own[here]?.contains(word.text) != true
            else { continue }
            found[word.text] = owner
        }
        return found.sorted { $0.key < $1.key }.map { (name: $0.key, folder: $0.value) }
    }

    private func types(_ keyword: String) -> Bool {
        keyword != "func" && keyword != "let" && keyword != "var" && keyword != "case"
    }
}

private let declaring: Set<String> = ["struct", "class", "enum", "protocol", "typealias", "func", "let", "var", "case"]

/// The words of a file without comments and what stands in quotes.
private func words(of bytes: [UInt8]) -> [SwiftFile.Word] {
    var words: [SwiftFile.Word] = []
    var index = 0
    var lineStart = 0
    var indent = 0
    var isPrivate = false
    var before = ""
    func isWord(_ byte: UInt8) -> Bool {
        (0x30...0x39) ~= byte || (0x41...0x5A) ~= byte || (0x61...0x7A) ~= byte || byte == 0x5F || byte >= 0x80
    }
    while index < bytes.count {
        let byte = bytes[index]
        switch byte {
        case UInt8(ascii: "\n"):
            lineStart = index + 1
            indent = bytes[lineStart...].prefix { $0 == 0x20 }.count
            isPrivate = false
            before = ""
            index += 1
        case UInt8(ascii: "/") where bytes[index...].starts(with: "//".utf8):
            index = bytes[index...].firstIndex(of: UInt8(ascii: "\n")) ?? bytes.count
        case UInt8(ascii: "\""):
            let isBlock = bytes[index...].starts(with: "\"\"\"".utf8)
            index += isBlock ? 3 : 1
            while index < bytes.count, isBlock ? !bytes[index...].starts(with: "\"\"\"".utf8) : bytes[index] != 0x22 {
                index += bytes[index] == UInt8(ascii: "\\") ? 2 : 1
            }
            index += isBlock ? 3 : 1
            before = ""
        case _ where isWord(byte):
            let end = bytes[index...].firstIndex { !isWord($0) } ?? bytes.count
            let text = String(decoding: bytes[index..<end], as: UTF8.self)
            if text == "private" || text == "fileprivate" { isPrivate = end >= bytes.count || bytes[end] != 0x28 }
            let isMember = index > 0 && bytes[index - 1] == UInt8(ascii: ".")
            words.append(
                SwiftFile.Word(
                    text: text, isMember: isMember,
                    hasBase: isMember && index > 1
                        && (isWord(bytes[index - 2]) || ")]}?!".utf8.contains(bytes[index - 2])),
                    isCall: end < bytes.count && bytes[end] == UInt8(ascii: "("),
                    isLabel: end < bytes.count && bytes[end] == UInt8(ascii: ":"), before: before, column: indent,
                    isPrivate: isPrivate))
            before = text
            index = end
        default:
            if byte != 0x20 { before = "" }
            index += 1
        }
    }
    return words
}
