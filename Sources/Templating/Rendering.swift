internal import SourceText

/// One template at work on one record.
struct Rendering {
    /// Lists and calls inside each other, so that no template overflows the stack.
    static let deepest = 120
    /// Items and calls in one page, so that no template runs for ever …
    static let mostSteps = 4_000_000
    /// … or fills the memory.
    static let mostBytes = 32 << 20
    /// What goes beyond is never left out in silence.
    enum Overflow: Error { case depth, steps, bytes }

    /// What a name may be looked up in. All of it hangs on the root, which the caller holds: taking hold of records
    /// again for every name would cost more than the rest of the work.
    @safe private struct Frame {
        let record: Unmanaged<Record.Storage>?
        /// A frame that is no record.
        let value: Value

        init(_ value: Value) {
            if case .record(let record) = value {
                unsafe self.record = Unmanaged.passUnretained(record.storage)
                self.value = .absent
            } else {
                unsafe record = nil
                self.value = value
            }
        }

        var whole: Value {
            guard let storage = unsafe record else { return value }
            return unsafe .record(Record(storage.takeUnretainedValue()))
        }
    }

    let program: Program
    private var frames: [Frame]
    private var stepsLeft: Int

    init(_ program: Program, _ root: Value, steps: Int = Rendering.mostSteps) {
        self.program = program
        stepsLeft = steps
        frames = []
        frames.reserveCapacity(16)
        frames.append(Frame(root))
    }

    mutating func run(_ range: Range<Int>, base: Int, depth: Int, into out: inout ByteWriter) throws {
        guard depth < Rendering.deepest else { throw Overflow.depth }
        let code = program.code
        var at = range.lowerBound
        let end = min(range.upperBound, code.count)
        while at < end {
            let instruction = code[at]
            at += 1
            switch instruction {
            case .text(let from, let to):
                out.write(program.text, Int(from)..<Int(to))
            case .plain(let reference):
                write(value(reference, base), into: &out)
            case .html(let reference):
                switch value(reference, base) {
                case .html(let bytes): out.write(bytes)
                case .deferred(let deferred): try deferred.write(&out)
                case let other: write(other, into: &out)
                }
            case .raw(let reference):
                switch value(reference, base) {
                case .text(let text): out.write(text)
                case .bytes(let bytes), .html(let bytes): out.write(bytes)
                default: break
                }
            case .when(let reference, let otherwise):
                if !value(reference, base).isTruthy { at = Int(otherwise) }
            case .unless(let reference, let otherwise):
                if value(reference, base).isTruthy { at = Int(otherwise) }
            case .with(let reference, let otherwise):
                let value = value(reference, base)
                if value.isTruthy { frames.append(Frame(value)) } else { at = Int(otherwise) }
            case .pop:
                frames.removeLast()
            case .each(let reference, let end):
                switch value(reference, base) {
                case .list(let records):
                    for record in records { try item(.record(record), at..<Int(end), base, depth, into: &out) }
                case .texts(let texts):
                    for text in texts { try item(.text(text), at..<Int(end), base, depth, into: &out) }
                default: break
                }
                at = Int(end)
            case .open(let reference, let end):
                let value = value(reference, base)
                if case .list(let records) = value {
                    for record in records { try item(record.opened, at..<Int(end), base, depth, into: &out) }
                } else if value.isTruthy {
                    try item(value, at..<Int(end), base, depth, into: &out)
                }
                at = Int(end)
            case .named(let reference, let name, let otherwise):
                switch value(reference, base) {
                case .partial(let text), .text(let text):
                    if text != program.names[Int(name)] { at = Int(otherwise) }
                default: at = Int(otherwise)
                }
            case .jump(let target):
                at = Int(target)
            case .call(let index):
                try call(program.calls[Int(index)], base, depth, into: &out)
            }
        }
    }

    private mutating func item(
        _ value: Value, _ body: Range<Int>, _ base: Int, _ depth: Int, into out: inout ByteWriter
    ) throws {
        try step(out.count)
        frames.append(Frame(value))
        try run(body, base: base, depth: depth + 1, into: &out)
        frames.removeLast()
    }

    @inline(__always)
    private mutating func step(_ written: Int) throws {
        guard stepsLeft > 0 else { throw Overflow.steps }
        guard written < Rendering.mostBytes else { throw Overflow.bytes }
        stepsLeft -= 1
    }

    private mutating func call(_ call: Call, _ base: Int, _ depth: Int, into out: inout ByteWriter) throws {
        try step(out.count)
        let newBase = frames.count
        for frame in call.frames { frames.append(frames[base + Int(frame)]) }
        try run(program.routines[call.routine], base: newBase, depth: depth + 1, into: &out)
        frames.removeLast(call.frames.count)
    }

    private func write(_ value: Value, into out: inout ByteWriter) {
        switch value {
        case .text(let text), .partial(let text): out.write(escaping: text)
        case .bytes(let bytes), .html(let bytes): out.write(escaping: bytes)
        default: break
        }
    }

    @inline(__always)
    private func value(_ reference: Reference, _ base: Int) -> Value {
        if reference.frame == Reference.anyFrame { return search(reference, base) }
        let frame = base + Int(reference.frame)
        if reference.slot == Reference.itself { return frames[frame].whole }
        guard let record = unsafe frames[frame].record else { return .absent }
        return unsafe record._withUnsafeGuaranteedRef { storage in
            guard Int(reference.slot) < storage.values.count else { return .absent }
            return reference.stepCount == 0
                ? storage.values[Int(reference.slot)] : descend(storage.values[Int(reference.slot)], reference)
        }
    }

    private func search(_ reference: Reference, _ base: Int) -> Value {
        for frame in (base..<frames.count).reversed() {
            guard case .record(let record) = frames[frame].whole, Int(reference.slot) < record.values.count else {
                continue
            }
            let value = record.values[Int(reference.slot)]
            if case .absent = value { continue }
            return descend(value, reference)
        }
        return .absent
    }

    private func descend(_ value: Value, _ reference: Reference) -> Value {
        var value = value
        for step in Int(reference.firstStep)..<Int(reference.firstStep) + Int(reference.stepCount) {
            let slot = Int(program.steps[step])
            guard case .record(let record) = value, slot < record.storage.values.count else { return .absent }
            value = record.storage.values[slot]
        }
        return value
    }
}

extension Shape {
    /// Holds one value that is no record, where a list or a template takes records only: untyped trees.
    static let box = Shape(open: ["."])
}

extension Record {
    /// The record as a frame: itself, or the value in a box.
    var opened: Value { storage.shape === Shape.box ? storage.values.first ?? .absent : .record(self) }
}
