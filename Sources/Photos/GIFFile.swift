/// A GIF (87a, 89a) as its blocks.
struct GIFFile {
    let width: Int
    let height: Int
    let frames: Int
    let hasAlpha: Bool

    private let bytes: [UInt8]
    /// Everything but comments, plain texts and applications' notes other than the loop count.
    private let essential: [Range<Int>]
    private let first: Frame?
    private let globalPalette: Range<Int>?
    private let isComplete: Bool

    private struct Frame {
        let x: Int
        let y: Int
        let width: Int
        let height: Int
        let isInterlaced: Bool
        let palette: Range<Int>?
        let transparent: UInt8?
        /// The code size byte and the blocks behind it.
        let data: Range<Int>
    }

    var facts: PictureFacts {
        PictureFacts(
            format: .gif, width: width, height: height, hasAlpha: hasAlpha, isAnimated: frames > 1,
            hasDamagedMetadata: false, orientation: .upright)
    }

    init(_ bytes: [UInt8]) throws(PictureError) {
        self.bytes = bytes
        guard let width = bytes.little16(at: 6), let height = bytes.little16(at: 8), let flags = bytes.byte(at: 10),
            bytes.count >= 13
        else { throw .damaged(.gif) }
        self.width = width
        self.height = height
        var offset = 13
        globalPalette = GIFFile.palette(flags, at: &offset)
        guard offset <= bytes.count else { throw .damaged(.gif) }
        var essential = [0..<offset]
        var frames = 0
        var transparent: UInt8?
        var alpha = false
        var first: Frame?
        var complete = false
        walk: while let kind = bytes.byte(at: offset) {
            switch kind {
            case 0x3B:
                complete = frames > 0
                break walk
            case 0x21:
                let start = offset
                let label = bytes.byte(at: offset + 1)
                offset += 2
                guard GIFFile.skipBlocks(bytes, &offset) else { break walk }
                if label == 0xF9 {
                    if let packed = bytes.byte(at: start + 3), packed & 1 == 1 {
                        transparent = bytes.byte(at: start + 6)
                        alpha = true
                    }
                    essential.append(start..<offset)
                } else if label == 0xFF,
                    bytes.has("NETSCAPE2.0", at: start + 3) || bytes.has("ANIMEXTS1.0", at: start + 3)
                {
                    essential.append(start..<offset)
                }
            case 0x2C:
                let start = offset
                guard let x = bytes.little16(at: offset + 1), let y = bytes.little16(at: offset + 3),
                    let width = bytes.little16(at: offset + 5), let height = bytes.little16(at: offset + 7),
                    let flags = bytes.byte(at: offset + 9)
                else { break walk }
                offset += 10
                let palette = GIFFile.palette(flags, at: &offset)
                let data = offset
                offset += 1
                guard GIFFile.skipBlocks(bytes, &offset) else { break walk }
                if first == nil {
                    first = Frame(
                        x: x, y: y, width: width, height: height, isInterlaced: flags & 0x40 != 0, palette: palette,
                        transparent: transparent, data: data..<offset)
                }
                frames += 1
                transparent = nil
                essential.append(start..<offset)
            default: break walk
            }
        }
        self.frames = frames
        self.hasAlpha = alpha
        self.first = first
        self.essential = essential
        isComplete = complete
    }

    private static func palette(_ flags: UInt8, at offset: inout Int) -> Range<Int>? {
        guard flags & 0x80 != 0 else { return nil }
        let start = offset
        offset += 3 << (Int(flags & 7) + 1)
        return start..<offset
    }

    private static func skipBlocks(_ bytes: [UInt8], _ offset: inout Int) -> Bool {
        while let length = bytes.byte(at: offset) {
            offset += 1 + Int(length)
            if length == 0 { return true }
        }
        return false
    }

    /// Without comments, XMP and what follows the end; frames, times and loops stay.
    func stripped() throws(PictureError) -> [UInt8] {
        guard isComplete else { throw .damaged(.gif) }
        var output: [UInt8] = []
        output.reserveCapacity(bytes.count)
        for range in essential { output += bytes[range] }
        output.append(0x3B)
        return output
    }

    /// The first frame on its canvas.
    func raster() throws(PictureError) -> Raster {
        guard isComplete, let first, let colours = first.palette ?? globalPalette, colours.upperBound <= bytes.count,
            let codeSize = bytes.byte(at: first.data.lowerBound), (1...11).contains(codeSize)
        else { throw .damaged(.gif) }
        var data: [UInt8] = []
        var offset = first.data.lowerBound + 1
        while let length = bytes.byte(at: offset), length > 0, offset + 1 + Int(length) <= bytes.count {
            data += bytes[(offset + 1)...(offset + Int(length))]
            offset += 1 + Int(length)
        }
        let indices = unpackedLZW(data, codeSize: Int(codeSize), limit: first.width * first.height)
        guard indices.count == first.width * first.height else { throw .damaged(.gif) }
        var pixels = [UInt8](repeating: 0, count: width * height * 4)
        for (row, y) in rows(of: first).enumerated() where first.y + y < height {
            for x in 0..<max(0, min(first.width, width - first.x)) {
                let index = indices[row * first.width + x]
                let colour = colours.lowerBound + Int(index) * 3
                guard index != first.transparent, colour + 3 <= colours.upperBound else { continue }
                let pixel = ((first.y + y) * width + first.x + x) * 4
                for c in 0..<3 { pixels[pixel + c] = bytes[colour + c] }
                pixels[pixel + 3] = 255
            }
        }
        guard let raster = Raster(width: width, height: height, hasAlpha: true, pixels: pixels) else {
            throw .damaged(.gif)
        }
        return raster
    }

    private func rows(of frame: Frame) -> [Int] {
        guard frame.isInterlaced else { return Array(0..<frame.height) }
        return [(0, 8), (4, 8), (2, 4), (1, 2)].flatMap { Array(stride(from: $0.0, to: frame.height, by: $0.1)) }
    }
}

/// GIF's variable-length codes (LZW), at most `limit` bytes of them; shorter where the data end or break.
private func unpackedLZW(_ data: [UInt8], codeSize: Int, limit: Int) -> [UInt8] {
    let clear = 1 << codeSize
    var prefix = [UInt16](repeating: 0, count: 4096)
    var suffix = [UInt8](repeating: 0, count: 4096)
    for i in 0..<min(clear, 256) { suffix[i] = UInt8(i) }
    var output: [UInt8] = []
    var stack: [UInt8] = []
    var next = clear + 2
    var size = codeSize + 1
    var previous: Int?
    var buffer = 0
    var held = 0
    for byte in data {
        buffer |= Int(byte) << held
        held += 8
        while held >= size {
            let code = buffer & ((1 << size) - 1)
            buffer >>= size
            held -= size
            if code == clear {
                (next, size, previous) = (clear + 2, codeSize + 1, nil)
                continue
            }
            if code == clear + 1 { return output }
            guard code < next || (code == next && previous != nil) else { return output }
            // The code that is just being made repeats its own first byte.
            var at = code == next ? previous ?? 0 : code
            stack.removeAll(keepingCapacity: true)
            while at >= clear, stack.count < 4096 {
                stack.append(suffix[at])
                at = Int(prefix[at])
            }
            let first = suffix[at]
            output.append(first)
            output.append(contentsOf: stack.reversed())
            if code == next { output.append(first) }
            if let previous, next < 4096 {
                prefix[next] = UInt16(previous)
                suffix[next] = first
                next += 1
                if next == 1 << size, size < 12 { size += 1 }
            }
            previous = code
            if output.count >= limit { return Array(output.prefix(limit)) }
        }
    }
    return output
}
