private import Glibc

/// What lies in a folder, named by its path below that folder.
public struct Listing: Sendable {
    public enum Kind: Sendable {
        case file
        /// A link that leads outside the folder, to itself, or nowhere.
        case badLink
        /// Neither file, folder nor link.
        case special
        /// A folder whose name begins with a dot; what lies in it is not listed.
        case hiddenFolder
    }

    public struct Item: Sendable {
        public let path: String
        public let kind: Kind
        /// Of the file, or of the one that a link leads to; nil for what is no file.
        public let status: FileStatus?

        public var size: Int { status?.size ?? 0 }
    }

    /// In byte order of the paths, so that every machine sees the same order.
    public let items: [Item]
    /// The folder's own absolute path, links resolved.
    public let root: String
}

/// Lists every file below a folder. Hidden names (a leading dot) are left out, but for `keeping`; with `hidden` they are
/// listed too, folders as such.
///
/// Links are followed while they stay inside the folder and do not lead back to a folder they lie in; links to
/// folders only where no other such link was followed on the way.
public func listing(
    of folder: String, keeping: Set<String> = [], hidden: Bool = false
) throws(FileError) -> Listing {
    guard let root = resolvedPath(folder) else { throw FileError("open", folder) }
    var items: [Listing.Item] = []
    try walk(
        root, root: root, prefix: "", ancestors: [root], keeping: keeping, hidden: hidden, depth: 0, into: &items)
    items.sort { $0.path.utf8.lexicographicallyPrecedes($1.path.utf8) }
    return Listing(items: items, root: root)
}

private func walk(
    _ folder: String, root: String, prefix: String, ancestors: [String], keeping: Set<String>, hidden: Bool,
    depth: Int, isLinked: Bool = false, into items: inout [Listing.Item]
) throws(FileError) {
    guard let stream = unsafe opendir(folder) else { throw FileError("open", folder) }
    defer { unsafe closedir(stream) }
    let descriptor = unsafe dirfd(stream)
    while let entry = unsafe readdir(stream) {
        let name = unsafe withUnsafePointer(to: entry.pointee.d_name) { pointer in
            unsafe pointer.withMemoryRebound(to: UInt8.self, capacity: 256) { unsafe String(cString: $0) }
        }
        let isHidden = name.utf8.first == UInt8(ascii: ".") && !keeping.contains(name)
        guard name != ".", name != "..", hidden || !isHidden else { continue }
        let path = prefix.isEmpty ? name : prefix + "/" + name
        // A name that is not UTF-8 was mended above and can no longer be asked for; who lists it tells it by the sign.
        if name.unicodeScalars.contains("\u{FFFD}") {
            items.append(.init(path: path, kind: .file, status: nil))
            continue
        }
        var full: String { folder + "/" + name }
        var status = stat()
        guard unsafe fstatat(descriptor, name, &status, AT_SYMLINK_NOFOLLOW) == 0 else {
            throw FileError("read", full)
        }
        switch status.st_mode & S_IFMT {
        case S_IFREG: items.append(.init(path: path, kind: .file, status: FileStatus(status)))
        case S_IFDIR where isHidden: items.append(.init(path: path, kind: .hiddenFolder, status: nil))
        case S_IFDIR:
            guard depth < 64 else { throw FileError("descend into", full, reason: ENAMETOOLONG) }
            try walk(
                full, root: root, prefix: path, ancestors: ancestors + [full], keeping: keeping, hidden: hidden,
                depth: depth + 1,
                isLinked: isLinked, into: &items)
        case S_IFLNK:
            guard let target = resolvedPath(full), target.utf8.starts(with: (root + "/").utf8),
                !ancestors.contains(target),
                unsafe stat(full, &status) == 0
            else {
                items.append(.init(path: path, kind: .badLink, status: nil))
                continue
            }
            if status.st_mode & S_IFMT == S_IFDIR, isHidden {
                items.append(.init(path: path, kind: .hiddenFolder, status: nil))
            } else if status.st_mode & S_IFMT == S_IFDIR {
                guard depth < 64 else { throw FileError("descend into", full, reason: ENAMETOOLONG) }
                // A few folders that link to one another would otherwise unfold without end.
                guard !isLinked else {
                    items.append(.init(path: path, kind: .badLink, status: nil))
                    continue
                }
                try walk(
                    target, root: root, prefix: path, ancestors: ancestors + [target], keeping: keeping, hidden: hidden,
                    depth: depth + 1, isLinked: true, into: &items)
            } else if status.st_mode & S_IFMT == S_IFREG {
                items.append(.init(path: path, kind: .file, status: FileStatus(status)))
            } else {
                items.append(.init(path: path, kind: .special, status: nil))
            }
        default: items.append(.init(path: path, kind: .special, status: nil))
        }
    }
}

/// The absolute path with every link resolved, or nil where nothing lies there.
public func resolvedPath(_ path: String) -> String? {
    guard let resolved = unsafe realpath(path, nil) else { return nil }
    defer { unsafe free(resolved) }
    return unsafe String(cString: resolved)
}

/// The absolute path of something that need not be there yet: the part that is there with every link resolved.
///
/// Throws for an empty path and for a link that leads nowhere.
public func resolvedPath(ofNew path: String) throws(FileError) -> String {
    if let resolved = resolvedPath(path) { return resolved }
    guard errno == ENOENT, !path.isEmpty else { throw FileError("open", path) }
    var path = path
    while path.utf8.count > 1, path.utf8.last == slash { path = String(Substring(path.utf8.dropLast())) }
    var status = stat()
    if unsafe lstat(path, &status) == 0 { throw FileError("open", path, reason: ENOENT) }
    let name: Substring
    let parent: String
    if let last = path.utf8.lastIndex(of: slash) {
        name = path[path.utf8.index(after: last)...]
        parent = try resolvedPath(ofNew: last == path.startIndex ? "/" : String(path[..<last]))
    } else {
        name = path[...]
        parent = try resolvedPath(ofNew: ".")
    }
    switch name {
    case ".": return parent
    case "..":
        guard let last = parent.utf8.lastIndex(of: slash), last > parent.startIndex else { return "/" }
        return String(parent[..<last])
    default: return parent == "/" ? "/" + name : parent + "/" + name
    }
}

private let slash = UInt8(ascii: "/")
