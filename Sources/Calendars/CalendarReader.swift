private import CIcal
internal import SourceText
private import Synchronization

/// Why a file's bytes can't be read as a calendar.
public enum CalendarError: Error, Hashable, Sendable {
    /// More than 16 MB or 200,000 lines: libical takes up to 3 KB for one.
    case tooLarge
    /// Components within components to a depth that no calendar has.
    case tooDeep
    /// No component at all.
    case notACalendar
}

extension CalendarComponent {
    /// Reads an .ics file by libical; what it can't make sense of is left out, bytes that are no UTF-8 are replaced.
    ///
    /// A file may hold several calendars, or events without one: each becomes a component of the list.
    public static func read(_ bytes: [UInt8]) throws(CalendarError) -> [CalendarComponent] {
        guard bytes.count <= 16 << 20 else { throw .tooLarge }
        let lines = unfolded(bytes)
        let (count, depth) = size(of: lines)
        guard count <= 200_000 else { throw .tooLarge }
        guard depth <= 32 else { throw .tooDeep }
        let text = String(decoding: lines, as: UTF8.self)
        let components = libical.withLock { _ in
            icalerror_set_errors_are_fatal(0)
            ical_set_unknown_token_handling_setting(ICAL_ASSUME_IANA_TOKEN)
            return unsafe text.withCString { text -> [CalendarComponent] in
                guard let root = unsafe icalparser_parse_string(text) else { return [] }
                let tree = unsafe Tree(root: root)
                return tree.components()
            }
        }
        guard !components.isEmpty else { throw .notACalendar }
        return components
    }

    /// The bytes with one LF after each line: what is counted here and what libical sees are the same lines, and
    /// characters that were cut by folding are whole again. NUL, which would end a C string, and a byte order mark go.
    private static func unfolded(_ file: [UInt8]) -> [UInt8] {
        let bytes = file.contains(0) ? file.filter { $0 != 0 } : file
        var result: [UInt8] = []
        result.reserveCapacity(bytes.count)
        var index = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
        while index < bytes.count {
            var byte = bytes[index]
            index += 1
            if byte == 0x0D {
                byte = 0x0A
                if index < bytes.count, bytes[index] == 0x0A { index += 1 }
            }
            if byte == 0x0A, index < bytes.count, bytes[index] == 0x20 || bytes[index] == 0x09 {
                index += 1
            } else {
                result.append(byte)
            }
        }
        return result
    }

    /// libical walks and frees its trees by recursion, so how deep they will be is counted before; it takes any END for the
    /// end of the last BEGIN.
    private static func size(of text: [UInt8]) -> (lines: Int, depth: Int) {
        var lines = 0
        var deepest = 0
        var depth = 0
        for line in text.split(separator: 0x0A) {
            lines += 1
            let word = String(decoding: line.prefix { $0 != 0x3A && $0 != 0x3B && $0 != 0x20 }.prefix(8), as: UTF8.self)
            switch word.uppercasedASCII {
            case "BEGIN":
                depth += 1
                deepest = max(deepest, depth)
            case "END": depth = max(0, depth - 1)
            default: break
            }
        }
        return (lines, deepest)
    }
}

/// libical keeps its error mode, its zones and its ring of buffers in globals: one caller at a time.
private let libical = Mutex(())

/// The owner of a parsed tree.
@safe private struct Tree: ~Copyable {
    private let root: OpaquePointer

    @unsafe init(root: OpaquePointer) { unsafe self.root = root }

    deinit { unsafe icalcomponent_free(root) }

    borrowing func components() -> [CalendarComponent] {
        let whole = unsafe Tree.component(root)
        // Several components at the top come below one that libical makes up.
        return whole.name == "XROOT" ? whole.components : [whole]
    }

    @unsafe private static func component(_ handle: OpaquePointer) -> CalendarComponent {
        var properties: [CalendarProperty] = []
        var next = unsafe icalcomponent_get_first_property(handle, ICAL_ANY_PROPERTY)
        var faults: [String] = []
        while let property = unsafe next {
            if let fault = unsafe Tree.fault(property) {
                faults.append(fault)
            } else if let read = unsafe Tree.property(property) {
                properties.append(read)
            }
            unsafe next = unsafe icalcomponent_get_next_property(handle, ICAL_ANY_PROPERTY)
        }
        var components: [CalendarComponent] = []
        var inner = unsafe icalcomponent_get_first_component(handle, ICAL_ANY_COMPONENT)
        while let child = unsafe inner {
            unsafe components.append(component(child))
            unsafe inner = unsafe icalcomponent_get_next_component(handle, ICAL_ANY_COMPONENT)
        }
        return unsafe CalendarComponent(
            name: name(of: handle), properties: properties, components: components, faults: faults)
    }

    @unsafe private static func name(of handle: OpaquePointer) -> String {
        guard let name = unsafe icalcomponent_kind_to_string(icalcomponent_isa(handle)) else { return "" }
        return unsafe String(cString: name)
    }

    /// What libical says of a line that it could not read; it puts that in the line's place.
    @unsafe private static func fault(_ handle: OpaquePointer) -> String? {
        guard unsafe icalproperty_isa(handle) == ICAL_XLICERROR_PROPERTY else { return nil }
        return unsafe string(icalproperty_get_value_as_string_r(handle)) ?? ""
    }

    @unsafe private static func property(_ handle: OpaquePointer) -> CalendarProperty? {
        guard let name = unsafe string(icalproperty_get_property_name_r(handle)), !name.hasPrefix(bytes: "X-LIC-")
        else {
            return nil
        }
        var parameters: [String: String] = [:]
        var next = unsafe icalproperty_get_first_parameter(handle, ICAL_ANY_PARAMETER)
        while let parameter = unsafe next {
            if let text = unsafe string(icalparameter_as_ical_string_r(parameter)),
                let (name, written) = text.halves(atByte: "=")
            {
                let isQuoted =
                    written.utf8.count > 1 && written.hasPrefix(bytes: "\"") && written.hasSuffix(bytes: "\"")
                let value = isQuoted ? written.dropFirst(bytes: 1).dropLast(bytes: 1) : written
                parameters[String(name).uppercasedASCII] = String(value)
            }
            unsafe next = unsafe icalproperty_get_next_parameter(handle, ICAL_ANY_PARAMETER)
        }
        return unsafe CalendarProperty(
            name: name.uppercasedASCII, parameters: parameters,
            value: string(icalproperty_get_value_as_string_r(handle)) ?? "")
    }

    /// Takes over one of libical's own strings and frees it.
    @unsafe private static func string(_ owned: UnsafeMutablePointer<CChar>?) -> String? {
        guard let owned = unsafe owned else { return nil }
        defer { unsafe icalmemory_free_buffer(owned) }
        return unsafe String(cString: owned)
    }
}
