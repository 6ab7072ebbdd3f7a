private import Photos
private import SourceText

/// What one thread paints with: fonts, canvases and the crest in the sizes asked for.
///
/// Not safe by itself: the painter hands each out to one thread at a time.
final class Brush: @unchecked Sendable {
    let typesetter: Typesetter
    private var canvases: [CardSize: Canvas] = [:]
    private var crests: [CrestKey: Image] = [:]
    private var palettes = Palettes()
    private var packer = RowPacker()

    private struct CrestKey: Hashable {
        let digest: Digest
        let width: Int
        let height: Int
        let isStencil: Bool
    }

    init(_ typesetter: Typesetter) { self.typesetter = typesetter }

    func paint(_ card: Card) -> PaintedCard {
        typesetter.setLanguage(card.language)
        let canvas = canvas(card.size)
        if let photo = card.photo, card.design.layout(card.size, withPhoto: true).photo != nil {
            let layout = card.design.layout(card.size, withPhoto: true)
            if let area = layout.photo,
                let raster = try? raster(
                    of: photo.bytes, filling: Int(area.width), Int(area.height), focus: photo.focus)
            {
                paint(card, layout, raster, on: canvas)
                return PaintedCard(
                    format: .jpeg, width: canvas.width, height: canvas.height, bytes: jpeg(of: canvas))
            }
        }
        let layout = card.design.layout(card.size, withPhoto: false)
        paint(card, layout, nil, on: canvas)
        let colours = [CardColour.accent, .shade, .tint, .paper, .ink].map { $0.resolved(card.accent).code }
        let palette = unsafe canvas.withPixels { unsafe palettes.reduce($0, width: canvas.width, pinned: colours) }
        let png = encodedPNG(
            width: canvas.width, height: canvas.height,
            packed: packer.packed(palettes.rows, starts: palettes.starts, stride: canvas.width + 1), palette: palette)
        return PaintedCard(format: .png, width: canvas.width, height: canvas.height, bytes: png)
    }

    private func canvas(_ size: CardSize) -> Canvas {
        if let canvas = canvases[size] { return canvas }
        let canvas = Canvas(width: size.width, height: size.height)
        canvases[size] = canvas
        return canvas
    }

    private func paint(_ card: Card, _ layout: CardLayout, _ photo: Raster?, on canvas: Canvas) {
        func colour(_ name: CardColour) -> SRGBColour { name.resolved(card.accent) }
        let scrim = colour(layout.scrim)
        // On a photograph text lies on the scrim.
        func textColour(_ text: CardText) -> SRGBColour { colour(text.colour).readable(on: colour(text.on)) }
        let block = TextBlock(card, layout, typesetter)
        canvas.fill(colour(layout.ground))
        if let photo, let area = layout.photo {
            canvas.draw(Image(photo), x: area.left, y: area.top)
            let covered = CardArea(
                left: layout.text.left - area.left, top: block.top - area.top, width: layout.text.width,
                height: block.bottom - block.top)
            let strength = scrimStrength(under: covered, of: photo, scrim: scrim, text: textColour(layout.title))
            canvas.veil(area, scrim, top: 0.12, bottom: strength, from: block.top - 24)
            if let name = layout.townArea, let text = layout.town, name.bottom < block.top, name.top < area.bottom {
                let under = CardArea(
                    left: name.left - area.left, top: name.top - area.top, width: name.width, height: name.height)
                let strength = scrimStrength(under: under, of: photo, scrim: scrim, text: textColour(text))
                let fading = CardArea(
                    left: area.left, top: name.bottom - 16, width: area.width, height: name.height * 1.6)
                canvas.fill(
                    CardArea(left: area.left, top: area.top, width: area.width, height: fading.top - area.top),
                    radius: 0, scrim, alpha: strength)
                canvas.veil(fading, scrim, top: strength, bottom: 0, from: fading.bottom)
            }
        }
        for shape in layout.shapes {
            if shape.isCircle {
                canvas.fillCircle(shape.area, colour(shape.colour))
            } else {
                canvas.fill(shape.area, radius: shape.radius, colour(shape.colour))
            }
        }
        if let area = layout.watermark, let crest = card.crest, crest.raster.hasAlpha {
            let image = crestImage(crest, in: area, isStencil: true)
            let ground = colour(layout.ground)
            // As the shade, it must not come nearer to the text's colour, unless there is room enough.
            let hasLightText = SRGBColour.white.contrast(with: ground) >= 4.5
            let hasRoom = SRGBColour.white.contrast(with: ground.mixed(with: .white, 0.09)) >= 4.5
            let ink: SRGBColour = hasLightText && !hasRoom ? .black : .white
            canvas.stencil(
                image, x: area.left + (area.width - Double(image.width)) / 2,
                y: area.top + (area.height - Double(image.height)) / 2, ink,
                alpha: hasLightText ? 0.09 : 0.24,
                within: CardArea(left: 0, top: 0, width: Double(canvas.width), height: Double(canvas.height)))
        }
        paintTown(card, layout, on: canvas, colour, textColour)
        block.draw(
            on: canvas, typesetter, plate: layout.kicker.plate.map(colour), kicker: textColour(layout.kicker),
            title: textColour(layout.title))
    }

