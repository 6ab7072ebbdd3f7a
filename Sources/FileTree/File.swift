internal import Glibc

/// A call on the file system that failed: what was wanted, of which path, and the system's reason.
public struct FileError: Error, Sendable, CustomStringConvertible {
    public let verb: String
    public let path: String
    public let reason: Int32

    init(_ verb: String, _ path: String, reason: Int32 = errno) {
        self.verb = verb
        self.path = path
        self.reason = reason
    }

    public var description: String { unsafe "cannot \(verb) \(path): \(String(cString: strerror(reason)))" }

    public var isMissing: Bool { reason == ENOENT || reason == ENOTDIR }
}

/// What tells an unchanged file from a changed one cheaply: size in bytes, time of change in nanoseconds.
public struct FileStamp: Sendable, Hashable {
    public let size: Int
    public let modified: Int

    public init(size: Int, modified: Int) {
        self.size = size
        self.modified = modified
    }

    /// nil where no plain file lies at the path.
    public init?(of path: String) {
        var status = stat()
        guard unsafe lstat(path, &status) == 0, status.st_mode & S_IFMT == S_IFREG else { return nil }
        size = Int(status.st_size)
        modified = status.st_mtim.tv_sec * 1_000_000_000 + status.st_mtim.tv_nsec
    }
}

/// What tells, without reading, whether a file was changed: the rule of git's index. Times in nanoseconds since 1970.
///
/// Writing to a file sets its time of change, which no program can set back. A file changed twice within one step of the
/// disk's clock can keep its status: trust one only of a file that was old when it was asked for.
public struct FileStatus: Sendable, Hashable {
    public let size: Int
    public let modified: Int
    public let changed: Int
    public let inode: Int
    public let device: Int

    public init(size: Int, modified: Int, changed: Int, inode: Int, device: Int) {
        self.size = size
        self.modified = modified
        self.changed = changed
        self.inode = inode
        self.device = device
    }

    init(_ status: stat) {
        size = Int(status.st_size)
        modified = status.st_mtim.tv_sec * 1_000_000_000 + status.st_mtim.tv_nsec
        changed = status.st_ctim.tv_sec * 1_000_000_000 + status.st_ctim.tv_nsec
        inode = Int(truncatingIfNeeded: status.st_ino)
        device = Int(truncatingIfNeeded: status.st_dev)
    }

    /// Of what lies at the path, or where a link there leads; nil where nothing does.
    public init?(of path: String) {
        var status = stat()
        guard unsafe stat(path, &status) == 0 else { return nil }
        self.init(status)
    }

    /// The time now by the clock that stamps files, in nanoseconds since 1970.
    public static func time() -> Int {
        var time = timespec()
        unsafe clock_gettime(CLOCK_REALTIME, &time)
        return time.tv_sec * 1_000_000_000 + time.tv_nsec
    }
}

/// An open file, closed when it goes.
public struct OpenFile: ~Copyable, Sendable {
    let descriptor: Int32
    public let path: String

    public enum Mode: Sendable {
        case read
        /// Not where the path's end is a link.
        case readNoLink
        /// Made anew, or emptied.
        case write
        /// Made where missing, written at its end. A link is not followed, and a file with a second name refused.
        case readAndAppend
        /// Made anew; what had the name before loses it.
        case new
    }

    public init(_ path: String, _ mode: Mode) throws(FileError) {
        let opened = OpenFile.opened(path, mode)
        descriptor = opened.descriptor
        self.path = path
        guard descriptor >= 0 else {
            throw FileError(mode == .read || mode == .readNoLink ? "open" : "write", path, reason: opened.reason)
        }
    }

    /// -1 with the reason where it cannot be had so.
    private static func opened(_ path: String, _ mode: Mode) -> (descriptor: Int32, reason: Int32) {
        let flags: Int32 =
            switch mode {
            // A pipe is opened without waiting for who writes into it.
            case .read: O_RDONLY | O_CLOEXEC | O_NONBLOCK
            case .readNoLink: O_RDONLY | O_CLOEXEC | O_NONBLOCK | O_NOFOLLOW
            case .write: O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC
            case .readAndAppend: O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK
            case .new: O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC | O_NOFOLLOW
            }
        if mode == .new, unsafe unlink(path) != 0, errno != ENOENT { return (-1, errno) }
        let descriptor = unsafe open(path, flags, 0o644)
        guard descriptor >= 0 else { return (-1, errno) }
        guard mode == .readAndAppend else { return (descriptor, 0) }
        var status = stat()
        guard unsafe fstat(descriptor, &status) == 0, status.st_mode & S_IFMT == S_IFREG,
            status.st_nlink == 1
        else {
            close(descriptor)
            return (-1, EINVAL)
        }
        return (descriptor, 0)
    }

