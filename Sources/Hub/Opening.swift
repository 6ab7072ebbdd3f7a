internal import SourceText

extension Project {
    /// What files there are now.
    func files(into diagnostics: inout Diagnostics) -> ProjectFiles {
        ProjectFiles(
            content: content, template: template, isTemplateNamed: isTemplateNamed, step: fileClockStep,
            into: &diagnostics)
    }
}

/// What every build begins with: the cache's folder, held, and what files there are.
struct Opening {
    var diagnostics = Diagnostics()
    let folder: CacheFolder?
    let files: ProjectFiles

    init(_ project: Project, _ use: CacheUse = .checkedWhenRead) {
        folder = project.cacheFolder(use, into: &diagnostics)
        files = project.files(into: &diagnostics)
    }

    /// With the folder of a cache that is held already.
    init(_ project: Project, holding folder: CacheFolder?) {
        self.folder = folder
        files = project.files(into: &diagnostics)
    }
}
