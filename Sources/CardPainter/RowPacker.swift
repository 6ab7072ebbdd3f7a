private import Deflate

/// Packs the rows of a flat picture as a zlib stream (RFC 1950, RFC 1951), faster than a general compressor and smaller.
///
/// Such rows are long runs of one colour, seams between them that repeat those of the row above, and the same letters
/// again and again. So strings are looked for at the beginnings of runs only, one row back, and in the run itself.
struct RowPacker {
    private var heads = [Int32](repeating: -1, count: 1 << hashBits)
    private var previous = [Int32](repeating: -1, count: window)
    /// Literals as they are; matches as length << 16 | distance.
    private var tokens: [UInt32] = []

    /// `starts` are the places where runs begin, in order; `stride` is the length of a row.
    mutating func packed(_ rows: [UInt8], starts: [Int32], stride: Int) -> [UInt8] {
        tokens.removeAll(keepingCapacity: true)
        for i in heads.indices { heads[i] = -1 }
        unsafe rows.withUnsafeBytes { rows in
            unsafe heads.withUnsafeMutableBufferPointer { heads in
                unsafe previous.withUnsafeMutableBufferPointer { previous in
                    unsafe starts.withUnsafeBufferPointer { starts in
                        var search = unsafe Search(
                            bytes: rows, starts: starts, stride: stride, heads: heads, previous: previous)
                        search.run(into: &tokens)
                    }
                }
            }
        }
        var output = BitWriter([0x78, 0x9C])
        let blocks = max(1, (tokens.count + 11_999) / 12_000)
        for block in 0..<blocks {
            let part = tokens[(tokens.count * block / blocks)..<(tokens.count * (block + 1) / blocks)]
            writeBlock(part, isLast: block == blocks - 1, to: &output)
        }
        var bytes = output.finished()
        let sum = adler32(rows)
        for shift in [24, 16, 8, 0] as [UInt32] { bytes.append(UInt8(truncatingIfNeeded: sum >> shift)) }
        return bytes
    }
}

private let hashBits = 14
private let window = 1 << 15

/// The way through the rows; all reads stay within `bytes`.
@safe private struct Search {
    let bytes: UnsafeRawBufferPointer
    let starts: UnsafeBufferPointer<Int32>
    let stride: Int
    let heads: UnsafeMutableBufferPointer<Int32>
    let previous: UnsafeMutableBufferPointer<Int32>
    private var nextStart = 0

    init(
        bytes: UnsafeRawBufferPointer, starts: UnsafeBufferPointer<Int32>, stride: Int,
        heads: UnsafeMutableBufferPointer<Int32>, previous: UnsafeMutableBufferPointer<Int32>
    ) {
        unsafe self.bytes = bytes
        unsafe self.starts = starts
        self.stride = stride
        unsafe self.heads = heads
        unsafe self.previous = previous
    }

    mutating func run(into tokens: inout [UInt32]) {
        let count = unsafe bytes.count
        var place = 0
        var found = longest(at: 0)
        while place < count {
            guard found.length >= 3 else {
                unsafe tokens.append(UInt32(bytes[place]))
                place += 1
                found = longest(at: place)
                continue
            }
            // A literal and then a longer match may be worth more.
            if found.length < 32, place + 1 < count {
                let later = longest(at: place + 1)
                if later.worth > found.worth + 5 {
                    unsafe tokens.append(UInt32(bytes[place]))
                    place += 1
                    found = later
                    continue
                }
            }
            tokens.append(UInt32(found.length << 16 | found.distance))
            place += found.length
            found = longest(at: place)
        }
    }

    /// The match that saves most; of no length where there is none.
    private mutating func longest(at place: Int) -> Match {
        let count = unsafe bytes.count
        guard place + 4 <= count, place > 0 else { return Match(length: 0, distance: 0) }
        while unsafe nextStart < starts.count, unsafe Int(starts[nextStart]) < place {
            let start = unsafe Int(starts[nextStart])
            nextStart += 1
            guard start + 4 <= count else { continue }
            let hash = hash(start)
            unsafe previous[start & (window - 1)] = heads[hash]
            unsafe heads[hash] = Int32(truncatingIfNeeded: start)
        }
        var best = Match(length: length(at: place, from: place - 1), distance: 1)
        if best.length >= 32 { return best }
        if best.length < 3 { best = Match(length: 0, distance: 0) }
        if place >= stride {
            let above = Match(length: length(at: place, from: place - stride), distance: stride)
            if above.length > 3, above.worth > best.worth { best = above }
            if best.length >= 64 { return best }
        }
        // Within a run all strings are alike: only its own beginning is worth a search.
        let isInRun = unsafe bytes[place] == bytes[place - 1]
        var candidate = unsafe isInRun ? -1 : Int(heads[hash(place)])
        var tries = 12
        while candidate >= 0, place - candidate <= window, tries > 0 {
            // A longer match has the byte that would make it longer.
            let end = place + best.length
            if unsafe end < count && bytes[end] == bytes[candidate + best.length] {
                let match = Match(length: length(at: place, from: candidate), distance: place - candidate)
                if match.length > 3, match.worth > best.worth {
                    best = match
                    if best.length >= 48 { break }
                }
            }
            let next = unsafe Int(previous[candidate & (window - 1)])
            guard next < candidate else { break }
            candidate = next
            tries -= 1
        }
        return best
    }

