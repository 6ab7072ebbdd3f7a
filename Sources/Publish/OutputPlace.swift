internal import FileTree
internal import SourceText

/// The folder a site goes to, and the one beside it where changed files wait.
struct OutputPlace: Sendable {
    /// Absolute, links resolved.
    let path: String
    /// As the user wrote it.
    let name: String
    let stage: String
    /// The changed files wait inside the output, because beside it nothing can be written or moved from: a folder
    /// mounted into a container, a site's folder in one of the system's.
    let isInner: Bool

    /// What lies at the output's path.
    enum Standing: Sendable {
        case nothing
        case site
    }

    /// nil with a diagnostic where the place may not be written to. Nothing is changed.
    init?(
        _ name: String, apartFrom sources: [String], into diagnostics: inout Diagnostics
    ) throws(FileError) {
        self.name = name
        let path = try resolvedPath(ofNew: name)
        self.path = path
        for source in sources {
            guard let folder = try? resolvedPath(ofNew: source) else { continue }
            if path == folder || OutputPlace.lies(path, in: folder) || OutputPlace.lies(folder, in: path) {
                diagnostics.append(.outputOverlaps, at: Place(name), name, source)
                return nil
            }
        }
        guard path != "/", let slash = path.lastIndex(ofByte: "/") else {
            diagnostics.append(.outputForeign, at: Place(name), name)
            return nil
        }
        let parent = slash == path.startIndex ? "/" : String(path[..<slash])
        isInner =
            kindOfPath(path) == .folder && (!isWritableFolder(parent) || !canRename(from: parent, to: path))
        stage = isInner ? path + "/" + OwnName.innerStage : path + ".next"
    }

    /// nil with a diagnostic where something that is not ours lies there, at the output's path or at the stage's.
    func standing(into diagnostics: inout Diagnostics) throws(FileError) -> Standing? {
        let standing: Standing
        switch kindOfPath(path) {
        case .missing: standing = .nothing
        case .folder:
            let names = try names(in: path)
            guard names.isEmpty || Self.isMarked(path) else {
                diagnostics.append(.outputForeign, at: Place(name), name)
                return nil
            }
            standing = names.isEmpty ? .nothing : .site
        case .file, .other:
            diagnostics.append(.outputNotFolder, at: Place(name), name)
            return nil
        }
        for stage in stages {
            guard let folder = try? OpenFolder(stage) else {
                guard kindOfPath(stage) == .missing else {
                    diagnostics.append(.outputNotFolder, at: Place(stage), stage)
                    return nil
                }
                continue
            }
            guard try folder.entries(in: "")?.isEmpty == true || Self.isMarked(stage) else {
                diagnostics.append(.outputForeign, at: Place(stage), stage)
                return nil
            }
        }
        return standing
    }

    /// Where a build that was killed may have left its files.
    var stages: [String] { isInner ? [stage] : [stage, path + "/" + OwnName.innerStage] }

    /// Held while a build writes; nil where another one does.
    func lock() throws(FileError) -> (any AnyObject & Sendable)? {
        guard isInner else { return try LockFile(path + ".lock") }
        let folder = try OpenFolder(path)
        return folder.lock() ? folder : nil
    }

    private static func lies(_ path: String, in folder: String) -> Bool {
        path.utf8.starts(with: (folder == "/" ? "/" : folder + "/").utf8)
    }

    static func isMarked(_ folder: String) -> Bool {
        guard let folder = try? OpenFolder(folder), case .file = folder.entry(OwnName.marker) else { return false }
        return folder.matches(OwnName.marker, marker)
    }
}

/// The marker's one line.
let marker = Array("This folder is written by Visnyk, which removes files it did not write.\n".utf8)
