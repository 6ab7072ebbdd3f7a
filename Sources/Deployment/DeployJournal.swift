internal import FileTree
internal import Provenance
internal import SourceText

/// What one run is about to do, left at the host before its first change, so that the next run knows what lies there
/// when this one is cut off: hosts such as those of FTP tell no checksums.
///
/// Two files take turns, so that one of them is whole at any moment; so do the two that say how far the run came.
struct DeployJournal {
    var sequence: Int
    /// The manifest that lay there before, by its bytes; nil for none.
    var base: Digest?
    /// The manifest that is sent last.
    var target: Digest
    /// Where what lies there differs from the base.
    var facts: [(path: OutputPath, file: RemoteState.File?)]
    var steps: [DeployStep]

    private static let head = "visnyk-deploy 1"

    var bytes: [UInt8] {
        var out = ByteWriter(capacity: (facts.count + steps.count) * 120 + 256)
        func line(_ parts: String...) {
            for (index, part) in parts.enumerated() {
                if index > 0 { out.write(" ") }
                out.write(part)
            }
            out.write("\n")
        }
        line(DeployJournal.head)
        line("sequence", String(sequence))
        line("base", base?.hexadecimal ?? "none")
        line("target", target.hexadecimal)
        line("facts", String(facts.count))
        for (path, file) in facts {
            switch file {
            case .whole(let digest)?: line("=", digest.hexadecimal, path.text)
            case .unknown?: line("?", path.text)
            case .perhaps?: line("~", path.text)
            case nil: line("-", path.text)
            }
        }
        line("steps", String(steps.count))
        for step in steps {
            switch step {
            case .send(let path, let digest): line("+", digest.hexadecimal, path.text)
            case .remove(let path): line("-", path.text)
            }
        }
        line("end", Digest(of: out.bytes).hexadecimal)
        return out.bytes
    }
}

extension DeployJournal {
    /// nil for anything but a whole journal.
    init?(bytes: [UInt8]) {
        guard let body = DeployJournal.body(of: bytes) else { return nil }
        var lines = body.split(separator: UInt8(ascii: "\n"))[...]
        func value(_ name: String) -> String? {
            guard let line = lines.popFirst() else { return nil }
            let text = String(decoding: line, as: UTF8.self)
            return text.hasPrefix(bytes: name + " ") ? String(text.dropFirst(bytes: name.utf8.count + 1)) : nil
        }
        guard let first = lines.popFirst(), first.elementsEqual(DeployJournal.head.utf8),
            let sequence = value("sequence").flatMap({ Int($0) }), let base = value("base"),
            let target = value("target").flatMap({ Digest(hexadecimal: $0) }),
            let factCount = value("facts").flatMap({ Int($0) }), factCount >= 0, factCount <= lines.count
        else { return nil }
        self.sequence = sequence
        self.base = Digest(hexadecimal: base)
        self.target = target
        facts = []
        for line in lines.prefix(factCount) {
            guard let (sign, digest, path) = DeployJournal.parts(line) else { return nil }
            switch (sign, digest) {
            case ("=", let digest?): facts.append((path, .whole(digest)))
            case ("?", nil): facts.append((path, .unknown))
            case ("~", nil): facts.append((path, .perhaps))
            case ("-", nil): facts.append((path, nil))
            default: return nil
            }
        }
        lines = lines.dropFirst(factCount)
        guard value("steps").flatMap({ Int($0) }) == lines.count else { return nil }
        steps = []
        for line in lines {
            guard let (sign, digest, path) = DeployJournal.parts(line) else { return nil }
            switch (sign, digest) {
            case ("+", let digest?): steps.append(.send(path, digest))
            case ("-", nil): steps.append(.remove(path))
            default: return nil
            }
        }
    }

    /// What stands before the last line, when that line is its checksum.
    private static func body(of bytes: [UInt8]) -> [UInt8]? {
        let end = 4 + 64 + 1
        guard bytes.count > end else { return nil }
        let body = Array(bytes.dropLast(end))
        return bytes.suffix(end).elementsEqual("end \(Digest(of: body).hexadecimal)\n".utf8) ? body : nil
    }

    private static func parts(_ row: ArraySlice<UInt8>) -> (Unicode.Scalar, Digest?, OutputPath)? {
        guard row.count > 2, let sign = row.first else { return nil }
        var rest = String(decoding: row.dropFirst(2), as: UTF8.self)[...]
        var digest: Digest?
        if sign == UInt8(ascii: "=") || sign == UInt8(ascii: "+") {
            guard let (sum, path) = String(rest).halves(atByte: " "), let some = Digest(hexadecimal: String(sum)) else {
                return nil
            }
            digest = some
            rest = Substring(String(path))
        }
        guard isPublishedPath(String(rest)) else { return nil }
        return (Unicode.Scalar(sign), digest, OutputPath(String(rest)))
    }
}

/// How many steps of which journal are done.
struct DeployMark: Hashable {
    let sequence: Int
    let done: Int

    var bytes: [UInt8] { Array("\(sequence) \(done) end\n".utf8) }

    init(sequence: Int, done: Int) {
        self.sequence = sequence
        self.done = done
    }

    init?(bytes: [UInt8]) {
        let words = String(decoding: bytes, as: UTF8.self).split(byte: " ")
        guard words.count == 3, words[2] == "end\n", let sequence = Int(words[0]), let done = Int(words[1]) else {
            return nil
        }
        self.init(sequence: sequence, done: done)
    }
}
