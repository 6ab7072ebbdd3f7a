/// The files whose code this process runs, itself among them, in byte order of their paths; empty without /proc (proc(5)).
public func loadedFiles() -> [String] {
    var bytes: [UInt8] = []
    // Files of /proc have no size: read until there is no more.
    guard let file = try? OpenFile("/proc/self/maps", .read), (try? file.read(1 << 22, at: 0, into: &bytes)) != nil
    else {
        return []
    }
    var paths: Set<String> = []
    for line in bytes.split(separator: UInt8(ascii: "\n")) {
        // Addresses, rights, offset, device, inode, path.
        let parts = line.split(separator: UInt8(ascii: " "), maxSplits: 5)
        guard parts.count == 6, parts[1].contains(UInt8(ascii: "x")),
            let slash = parts[5].firstIndex(of: UInt8(ascii: "/"))
        else { continue }
        paths.insert(String(decoding: parts[5][slash...], as: UTF8.self))
    }
    return paths.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
}
