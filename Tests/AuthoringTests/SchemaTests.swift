import Foundation
import SourceText
import TestSupport
import Testing
import YAML

@testable import Authoring
@testable import Hub

/// Every text of a folder of content as its front matter alone, by kind: originals and translations.
private func frontMatter(of content: String, into folder: Folder) throws -> [String: [String]] {
    var files: [String: [String]] = [:]
    let all = FileManager.default.enumerator(atPath: content)?.compactMap { $0 as? String } ?? []
    for path in all.sorted() where path.hasSuffix(".md") {
        guard let kind = Kind.all.first(where: { path.hasPrefix($0.folder + "/") }) else { continue }
        let written = Array(try Data(contentsOf: URL(filePath: content + "/" + path)))
        let bytes = written.starts(with: [0xEF, 0xBB, 0xBF]) ? Array(written.dropFirst(3)) : written
        let isTranslation = path.hasSuffix(".en.md")
        let yaml = try FrontMatter(of: bytes).yaml
        let name = path.replacingOccurrences(of: "/", with: "_") + ".yml"
        folder.write(Array(bytes[yaml]), to: name)
        files[kind.name + (isTranslation ? ".translation" : ""), default: []].append(folder.path + "/" + name)
    }
    return files
}

private func refusals(_ schema: String, _ files: [String]) throws -> String {
    let answer = try #require(try ran("check-jsonschema", ["--schemafile", schema] + files))
    return answer.status == 0 ? "" : answer.text
}

@Test(.enabled(if: hasSchemaChecker))
func schemasAreSchemasAndTakeTheDemoTown() throws {
    let folder = Folder()
    let files = try frontMatter(of: projectFolder.appending(path: "content").path, into: folder)
    #expect(files.values.reduce(0) { $0 + $1.count } > 100)
    folder.write(JSONSchema(uk).all(), to: "all.json")
    folder.write(JSONSchema(uk).textOfSettings(), to: "site.json")
    var schemas = ["all.json", "site.json"]
    for (name, texts) in files.sorted(by: { $0.key < $1.key }) {
        folder.write("{\"$ref\": \"all.json#/definitions/\(name)\"}", to: name + ".json")
        schemas.append(name + ".json")
        #expect(try refusals(folder.path + "/\(name).json", texts) == "")
    }
    for kind in Kind.all {
        folder.write(JSONSchema(en).text(of: kind), to: kind.name + ".own.json")
        schemas.append(kind.name + ".own.json")
    }
    let meta = try #require(
        try ran("check-jsonschema", ["--check-metaschema"] + schemas.map { folder.path + "/" + $0 }))
    #expect(meta.status == 0, "\(meta.text)")
    let settings = projectFolder.appending(path: "content/site.yml").path
    #expect(try refusals(folder.path + "/site.json", [settings]) == "")
}

@Test(
    .enabled(if: hasSchemaChecker),
    arguments: [
        ("news", "title: Новина\n"),
        ("news", "title: Новина\ndate: 2026-11-21\nkolir: red\n"),
        ("outage", "title: Вода\ndate: 2026-11-21\nstart: 2026-11-21\nutility: вода\n"),
        ("event", "title: Концерт\nstart: 2026-11-21\n"),
        ("alert", "title: Шторм\ndate: 2026-11-21\nuntil: 2026-11-22\narea: Усюди\n"),
        ("alert", "title: Шторм\ndate: 2026-11-21\nuntil: 2026-11-22\narea: Усюди\npreset: storm\nmessage: cancel\n"),
        ("service", "title: Послуга\nfaq: [{question: Де?}]\n"),
        ("place", "title: Місце\naddress: {streeet: Соборна}\n"),
    ])
func schemasRefuseWhatTheSiteRefuses(kind: String, text: String) throws {
    let folder = Folder()
    folder.write(JSONSchema(uk).text(of: Kind.all.first { $0.name == kind }!), to: "schema.json")
    folder.write(text, to: "text.yml")
    #expect(try refusals(folder.path + "/schema.json", [folder.path + "/text.yml"]) != "")
}

@Test(.enabled(if: hasSchemaChecker), arguments: CMSConfiguration.Editor.allCases)
func editorsTakeTheirConfiguration(editor: CMSConfiguration.Editor) throws {
    let folder = Folder()
    folder.write(CMSConfiguration(editor, uk, locales: ["uk", "en"]).text(), to: "config.yml")
    let schema = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "cms-configuration.schema.json")
    #expect(try refusals(schema.path, [folder.path + "/config.yml"]) == "")
}

/// Whatever an editor writes by its configuration, the site must know.
@Test func configurationsNameOnlyFieldsOfTheKind() throws {
    for editor in CMSConfiguration.Editor.allCases {
        var diagnostics = Diagnostics()
        let text = CMSConfiguration(editor, uk).text()
        let node = try #require(parseYAML(Array(text.utf8)[...], path: "config.yml", into: &diagnostics))
        #expect(diagnostics.isEmpty)
        guard case .sequence(let collections, _)? = node["collections"] else {
            Issue.record("no collections")
            continue
        }
        #expect(collections.count == Kind.all.count)
        for (kind, collection) in zip(Kind.all, collections) {
            guard case .sequence(let fields, _)? = collection["fields"] else { continue }
            let names = fields.compactMap { if case .scalar(let name)? = $0["name"] { name.text } else { nil } }
            #expect(Set(names).subtracting(kind.keys).isSubset(of: ["body"]) && names.contains("body"), "\(kind.name)")
            #expect(names.count == Set(names).count, "\(kind.name)")
            let required = Set(kind.fields.filter(\.isRequired).map(\.name))
            #expect(required.isSubset(of: names), "\(kind.name)")
        }
    }
}
