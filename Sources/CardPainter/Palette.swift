/// Images of at most 256 colours, made of ones with a few more: flat colours stay exactly what they are, the shades
/// between two of them, which smooth the letters' edges, come in nine steps, the rest in sixteen for each channel.
struct Palettes {
    /// The rows of the last image, each begun by a nought, as a PNG packs them.
    private(set) var rows: [UInt8] = []
    /// Where runs of one colour begin in them.
    private(set) var starts: [Int32] = []
    private var runs: [(slot: UInt32, length: UInt32)] = []
    private var table = ColourTable()

    /// From pixels 0x00RRGGBB (the upper byte is ignored), row by row without gaps; gives the palette.
    @unsafe mutating func reduce(_ pixels: UnsafeBufferPointer<UInt32>, width: Int, pinned: [UInt32]) -> [SIMD3<UInt8>]
    {
        table.removeAll()
        runs.removeAll(keepingCapacity: true)
        var start = 0
        // Runs end with their row.
        for end in stride(from: width, through: pixels.count, by: width) {
            while start < end {
                let pixel = unsafe pixels[start]
                var next = start + 1
                // Four at a time: most runs are long.
                let four = SIMD4<UInt32>(repeating: pixel)
                while unsafe next + 4 <= end
                    && UnsafeRawPointer(pixels.baseAddress! + next).loadUnaligned(as: SIMD4<UInt32>.self) == four
                {
                    next += 4
                }
                while unsafe next < end && pixels[next] == pixel { next += 1 }
                runs.append((table.count(pixel & 0xFF_FFFF, next - start), UInt32(next - start)))
                start = next
            }
        }
        let (numbers, palette) = chosenPalette(table.colours, table.counts, pinned: Set(pinned))
        let size = pixels.count + pixels.count / width
        starts.removeAll(keepingCapacity: true)
        if rows.count != size { rows = [UInt8](repeating: 0, count: size) }
        unsafe rows.withUnsafeMutableBufferPointer { rows in
            var place = 0
            var column = width
            for run in runs {
                if column == width {
                    unsafe rows[place] = 0
                    place += 1
                    column = 0
                }
                let length = Int(run.length)
                starts.append(Int32(truncatingIfNeeded: place))
                unsafe (rows.baseAddress! + place).update(repeating: numbers[Int(run.slot)], count: length)
                place += length
                column += length
            }
        }
        return palette
    }
}

/// How often each colour occurs, found by open addressing.
private struct ColourTable {
    private(set) var colours: [UInt32] = []
    private(set) var counts: [Int] = []
    private var slots = [UInt32](repeating: .max, count: 1 << 15)

    mutating func removeAll() {
        for colour in colours { clear(colour) }
        colours.removeAll(keepingCapacity: true)
        counts.removeAll(keepingCapacity: true)
    }

    /// Empties the place of a colour and those after it that it may have pushed on.
    private mutating func clear(_ colour: UInt32) {
        var place = Int((colour &* 0x9E37_79B1) >> 17)
        while slots[place] != .max {
            slots[place] = .max
            place = (place + 1) & 0x7FFF
        }
    }

    /// The number of a colour, counted `times` more. After 16,000 colours new ones are taken without their lowest bits.
    mutating func count(_ colour: UInt32, _ times: Int) -> UInt32 {
        let colour = colours.count < 16_000 ? colour : colour & 0xF8_F8F8
        var place = Int((colour &* 0x9E37_79B1) >> 17)
        while true {
            let slot = slots[place]
            if slot == .max {
                // At most 16,000 exact colours and as many coarse ones as the table can take.
                guard colours.count < 24_000 else { return 0 }
                slots[place] = UInt32(colours.count)
                colours.append(colour)
                counts.append(times)
                return UInt32(colours.count - 1)
            }
            if colours[Int(slot)] == colour {
                counts[Int(slot)] += times
                return slot
            }
            place = (place + 1) & 0x7FFF
        }
    }
}

