internal import FileTree
internal import SourceText

/// What files a project has, as the disk lists them before any is read.
struct ProjectFiles {
    /// nil where the folder cannot be listed.
    let content: Listing?
    let template: Listing?
    /// When they were listed, by the clock that stamps files, in nanoseconds since 1970.
    let listedAt: Int
    private let step: Int

    /// `step`: for how many nanoseconds after a change a file may be changed again and keep its status.
    init(content: String, template: String, step: Int, into diagnostics: inout Diagnostics) {
        listedAt = FileStatus.time()
        self.step = step
        self.content = ProjectFiles.list(content, "content", .contentMissing, into: &diagnostics)
        self.template = ProjectFiles.list(template, "site-template", .templateMissing, into: &diagnostics)
    }

    /// Whether the file had just been changed when it was listed: it may be changed again and keep its status.
    func isFresh(_ status: FileStatus) -> Bool { max(status.modified, status.changed) >= listedAt - step }

    static func list(
        _ folder: String, _ name: String, _ missing: Message, into diagnostics: inout Diagnostics
    ) -> Listing? {
        do throws(FileError) {
            return try listing(of: folder, keeping: [".well-known"], hidden: name == "content")
        } catch {
            let isMissing = error.isMissing && kindOfPath(folder) == .missing
            diagnostics.append(
                isMissing ? missing : .unreadable, at: Place(isMissing ? folder : error.path),
                isMissing ? folder : error.reasonText)
            return nil
        }
    }
}

/// Where the system keeps a time zone's rules.
func zoneFile(_ name: String) -> String { "/usr/share/zoneinfo/" + name }

extension Message {
    static let contentMissing = Message(
        "project.contentMissing",
        Wording(uk: "теки з вмістом «{0}» немає", en: "there is no content folder “{0}”"),
        hint: Wording(
            uk: "запустіть команду в теці проєкту або вкажіть --content",
            en: "run the command in the project's folder or give --content"))
    static let templateMissing = Message(
        "project.templateMissing",
        Wording(uk: "теки шаблону «{0}» немає", en: "there is no template folder “{0}”"),
        hint: Wording(
            uk: "запустіть команду в теці проєкту або вкажіть --template",
            en: "run the command in the project's folder or give --template"))
}
