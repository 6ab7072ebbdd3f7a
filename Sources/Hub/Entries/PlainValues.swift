internal import SourceText

// Values that are told by their letters alone.
extension FieldReader {
    package static let flags: [String: Bool] = [
        "true": true, "yes": true, "on": true, "так": true, "false": false, "no": false, "off": false, "ні": false,
    ]

    /// A decimal number, its point a comma or not, its thousands apart or not.
    static func number(_ text: String) -> Double? {
        // Two numbers are not one.
        guard !text.contains(bytes: ", "), text.utf8.count(where: { $0 == UInt8(ascii: ",") }) <= 1 else { return nil }
        let plain = text.replacing(bytes: ",", with: ".").replacing(bytes: " ", with: "")
            .replacing(bytes: "\u{a0}", with: "")
        guard let number = Double(plain), number.isFinite, abs(number) < 1e15 else { return nil }
        return number
    }

    package static func isWebAddress(_ text: String) -> Bool { WrittenAddress.isWhole(text) }

    package static func isEmail(_ text: String) -> Bool {
        let parts = text.split(byte: "@", omittingEmptySubsequences: false)
        guard parts.count == 2, !parts[0].isEmpty, parts[1].contains(bytes: "."), !parts[1].hasPrefix(bytes: "."),
            !parts[1].hasSuffix(bytes: ".")
        else { return false }
        return !parts[0].mixesAlphabets && parts[1].split(byte: ".").allSatisfy { !$0.mixesAlphabets }
            && text.unicodeScalars.allSatisfy {
                $0.value > 0x20 && !"<>()[],;:\\\"".unicodeScalars.contains($0) && $0.value != 0x7F
            }
    }
}