    private func hash(_ place: Int) -> Int {
        let four = unsafe bytes.loadUnaligned(fromByteOffset: place, as: UInt32.self)
        return Int((four &* 0x9E37_79B1) >> UInt32(32 - hashBits))
    }

    /// How many bytes are the same, at most 258.
    private func length(at place: Int, from earlier: Int) -> Int {
        let limit = unsafe min(258, bytes.count - place)
        var length = 0
        while length + 8 <= limit {
            let here = unsafe bytes.loadUnaligned(fromByteOffset: place + length, as: UInt64.self)
            let there = unsafe bytes.loadUnaligned(fromByteOffset: earlier + length, as: UInt64.self)
            let difference = here ^ there
            if difference != 0 { return length + difference.trailingZeroBitCount >> 3 }
            length += 8
        }
        while length < limit, unsafe bytes[place + length] == bytes[earlier + length] { length += 1 }
        return length
    }
}

private struct Match {
    let length: Int
    let distance: Int

    /// About the bits that it saves: four for each byte, less those that tell its distance.
    var worth: Int {
        guard length >= 3 else { return 0 }
        return length * 4 - (distance == 1 ? 0 : 4 + Int.bitWidth - distance.leadingZeroBitCount)
    }
}

/// One block with codes of its own (RFC 1951, 3.2.7).
private func writeBlock(_ tokens: ArraySlice<UInt32>, isLast: Bool, to output: inout BitWriter) {
    var literalCounts = [Int](repeating: 0, count: 286)
    // Two distances at least, so that each decoder finds a complete code.
    var distanceCounts = [1, 1] + [Int](repeating: 0, count: 28)
    literalCounts[256] = 1
    for token in tokens {
        if token < 256 {
            literalCounts[Int(token)] += 1
        } else {
            literalCounts[257 + lengthSymbols[Int(token >> 16)]] += 1
            distanceCounts[distanceSymbol(Int(token & 0xFFFF))] += 1
        }
    }
    let literals = PrefixCode(literalCounts, limit: 15)
    let distances = PrefixCode(distanceCounts, limit: 15)
    let literalsUsed = max(257, (literals.lengths.lastIndex { $0 > 0 } ?? 0) + 1)
    let distancesUsed = (distances.lengths.lastIndex { $0 > 0 } ?? 0) + 1
    let described = runLengths(Array(literals.lengths[..<literalsUsed] + distances.lengths[..<distancesUsed]))
    var lengthCounts = [Int](repeating: 0, count: 19)
    for item in described { lengthCounts[item.symbol] += 1 }
    let lengths = PrefixCode(lengthCounts, limit: 7)
    let order = [16, 17, 18, 0, 8, 7, 9, 6, 10, 5, 11, 4, 12, 3, 13, 2, 14, 1, 15]
    let ordersUsed = max(4, (order.lastIndex { lengths.lengths[$0] > 0 } ?? 0) + 1)
    output.write(isLast ? 1 : 0, 1)
    output.write(2, 2)
    output.write(literalsUsed - 257, 5)
    output.write(distancesUsed - 1, 5)
    output.write(ordersUsed - 4, 4)
    for symbol in order.prefix(ordersUsed) { output.write(lengths.lengths[symbol], 3) }
    for item in described {
        lengths.write(item.symbol, to: &output)
        if item.symbol >= 16 { output.write(item.extra, [2, 3, 7][item.symbol - 16]) }
    }
    for token in tokens {
        if token < 256 {
            literals.write(Int(token), to: &output)
            continue
        }
        let (length, distance) = (Int(token >> 16), Int(token & 0xFFFF))
        let symbol = lengthSymbols[length]
        literals.write(257 + symbol, to: &output)
        output.write(length - lengthBases[symbol], lengthExtras[symbol])
        let distanceSymbol = distanceSymbol(distance)
        distances.write(distanceSymbol, to: &output)
        if distanceSymbol >= 4 {
            let extra = distanceSymbol / 2 - 1
            output.write((distance - 1) & ((1 << extra) - 1), extra)
        }
    }
    literals.write(256, to: &output)
}

/// Code lengths as symbols 0…15 and repetitions 16…18 with their counts.
private func runLengths(_ lengths: [Int]) -> [(symbol: Int, extra: Int)] {
    var items: [(symbol: Int, extra: Int)] = []
    var start = 0
    while start < lengths.count {
        let length = lengths[start]
        var end = start + 1
        while end < lengths.count, lengths[end] == length { end += 1 }
        var rest = end - start
        if length == 0 {
            while rest >= 11 {
                let part = min(138, rest)
                items.append((18, part - 11))
                rest -= part
            }
            if rest >= 3 {
                items.append((17, rest - 3))
                rest = 0
            }
        } else {
            items.append((length, 0))
            rest -= 1
            while rest >= 3 {
                let part = min(6, rest)
                items.append((16, part - 3))
                rest -= part
            }
        }
        for _ in 0..<rest { items.append((length, 0)) }
        start = end
    }
    return items
}