    /// A nameless file in the folder for temporary ones.
    public init(temporary: Void) throws(FileError) {
        let folder = unsafe getenv("TMPDIR").map { unsafe String(cString: $0) } ?? "/tmp"
        path = folder
        var name = Array((folder + "/visnyk-XXXXXX").utf8CString)
        descriptor = unsafe name.withUnsafeMutableBufferPointer { unsafe mkstemp($0.baseAddress!) }
        guard descriptor >= 0 else { throw FileError("make a temporary file in", folder) }
        _ = unsafe name.withUnsafeBufferPointer { unsafe unlink($0.baseAddress!) }
    }

    deinit { if descriptor >= 0 { close(descriptor) } }

    public var size: Int {
        var status = stat()
        return unsafe fstat(descriptor, &status) == 0 ? Int(status.st_size) : 0
    }

    /// nil for a folder, a pipe, a device.
    var plainSize: Int? {
        var status = stat()
        guard unsafe fstat(descriptor, &status) == 0, status.st_mode & S_IFMT == S_IFREG else { return nil }
        return Int(status.st_size)
    }

    /// Appends `count` bytes from `offset`; fewer where the file ends.
    public borrowing func read(_ count: Int, at offset: Int, into bytes: inout [UInt8]) throws(FileError) {
        let start = bytes.count
        var failure: FileError?
        bytes.append(contentsOf: repeatElement(0, count: count))
        var done = 0
        unsafe bytes.withUnsafeMutableBytes { buffer in
            while done < count {
                let got = unsafe pread(
                    descriptor, buffer.baseAddress! + start + done, count - done, off_t(offset + done))
                if got < 0 && errno == EINTR { continue }
                if got < 0 { failure = FileError("read", path) }
                guard got > 0 else { break }
                done += got
            }
        }
        bytes.removeLast(count - done)
        if let failure { throw failure }
    }

    public borrowing func write(_ bytes: [UInt8], at offset: Int) throws(FileError) {
        var done = 0
        var failure: FileError?
        unsafe bytes.withUnsafeBytes { buffer in
            while done < bytes.count {
                let put = unsafe pwrite(
                    descriptor, buffer.baseAddress! + done, bytes.count - done, off_t(offset + done))
                if put < 0 && errno == EINTR { continue }
                guard put > 0 else {
                    failure = FileError("write", path)
                    break
                }
                done += put
            }
        }
        if let failure { throw failure }
    }

    public borrowing func truncate(to size: Int) throws(FileError) {
        guard ftruncate(descriptor, off_t(size)) == 0 else { throw FileError("shorten", path) }
    }

    /// Takes the file for this process alone; false when another holds it.
    public borrowing func lock() -> Bool { flock(descriptor, LOCK_EX | LOCK_NB) == 0 }

    public borrowing func sync() { fsync(descriptor) }
}

/// The whole file. More than `limit` bytes are not read: the error's reason is then `EFBIG`; nor is what is no plain file.
public func readFile(_ path: String, limit: Int = .max) throws(FileError) -> [UInt8] {
    try read(OpenFile(path, .read), limit: limit)
}

/// The whole file at a path below a folder: the door by which a project's files are read. A link at the path's end is
/// followed as long as it stays in the folder; the error's reason is else `ELOOP`. Nothing is waited for: what is no plain
/// file is refused.
public func readFile(_ path: String, in folder: String, limit: Int) throws(FileError) -> [UInt8] {
    try read(openBelow(folder, path), limit: limit)
}

/// The first bytes of a file, by the same door: `count`, or all of a shorter one.
public func readHead(_ path: String, in folder: String, count: Int) throws(FileError) -> [UInt8] {
    let file = try openBelow(folder, path)
    guard let size = file.plainSize else { throw FileError("read", file.path, reason: FileError.noPlainFile) }
    var bytes: [UInt8] = []
    try file.read(min(count, size), at: 0, into: &bytes)
    return bytes
}

private func openBelow(_ folder: String, _ path: String) throws(FileError) -> OpenFile {
    let full = folder + "/" + path
    do throws(FileError) {
        return try OpenFile(full, .readNoLink)
    } catch {
        guard error.isBadLink, let root = resolvedPath(folder), let target = resolvedPath(full),
            target.utf8.starts(with: (root + "/").utf8)
        else { throw error }
        return try OpenFile(target, .readNoLink)
    }
}

/// The whole file, which must be a plain one: no link is followed, no pipe waited for.
public func readPlainFile(_ path: String) throws(FileError) -> [UInt8] {
    try read(OpenFile(path, .readNoLink), limit: .max)
}

private func read(_ file: borrowing OpenFile, limit: Int) throws(FileError) -> [UInt8] {
    guard let size = file.plainSize else { throw FileError("read", file.path, reason: FileError.noPlainFile) }
    guard size <= limit else { throw FileError("read", file.path, reason: EFBIG) }
    var bytes: [UInt8] = []
    bytes.reserveCapacity(size)
    try file.read(size, at: 0, into: &bytes)
    // Files of /proc and the like say 0; content folders hold plain files only, but a file can grow while read.
    return bytes
}

public func writeFile(_ bytes: [UInt8], to path: String) throws(FileError) {
    let file = try OpenFile(path, .write)
    try file.write(bytes, at: 0)
}

