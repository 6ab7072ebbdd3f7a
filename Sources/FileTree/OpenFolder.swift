private import CLinux
private import Glibc

/// An open folder, through which what lies below it is reached by relative path; closed when it goes.
///
/// It stays the same folder when it is renamed. No call follows a link at the path's end.
public final class OpenFolder: Sendable {
    private let descriptor: Int32
    private let device: dev_t
    public let path: String

    /// Throws where no folder lies there; a link to one is not followed.
    public init(_ path: String) throws(FileError) {
        descriptor = unsafe open(path, O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC)
        self.path = path
        var status = stat()
        device = unsafe descriptor >= 0 && fstat(descriptor, &status) == 0 ? status.st_dev : 0
        guard descriptor >= 0 else { throw FileError("open", path) }
    }

    deinit { if descriptor >= 0 { close(descriptor) } }

    private func error(_ verb: String, _ path: String, reason: Int32 = errno) -> FileError {
        FileError(verb, path.isEmpty ? self.path : self.path + "/" + path, reason: reason)
    }

    /// What lies at one path.
    public enum Entry: Sendable, Hashable {
        case file(FileStamp)
        case folder
        /// A link, a socket, a device.
        case other

        fileprivate init(_ status: stat) {
            switch status.st_mode & S_IFMT {
            case S_IFREG: self = .file(FileStamp(status))
            case S_IFDIR: self = .folder
            default: self = .other
            }
        }
    }

    /// nil where nothing lies there.
    public func entry(_ path: String) -> Entry? {
        var status = stat()
        guard unsafe fstatat(descriptor, path, &status, AT_SYMLINK_NOFOLLOW) == 0 else { return nil }
        return Entry(status)
    }

    /// A new file with these bytes; throws `EEXIST` where one lies there.
    public func create(_ path: String, _ bytes: [UInt8], synced: Bool = false) throws(FileError) -> FileStamp {
        let file = try opened(path, O_WRONLY | O_CREAT | O_EXCL, "write")
        let isWhole = unsafe bytes.withUnsafeBytes { unsafe writeAll($0, to: file) }
        return try closed(file, path, isWhole: isWhole && (!synced || fsync(file) == 0))
    }

    /// A new file with the bytes of the one at `source`, sharing its blocks where the file system can.
    public func create(_ path: String, copying source: String) throws(FileError) -> FileStamp {
        let from = try openedSource(source)
        defer { close(from) }
        let file = try opened(path, O_WRONLY | O_CREAT | O_EXCL, "write")
        if ioctl(file, cloneRequest, from) == 0 { return try closed(file, path, isWhole: true) }
        var isWhole = true
        unsafe withUnsafeTemporaryAllocation(byteCount: copyBlock, alignment: 16) { block in
            while true {
                let got = unsafe Glibc.read(from, block.baseAddress, copyBlock)
                if got < 0 && errno == EINTR { continue }
                guard got > 0 else {
                    isWhole = got == 0
                    return
                }
                let part = unsafe UnsafeRawBufferPointer(rebasing: block[..<got])
                guard unsafe writeAll(part, to: file) else {
                    isWhole = false
                    return
                }
            }
        }
        return try closed(file, path, isWhole: isWhole)
    }

    /// Whether the file holds just these bytes; false where it cannot be read.
    public func matches(_ path: String, _ bytes: [UInt8]) -> Bool {
        let file = unsafe openat(descriptor, path, O_RDONLY | O_NOFOLLOW | O_CLOEXEC | O_NONBLOCK, 0)
        guard file >= 0 else { return false }
        defer { close(file) }
        return unsafe bytes.withUnsafeBytes { expected in
            unsafe withUnsafeTemporaryAllocation(byteCount: compareBlock, alignment: 16) { block in
                var done = 0
                while true {
                    let got = unsafe Glibc.read(file, block.baseAddress, compareBlock)
                    if got < 0 && errno == EINTR { continue }
                    guard got > 0 else { return got == 0 && done == expected.count }
                    guard got <= expected.count - done,
                        unsafe memcmp(block.baseAddress!, expected.baseAddress! + done, got) == 0
                    else { return false }
                    done += got
                }
            }
        }
    }

    /// Whether the file holds the same bytes as the one at `source`; false where it cannot be read.
    public func matches(_ path: String, fileAt source: String) throws(FileError) -> Bool {
        let other = try openedSource(source)
        defer { close(other) }
        let file = unsafe openat(descriptor, path, O_RDONLY | O_NOFOLLOW | O_CLOEXEC | O_NONBLOCK, 0)
        guard file >= 0 else { return false }
        defer { close(file) }
        return unsafe withUnsafeTemporaryAllocation(byteCount: 2 * compareBlock, alignment: 16) { block in
            while true {
                let second = unsafe block.baseAddress! + compareBlock
                guard let got = unsafe readBlock(file, block.baseAddress!, compareBlock),
                    let gotOther = unsafe readBlock(other, second, compareBlock), got == gotOther,
                    unsafe memcmp(block.baseAddress!, second, got) == 0
                else { return false }
                if got < compareBlock { return true }
            }
        }
    }

