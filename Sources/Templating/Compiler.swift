internal import SourceText

/// Compiles one template against one shape, with everything it reaches.
struct Compiler {
    /// Sections, partials and blocks inside each other.
    private static let deepest = 50
    private static let mostNodes = 300_000
    private static let mostText = 32 << 20
    /// Beyond this size partials are called instead of copied in.
    private static let inlineLimit = 20_000

    let library: [String: Syntax]
    let root: Shape
    var emitter: Emitter
    var context: Context
    var current: Syntax.Text
    private(set) var findings: Findings
    private(set) var reached: Set<String> = []

    private var knownBlocks: [String: Set<String>?] = [:]
    private var overrides = Overrides.none
    private var table = Overrides.Table()
    private var indent: [UInt8] = []
    /// Leading white space that a block's content leaves at the place it was written.
    private var dedent = 0
    private var skipsNextIndent = false
    private var depth = 0
    private var nodesLeft = Compiler.mostNodes
    /// Sections around this place: a partial that reaches itself under no more of them never ends.
    private var conditions = 0
    private var active: [(key: Key, conditions: Int)] = []
    private var calls: [Call] = []
    /// Where each call is written, and in which routine.
    private var sites: [(routine: Int, place: Place)] = []
    private var shapesWithoutEnd: [ObjectIdentifier: Bool] = [:]
    private var routineIndices: [Key: Int] = [:]
    private var pending: [(key: Key, context: Context)] = []
    private var routines: [Range<Int>] = []

    private struct Key: Hashable {
        let name: String
        let frames: [Frame]
        let overrides: Overrides
        let indent: [UInt8]

        func isSame(as other: Key) -> Bool {
            name == other.name && frames == other.frames && overrides == other.overrides
        }
    }

    init(_ syntax: Syntax, _ shape: Shape, library: [String: Syntax], isCompact: Bool, findings: Findings) {
        self.library = library
        self.findings = findings
        root = shape
        emitter = Emitter(isCompact: isCompact)
        context = Context(shape)
        current = syntax.text
    }

    mutating func compile() -> Program {
        let whole = current
        addRoutine(Key(name: current.name, frames: context.frames, overrides: .none, indent: []), context)
        var done = 0
        while done < pending.count {
            let (key, context) = pending[done]
            done += 1
            let start = emitter.code.count
            if done > 1 { emitter.beginRoutine() }
            if let syntax = library[key.name], nodesLeft > 0 {
                self.context = context
                overrides = key.overrides
                indent = key.indent
                dedent = 0
                conditions = 0
                active = [(key, 0)]
                current = syntax.text
                reached.insert(key.name)
                compile(syntax.nodes)
            }
            routines.append(start..<emitter.code.count)
        }
        reportCycles()
        if nodesLeft <= 0 { report(.tooLarge, Place(whole.source.path), [whole.name]) }
        return Program(
            code: emitter.code, text: emitter.text, steps: emitter.steps, names: emitter.names, calls: calls,
            routines: routines)
    }

    @discardableResult
    private mutating func addRoutine(_ key: Key, _ context: Context) -> Int {
        if let index = routineIndices[key] { return index }
        routineIndices[key] = pending.count
        pending.append((key, context))
        return pending.count - 1
    }

    func place(_ range: Range<Int>) -> Place { Place(current.source.path, range) }

    /// The first argument is the word to find the nearest of `known` for.
    mutating func report(
        _ message: Message, _ place: Place, _ arguments: [String], known: some Sequence<String> = EmptyCollection()
    ) {
        findings.add(message, at: place, arguments, known: known)
    }

    private mutating func compile(_ nodes: [Node]) {
        for node in nodes {
            nodesLeft -= 1
            guard nodesLeft > 0 else { return }
            switch node {
            case .line(let space): beginLine(space)
            case .text(let range): writeText(range)
            case .variable(let name, let raw): compileVariable(name, raw: raw)
            case .section(let name, let body, let closesAlone):
                nest(at: name.range) { $0.compileSection(name, body, closesAlone: closesAlone) }
            case .inverted(let name, let body): nest(at: name.range) { $0.compileInverted(name, body) }
            case .block(let block): nest(at: block.range) { $0.expand(block) }
            case .partial(let name, let indentation):
                nest(at: name.range) { $0.include(name, indentation, $0.overrides) }
            case .parent(let name, let indentation, let blocks, let lost):
                nodesLeft -= blocks.count + table.count(of: overrides)
                check(blocks, of: name, lost: lost)
                nest(at: name.range) {
                    $0.include(name, indentation, $0.table.adding(blocks, to: $0.overrides))
                }
            }
        }
    }

    private mutating func nest(at range: Range<Int>, _ body: (inout Compiler) -> Void) {
        guard depth < Compiler.deepest else { return report(.tooDeep, place(range), []) }
        depth += 1
        body(&self)
        depth -= 1
    }

    // MARK: Text

