internal import SourceText

/// What a name in a template turned out to mean.
enum Target {
    case slot(Reference, SlotType)
    /// `{{.}}`
    case item(Reference, Frame)
    /// Decided while rendering: open shapes.
    case open(Reference)
    /// An open shape's unknown name.
    case nothing
}

extension Compiler {
    /// Nil where the name is wrong, which is then reported.
    mutating func resolve(_ name: Name) -> Target? {
        if name.parts.isEmpty {
            let reference = Reference(frame: UInt16(clamping: context.count - 1), slot: Reference.itself)
            return root.isOpen ? .open(reference) : .item(reference, context.frames[context.count - 1])
        }
        return root.isOpen ? resolveOpen(name) : resolveClosed(name)
    }

    private mutating func resolveOpen(_ name: Name) -> Target {
        guard let first = root.index(of: name.parts[0].text) else { return .nothing }
        let steps = name.parts.dropFirst().map {
            root.index(of: $0.text).map { UInt16(clamping: $0) } ?? Reference.nowhere
        }
        return .open(reference(Reference.anyFrame, first, steps))
    }

    /// The nearest frame that has the name's first part decides; the other parts are looked up in it alone.
    private mutating func resolveClosed(_ name: Name) -> Target? {
        let first = name.parts[0]
        for frame in (0..<context.count).reversed() {
            guard let layout = context.shape(at: frame)?.layout, let index = layout.indices[first.text] else {
                continue
            }
            var type = layout.slots[index].type
            var steps: [UInt16] = []
            for (above, part) in zip(name.parts, name.parts.dropFirst()) {
                guard case .record(let shape) = type else {
                    report(.notRecord, place(part.range), [above.text, part.text])
                    return nil
                }
                let layout = shape.layout
                guard let step = layout.indices[part.text] else {
                    report(
                        .unknownName, place(part.range), [part.text, shape.name],
                        known: layout.slots.map(\.name))
                    return nil
                }
                steps.append(UInt16(clamping: step))
                type = layout.slots[step].type
            }
            return .slot(reference(UInt16(clamping: frame), index, steps), type)
        }
        report(
            .unknownName, place(first.range), [first.text, context.innermost?.name ?? root.name],
            known: context.names)
        return nil
    }

    private mutating func reference(_ frame: UInt16, _ slot: Int, _ steps: [UInt16]) -> Reference {
        Reference(
            frame: frame, slot: UInt16(clamping: slot), firstStep: steps.isEmpty ? 0 : emitter.addSteps(steps),
            stepCount: UInt16(clamping: steps.count))
    }

    mutating func compileVariable(_ name: Name, raw: Bool) {
        guard let target = resolve(name) else { return }
        switch target {
        case .nothing: break
        case .open(let reference): emitter.emitOutput(raw ? .raw(reference) : .plain(reference))
        case .slot(let reference, .text), .item(let reference, .text), .slot(let reference, .partial):
            if raw { report(.rawText, place(name.range), [name.text]) }
            emitter.emitOutput(.plain(reference))
        case .slot(let reference, .html), .item(let reference, .html):
            if !raw { report(.escapedHTML, place(name.range), [name.text]) }
            emitter.emitOutput(.html(reference))
        case .item(_, .record): report(.noItem, place(name.range), [])
        case .slot(_, .flag), .slot(_, .texts), .slot(_, .record), .slot(_, .list):
            report(.notText, place(name.range), [name.text])
        }
    }
}
