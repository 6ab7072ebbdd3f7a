internal import SourceText
internal import Templating

extension BuildPlan {
    /// What `render` makes; nil, with the mistake said, where a template has no measure: then nothing is published.
    mutating func sayingOverflow<Made>(_ render: () throws -> Made) throws -> Made? {
        do {
            return try render()
        } catch let overflow as TemplateOverflow {
            diagnostics.append(
                .templateOverflow, at: Place("site-template/" + overflow.template + ".html"), overflow.template)
            return nil
        }
    }
}

extension Message {
    static let templateOverflow = Message(
        "template.overflow", .error,
        Wording(
            uk: "сторінка за шаблоном «{0}» не має міри: понад 32 МБ, 4 млн повторень чи 120 вкладень",
            en: "a page of the template “{0}” has no measure: over 32 MB, 4 million turns or 120 levels"),
        hint: Wording(
            uk: "перевірте списки, вкладені у списки, у ньому й у його часткових шаблонах",
            en: "look at lists within lists, in it and in its partials"))
}
