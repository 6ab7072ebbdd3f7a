public import Foundation

/// A folder of the test data that lies beside the project, or nil where there is none (the test is then skipped).
public func sharedFolder(_ path: String) -> URL? {
    var folder = URL(filePath: #filePath).deletingLastPathComponent()
    for _ in 0..<6 {
        folder.deleteLastPathComponent()
        let candidate = folder.appending(path: "shared").appending(path: path)
        if FileManager.default.fileExists(atPath: candidate.path) { return candidate }
    }
    return nil
}

/// The project's own folder.
public let projectFolder = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent()
