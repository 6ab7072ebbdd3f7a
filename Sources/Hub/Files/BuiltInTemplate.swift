private import CSiteTemplate
internal import SourceText

/// The project's own `site-template/`, as it was when the program was compiled (`Sources/CSiteTemplate`).
package enum BuiltInTemplate {
    /// Below `site-template/`, in byte order.
    package static let paths: [String] = (0..<siteTemplateFileCount).map { index in
        unsafe String(cString: siteTemplateFile(index).path)
    }

    private static let indices = Dictionary(uniqueKeysWithValues: zip(paths, 0..<siteTemplateFileCount))

    package static func holds(_ path: String) -> Bool { indices[path] != nil }

    /// nil where there is no such file.
    package static func bytes(of path: String) -> [UInt8]? {
        guard let index = indices[path] else { return nil }
        let file = unsafe siteTemplateFile(index)
        return unsafe Array(UnsafeBufferPointer(start: file.bytes, count: Int(file.count)))
    }
}
