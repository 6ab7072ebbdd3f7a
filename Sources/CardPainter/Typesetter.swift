private import CCairoPango

/// Pango over the card's own fonts and no others: one for each thread.
@safe final class Typesetter {
    enum Face {
        case title
        case text
    }

    private let config: OpaquePointer
    private let fontMap: UnsafeMutablePointer<PangoFontMap>
    private let context: OpaquePointer
    private let layout: OpaquePointer
    private let titleFont: OpaquePointer
    private let textFont: OpaquePointer
    /// The letters that some font has.
    private let letters: OpaquePointer
    private let numeroFamily: String
    private var language = ""
    private var titleWidths: [String: Double] = [:]
    /// Names and versions of the fonts, for the digest of what a card shows.
    let identity: [String]

    init(_ fonts: FontFiles) throws(CardError) {
        guard let config = unsafe FcConfigCreate(), let letters = unsafe FcCharSetCreate() else {
            fatalError("no memory for fonts")
        }
        // The rule by which bitmap fonts, as the emoji are, come in other sizes than their own.
        _ = unsafe FcConfigParseAndLoadFromMemory(config, scaledBitmaps, 0)
        var identity: [String] = []
        var families: [String] = []
        for path in fonts.all {
            var count: Int32 = 0
            guard let pattern = unsafe FcFreeTypeQuery(path, 0, nil, &count),
                unsafe FcConfigAppFontAddFile(config, path) != 0
            else {
                unsafe FcCharSetDestroy(letters)
                unsafe FcConfigDestroy(config)
                throw .noFont(path)
            }
            families.append(unsafe string(pattern, FC_FAMILY) ?? path)
            var version: Int32 = 0
            unsafe FcPatternGetInteger(pattern, FC_FONTVERSION, 0, &version)
            identity.append("\(unsafe string(pattern, FC_FULLNAME) ?? path) \(version)")
            var own: OpaquePointer?
            if unsafe FcPatternGetCharSet(pattern, FC_CHARSET, 0, &own) == FcResultMatch, let own = unsafe own {
                var changed: FcBool = 0
                _ = unsafe FcCharSetMerge(letters, own, &changed)
            }
            unsafe FcPatternDestroy(pattern)
        }
        guard let fontMap = unsafe pango_cairo_font_map_new_for_font_type(CAIRO_FONT_TYPE_FT) else {
            fatalError("Pango was built without FreeType")
        }
        unsafe pango_fc_font_map_set_config(OpaquePointer(fontMap), config)
        guard let context = unsafe pango_font_map_create_context(fontMap),
            let layout = unsafe pango_layout_new(context),
            let titleFont = unsafe pango_font_description_new(), let textFont = unsafe pango_font_description_new(),
            let options = unsafe cairo_font_options_create()
        else { fatalError("no memory for fonts") }
        // Widths that grow with the size, and edges smoothed in greys: the same on every screen.
        unsafe cairo_font_options_set_hint_style(options, CAIRO_HINT_STYLE_NONE)
        unsafe cairo_font_options_set_hint_metrics(options, CAIRO_HINT_METRICS_OFF)
        unsafe cairo_font_options_set_antialias(options, CAIRO_ANTIALIAS_GRAY)
        unsafe pango_cairo_context_set_font_options(context, options)
        unsafe cairo_font_options_destroy(options)
        let rest = families.dropFirst(2)
        numeroFamily = rest.first ?? families[0]
        unsafe pango_font_description_set_family(titleFont, ([families[0]] + rest).joined(separator: ","))
        unsafe pango_font_description_set_weight(titleFont, PANGO_WEIGHT_BOLD)
        unsafe pango_font_description_set_family(textFont, ([families[1]] + rest).joined(separator: ","))
        unsafe pango_font_description_set_weight(textFont, PANGO_WEIGHT_SEMIBOLD)
        unsafe self.config = config
        unsafe self.letters = letters
        unsafe self.fontMap = fontMap
        unsafe self.context = context
        unsafe self.layout = layout
        unsafe self.titleFont = titleFont
        unsafe self.textFont = textFont
        self.identity =
            identity + [unsafe String(cString: pango_version_string()), unsafe String(cString: cairo_version_string())]
    }

    deinit {
        unsafe pango_font_description_free(titleFont)
        unsafe pango_font_description_free(textFont)
        unsafe g_object_unref(UnsafeMutableRawPointer(layout))
        unsafe g_object_unref(UnsafeMutableRawPointer(context))
        unsafe g_object_unref(fontMap)
        unsafe FcCharSetDestroy(letters)
        unsafe FcConfigDestroy(config)
    }

    func setLanguage(_ tag: String) {
        guard tag != language else { return }
        language = tag
        titleWidths.removeAll(keepingCapacity: true)
        unsafe pango_context_set_language(context, pango_language_from_string(tag))
        unsafe pango_layout_context_changed(layout)
    }

