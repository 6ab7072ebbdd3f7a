private import CIcal
private import Synchronization

/// Why a file's bytes can't be read as a calendar.
public enum CalendarError: Error, Hashable, Sendable {
    /// More than 16 MB.
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
        var text = String(decoding: bytes.filter { $0 != 0 }, as: UTF8.self)
        if text.unicodeScalars.first == "\u{FEFF}" { text.unicodeScalars.removeFirst() }
        guard depth(of: text) <= 32 else { throw .tooDeep }
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

    /// libical walks and frees its trees by recursion, so what it may be given is counted before.
    private static func depth(of text: String) -> Int {
        var deepest = 0
        var depth = 0
        for line in text.utf8.split(whereSeparator: { $0 == 0x0A || $0 == 0x0D }) {
            let line = line.drop { $0 == 0x20 || $0 == 0x09 }
            switch String(decoding: line.prefix(6).map { $0 & 0xDF }, as: UTF8.self) {
            case "BEGIN\u{1A}":
                depth += 1
                deepest = max(deepest, depth)
            case let word where word.hasPrefix("END\u{1A}"): depth = max(0, depth - 1)
            default: break
            }
        }
        return deepest
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
        while let property = unsafe next {
            if let read = unsafe Tree.property(property) { properties.append(read) }
            unsafe next = unsafe icalcomponent_get_next_property(handle, ICAL_ANY_PROPERTY)
        }
        var components: [CalendarComponent] = []
        var inner = unsafe icalcomponent_get_first_component(handle, ICAL_ANY_COMPONENT)
        while let child = unsafe inner {
            unsafe components.append(component(child))
            unsafe inner = unsafe icalcomponent_get_next_component(handle, ICAL_ANY_COMPONENT)
        }
        return unsafe CalendarComponent(name: name(of: handle), properties: properties, components: components)
    }

    @unsafe private static func name(of handle: OpaquePointer) -> String {
        guard let name = unsafe icalcomponent_kind_to_string(icalcomponent_isa(handle)) else { return "" }
        return unsafe String(cString: name)
    }

    @unsafe private static func property(_ handle: OpaquePointer) -> CalendarProperty? {
        guard let name = unsafe string(icalproperty_get_property_name_r(handle)), !name.hasPrefix("X-LIC-") else {
            return nil
        }
        var parameters: [String: String] = [:]
        var next = unsafe icalproperty_get_first_parameter(handle, ICAL_ANY_PARAMETER)
        while let parameter = unsafe next {
            if let text = unsafe string(icalparameter_as_ical_string_r(parameter)),
                let equals = text.firstIndex(of: "=")
            {
                var value = text[text.index(after: equals)...]
                if value.count > 1, value.first == "\"", value.last == "\"" { value = value.dropFirst().dropLast() }
                parameters[text[..<equals].uppercased()] = String(value)
            }
            unsafe next = unsafe icalproperty_get_next_parameter(handle, ICAL_ANY_PARAMETER)
        }
        return unsafe CalendarProperty(
            name: name.uppercased(), parameters: parameters, value: string(icalproperty_get_value_as_string_r(handle)) ?? "")
    }

    /// Takes over one of libical's own strings and frees it.
    @unsafe private static func string(_ owned: UnsafeMutablePointer<CChar>?) -> String? {
        guard let owned = unsafe owned else { return nil }
        defer { unsafe icalmemory_free_buffer(owned) }
        return unsafe String(cString: owned)
    }
}