/// Makes the folder and those above it; `isPublic`: those that are made can be read by all, whatever the umask.
public func makeFolder(_ path: String, isPublic: Bool = false) throws(FileError) {
    if unsafe mkdir(path, 0o755) != 0 {
        if errno == EEXIST { return }
        guard errno == ENOENT, let slash = path.utf8.lastIndex(of: UInt8(ascii: "/")), slash > path.startIndex else {
            throw FileError("make", path)
        }
        try makeFolder(String(path[..<slash]), isPublic: isPublic)
        guard unsafe mkdir(path, 0o755) == 0 else {
            if errno == EEXIST { return }
            throw FileError("make", path)
        }
    }
    if isPublic { try OpenFolder(path).setUsualPermissions("", isFolder: true) }
}

public func rename(_ from: String, to: String) throws(FileError) {
    guard unsafe Glibc.rename(from, to) == 0 else { throw FileError("rename", from) }
}

/// Removes a file; one that is not there is as good.
public func removeFile(_ path: String) throws(FileError) {
    guard unsafe unlink(path) == 0 || errno == ENOENT else { throw FileError("remove", path) }
}

/// A new folder for temporary files that this process's user alone can enter.
public func makeTemporaryFolder() throws(FileError) -> String {
    let parent = unsafe getenv("TMPDIR").map { unsafe String(cString: $0) } ?? "/tmp"
    var name = Array((parent + "/visnyk-XXXXXX").utf8CString)
    guard unsafe name.withUnsafeMutableBufferPointer({ unsafe mkdtemp($0.baseAddress!) }) != nil else {
        throw FileError("make a temporary folder in", parent)
    }
    return String(decoding: name.dropLast().map { UInt8(bitPattern: $0) }, as: UTF8.self)
}

/// Removes a folder that is empty; says whether it went.
@discardableResult public func removeEmptyFolder(_ path: String) -> Bool { unsafe rmdir(path) == 0 }

public enum PathKind: Sendable { case file, folder, other, missing }

public func kindOfPath(_ path: String) -> PathKind {
    var status = stat()
    guard unsafe stat(path, &status) == 0 else { return .missing }
    switch status.st_mode & S_IFMT {
    case S_IFREG: return .file
    case S_IFDIR: return .folder
    default: return .other
    }
}

/// The names in a folder, hidden ones too.
public func names(in folder: String) throws(FileError) -> [String] {
    guard let stream = unsafe opendir(folder) else { throw FileError("open", folder) }
    defer { unsafe closedir(stream) }
    var names: [String] = []
    while let entry = unsafe readdir(stream) {
        let name = unsafe withUnsafePointer(to: entry.pointee.d_name) { pointer in
            unsafe pointer.withMemoryRebound(to: UInt8.self, capacity: 256) { unsafe String(cString: $0) }
        }
        if name != ".", name != ".." { names.append(name) }
    }
    return names.sorted()
}

extension FileError {
    /// What the system says of a read from a place in a pipe.
    static let noPlainFile = ESPIPE

    public var isTooLarge: Bool { reason == EFBIG }

    public var isNoPlainFile: Bool { reason == FileError.noPlainFile }

    /// A link that may not be followed.
    public var isBadLink: Bool { reason == ELOOP }

    /// The system's words alone.
    public var reasonText: String { unsafe String(cString: strerror(reason)) }
}

extension FileError {
    /// A path that may not be used so.
    public static func invalid(_ verb: String, _ path: String) -> FileError { FileError(verb, path, reason: EINVAL) }

    /// A file that does not hold what was written to it.
    public static func damaged(_ path: String) -> FileError { FileError("read", path, reason: EBADMSG) }

    public var isDamage: Bool { reason == EBADMSG }

    /// A path that is already taken.
    public static func exists(_ verb: String, _ path: String) -> FileError { FileError(verb, path, reason: EEXIST) }
}

/// Gives the file a second name, or copies it where the file system gives none. The new name must not be taken.
public func linkOrCopy(_ source: String, to path: String) throws(FileError) {
    if unsafe link(source, path) == 0 { return }
    guard errno != EEXIST, errno != ENOENT else { throw FileError("write", path) }
    let bytes = try readFile(source)
    let waiting = path + ".part"
    try writeFile(bytes, to: waiting)
    try rename(waiting, to: path)
}

/// Lets nobody but its owner read the file.
public func setPrivate(_ path: String) throws(FileError) {
    guard unsafe chmod(path, 0o600) == 0 else { throw FileError("change", path) }
}

/// Removes a folder of this process's own with all that lies in it; what cannot go stays.
public func removeTree(_ path: String) {
    for name in (try? names(in: path)) ?? [] {
        let one = path + "/" + name
        var status = stat()
        guard unsafe lstat(one, &status) == 0 else { continue }
        if status.st_mode & S_IFMT == S_IFDIR { removeTree(one) } else { unsafe unlink(one) }
    }
    unsafe rmdir(path)
}