    /// Says false where something lies there already.
    @discardableResult public func makeFolder(_ path: String) throws(FileError) -> Bool {
        guard unsafe mkdirat(descriptor, path, 0o755) == 0 else {
            guard errno == EEXIST else { throw error("make", path) }
            return false
        }
        try setUsualPermissions(path, isFolder: true)
        return true
    }

    /// Gives a file 0644 or a folder 0755, whatever the umask; what else stands in a folder's mode stays.
    ///
    /// An empty path is the folder itself: one that belongs to another user stays as that user made it.
    public func setUsualPermissions(_ path: String, isFolder: Bool) throws(FileError) {
        guard !path.isEmpty else {
            var status = stat()
            guard unsafe fstat(descriptor, &status) == 0 else { throw error("read", path) }
            guard fchmod(descriptor, status.st_mode & 0o7000 | 0o755) == 0 || errno == EPERM else {
                throw error("change", path)
            }
            return
        }
        var status = stat()
        guard unsafe fstatat(descriptor, path, &status, AT_SYMLINK_NOFOLLOW) == 0 else { throw error("read", path) }
        let mode = isFolder ? status.st_mode & 0o7000 | 0o755 : 0o644
        guard status.st_mode & 0o7777 != mode else { return }
        guard unsafe fchmodat(descriptor, path, mode, AT_SYMLINK_NOFOLLOW) == 0 else { throw error("change", path) }
    }

    public func rename(_ from: String, to folder: OpenFolder, _ path: String) throws(FileError) {
        guard unsafe renameat(descriptor, from, folder.descriptor, path) == 0 else { throw folder.error("write", path) }
    }

    /// Lets what lies at one path and what lies at the other change places in one step; false where the file system
    /// cannot do that.
    public func exchange(_ path: String, with folder: OpenFolder, _ other: String) -> Bool {
        unsafe renameat2(descriptor, path, folder.descriptor, other, exchangeFlag) == 0
    }

    /// Gives the file's bytes in runs.
    public func read(_ path: String, _ take: (ArraySlice<UInt8>) -> Void) throws(FileError) {
        let file = unsafe openat(descriptor, path, O_RDONLY | O_NOFOLLOW | O_CLOEXEC | O_NONBLOCK, 0)
        guard file >= 0 else { throw error("open", path) }
        defer { close(file) }
        var block = [UInt8](repeating: 0, count: compareBlock)
        while true {
            let got = unsafe Glibc.read(file, &block, compareBlock)
            if got < 0 && errno == EINTR { continue }
            guard got >= 0 else { throw error("read", path) }
            guard got > 0 else { return }
            take(block[..<got])
        }
    }

    /// Removes a file or a link; nothing or a folder in its place is as good. Says whether something went.
    @discardableResult public func removeFile(_ path: String) throws(FileError) -> Bool {
        if unsafe unlinkat(descriptor, path, 0) == 0 { return true }
        guard errno == ENOENT || errno == ENOTDIR || errno == EISDIR else { throw error("remove", path) }
        return false
    }

    /// Removes an empty folder; nothing, a file or a folder with something in it stays as it is.
    public func removeEmptyFolder(_ path: String) throws(FileError) {
        if unsafe unlinkat(descriptor, path, AT_REMOVEDIR) == 0 { return }
        switch errno {
        case ENOENT, ENOTDIR, ENOTEMPTY, EEXIST, EBUSY: return
        default: throw error("remove", path)
        }
    }

    /// Throws where this process may not make and remove names in the folder at the path.
    public func checkWritable(_ path: String) throws(FileError) {
        let answer = unsafe faccessat(descriptor, path.isEmpty ? "." : path, W_OK | X_OK, 0)
        guard answer == 0 else { throw error("write", path) }
    }

    /// Whether a file has a second name somewhere.
    public func isLinkedElsewhere(_ path: String) -> Bool {
        var status = stat()
        return unsafe fstatat(descriptor, path, &status, AT_SYMLINK_NOFOLLOW) == 0 && status.st_nlink > 1
    }

    /// Takes the folder for this process alone until the value goes; false when another holds it.
    public func lock() -> Bool { flock(descriptor, LOCK_EX | LOCK_NB) == 0 }

    /// Puts the folder's names on disk.
    public func sync() { fsync(descriptor) }

    /// What lies in a folder, in no order.
    public struct Contents: Sendable {
        public var entries: [(name: String, entry: Entry)] = []
        /// Files whose permissions are not 0644.
        public var unusualFiles: [String] = []
        /// The folder's own permissions are 0755.
        public var isUsual = true
    }

    /// nil where another file system is mounted at the path.
    public func entries(in path: String) throws(FileError) -> [(name: String, entry: Entry)]? {
        try contents(of: path)?.entries
    }

