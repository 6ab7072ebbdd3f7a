private import SourceText

extension Raster {
    /// An area brought to another size by Lanczos-3, rows first; transparency is weighed in.
    func resized(_ area: PixelArea, width: Int, height: Int) -> Raster {
        if area == PixelArea(whole: self), width == self.width, height == self.height { return self }
        if area.width == width, area.height == height { return cut(to: area) }
        var source = self
        if hasAlpha { source.multiplyAlpha() }
        let vertical = FilterTaps(from: area.y, length: area.height, to: height, bound: self.height)
        let horizontal = FilterTaps(from: area.x, length: area.width, to: width, bound: self.width)
        // Only the columns that some tap needs.
        let left = horizontal.starts.min() ?? 0
        let right = zip(horizontal.starts, horizontal.counts).map { $0 + $1 }.max() ?? self.width
        let rowBytes = (right - left) * 4
        var row = [Float](repeating: 0, count: rowBytes)
        let stride = self.width * 4
        var result = unsafe Raster(width: width, height: height, hasAlpha: hasAlpha) { output in
            unsafe source.pixels.withUnsafeBufferPointer { pixels in
                unsafe row.withUnsafeMutableBufferPointer { row in
                    for y in 0..<height {
                        let first = vertical.starts[y]
                        for tap in 0..<vertical.counts[y] {
                            let weight = vertical.weights[y * vertical.width + tap]
                            let line = unsafe pixels.baseAddress! + ((first + tap) * stride + left * 4)
                            if tap == 0 {
                                for i in 0..<rowBytes { unsafe row[i] = Float(line[i]) * weight }
                            } else {
                                for i in 0..<rowBytes { unsafe row[i] += Float(line[i]) * weight }
                            }
                        }
                        unsafe horizontal.apply(
                            to: UnsafeRawPointer(row.baseAddress!), offset: left,
                            into: output.baseAddress! + y * width * 4, count: width)
                    }
                }
            }
        }
        if hasAlpha { result.divideAlpha() }
        return result
    }

    /// An area as it is.
    private func cut(to area: PixelArea) -> Raster {
        precondition(area.x >= 0 && area.x + area.width <= width && area.y >= 0 && area.y + area.height <= height)
        return unsafe Raster(width: area.width, height: area.height, hasAlpha: hasAlpha) { output in
            unsafe pixels.withUnsafeBufferPointer { pixels in
                for row in 0..<area.height {
                    let from = ((area.y + row) * width + area.x) * 4
                    let to = unsafe output.baseAddress! + row * area.width * 4
                    unsafe to.copyMemory(from: pixels.baseAddress! + from, byteCount: area.width * 4)
                }
            }
        }
    }

    private mutating func multiplyAlpha() {
        unsafe withPixels { pixels in
            for i in stride(from: 0, to: pixels.count, by: 4) {
                let alpha = unsafe UInt32(pixels[i + 3])
                guard alpha < 255 else { continue }
                for c in 0..<3 {
                    unsafe pixels[i + c] = UInt8(truncatingIfNeeded: (UInt32(pixels[i + c]) * alpha + 127) / 255)
                }
            }
        }
    }

    private mutating func divideAlpha() {
        unsafe withPixels { pixels in
            for i in stride(from: 0, to: pixels.count, by: 4) {
                let alpha = unsafe UInt32(pixels[i + 3])
                guard alpha < 255 else { continue }
                for c in 0..<3 {
                    let value = unsafe alpha == 0 ? 0 : min(255, (UInt32(pixels[i + c]) * 255 + alpha / 2) / alpha)
                    unsafe pixels[i + c] = UInt8(truncatingIfNeeded: value)
                }
            }
        }
    }
}

/// The weights of one axis: for each pixel of the result the first source pixel, how many, and their shares (sum 1).
private struct FilterTaps {
    let starts: [Int]
    let counts: [Int]
    let weights: [Float]
    /// Weights stored for each pixel.
    let width: Int

    init(from origin: Int, length: Int, to count: Int, bound: Int) {
        let scale = Double(length) / Double(count)
        // Enlarging keeps the kernel's own width, reducing stretches it over the pixels that become one.
        let stretch = max(1, scale)
        let radius = 3 * stretch
        width = Int((radius * 2).rounded(.up)) + 2
        var starts: [Int] = []
        var counts: [Int] = []
        var weights = [Float](repeating: 0, count: width * count)
        for i in 0..<count {
            let centre = Double(origin) + (Double(i) + 0.5) * scale
            let first = max(0, Int((centre - radius).rounded(.down)))
            let last = min(bound, Int((centre + radius).rounded(.up)))
            var shares: [Double] = []
            for j in first..<max(first + 1, last) { shares.append(lanczos3((Double(j) + 0.5 - centre) / stretch)) }
            let sum = shares.reduce(0, +)
            let used = min(shares.count, width)
            for k in 0..<used { weights[i * width + k] = Float(shares[k] / sum) }
            starts.append(first)
            counts.append(used)
        }
        self.starts = starts
        self.counts = counts
        self.weights = weights
    }

    /// One row of four-channel floats, whose first pixel is number `offset`, into bytes.
    @unsafe func apply(
        to row: UnsafeRawPointer, offset: Int, into output: UnsafeMutableRawPointer, count: Int
    ) {
        unsafe weights.withUnsafeBufferPointer { weights in
            unsafe starts.withUnsafeBufferPointer { starts in
                unsafe counts.withUnsafeBufferPointer { counts in
                    for x in 0..<count {
                        var sum = SIMD4<Float>(repeating: 0)
                        var pixel = unsafe row + (starts[x] - offset) * 16
                        var share = unsafe weights.baseAddress! + x &* width
                        for _ in 0..<(unsafe counts[x]) {
                            unsafe sum += pixel.loadUnaligned(as: SIMD4<Float>.self) * share.pointee
                            unsafe pixel += 16
                            unsafe share += 1
                        }
                        // `clamped` would be a call for each pixel.
                        let positive = sum.replacing(with: 0, where: sum .< 0)
                        let clamped = positive.replacing(with: 255, where: positive .> 255)
                        // Adding 2²³ leaves the rounded number in the lowest bits of the mantissa.
                        let bits = unsafe unsafeBitCast(clamped + 8_388_608, to: SIMD4<UInt32>.self)
                        unsafe output.storeBytes(
                            of: SIMD4<UInt8>(truncatingIfNeeded: bits), toByteOffset: x &* 4, as: SIMD4<UInt8>.self)
                    }
                }
            }
        }
    }
}

/// sinc(x) sinc(x/3) for |x| < 3.
private func lanczos3(_ x: Double) -> Double {
    if abs(x) < 1e-9 { return 1 }
    if abs(x) >= 3 { return 0 }
    let angle = Double.pi * x
    return 3 * sine(angle) * sine(angle / 3) / (angle * angle)
}

/// The sine by its series: the same bits on every machine, which a system's mathematics library does not promise.
private func sine(_ angle: Double) -> Double {
    var x = angle
    while x > Double.pi { x -= 2 * Double.pi }
    while x < -Double.pi { x += 2 * Double.pi }
    var term = x
    var sum = x
    for n in 1...12 {
        term *= -x * x / Double((2 * n) * (2 * n + 1))
        sum += term
    }
    return sum
}