    private mutating func beginLine(_ space: Range<Int>) {
        if skipsNextIndent {
            skipsNextIndent = false
            return
        }
        let beginsLine = space.lowerBound > 0
        emitter.write(indent[...], beginsLine: beginsLine)
        emitter.write(current.source.bytes[space].dropFirst(dedent), beginsLine: beginsLine)
        if emitter.text.count > Compiler.mostText { nodesLeft = 0 }
    }

    private mutating func writeText(_ range: Range<Int>) {
        emitter.write(current.source.bytes[range])
        if emitter.text.count > Compiler.mostText { nodesLeft = 0 }
    }

    // MARK: Sections

    private mutating func compileSection(_ name: Name, _ body: [Node], closesAlone: Bool) {
        guard let target = resolve(name) else { return }
        conditions += 1
        defer { conditions -= 1 }
        let before = emitter.isAfterLineEnd
        switch target {
        case .nothing: return
        case .open(let reference):
            context.push(root)
            loop(body, closesAlone: closesAlone) { .open(reference, end: $0) }
        case .slot(let reference, .list(let shape)):
            context.push(shape)
            loop(body, closesAlone: closesAlone) { .each(reference, end: $0) }
        case .slot(let reference, .texts):
            context.pushItem(.text)
            loop(body, closesAlone: closesAlone) { .each(reference, end: $0) }
        case .slot(let reference, .flag), .slot(let reference, .partial):
            let start = emitter.reserve()
            compile(body)
            emitter.fill(start) { .when(reference, otherwise: $0) }
        case .slot(let reference, .record(let shape)):
            context.push(shape)
            with(reference, body)
        case .slot(let reference, .text), .item(let reference, .text):
            context.pushItem(.text)
            with(reference, body)
        case .slot(let reference, .html), .item(let reference, .html):
            context.pushItem(.html)
            with(reference, body)
        case .item(_, .record):
            compile(body)
        }
        emitter.isAfterLineEnd = emitter.isAfterLineEnd && before
    }

    private mutating func with(_ reference: Reference, _ body: [Node]) {
        let start = emitter.reserve()
        compile(body)
        emitter.emit(.pop)
        emitter.fill(start) { .with(reference, otherwise: $0) }
        context.pop()
    }

    private mutating func loop(_ body: [Node], closesAlone: Bool, _ instruction: (Int32) -> Instruction) {
        let start = emitter.reserve()
        // An item begins a line where the one before it ended one.
        let beginsLine = emitter.isAfterLineEnd && closesAlone
        emitter.isAfterLineEnd = beginsLine
        compile(body)
        if beginsLine, !emitter.isAfterLineEnd { emitter.write([0x0A]) }
        emitter.fill(start, instruction)
        context.pop()
    }

    private mutating func compileInverted(_ name: Name, _ body: [Node]) {
        guard let target = resolve(name) else { return }
        conditions += 1
        defer { conditions -= 1 }
        let before = emitter.isAfterLineEnd
        switch target {
        case .nothing: compile(body)
        case .item(_, .record): break
        case .open(let reference), .slot(let reference, _), .item(let reference, _):
            let start = emitter.reserve()
            compile(body)
            emitter.fill(start) { .unless(reference, otherwise: $0) }
        }
        emitter.isAfterLineEnd = emitter.isAfterLineEnd && before
    }

    // MARK: Partials, parents, blocks

    private mutating func include(_ name: Name, _ indentation: Range<Int>?, _ overrides: Overrides) {
        let space = indentation.map { indent + current.source.bytes[$0].dropFirst(dedent) } ?? []
        guard name.isDynamic else {
            return include(name.text, at: name.range, space, overrides)
        }
        guard let target = resolve(name) else { return }
        let reference: Reference
        let candidates: [String]
        switch target {
        case .slot(let found, .partial(let names)): (reference, candidates) = (found, names)
        case .open(let found): (reference, candidates) = (found, library.keys.sorted())
        case .nothing: return
        default: return report(.notPartial, place(name.range), [name.text])
        }
        conditions += 1
        defer { conditions -= 1 }
        let before = emitter.isAfterLineEnd
        var after = before
        var ends: [Int] = []
        for candidate in candidates {
            nodesLeft -= 1
            let index = emitter.index(ofName: candidate)
            let start = emitter.reserve()
            emitter.isAfterLineEnd = before
            include(candidate, at: name.range, space, overrides)
            after = after && emitter.isAfterLineEnd
            ends.append(emitter.reserve())
            emitter.fill(start) { .named(reference, name: index, otherwise: $0) }
        }
        for end in ends { emitter.fill(end) { .jump(to: $0) } }
        emitter.isAfterLineEnd = after
    }

