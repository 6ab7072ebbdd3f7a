internal import SourceText

extension QRCode {
    /// Modules on each side with the quiet zone.
    public var sizeWithQuietZone: Int { size + 2 * QRCode.quietZone }

    /// A drawing of one path, sharp at any size; `label` is its name for a screen reader, escaped here.
    public func svg(label: String) -> [UInt8] {
        let side = sizeWithQuietZone
        var path = ""
        for row in 0..<size {
            for run in runs(row: row) {
                path += "M\(run.lowerBound + QRCode.quietZone) \(row + QRCode.quietZone)h\(run.count)v1h-\(run.count)z"
            }
        }
        var out = ByteWriter(capacity: path.utf8.count + 256)
        out.write(
            """
            <svg xmlns="http://www.w3.org/2000/svg" width="\(side * 10)" height="\(side * 10)" \
            viewBox="0 0 \(side) \(side)" shape-rendering="crispEdges" role="img"
            """)
        out.attribute("aria-label", label)
        out.write(
            """
            >
            <path fill="#fff" d="M0 0h\(side)v\(side)H0z"/>
            <path d="\(path)"/>
            </svg>

            """)
        return out.take()
    }

    /// Four bytes a pixel (RGBA), rows from the top: each module a square of `scale` pixels, with the quiet zone.
    public func pixels(scale: Int) -> [UInt8] {
        let side = sizeWithQuietZone * scale
        var pixels = [UInt8](repeating: 255, count: side * side * 4)
        for row in 0..<size {
            for run in runs(row: row) {
                for y in (row + QRCode.quietZone) * scale..<(row + QRCode.quietZone + 1) * scale {
                    for x in (run.lowerBound + QRCode.quietZone) * scale..<(run.upperBound + QRCode.quietZone) * scale {
                        for channel in 0..<3 { pixels[(y * side + x) * 4 + channel] = 0 }
                    }
                }
            }
        }
        return pixels
    }
}
