private import SourceText

/// A value of a design's file before it is understood; every scalar is a text.
public indirect enum CardField: Sendable, Hashable {
    case text(String)
    case list([CardField])
    case map([String: CardField])
}

/// What is wrong in a design's file, and under which keys; numbers in the path count a list's items from 0.
public struct CardDesignError: Error, Sendable, Hashable {
    public enum Problem: Sendable, Hashable {
        case missing
        /// With the nearest key that exists here.
        case unknownKey(nearest: String?)
        /// With what is expected, in words of the format: `number`, `colour`, `[left, top, width, height]`.
        case notA(String)
        /// An area beyond the card's edges.
        case outside
    }

    public let path: [String]
    public let problem: Problem
}

extension CardDesign {
    /// From the top level of a design's file.
    public init(fields: [String: CardField]) throws(CardDesignError) {
        var keys = DesignKeys(fields, path: [])
        wide = try CardLayout(try keys.required("wide"), size: .wide)
        widePhoto = try CardLayout(optional: try keys.map("wide_photo"), size: .wide)
        square = try CardLayout(try keys.required("square"), size: .square)
        squarePhoto = try CardLayout(optional: try keys.map("square_photo"), size: .square)
        try keys.finish()
        var hash = SHA256()
        for layout in [wide, widePhoto, square, squarePhoto] { hash.update(String(describing: layout)) }
        digest = hash.digest()
    }
}

extension CardLayout {
    fileprivate init?(optional keys: DesignKeys?, size: CardSize) throws(CardDesignError) {
        guard let keys else { return nil }
        self = try CardLayout(keys, size: size)
    }

    fileprivate init(_ given: DesignKeys, size: CardSize) throws(CardDesignError) {
        var keys = given
        let card = CardArea(left: 0, top: 0, width: Double(size.width), height: Double(size.height))
        ground = try keys.colour("ground") ?? .paper
        photo = try keys.area("photo", in: card)
        scrim = try keys.colour("scrim") ?? .ink
        watermark = try keys.area("watermark")
        var shapes: [CardShape] = []
        for var shape in try keys.maps("shapes") {
            shapes.append(
                CardShape(
                    area: try shape.required("area", try shape.area("area")),
                    colour: try shape.colour("colour") ?? .accent,
                    radius: try shape.number("radius") ?? 0, isCircle: try shape.flag("circle") ?? false))
            try shape.finish()
        }
        self.shapes = shapes
        text = try keys.required("text", try keys.area("text", in: card))
        align = try keys.choice("align") ?? .top
        gap = try keys.number("gap") ?? 36
        kicker = try CardText(try keys.required("kicker"), lines: 1, ground: ground)
        title = try CardText(try keys.required("title"), lines: 5, ground: ground)
        crest = try keys.area("crest", in: card)
        crestPlate = try keys.colour("crest_plate")
        town = try CardText(optional: try keys.map("town"), lines: 2, ground: ground)
        townArea = try keys.area("town_area", in: card)
        if town != nil, townArea == nil { throw keys.error("town_area", .missing) }
        try keys.finish()
    }
}

extension CardText {
    fileprivate init?(optional keys: DesignKeys?, lines: Int, ground: CardColour) throws(CardDesignError) {
        guard let keys else { return nil }
        self = try CardText(keys, lines: lines, ground: ground)
    }

    fileprivate init(_ given: DesignKeys, lines: Int, ground: CardColour) throws(CardDesignError) {
        var keys = given
        let sizes = try keys.required("size", try keys.numbers("size"))
        guard (1...2).contains(sizes.count), sizes.allSatisfy({ (8...300).contains($0) }),
            sizes[0] <= sizes[sizes.count - 1]
        else { throw keys.error("size", .notA("[smallest, largest]")) }
        smallest = sizes[0]
        largest = sizes[sizes.count - 1]
        let large = sizes[sizes.count - 1]
        short = min(300, max(large, try keys.number("short") ?? large))
        self.lines = min(12, max(1, Int(try keys.number("lines") ?? Double(lines))))
        colour = try keys.colour("colour") ?? .ink
        on = try keys.colour("on") ?? ground
        isUppercase = try keys.flag("uppercase") ?? false
        leading = min(2, max(0.8, try keys.number("leading") ?? 1.16))
        plate = try keys.colour("plate")
        try keys.finish()
    }
}

