private import Programs

/// Poppler's `pdftotext`, as it is installed on this machine.
///
/// PDF is a hostile format: each file is read by a process of its own, and `prlimit` and `timeout` hold that process to so
/// much memory, time and output. What a file says then depends on the file and the program alone.
public struct PDFTextProgram: Sendable {
    /// As it tells: `pdftotext version 22.12.0`.
    public let version: String

    /// Where packages put it: whoever remembers what it told looks there whether it has changed.
    public static let usualPlaces = ["/usr/bin/pdftotext", "/usr/local/bin/pdftotext"]

    /// nil where it, or one of the two that hold it, is not installed.
    public init?() {
        self.init(program: "pdftotext")
    }

    private let program: String

    init?(program: String) {
        self.program = program
        guard let end = PDFTextProgram.run(program, ["-v"]), end.status == 0,
            let line = (end.errors + end.output).split(separator: UInt8(ascii: "\n")).first
        else { return nil }
        version = String(decoding: line, as: UTF8.self)
    }

    /// - Parameter path: absolute, so that it is not taken for an option.
    public func text(ofFile path: String) throws(DocumentTextError) -> DocumentText {
        let arguments = ["-q", "-enc", "UTF-8", "-eol", "unix", "-nopgbrk", path, "-"]
        guard let end = PDFTextProgram.run(program, arguments) else { throw .unreadable }
        switch end.status {
        // Ended by SIGXFSZ: what it had said until then is the beginning.
        case 0, 128 + 25: return DocumentText(end.output)
        case 128...: throw .tooDear
        default: throw .unreadable
        }
    }

    /// Bytes of address space, seconds of the processor's and of the clock's time.
    private static let (memory, processor, clock) = (1 << 30, 20, 120)

    private static func run(_ program: String, _ arguments: [String]) -> ChildProcess.End? {
        let limits = [
            "--as=\(memory)", "--cpu=\(processor)", "--fsize=\(DocumentText.limit)", "--core=0",
        ]
        let process = ChildProcess(
            "timeout", ["-s", "KILL", String(clock), "prlimit"] + limits + ["--", program] + arguments,
            environment: ["LC_ALL": "C"], input: [], words: .kept(limit: DocumentText.limit))
        return try? process.run()
    }
}