/// For each colour its number in the palette that is chosen.
private func chosenPalette(_ colours: [UInt32], _ counts: [Int], pinned: Set<UInt32>) -> ([UInt8], [SIMD3<UInt8>]) {
    // The most frequent colour is number nought, as is the byte before each row: its runs go on from row to row.
    let most = colours.indices.max { (counts[$0], $1) < (counts[$1], $0) } ?? 0
    if colours.count <= 256 {
        var numbers = (0..<colours.count).map { UInt8($0) }
        var palette = colours.map(channels)
        if !numbers.isEmpty {
            numbers.swapAt(0, most)
            palette.swapAt(0, most)
        }
        return (numbers, palette)
    }
    // Large flat areas are pinned by their size, the scheme's colours by name.
    var palette: [SIMD3<UInt8>] = []
    var flat: [(colour: SIMD3<Int32>, count: Int)] = []
    var numbers = [Int](repeating: -1, count: colours.count)
    for i in [most] + colours.indices where numbers[i] < 0 && (counts[i] > 3000 || pinned.contains(colours[i])) {
        guard palette.count < 64 else { break }
        numbers[i] = palette.count
        palette.append(channels(colours[i]))
        flat.append((SIMD3(truncatingIfNeeded: channels(colours[i])), counts[i]))
    }
    flat.sort { $0.count > $1.count }
    let ramps = flat.prefix(6).indices.flatMap { a in (0..<a).map { Ramp(flat[$0].colour, flat[a].colour) } }
    // Shades, then colours of no ramp, each in bins; those most used are kept.
    var bins = [SIMD4<Int>](repeating: SIMD4(repeating: 0), count: 4096 + ramps.count * 16)
    var places = [Int](repeating: 0, count: colours.count)
    for i in colours.indices where numbers[i] < 0 {
        let c = channels(colours[i])
        places[i] = place(SIMD3(truncatingIfNeeded: c), ramps)
        bins[places[i]] &+= SIMD4(Int(c.x), Int(c.y), Int(c.z), 1) &* counts[i]
    }
    let full = bins.indices.filter { bins[$0].w > 0 }.sorted { (bins[$1].w, $0) < (bins[$0].w, $1) }
    var chosen = [Int](repeating: -1, count: bins.count)
    for index in full.prefix(256 - palette.count) {
        chosen[index] = palette.count
        let sum = bins[index]
        palette.append(SIMD3(UInt8(sum.x / sum.w), UInt8(sum.y / sum.w), UInt8(sum.z / sum.w)))
    }
    for i in colours.indices where numbers[i] < 0 {
        if chosen[places[i]] < 0 { chosen[places[i]] = nearest(channels(colours[i]), in: palette) }
        numbers[i] = chosen[places[i]]
    }
    return (numbers.map { UInt8($0) }, palette)
}

/// The shades between two flat colours.
private struct Ramp {
    let start: SIMD3<Int32>
    let way: SIMD3<Int32>
    let length: Int32

    init(_ start: SIMD3<Int32>, _ end: SIMD3<Int32>) {
        self.start = start
        way = end &- start
        length = max(1, (way &* way).wrappedSum())
    }

    /// The step, 0…8, of a colour that lies on the way; nil for one beside it.
    func step(of colour: SIMD3<Int32>) -> Int? {
        let from = colour &- start
        let along = (from &* way).wrappedSum()
        guard along > 0, along < length else { return nil }
        let gap = from &* length &- way &* along
        // At most two off in each channel, without dividing.
        let limit = 2 &* length
        guard abs(gap.x) <= limit, abs(gap.y) <= limit, abs(gap.z) <= limit else { return nil }
        return Int((along * 9) / length)
    }
}

private func place(_ colour: SIMD3<Int32>, _ ramps: [Ramp]) -> Int {
    for (index, ramp) in ramps.enumerated() {
        if let step = ramp.step(of: colour) { return 4096 + index * 16 + step }
    }
    let bin = (colour &>> 4) &* SIMD3(256, 16, 1)
    return Int(bin.wrappedSum())
}

private func channels(_ colour: UInt32) -> SIMD3<UInt8> {
    SIMD3(UInt8(colour >> 16 & 255), UInt8(colour >> 8 & 255), UInt8(colour & 255))
}

private func nearest(_ colour: SIMD3<UInt8>, in palette: [SIMD3<UInt8>]) -> Int {
    var best = (distance: Int32.max, index: 0)
    let wanted = SIMD3<Int32>(truncatingIfNeeded: colour)
    for (index, other) in palette.enumerated() {
        let gap = wanted &- SIMD3<Int32>(truncatingIfNeeded: other)
        let distance = (gap &* gap &* SIMD3(2, 4, 3)).wrappedSum()
        if distance < best.distance { best = (distance, index) }
    }
    return best.index
}
