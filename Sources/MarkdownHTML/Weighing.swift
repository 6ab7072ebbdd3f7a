internal import SourceText

/// Whether cmark can parse the text in reasonable time and memory; it can't be interrupted and aborts the process when
/// memory ends, so what costs it too much is found before.
func isSafeToParse(
    _ bytes: ArraySlice<UInt8>, at offset: Int, path: String, into diagnostics: inout Diagnostics
) -> Bool {
    guard bytes.count <= 512 * 1024 else {
        diagnostics.append(
            .tooLarge, at: Place(path, offset..<offset + 1), String((bytes.count + 1023) / 1024), "512")
        return false
    }
    return true
}
