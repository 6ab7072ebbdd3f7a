private import Glibc

/// A file that one process at a time may hold; it goes with the value.
public final class LockFile: Sendable {
    private let descriptor: Int32
    private let path: String

    /// nil where another holds it.
    public init?(_ path: String) throws(FileError) {
        self.path = path
        while true {
            let file = unsafe open(path, O_RDWR | O_CREAT | O_NOFOLLOW | O_CLOEXEC, 0o644)
            guard file >= 0 else {
                descriptor = -1
                throw FileError("write", path)
            }
            guard flock(file, LOCK_EX | LOCK_NB) == 0 else {
                let reason = errno
                close(file)
                descriptor = -1
                guard reason == EWOULDBLOCK else { throw FileError("lock", path, reason: reason) }
                return nil
            }
            // The one before may have removed the file between our two calls: then the name is another's.
            var held = stat()
            var named = stat()
            if unsafe fstat(file, &held) == 0, unsafe lstat(path, &named) == 0, held.st_ino == named.st_ino,
                held.st_dev == named.st_dev
            {
                descriptor = file
                return
            }
            close(file)
        }
    }

    deinit {
        guard descriptor >= 0 else { return }
        var status = stat()
        // A file with something in it was somebody's before.
        if unsafe fstat(descriptor, &status) == 0, status.st_size == 0 { unsafe unlink(path) }
        close(descriptor)
    }
}
