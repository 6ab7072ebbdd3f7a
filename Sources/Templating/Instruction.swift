/// Where a value is found: the frame (counted from the routine's first), its slot, and for a dotted name the slots
/// below it.
struct Reference {
    /// The frame itself is meant, not a slot of it: `{{.}}`.
    static let itself: UInt16 = .max
    /// Every frame is asked, the innermost first: names of open shapes.
    static let anyFrame: UInt16 = .max
    /// A step that leads nowhere.
    static let nowhere: UInt16 = .max

    var frame: UInt16
    var slot: UInt16
    /// The first of `stepCount` entries of the program's `steps`.
    var firstStep: Int32 = 0
    var stepCount: UInt16 = 0
}

/// A compiled template is a flat run of these; none holds a reference-counted value, so that fetching one costs nothing.
enum Instruction {
    /// A run of the program's static text.
    case text(from: Int32, to: Int32)
    /// Plain text, escaped.
    case plain(Reference)
    /// HTML as it is; a plain text that strayed here is escaped.
    case html(Reference)
    /// Anything as it is: open shapes only.
    case raw(Reference)
    /// Goes on where the value is truthy, else jumps.
    case when(Reference, otherwise: Int32)
    /// Goes on where the value is falsy, else jumps.
    case unless(Reference, otherwise: Int32)
    /// Pushes a truthy value as a frame, else jumps behind the matching `pop`.
    case with(Reference, otherwise: Int32)
    case pop
    /// Runs the instructions up to `end` once for each item.
    case each(Reference, end: Int32)
    /// Decides by the value found: open shapes only.
    case open(Reference, end: Int32)
    /// Goes on where the value names this partial, else jumps.
    case named(Reference, name: Int32, otherwise: Int32)
    case jump(to: Int32)
    case call(Int32)
}

/// A routine run on some of the caller's frames.
struct Call {
    var routine: Int
    let frames: [UInt16]
}

/// What a template became.
final class Program: Sendable {
    let code: [Instruction]
    let text: [UInt8]
    let steps: [UInt16]
    let names: [String]
    let calls: [Call]
    /// Each routine's instructions; the first is the template itself.
    let routines: [Range<Int>]

    init(
        code: [Instruction], text: [UInt8], steps: [UInt16], names: [String], calls: [Call], routines: [Range<Int>]
    ) {
        self.code = code
        self.text = text
        self.steps = steps
        self.names = names
        self.calls = calls
        self.routines = routines
    }
}