/// The keys of one map, taken one by one; what is left at the end is unknown.
private struct DesignKeys {
    private let fields: [String: CardField]
    private let path: [String]
    private var known: [String] = []

    init(_ fields: [String: CardField], path: [String]) {
        self.fields = fields
        self.path = path
    }

    func error(_ key: String, _ problem: CardDesignError.Problem) -> CardDesignError {
        CardDesignError(path: path + [key], problem: problem)
    }

    func finish() throws(CardDesignError) {
        for key in fields.keys.sorted() where !known.contains(key) {
            throw error(key, .unknownKey(nearest: nearest(to: key, among: known)))
        }
    }

    private mutating func take(_ key: String) -> CardField? {
        known.append(key)
        return fields[key]
    }

    mutating func required(_ key: String) throws(CardDesignError) -> DesignKeys {
        try required(key, try map(key))
    }

    func required<Value>(_ key: String, _ value: Value?) throws(CardDesignError) -> Value {
        guard let value else { throw error(key, .missing) }
        return value
    }

    mutating func map(_ key: String) throws(CardDesignError) -> DesignKeys? {
        guard let field = take(key) else { return nil }
        guard case .map(let fields) = field else { throw error(key, .notA("map")) }
        return DesignKeys(fields, path: path + [key])
    }

    mutating func maps(_ key: String) throws(CardDesignError) -> [DesignKeys] {
        guard let field = take(key) else { return [] }
        guard case .list(let items) = field else { throw error(key, .notA("list")) }
        var maps: [DesignKeys] = []
        for (index, item) in items.enumerated() {
            let place = path + [key, String(index)]
            guard case .map(let fields) = item else { throw CardDesignError(path: place, problem: .notA("map")) }
            maps.append(DesignKeys(fields, path: place))
        }
        return maps
    }

    private mutating func text(_ key: String, _ expected: String) throws(CardDesignError) -> String? {
        guard let field = take(key) else { return nil }
        guard case .text(let text) = field else { throw error(key, .notA(expected)) }
        return text
    }

    mutating func number(_ key: String) throws(CardDesignError) -> Double? {
        guard let text = try text(key, "number") else { return nil }
        guard let number = Double(text), number.magnitude < 10_000 else { throw error(key, .notA("number")) }
        return number
    }

    /// A list of numbers, or one.
    mutating func numbers(_ key: String) throws(CardDesignError) -> [Double]? {
        guard let field = take(key) else { return nil }
        let items: [CardField] = if case .list(let items) = field { items } else { [field] }
        var numbers: [Double] = []
        for item in items {
            guard case .text(let text) = item, let number = Double(text), number.magnitude < 10_000 else {
                throw error(key, .notA("number"))
            }
            numbers.append(number)
        }
        return numbers
    }

    mutating func flag(_ key: String) throws(CardDesignError) -> Bool? {
        switch try text(key, "true, false") {
        case nil: return nil
        case "true": return true
        case "false": return false
        default: throw error(key, .notA("true, false"))
        }
    }

    mutating func choice(_ key: String) throws(CardDesignError) -> CardAlignment? {
        let expected = CardAlignment.allCases.map(\.rawValue).joined(separator: ", ")
        guard let text = try text(key, expected) else { return nil }
        guard let choice = CardAlignment(rawValue: text) else { throw error(key, .notA(expected)) }
        return choice
    }

    mutating func colour(_ key: String) throws(CardDesignError) -> CardColour? {
        let expected = CardColour.names.keys.sorted().joined(separator: ", ") + ", #rrggbb"
        guard let text = try text(key, expected) else { return nil }
        if let colour = CardColour.names[text] { return colour }
        guard let colour = SRGBColour(hexadecimal: text) else { throw error(key, .notA(expected)) }
        return .fixed(colour)
    }

    mutating func area(_ key: String, in card: CardArea? = nil) throws(CardDesignError) -> CardArea? {
        guard let numbers = try numbers(key) else { return nil }
        guard numbers.count == 4, (1...3000).contains(numbers[2]), (1...3000).contains(numbers[3]) else {
            throw error(key, .notA("[left, top, width, height]"))
        }
        let area = CardArea(left: numbers[0], top: numbers[1], width: numbers[2], height: numbers[3])
        if let card, area.left < 0 || area.top < 0 || area.right > card.width || area.bottom > card.height {
            throw error(key, .outside)
        }
        return area
    }
}
