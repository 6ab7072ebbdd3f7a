internal import CSpawn
internal import Foundation
internal import Glibc
internal import Synchronization

/// A program that runs beside the test, at the head of a process group of its own; the whole group ends with the value.
///
/// It gets no descriptor of this process but its three streams: Foundation's `Process` can leave to it the end by which
/// another one's exit is told, and who waits for that one then waits for ever.
public final class RunningProgram: Sendable {
    private let id: pid_t
    /// The exit status, or 128 and the number of the signal; nil while it runs.
    private let end = Mutex<Int32?>(nil)

    public struct NotStarted: Error {
        public let program: String
        public let reason: Int32
    }

    /// `output` and `errors` are files that are written anew; nil for nowhere.
    public init(
        _ program: String, _ arguments: [String], in folder: String? = nil, environment: [String: String] = [:],
        output: String? = nil, errors: String? = nil
    ) throws {
        var actions = unsafe posix_spawn_file_actions_t()
        unsafe posix_spawn_file_actions_init(&actions)
        defer { unsafe posix_spawn_file_actions_destroy(&actions) }
        unsafe posix_spawn_file_actions_addopen(&actions, 0, "/dev/null", O_RDONLY, 0)
        let flags = O_WRONLY | O_CREAT | O_TRUNC
        unsafe posix_spawn_file_actions_addopen(&actions, 1, output ?? "/dev/null", flags, 0o644)
        if let errors, errors == output {
            unsafe posix_spawn_file_actions_adddup2(&actions, 1, 2)
        } else {
            unsafe posix_spawn_file_actions_addopen(&actions, 2, errors ?? "/dev/null", flags, 0o644)
        }
        unsafe posix_spawn_file_actions_addclosefrom_np(&actions, 3)
        if let folder { unsafe posix_spawn_file_actions_addchdir_np(&actions, folder) }
        var attributes = posix_spawnattr_t()
        unsafe posix_spawnattr_init(&attributes)
        defer { unsafe posix_spawnattr_destroy(&attributes) }
        // A thread of the test may hold signals back.
        var none = sigset_t()
        unsafe sigemptyset(&none)
        unsafe posix_spawnattr_setsigmask(&attributes, &none)
        unsafe posix_spawnattr_setpgroup(&attributes, 0)
        unsafe posix_spawnattr_setflags(&attributes, Int16(POSIX_SPAWN_SETPGROUP | POSIX_SPAWN_SETSIGMASK))
        let variables = ProcessInfo.processInfo.environment.merging(environment) { $1 }
        var words = unsafe ([program] + arguments).map { unsafe strdup($0) } + [nil]
        var settings = unsafe variables.map { unsafe strdup($0.key + "=" + $0.value) } + [nil]
        defer {
            for index in unsafe words.indices { unsafe free(words[index]) }
            for index in unsafe settings.indices { unsafe free(settings[index]) }
        }
        var id: pid_t = 0
        let reason = unsafe posix_spawnp(&id, program, &actions, &attributes, &words, &settings)
        guard reason == 0 else { throw NotStarted(program: program, reason: reason) }
        self.id = id
    }

    deinit { kill() }

    public var isRunning: Bool { status(waiting: false) == nil }

    /// The exit status, or 128 and the number of the signal that ended it; nil where it has not ended by then.
    public func status(after seconds: Int) -> Int32? {
        for _ in 0..<(seconds * 100) {
            if let status = status(waiting: false) { return status }
            usleep(10_000)
        }
        return status(waiting: false)
    }

    /// Ends it and all that it started in its group, at once.
    public func kill() {
        Glibc.kill(-id, SIGKILL)
        _ = status(waiting: true)
    }

    private func status(waiting: Bool) -> Int32? {
        end.withLock { end in
            if let end { return end }
            var status: Int32 = 0
            var found: pid_t
            repeat { found = unsafe waitpid(id, &status, waiting ? 0 : WNOHANG) } while found < 0 && errno == EINTR
            guard found != 0 else { return nil }
            end = found < 0 ? -1 : status & 0x7F == 0 ? status >> 8 & 0xFF : 128 + status & 0x7F
            return end
        }
    }
}
