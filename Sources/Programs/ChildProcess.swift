private import CLinux
private import Glibc

/// A program of the system, run to its end.
public struct ChildProcess: Sendable {
    public enum Failure: Error, Sendable {
        /// No program of that name is installed.
        case missing
        case notRun(reason: Int32)
    }

    /// What becomes of what the program says.
    public enum Words: Sendable {
        /// All of it goes where messages go.
        case toErrors
        case nowhere
        /// Both streams are kept, each to its first so many bytes.
        case kept(limit: Int)
    }

    public struct End: Sendable {
        /// The exit status, or 128 and the number of the signal that ended it.
        public let status: Int32
        /// Empty unless they were to be kept.
        public let output: [UInt8]
        public let errors: [UInt8]
    }

    public let program: String
    public let arguments: [String]
    /// Put in place of variables of that name, or beside those that this process has.
    public let environment: [String: String]
    /// What the program reads; nil for this process's own input.
    public let input: [UInt8]?
    public let words: Words

    public init(
        _ program: String, _ arguments: [String], environment: [String: String] = [:], input: [UInt8]? = nil,
        words: Words
    ) {
        self.program = program
        self.arguments = arguments
        self.environment = environment
        self.input = input
        self.words = words
    }

    public func run() throws(Failure) -> End {
        let streams = try Streams(input: input, words: words)
        var actions = unsafe posix_spawn_file_actions_t()
        unsafe posix_spawn_file_actions_init(&actions)
        defer { unsafe posix_spawn_file_actions_destroy(&actions) }
        if let input = streams.input { unsafe posix_spawn_file_actions_adddup2(&actions, input.descriptor, 0) }
        switch words {
        case .toErrors: unsafe posix_spawn_file_actions_adddup2(&actions, 2, 1)
        case .nowhere:
            for descriptor: Int32 in [1, 2] {
                unsafe posix_spawn_file_actions_addopen(&actions, descriptor, "/dev/null", O_WRONLY, 0)
            }
        case .kept:
            if let output = streams.output { unsafe posix_spawn_file_actions_adddup2(&actions, output.descriptor, 1) }
            if let errors = streams.errors { unsafe posix_spawn_file_actions_adddup2(&actions, errors.descriptor, 2) }
        }
        var words = unsafe ([program] + arguments).map { unsafe strdup($0) } + [nil]
        var variables = unsafe childVariables().map { unsafe strdup($0) } + [nil]
        defer {
            for index in unsafe words.indices { unsafe free(words[index]) }
            for index in unsafe variables.indices { unsafe free(variables[index]) }
        }
        var child: pid_t = 0
        let reason = unsafe posix_spawnp(&child, program, &actions, nil, &words, &variables)
        guard reason == 0 else { throw reason == ENOENT ? .missing : .notRun(reason: reason) }
        var status: Int32 = 0
        while unsafe waitpid(child, &status, 0) < 0 {
            guard errno == EINTR else { throw .notRun(reason: errno) }
        }
        return End(
            status: status & 0x7F == 0 ? status >> 8 & 0xFF : 128 + status & 0x7F,
            output: streams.output?.bytes ?? [], errors: streams.errors?.bytes ?? [])
    }

    /// The exit status alone.
    public static func run(_ program: String, _ arguments: [String], words: Words) throws(Failure) -> Int32 {
        try ChildProcess(program, arguments, words: words).run().status
    }

    /// `NAME=value`, each name once.
    private func childVariables() -> [String] {
        var variables = environment
        var index = 0
        while let entry = unsafe environ[index] {
            index += 1
            let text = unsafe String(cString: entry)
            guard let equals = text.utf8.firstIndex(of: UInt8(ascii: "=")) else { continue }
            let name = String(text[..<equals])
            if variables[name] == nil { variables[name] = String(text[text.utf8.index(after: equals)...]) }
        }
        return variables.map { $0.key + "=" + $0.value }
    }

    private struct Streams {
        var input: MemoryFile?
        var output: MemoryFile?
        var errors: MemoryFile?

        init(input bytes: [UInt8]?, words: Words) throws(Failure) {
            if let bytes {
                let file = try MemoryFile(limit: bytes.count)
                try file.fill(bytes)
                input = file
            }
            if case .kept(let limit) = words {
                output = try MemoryFile(limit: limit)
                errors = try MemoryFile(limit: limit)
            }
        }
    }
}

/// A file without a name, so that a program can write and be read later without two ends waiting for each other.
private final class MemoryFile {
    let descriptor: Int32
    private let limit: Int

    init(limit: Int) throws(ChildProcess.Failure) {
        descriptor = unsafe memfd_create("visnyk", closeOnExec)
        self.limit = limit
        guard descriptor >= 0 else { throw .notRun(reason: errno) }
    }

    deinit { close(descriptor) }

    func fill(_ bytes: [UInt8]) throws(ChildProcess.Failure) {
        var done = 0
        while done < bytes.count {
            let put = unsafe bytes.withUnsafeBytes {
                unsafe write(descriptor, $0.baseAddress! + done, bytes.count - done)
            }
            if put < 0 && errno == EINTR { continue }
            guard put > 0 else { throw .notRun(reason: errno) }
            done += put
        }
        lseek(descriptor, 0, SEEK_SET)
    }

    var bytes: [UInt8] {
        var bytes = [UInt8](repeating: 0, count: limit)
        var done = 0
        while done < limit {
            let got = unsafe bytes.withUnsafeMutableBytes {
                unsafe pread(descriptor, $0.baseAddress! + done, limit - done, off_t(done))
            }
            if got < 0 && errno == EINTR { continue }
            guard got > 0 else { break }
            done += got
        }
        bytes.removeLast(limit - done)
        return bytes
    }
}

/// MFD_CLOEXEC of linux/memfd.h.
private let closeOnExec: UInt32 = 1