    private func paintTown(
        _ card: Card, _ layout: CardLayout, on canvas: Canvas, _ colour: (CardColour) -> SRGBColour,
        _ textColour: (CardText) -> SRGBColour
    ) {
        var left = layout.townArea?.left ?? 0
        if let area = layout.crest {
            if let crest = card.crest {
                if let plate = layout.crestPlate {
                    let margin = area.height * 0.12
                    let under = CardArea(
                        left: area.left - margin, top: area.top - margin, width: area.width + 2 * margin,
                        height: area.height + 2 * margin)
                    canvas.fill(under, radius: under.height * 0.18, colour(plate))
                }
                let image = crestImage(crest, in: area, isStencil: false)
                canvas.draw(
                    image, x: area.left + (area.width - Double(image.width)) / 2,
                    y: area.top + (area.height - Double(image.height)) / 2)
            } else if layout.crest.map({ $0.left < left && $0.bottom > (layout.townArea?.top ?? 0) }) ?? false {
                // Without a crest the name moves to the text's edge.
                left = layout.text.left
            }
        }
        guard let text = layout.town, let area = layout.townArea, !card.town.isEmpty else { return }
        let width = area.right - left
        let name = Fitted(
            typesetter.shown(card.town), .text, text, width: width, height: area.height, typesetter)
        canvas.setColour(textColour(text))
        var baseline = area.top + (area.height - name.height(leading: text.leading)) / 2 + name.size * capitals
        for line in name.lines {
            typesetter.draw(line, .text, name.size, tracking: 0, on: canvas, x: left, baseline: baseline)
            baseline += name.size * text.leading
        }
    }

    /// The crest whole within an area.
    private func crestImage(_ crest: CardCrest, in area: CardArea, isStencil: Bool) -> Image {
        let key = CrestKey(digest: crest.digest, width: Int(area.width), height: Int(area.height), isStencil: isStencil)
        if let image = crests[key] { return image }
        if crests.count > 16 { crests.removeAll() }
        let raster = crest.raster.fitted(key.width, key.height)
        let image = isStencil ? Image(stencilOf: raster) : Image(raster)
        crests[key] = image
        return image
    }

    private func jpeg(of canvas: Canvas) -> [UInt8] {
        let pixels = unsafe canvas.withPixels { pixels in
            unsafe [UInt8](unsafeUninitializedCapacity: pixels.count * 4) { output, count in
                for i in pixels.indices {
                    let pixel = unsafe pixels[i]
                    unsafe output[i * 4] = UInt8(truncatingIfNeeded: pixel >> 16)
                    unsafe output[i * 4 + 1] = UInt8(truncatingIfNeeded: pixel >> 8)
                    unsafe output[i * 4 + 2] = UInt8(truncatingIfNeeded: pixel)
                    unsafe output[i * 4 + 3] = 255
                }
                count = pixels.count * 4
            }
        }
        guard let raster = Raster(width: canvas.width, height: canvas.height, hasAlpha: false, pixels: pixels) else {
            return []
        }
        var quality = 84
        var bytes = encodedJPEG(raster, quality: quality)
        while bytes.count > 250_000, quality > 20 {
            quality -= 8
            bytes = encodedJPEG(raster, quality: quality)
        }
        return bytes
    }
}

/// How opaque a scrim must be for text over the brightest (or, for dark text, darkest) hundredth of a photograph's part.
private func scrimStrength(under area: CardArea, of photo: Raster, scrim: SRGBColour, text: SRGBColour) -> Double {
    var lights = [Int](repeating: 0, count: 256)
    var count = 0
    for y in stride(from: max(0, Int(area.top)), to: min(photo.height, Int(area.bottom)), by: 3) {
        for x in stride(from: max(0, Int(area.left)), to: min(photo.width, Int(area.right)), by: 3) {
            let i = (y * photo.width + x) * 4
            let light =
                (Int(photo.pixels[i]) * 54 + Int(photo.pixels[i + 1]) * 183 + Int(photo.pixels[i + 2]) * 19) >> 8
            lights[light] += 1
            count += 1
        }
    }
    let isLightText = text.luminance > scrim.luminance
    var rest = count / 100
    var worst = isLightText ? 255 : 0
    for light in isLightText ? Array(lights.indices.reversed()) : Array(lights.indices) {
        rest -= lights[light]
        worst = light
        if rest < 0 { break }
    }
    let grey = SRGBColour(UInt32(worst) * 0x010101)
    for step in 8...19 {
        let strength = Double(step) / 20
        if grey.mixed(with: scrim, strength).contrast(with: text) >= 4.6 { return strength }
    }
    return 0.95
}
