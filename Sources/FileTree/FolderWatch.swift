private import Glibc
private import Synchronization

/// Tells that something below some folders changed, by inotify(7): a file written and closed, moved, removed.
///
/// Folders that come later are watched too, the ones given among them. One reader at a time.
public final class FolderWatch: Sendable {
    private let descriptor: Int32
    private let folders: [String]
    /// By the system's number of a folder above those given: the names in it that count.
    private let awaited = Mutex<[Int32: Set<String>]>([:])

    private static let changes = UInt32(
        IN_CLOSE_WRITE | IN_MOVED_TO | IN_MOVED_FROM | IN_DELETE | IN_CREATE | IN_DELETE_SELF | IN_MOVE_SELF)

    /// Throws where the system gives no watch.
    public init(_ folders: [String]) throws(FileError) {
        self.folders = folders
        descriptor = inotify_init1(Int32(IN_CLOEXEC | IN_NONBLOCK))
        guard descriptor >= 0 else { throw FileError("watch", folders.first ?? "") }
        watchAll()
    }

    deinit { close(descriptor) }

    /// Every folder below those given, and those above them, in which one may come or go; what is watched already stays so.
    private func watchAll() {
        for folder in folders { watch(folder, depth: 0) }
        for folder in folders {
            let parts = folder.utf8.split(separator: UInt8(ascii: "/")).map { String(decoding: $0, as: UTF8.self) }
            let parent = (folder.utf8.first == UInt8(ascii: "/") ? "/" : "") + parts.dropLast().joined(separator: "/")
            // It may be one of the folders itself: then it stays watched as one.
            let mask = UInt32(IN_CREATE | IN_MOVED_TO | IN_DELETE | IN_MOVED_FROM) | UInt32(IN_MASK_ADD)
            let number = unsafe inotify_add_watch(descriptor, parent.isEmpty ? "." : parent, mask)
            awaited.withLock { _ = $0[number, default: []].insert(parts.last ?? "") }
        }
    }

    private func watch(_ folder: String, depth: Int) {
        guard depth < 64 else { return }
        let number = unsafe inotify_add_watch(descriptor, folder, FolderWatch.changes)
        guard number >= 0, let names = try? names(in: folder) else { return }
        awaited.withLock { $0[number] = nil }
        for name in names where !FolderWatch.isHidden(name) {
            let path = folder + "/" + name
            var status = stat()
            guard unsafe lstat(path, &status) == 0, status.st_mode & S_IFMT == S_IFDIR else { continue }
            watch(path, depth: depth + 1)
        }
    }

    private static func isHidden(_ name: String) -> Bool {
        name.utf8.first == UInt8(ascii: ".") && name != ".well-known"
    }

    /// Waits until something changed, and then until `quiet` milliseconds passed without more, at most ten times as long.
    public func wait(quiet: Int) throws(FileError) {
        repeat { try poll(-1) } while try !drain()
        var rounds = 0
        while rounds < 10, try poll(Int32(quiet)) {
            _ = try drain()
            rounds += 1
        }
        watchAll()
    }

    @discardableResult
    private func poll(_ milliseconds: Int32) throws(FileError) -> Bool {
        while true {
            var one = pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0)
            let count = unsafe Glibc.poll(&one, 1, milliseconds)
            if count < 0 && errno == EINTR { continue }
            guard count >= 0 else { throw FileError("watch", folders.first ?? "") }
            return count > 0
        }
    }

    /// Reads what the system has to say; whether any of it is a change.
    private func drain() throws(FileError) -> Bool {
        var isChange = false
        var buffer = [UInt8](repeating: 0, count: 64 * 1024)
        while true {
            let count = unsafe read(descriptor, &buffer, buffer.count)
            if count < 0 && errno == EINTR { continue }
            if count < 0 && errno == EAGAIN { return isChange }
            guard count > 0 else { throw FileError("watch", folders.first ?? "") }
            var rest = buffer[..<count]
            while let event = Event(&rest) { if counts(event) { isChange = true } }
        }
    }

    /// `struct inotify_event`: the folder's number, what happened, a cookie, and the name, filled up with zeros.
    private struct Event {
        let folder: Int32
        let mask: UInt32
        let name: String

        init?(_ bytes: inout ArraySlice<UInt8>) {
            guard bytes.count >= 16 else { return nil }
            func word(_ at: Int) -> UInt32 {
                bytes[(bytes.startIndex + at)..<(bytes.startIndex + at + 4)].reversed().reduce(0) {
                    $0 << 8 | UInt32($1)
                }
            }
            folder = Int32(bitPattern: word(0))
            mask = word(4)
            let length = Int(word(12))
            bytes = bytes.dropFirst(16)
            name = String(decoding: bytes.prefix(length).prefix { $0 != 0 }, as: UTF8.self)
            bytes = bytes.dropFirst(length)
        }
    }

    /// A file that is only being made says so again when it is closed; what editors put beside a text is none of the
    /// site's.
    private func counts(_ event: Event) -> Bool {
        if event.mask & UInt32(IN_Q_OVERFLOW) != 0 { return true }
        if let names = awaited.withLock({ $0[event.folder] }) { return names.contains(event.name) }
        let isMade = event.mask & UInt32(IN_CREATE) != 0 && event.mask & UInt32(IN_ISDIR) == 0
        let isScratch =
            event.name.utf8.last == UInt8(ascii: "~") || event.name == "4913"
            || event.name.utf8.first == UInt8(ascii: "#") && event.name.utf8.last == UInt8(ascii: "#")
        return !isMade && !isScratch && !FolderWatch.isHidden(event.name)
    }
}
