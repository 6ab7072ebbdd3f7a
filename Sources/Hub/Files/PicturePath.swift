internal import SourceText

/// What a path under `content/` says of the picture that lies there: all by its ending, before a byte is read.
package enum PicturePath {
    package static func isPicture(_ path: String) -> Bool {
        ["jpg", "jpeg", "png", "webp", "gif", "svg", "heic", "heif", "avif", "tif", "tiff", "bmp"].contains(
            path.fileExtension)
    }

    /// nil for what no page can show as it is.
    static func mediaType(_ path: String) -> String? {
        switch path.fileExtension {
        case "png": "image/png"
        case "jpg", "jpeg": "image/jpeg"
        case "gif": "image/gif"
        case "webp": "image/webp"
        case "avif": "image/avif"
        case "svg": "image/svg+xml"
        default: nil
        }
    }
}

extension String {
    /// What stands behind the last dot of the last segment, in small letters; empty without a dot.
    package var fileExtension: String {
        let name = split(byte: "/").last ?? ""
        guard let dot = name.lastIndex(ofByte: ".") else { return "" }
        return String(name[dot...].dropFirst(bytes: 1)).lowercasedASCII
    }
}