    private mutating func include(_ name: String, at range: Range<Int>, _ space: [UInt8], _ overrides: Overrides) {
        reached.insert(name)
        guard let syntax = library[name] else {
            if !root.isOpen {
                report(.missingPartial, place(range), [name], known: library.keys)
            }
            return
        }
        let kept = context.reachable
        let space = emitter.isCompact ? [] : space
        let key = Key(name: name, frames: kept.map { context.frames[$0] }, overrides: overrides, indent: space)
        // What calls itself keeps the indentation of its first time, else every turn would need a routine of its own.
        let again = active.last { $0.key.isSame(as: key) }
        if let again, again.conditions == conditions || !mayEnd(kept) {
            return report(.endless, place(range), [name])
        }
        if again != nil || emitter.code.count > Compiler.inlineLimit {
            let routine = addRoutine(again?.key ?? key, context.keeping(kept))
            calls.append(Call(routine: routine, frames: kept.map { UInt16(clamping: $0) }))
            sites.append((routines.count, place(range)))
            emitter.emitOutput(.call(Int32(clamping: calls.count - 1)))
            return
        }
        active.append((key, conditions))
        let saved = (current, self.overrides, indent, dedent)
        (current, self.overrides, indent, dedent) = (syntax.text, overrides, space, 0)
        compile(syntax.nodes)
        (current, self.overrides, indent, dedent) = saved
        active.removeLast()
    }

    /// Whether what includes itself here can come to an end: each turn goes one step down in its records, and only those
    /// of a shape that holds its own kind can go down more than once.
    private mutating func mayEnd(_ kept: [Int]) -> Bool {
        kept.contains { frame in context.shape(at: frame).map { goesOn($0) } ?? false }
    }

    private mutating func goesOn(_ shape: Shape) -> Bool {
        let id = ObjectIdentifier(shape)
        if let known = shapesWithoutEnd[id] { return known }
        let found = shape.isOpen || shape.holdsItself
        shapesWithoutEnd[id] = found
        return found
    }

    /// Routines that call each other in a ring on records that cannot go down for ever.
    private mutating func reportCycles() {
        var called: [[Int]] = Array(repeating: [], count: pending.count)
        for (call, site) in sites.enumerated() { called[site.routine].append(call) }
        var state: [Int: Bool] = [:]
        // A routine, and which of its calls comes next.
        var path: [(routine: Int, next: Int)] = []
        for start in pending.indices where state[start] == nil {
            path = [(start, 0)]
            state[start] = false
            while let (routine, next) = path.last {
                guard next < called[routine].count else {
                    state[routine] = true
                    _ = path.popLast()
                    continue
                }
                path[path.count - 1].next += 1
                let call = called[routine][next]
                let target = calls[call].routine
                if state[target] == nil {
                    state[target] = false
                    path.append((target, 0))
                } else if state[target] == false {
                    let context = pending[target].context
                    let shapes = (0..<context.count).compactMap { context.shape(at: $0) }
                    if !shapes.contains(where: { goesOn($0) }) {
                        report(.endless, sites[call].place, [pending[target].key.name])
                    }
                }
            }
        }
    }

    /// A block's content goes where the block stands: what it was indented by is taken off, and the block's own
    /// indentation put before each line instead.
    private mutating func expand(_ site: Block) {
        guard let (block, written) = table.block(site.name, in: overrides) else { return compile(site.body) }
        let space = (site.isAlone ? site.inner ?? site.indentation : site.indentation) ?? 0..<0
        let saved = (current, overrides, indent, dedent)
        let isCompact = emitter.isCompact
        indent = isCompact ? [] : indent + current.source.bytes[space].dropFirst(dedent)
        dedent = block.isAlone ? block.inner?.count ?? 0 : 0
        if site.isAlone, !block.isAlone { emitter.write(indent[...]) }
        skipsNextIndent = block.isAlone && !site.isAlone
        (current, overrides) = (block.source, written)
        compile(block.body)
        skipsNextIndent = false
        (current, overrides, indent, dedent) = saved
    }

    /// What a child says in vain: blocks that its parent doesn't have, and anything outside blocks.
    private mutating func check(_ blocks: [Block], of parent: Name, lost: Range<Int>?) {
        guard !root.isOpen else { return }
        if let lost { report(.lostText, place(lost), [parent.text]) }
        guard !blocks.isEmpty, !parent.isDynamic, let known = blockNames(of: parent.text) else { return }
        for block in blocks where !known.contains(block.name) {
            report(
                .unknownBlock, place(block.range), [block.name, parent.text],
                known: known)
        }
    }

    /// The blocks of a parent and of everything it reaches; nil where that can't be told before rendering.
    private mutating func blockNames(of parent: String) -> Set<String>? {
        if let known = knownBlocks[parent] { return known }
        var names: Set<String> = []
        var visited: Set<String> = [parent]
        var waiting = [parent]
        while let name = waiting.popLast() {
            guard let outline = library[name]?.outline, !outline.reachesDynamically else {
                knownBlocks[parent] = .some(nil)
                return nil
            }
            names.formUnion(outline.blocks)
            for next in outline.reached where visited.insert(next).inserted { waiting.append(next) }
        }
        knownBlocks[parent] = names
        return names
    }
}
