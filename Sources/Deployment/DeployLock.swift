internal import Glibc
internal import SourceText

/// Keeps two runs from one place: a file at the host that says who holds it.
///
/// Hosts offer no way to make a file only where there is none, so it is put, and read again after a moment: of two that
/// put theirs at the same time the later one stays. One that was not renewed for a while is from a run that died.
struct DeployLock {
    /// Tells this run from any other.
    let id: String
    let machine: String
    let process: Int
    /// In seconds since 1970, by the holder's clock.
    var renewed: Int64

    static let patience: Int64 = 15 * 60
    /// A run that goes on says so again after this many seconds.
    static let renewal: Int64 = 60

    init(now: Int64) {
        process = Int(getpid())
        var name = utsname()
        unsafe uname(&name)
        machine = unsafe withUnsafeBytes(of: &name.nodename) { bytes in
            unsafe String(decoding: bytes.prefix { $0 > 0x20 && $0 < 0x7F }, as: UTF8.self)
        }
        id = String(UInt64.random(in: .min ... .max), radix: 36)
        renewed = now
    }

    var bytes: [UInt8] { Array("\(id) \(machine) \(process) \(renewed) end\n".utf8) }

    /// nil for what is no whole lock: nobody holds it.
    init?(bytes: [UInt8]) {
        let words = String(decoding: bytes, as: UTF8.self).split(byte: " ")
        guard words.count == 5, words[4] == "end\n", let process = Int(words[2]), let renewed = Int64(words[3]) else {
            return nil
        }
        id = String(words[0])
        machine = String(words[1])
        self.process = process
        self.renewed = renewed
    }

    /// Whether the run that made it goes on, as far as can be told from here. A holder whose clock is far ahead would
    /// otherwise hold it for as long.
    func isHeld(at now: Int64, seenFrom own: DeployLock) -> Bool {
        if machine == own.machine, kill(pid_t(process), 0) != 0, errno == ESRCH { return false }
        return abs(now - renewed) < DeployLock.patience
    }
}
