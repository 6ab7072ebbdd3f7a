private import Glibc

/// Runs a program of the system to its end, with this process's environment and input.
enum ChildProcess {
    enum Failure: Error, Sendable {
        /// No program of that name is installed.
        case missing
        case notRun(reason: Int32)
    }

    /// What becomes of what the program says.
    enum Words: Sendable {
        /// All of it goes where messages go.
        case toErrors
        case nowhere
    }

    /// The program's exit status, or 128 and the number of the signal that ended it.
    static func run(_ program: String, _ arguments: [String], words: Words) throws(Failure) -> Int32 {
        var actions = unsafe posix_spawn_file_actions_t()
        unsafe posix_spawn_file_actions_init(&actions)
        defer { unsafe posix_spawn_file_actions_destroy(&actions) }
        switch words {
        case .toErrors: unsafe posix_spawn_file_actions_adddup2(&actions, 2, 1)
        case .nowhere:
            for descriptor: Int32 in [1, 2] {
                unsafe posix_spawn_file_actions_addopen(&actions, descriptor, "/dev/null", O_WRONLY, 0)
            }
        }
        var words = unsafe ([program] + arguments).map { unsafe strdup($0) } + [nil]
        defer {
            for index in unsafe words.indices { unsafe free(words[index]) }
        }
        var child: pid_t = 0
        let reason = unsafe posix_spawnp(&child, program, &actions, nil, &words, environ)
        guard reason == 0 else { throw reason == ENOENT ? .missing : .notRun(reason: reason) }
        var status: Int32 = 0
        while unsafe waitpid(child, &status, 0) < 0 {
            guard errno == EINTR else { throw .notRun(reason: errno) }
        }
        return status & 0x7F == 0 ? status >> 8 & 0xFF : 128 + status & 0x7F
    }
}
