internal import SourceText

/// What a browser is told that a file is, by its ending.
enum MediaTypes {
    static func type(of path: String) -> String {
        let name = path.split(byte: "/").last ?? ""
        let ending = name.contains(bytes: ".") ? String(name.split(byte: ".").last ?? "").lowercasedASCII : ""
        return types[ending] ?? "application/octet-stream"
    }

    private static let types: [String: String] = [
        "html": "text/html; charset=utf-8", "css": "text/css; charset=utf-8", "js": "text/javascript; charset=utf-8",
        "json": "application/json", "webmanifest": "application/manifest+json", "xml": "application/xml",
        "txt": "text/plain; charset=utf-8", "md": "text/plain; charset=utf-8", "csv": "text/csv; charset=utf-8",
        "ics": "text/calendar; charset=utf-8", "svg": "image/svg+xml", "png": "image/png", "jpg": "image/jpeg",
        "jpeg": "image/jpeg", "webp": "image/webp", "gif": "image/gif", "avif": "image/avif", "ico": "image/x-icon",
        "pdf": "application/pdf", "mp3": "audio/mpeg", "mp4": "video/mp4", "webm": "video/webm", "ogg": "audio/ogg",
        "woff2": "font/woff2", "zip": "application/zip", "gz": "application/gzip",
    ]
}