    /// The text without controls and without letters that no font has, so that no empty boxes are shown.
    func shown(_ text: String) -> String {
        if text.utf8.allSatisfy({ $0 >= 0x20 && $0 < 0x7F }) { return text }
        var kept = String.UnicodeScalarView()
        for scalar in text.unicodeScalars {
            switch scalar.value {
            case 0x09...0x0D: kept.append(" ")
            case 0..<0x20, 0x7F..<0xA0, 0xAD, 0x200E, 0x200F, 0x202A...0x202E, 0x2066...0x2069: break
            case 0x200D, 0xFE0E, 0xFE0F, 0x300...0x36F: kept.append(scalar)
            default:
                let isCovered = unsafe FcCharSetHasChar(letters, scalar.value) != 0
                if isCovered || scalar.properties.isWhitespace { kept.append(scalar) }
            }
        }
        return String(kept)
    }

    /// The width of a piece of title at 100 pixels; kept, for words return.
    func titleWidth(_ piece: String) -> Double {
        if let width = titleWidths[piece] { return width }
        if titleWidths.count > 20_000 { titleWidths.removeAll(keepingCapacity: true) }
        let width = width(piece, .title, 100, tracking: 0)
        titleWidths[piece] = width
        return width
    }

    /// The advance of one line in pixels; `tracking` is added between letters.
    func width(_ text: String, _ face: Face, _ size: Double, tracking: Double) -> Double {
        set(text, face, size, tracking)
        var area = PangoRectangle()
        unsafe pango_layout_get_extents(layout, nil, &area)
        return Double(area.width) / Double(PANGO_SCALE)
    }

    /// One line with its base line at a point of a cairo context.
    func draw(
        _ text: String, _ face: Face, _ size: Double, tracking: Double, on canvas: Canvas, x: Double, baseline: Double
    ) {
        set(text, face, size, tracking)
        unsafe cairo_move_to(canvas.cairo, x, baseline)
        unsafe pango_cairo_show_layout_line(canvas.cairo, pango_layout_get_line_readonly(layout, 0))
    }

    private func set(_ text: String, _ face: Face, _ size: Double, _ tracking: Double) {
        let font = unsafe face == .title ? titleFont : textFont
        unsafe pango_font_description_set_absolute_size(font, size * Double(PANGO_SCALE))
        unsafe pango_layout_set_font_description(layout, font)
        let special = specialRuns(text)
        if tracking > 0 || !special.isEmpty {
            guard let attributes = unsafe pango_attr_list_new() else { fatalError("no memory for fonts") }
            if tracking > 0 {
                unsafe pango_attr_list_insert(
                    attributes, pango_attr_letter_spacing_new(Int32(tracking * Double(PANGO_SCALE))))
            }
            for run in special {
                let attribute =
                    unsafe run.isEmoji
                    ? pango_attr_size_new_absolute(Int32(size * 0.84 * Double(PANGO_SCALE)))
                    : pango_attr_family_new(numeroFamily)
                guard let attribute = unsafe attribute else { continue }
                unsafe attribute.pointee.start_index = UInt32(run.range.lowerBound)
                unsafe attribute.pointee.end_index = UInt32(run.range.upperBound)
                unsafe pango_attr_list_insert(attributes, attribute)
            }
            unsafe pango_layout_set_attributes(layout, attributes)
            unsafe pango_attr_list_unref(attributes)
        } else {
            unsafe pango_layout_set_attributes(layout, nil)
        }
        unsafe pango_layout_set_text(layout, text, -1)
    }
}

@unsafe private func string(_ pattern: OpaquePointer, _ key: String) -> String? {
    var text: UnsafeMutablePointer<FcChar8>?
    guard unsafe FcPatternGetString(pattern, key, 0, &text) == FcResultMatch, let text = unsafe text else { return nil }
    return unsafe String(cString: text)
}

/// Runs of UTF-8 that want another size or font: emoji stand too tall beside letters, and Inter draws № lighter than its
/// own letters.
private func specialRuns(_ text: String) -> [(range: Range<Int>, isEmoji: Bool)] {
    var runs: [(range: Range<Int>, isEmoji: Bool)] = []
    var offset = 0
    for scalar in text.unicodeScalars {
        let length = UTF8.width(scalar)
        // What joins emoji or colours them belongs to them.
        let joins = scalar.value == 0x200D || scalar.value == 0xFE0F
        if isEmoji(scalar) || (joins && runs.last.map { $0.isEmoji && $0.range.upperBound == offset } ?? false) {
            if let last = runs.last, last.isEmoji, last.range.upperBound == offset {
                runs[runs.count - 1].range = last.range.lowerBound..<(offset + length)
            } else {
                runs.append((offset..<(offset + length), true))
            }
        } else if scalar.value == 0x2116 {
            runs.append((offset..<(offset + length), false))
        }
        offset += length
    }
    return runs
}

private let scaledBitmaps = """
    <?xml version="1.0"?>
    <fontconfig><match target="font">
    <test name="scalable" compare="eq"><bool>true</bool></test>
    <test name="outline" compare="eq"><bool>false</bool></test>
    <edit name="pixelsizefixupfactor" mode="assign"><divide>
    <name target="pattern">pixelsize</name><name target="font">pixelsize</name>
    </divide></edit>
    <edit name="matrix" mode="assign"><matrix>
    <name>pixelsizefixupfactor</name><double>0</double><double>0</double><name>pixelsizefixupfactor</name>
    </matrix></edit>
    </match></fontconfig>
    """