private let lengthBases = [
    3, 4, 5, 6, 7, 8, 9, 10, 11, 13, 15, 17, 19, 23, 27, 31, 35, 43, 51, 59, 67, 83, 99, 115, 131, 163, 195, 227, 258,
]
private let lengthExtras = [
    0, 0, 0, 0, 0, 0, 0, 0, 1, 1, 1, 1, 2, 2, 2, 2, 3, 3, 3, 3, 4, 4, 4, 4, 5, 5, 5, 5, 0,
]

/// For each length 0…258 its symbol, counted from 257.
private let lengthSymbols: [Int] = (0...258).map { length in lengthBases.lastIndex { $0 <= length } ?? 0 }

/// Distances 1…32768 in pairs of symbols for each power of two.
private func distanceSymbol(_ distance: Int) -> Int {
    let place = distance - 1
    guard place >= 4 else { return place }
    let power = Int.bitWidth - 1 - place.leadingZeroBitCount
    return power * 2 + (place >> (power - 1) & 1)
}

/// Huffman's code of limited length for symbols that occur so often; canonical, first bit lowest.
private struct PrefixCode {
    private(set) var lengths: [Int]
    private var codes: [Int]

    init(_ counts: [Int], limit: Int) {
        lengths = [Int](repeating: 0, count: counts.count)
        codes = lengths
        let used = counts.indices.filter { counts[$0] > 0 }.sorted { (counts[$0], $0) < (counts[$1], $1) }
        guard used.count > 1 else {
            for symbol in used { lengths[symbol] = 1 }
            return
        }
        var numbers = PrefixCode.numbersOfLengths(used.map { counts[$0] })
        // Codes that are too long move up; others give way until all fit.
        for length in numbers.indices where length > limit {
            numbers[limit] += numbers[length]
            numbers[length] = 0
        }
        var total = (1...limit).reduce(0) { $0 + numbers[$1] << (limit - $1) }
        while total > 1 << limit {
            numbers[limit] -= 1
            if let length = (1..<limit).last(where: { numbers[$0] > 0 }) {
                numbers[length] -= 1
                numbers[length + 1] += 2
            }
            total -= 1
        }
        // The rarest symbols get the longest codes.
        var symbols = used[...]
        for length in stride(from: limit, to: 0, by: -1) {
            for symbol in symbols.prefix(numbers[length]) { lengths[symbol] = length }
            symbols = symbols.dropFirst(numbers[length])
        }
        var next = [Int](repeating: 0, count: limit + 2)
        for length in 1...limit { next[length + 1] = (next[length] + numbers[length]) << 1 }
        for symbol in lengths.indices where lengths[symbol] > 0 {
            let length = lengths[symbol]
            var code = next[length]
            next[length] += 1
            for _ in 0..<length {
                codes[symbol] = codes[symbol] << 1 | code & 1
                code >>= 1
            }
        }
    }

    /// How many codes of each length there are, for counts in rising order; at least 16 lengths.
    private static func numbersOfLengths(_ counts: [Int]) -> [Int] {
        // Leaves and joined nodes are two queues that both rise; the two least of their heads are joined.
        var weights = counts
        var parents = [Int](repeating: 0, count: counts.count * 2 - 1)
        var leaf = 0
        var node = counts.count
        while weights.count < counts.count * 2 - 1 {
            var sum = 0
            for _ in 0..<2 {
                if leaf < counts.count, node >= weights.count || weights[leaf] <= weights[node] {
                    sum += weights[leaf]
                    parents[leaf] = weights.count
                    leaf += 1
                } else {
                    sum += weights[node]
                    parents[node] = weights.count
                    node += 1
                }
            }
            weights.append(sum)
        }
        var depths = [Int](repeating: 0, count: weights.count)
        var numbers = [Int](repeating: 0, count: max(17, counts.count + 1))
        for index in stride(from: weights.count - 2, through: 0, by: -1) {
            depths[index] = depths[parents[index]] + 1
            if index < counts.count { numbers[depths[index]] += 1 }
        }
        return numbers
    }

    @inline(__always) func write(_ symbol: Int, to output: inout BitWriter) {
        output.write(codes[symbol], lengths[symbol])
    }
}

/// Bits into bytes, the lowest first.
private struct BitWriter {
    private var bytes: [UInt8]
    private var held: UInt64 = 0
    private var count = 0

    init(_ start: [UInt8]) {
        bytes = start
        bytes.reserveCapacity(64_000)
    }

    @inline(__always) mutating func write(_ value: Int, _ length: Int) {
        held |= UInt64(truncatingIfNeeded: value) << UInt64(truncatingIfNeeded: count)
        count += length
        while count >= 8 {
            bytes.append(UInt8(truncatingIfNeeded: held))
            held >>= 8
            count -= 8
        }
    }

    consuming func finished() -> [UInt8] {
        if count > 0 { bytes.append(UInt8(truncatingIfNeeded: held)) }
        return bytes
    }
}
