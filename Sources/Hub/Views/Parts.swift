internal import Templating

/// A name and where it leads.
struct LinkView: Viewed {
    let name: String
    var url: String?

    static let view = View<LinkView>(
        "Link",
        [
            .text("name", "what the link leads to, in words") { $0.name },
            .text("url", "its address; absent where it has no page") { $0.url },
        ])
}

/// A button.
struct ActionView: Viewed {
    let url: String
    let label: String
    let note: String?

    static let view = View<ActionView>(
        "Action",
        [
            .text("url", "where the button leads") { $0.url },
            .text("label", "its words") { $0.label },
            .text("note", "on whose site it goes on") { $0.note },
        ])
}

struct PictureView: Viewed {
    let html: [UInt8]
    let caption: String?
    let credit: String?

    static let view = View<PictureView>(
        "Picture",
        [
            .html("html", "`<picture>` with its sizes and its text for who cannot see it") { $0.html },
            .text("caption", "what stands under it") { $0.caption },
            .text("credit", "who took it") { $0.credit },
        ])
}

/// A film that is loaded only when the reader asks for it.
struct VideoView: Viewed {
    let url: String
    let title: String
    let poster: [UInt8]?
    let host: String
    let duration: String?
    let transcript: String?
    let label: String?

    static let view = View<VideoView>(
        "Video",
        [
            .text("url", "the film's address") { $0.url },
            .text("title", "its name") { $0.title },
            .html("poster", "`<picture>` of a frame") { $0.poster },
            .text("host", "the host it is kept on; absent on this site") { $0.host },
            .text("duration", "how long it lasts") { $0.duration },
            .text("transcript", "what is said in it") { $0.transcript },
            .text("label", "the button's words") { $0.label },
        ])
}

/// A heading of a text.
struct ContentsLineView: Viewed {
    let id: String
    let text: String
    let level: Int

    static let view = View<ContentsLineView>(
        "ContentsLine",
        [
            .text("id", "the heading's anchor") { $0.id },
            .text("text", "its words") { $0.text },
            .text("level", "2 or 3") { String($0.level) },
            .flag("is_sub", "below another heading of the list") { $0.level > 2 },
        ])
}

struct FactView: Viewed {
    let label: String
    let html: [UInt8]

    static let view = View<FactView>(
        "Fact",
        [
            .text("label", "the field's name in words") { $0.label },
            .html("html", "its value") { $0.html },
        ])
}

struct SectionView: Viewed {
    let id: String
    let label: String
    let html: [UInt8]

    static let view = View<SectionView>(
        "Section",
        [
            .text("id", "the anchor: the field's key with hyphens") { $0.id },
            .text("label", "the heading") { $0.label },
            .html("html", "paragraphs, a list or a table") { $0.html },
        ])
}

struct QuestionView: Viewed {
    let question: String
    let answer: [UInt8]

    static let view = View<QuestionView>(
        "Question",
        [
            .text("question", "what is often asked") { $0.question },
            .html("answer", "the answer") { $0.answer },
        ])
}

/// A file to download.
struct AttachmentView: Viewed {
    let title: String
    let url: String
    let format: String?
    let size: String?
    let note: String?
    let sampleURL: String?

    static let view = View<AttachmentView>(
        "Attachment",
        [
            .text("title", "the file's name in words") { $0.title },
            .text("url", "its address") { $0.url },
            .text("format", "PDF, DOCX …") { $0.format },
            .text("size", "how big it is, with the unit") { $0.size },
            .text("note", "its language, where the author says it") { $0.note },
            .text("sample_url", "the address of a form filled in as an example") { $0.sampleURL },
        ])
}

struct MapView: Viewed {
    let latitude: String
    let longitude: String

    static let view = View<MapView>(
        "Map",
        [
            .text("latitude", "in degrees, WGS 84") { $0.latitude },
            .text("longitude", "in degrees, WGS 84") { $0.longitude },
            .text("url", "`geo:` address, which phones open in their map") { "geo:\($0.latitude),\($0.longitude)" },
        ])
}

/// A field's label, text and address, for any template.
struct ShownView: Viewed {
    let label: String
    let text: String?
    let url: String?

    static let view = View<ShownView>(
        "Shown",
        [
            .text("label", "the field's name in words") { $0.label },
            .text("text", "its value in words") { $0.text },
            .text("url", "its address, of fields that are addresses, phones and e-mails") { $0.url },
        ])
}
