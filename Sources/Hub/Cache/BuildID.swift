internal import FileTree
package import SourceText

/// What tells this program from another, its libraries among it: what one remembers of files is void for any other.
///
/// By content: the linker's build id where a file has one, else all its bytes. Size and time would let another binary's
/// cache pass for one's own.
package func buildID() -> Digest { thisBuild }

private let thisBuild: Digest = {
    var hash = SHA256()
    hash.update("visnyk 3")
    // Without /proc there is nothing to tell by: then the cache of this very process is the only one to trust.
    let files = loadedFiles()
    if files.isEmpty { hash.update(randomNumber()) }
    for file in files { hash.update(programIdentity(of: file) ?? Digest(of: Array(file.utf8))) }
    return hash.digest()
}()

private func randomNumber() -> Int { Int.random(in: Int.min...Int.max) }

/// nil where the file cannot be read.
func programIdentity(of path: String) -> Digest? {
    guard let file = try? OpenFile(path, .read) else { return nil }
    var block: [UInt8] = []
    guard (try? file.read(4096, at: 0, into: &block)) != nil else { return nil }
    if let id = buildIDNote(in: block) { return Digest(of: id) }
    var hash = SHA256()
    var offset = 0
    while true {
        block.removeAll(keepingCapacity: true)
        guard (try? file.read(1 << 20, at: offset, into: &block)) != nil else { return nil }
        if block.isEmpty { return hash.digest() }
        hash.update(block)
        offset += block.count
    }
}

/// The note NT_GNU_BUILD_ID among the first bytes of an ELF file, where linkers put it: its length in bytes, the number
/// 3, the name "GNU", the id.
private func buildIDNote(in bytes: [UInt8]) -> [UInt8]? {
    guard bytes.starts(with: [0x7F, 0x45, 0x4C, 0x46]) else { return nil }
    let name: [UInt8] = [3, 0, 0, 0, 0x47, 0x4E, 0x55, 0]
    for at in stride(from: 64, to: bytes.count - 16, by: 4)
    where bytes[at] == 4 && bytes[at + 1] == 0 && bytes[(at + 8)..<(at + 16)].elementsEqual(name) {
        let length = Int(bytes[at + 4])
        guard length >= 8, bytes[(at + 5)..<(at + 8)].allSatisfy({ $0 == 0 }), at + 16 + length <= bytes.count else {
            continue
        }
        return Array(bytes[(at + 16)..<(at + 16 + length)])
    }
    return nil
}
