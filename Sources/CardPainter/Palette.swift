/// An image of at most 256 colours, made of one with a few more: flat colours stay exactly what they are, the shades of
/// smoothed edges come in sixteen steps for each channel.
struct Paletted {
    let indices: [UInt8]
    let palette: [SIMD3<UInt8>]

    /// From pixels 0x00RRGGBB (the upper byte is ignored), row by row without gaps.
    @unsafe init(_ pixels: UnsafeBufferPointer<UInt32>, pinned: [UInt32]) {
        var table = ColourTable()
        var runs: [(slot: UInt32, length: UInt32)] = []
        runs.reserveCapacity(60_000)
        var start = 0
        while start < pixels.count {
            let pixel = unsafe pixels[start]
            var end = start + 1
            while unsafe end < pixels.count && pixels[end] == pixel { end += 1 }
            runs.append((table.count(pixel & 0xFF_FFFF, end - start), UInt32(end - start)))
            start = end
        }
        let (numbers, palette) = chosenPalette(table.colours, table.counts, pinned: Set(pinned))
        self.palette = palette
        let total = pixels.count
        unsafe indices = [UInt8](unsafeUninitializedCapacity: total) { buffer, count in
            var place = 0
            for run in runs {
                let number = numbers[Int(run.slot)]
                let length = Int(run.length)
                unsafe (buffer.baseAddress! + place).update(repeating: number, count: length)
                place += length
            }
            count = place
        }
    }
}

/// How often each colour occurs, found by open addressing.
private struct ColourTable {
    private(set) var colours: [UInt32] = []
    private(set) var counts: [Int] = []
    private var slots = [UInt32](repeating: .max, count: 1 << 15)

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
    if colours.count <= 256 { return ((0..<colours.count).map { UInt8($0) }, colours.map(channels)) }
    // Large flat areas are pinned by their size, the scheme's colours by name.
    var palette: [SIMD3<UInt8>] = []
    var numbers = [Int](repeating: -1, count: colours.count)
    for i in colours.indices where counts[i] > 4000 || pinned.contains(colours[i]) {
        guard palette.count < 64 else { break }
        numbers[i] = palette.count
        palette.append(channels(colours[i]))
    }
    var bins = [SIMD4<Int>](repeating: SIMD4(repeating: 0), count: 4096)
    func bin(_ colour: UInt32) -> Int {
        let (red, green, blue) = (colour >> 12 & 0xF00, colour >> 8 & 0xF0, colour >> 4 & 0xF)
        return Int(red | green | blue)
    }
    for i in colours.indices where numbers[i] < 0 {
        let c = channels(colours[i])
        bins[bin(colours[i])] &+= SIMD4(Int(c.x), Int(c.y), Int(c.z), 1) &* counts[i]
    }
    let full = bins.indices.filter { bins[$0].w > 0 }.sorted { (bins[$1].w, $0) < (bins[$0].w, $1) }
    var chosen = [Int](repeating: -1, count: 4096)
    for index in full.prefix(256 - palette.count) {
        chosen[index] = palette.count
        let sum = bins[index]
        palette.append(SIMD3(UInt8(sum.x / sum.w), UInt8(sum.y / sum.w), UInt8(sum.z / sum.w)))
    }
    for i in colours.indices where numbers[i] < 0 {
        let index = bin(colours[i])
        if chosen[index] < 0 { chosen[index] = nearest(channels(colours[i]), in: palette) }
        numbers[i] = chosen[index]
    }
    return (numbers.map { UInt8($0) }, palette)
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