    /// nil where another file system is mounted at the path.
    public func contents(of path: String) throws(FileError) -> Contents? {
        let folder = unsafe openat(
            descriptor, path.isEmpty ? "." : path, O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC, 0)
        guard folder >= 0 else { throw error("open", path) }
        guard let stream = unsafe fdopendir(folder) else {
            close(folder)
            throw error("open", path)
        }
        defer { unsafe closedir(stream) }
        var status = stat()
        guard unsafe fstat(folder, &status) == 0 else { throw error("read", path) }
        guard status.st_dev == device else { return nil }
        var contents = Contents()
        contents.isUsual = status.st_mode & 0o777 == 0o755
        while let next = unsafe readdir(stream) {
            let name = unsafe withUnsafePointer(to: next.pointee.d_name) { pointer in
                unsafe pointer.withMemoryRebound(to: UInt8.self, capacity: 256) { unsafe String(cString: $0) }
            }
            if name == "." || name == ".." { continue }
            if unsafe Int(next.pointee.d_type) == DT_DIR {
                contents.entries.append((name, .folder))
                continue
            }
            guard unsafe fstatat(folder, name, &status, AT_SYMLINK_NOFOLLOW) == 0 else {
                if errno == ENOENT { continue }
                throw error("read", path.isEmpty ? name : path + "/" + name)
            }
            contents.entries.append((name, Entry(status)))
            if status.st_mode & S_IFMT == S_IFREG, status.st_mode & 0o777 != 0o644 {
                contents.unusualFiles.append(name)
            }
        }
        return contents
    }

    private func opened(_ path: String, _ flags: Int32, _ verb: String) throws(FileError) -> Int32 {
        let file = unsafe openat(descriptor, path, flags | O_NOFOLLOW | O_CLOEXEC, 0o644)
        guard file >= 0 else { throw error(verb, path) }
        // Servers read as another user: the umask of who builds must not keep the site from them.
        guard fchmod(file, 0o644) == 0 else {
            let reason = errno
            close(file)
            throw error(verb, path, reason: reason)
        }
        return file
    }

    private func openedSource(_ path: String) throws(FileError) -> Int32 {
        let file = unsafe open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK)
        guard file >= 0 else { throw FileError("open", path) }
        var status = stat()
        guard unsafe fstat(file, &status) == 0, status.st_mode & S_IFMT == S_IFREG else {
            close(file)
            throw FileError("read", path, reason: EINVAL)
        }
        return file
    }

    /// A disk can say that it is full as late as here.
    private func closed(_ file: Int32, _ path: String, isWhole: Bool) throws(FileError) -> FileStamp {
        var reason = isWhole ? 0 : errno
        var status = stat()
        if unsafe fstat(file, &status) != 0, reason == 0 { reason = errno }
        if close(file) != 0, errno != EINTR, reason == 0 { reason = errno }
        guard isWhole, reason == 0 else { throw error("write", path, reason: reason == 0 ? EIO : reason) }
        return FileStamp(status)
    }
}

/// Whether names can be moved from one folder to the other by a rename: both lie on one mount.
public func canRename(from folder: String, to other: String) -> Bool {
    // The kernel compares the mounts before it looks for the names.
    let missing = "/.visnyk-no-such-name"
    return unsafe Glibc.rename(folder + missing, other + missing) == 0 || errno != EXDEV
}

/// Whether this process may make and remove names in the folder.
public func isWritableFolder(_ path: String) -> Bool { unsafe access(path, W_OK | X_OK) == 0 }

/// RENAME_EXCHANGE of linux/fs.h.
private let exchangeFlag: UInt32 = 2
private let copyBlock = 256 * 1024
private let compareBlock = 64 * 1024
/// FICLONE of linux/fs.h: share the blocks of a whole file.
private let cloneRequest: UInt = 0x4004_9409

@unsafe private func writeAll(_ bytes: UnsafeRawBufferPointer, to file: Int32) -> Bool {
    var done = 0
    while done < bytes.count {
        let put = unsafe Glibc.write(file, bytes.baseAddress! + done, bytes.count - done)
        if put < 0 && errno == EINTR { continue }
        guard put > 0 else { return false }
        done += put
    }
    return true
}

/// As many bytes as asked for, fewer only at the file's end; nil where it cannot be read.
@unsafe private func readBlock(_ file: Int32, _ block: UnsafeMutableRawPointer, _ count: Int) -> Int? {
    var done = 0
    while done < count {
        let got = unsafe Glibc.read(file, block + done, count - done)
        if got < 0 && errno == EINTR { continue }
        if got < 0 { return nil }
        if got == 0 { break }
        done += got
    }
    return done
}

extension FileStamp {
    fileprivate init(_ status: stat) {
        self.init(
            size: Int(status.st_size), modified: status.st_mtim.tv_sec * 1_000_000_000 + status.st_mtim.tv_nsec)
    }
}
