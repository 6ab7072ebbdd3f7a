import FileTree
import Foundation
import SourceText
import TestSupport
import Testing

@testable import Translations

private let folder = projectFolder.appending(path: "messages")
private let isWriting = ProcessInfo.processInfo.environment["VISNYK_WRITE_DOCS"] != nil

/// The C file that puts the folder's files into the program.
private func embedding(_ codes: [String]) -> String {
    var lines = [
        "// The files of messages/, put into the program by the compiler (C23, 6.10.4). A test holds this list to the folder;",
        "// VISNYK_WRITE_DOCS=1 swift test --filter messageFiles writes it anew.", "#include \"CMessageRows.h\"", "",
        "#pragma clang diagnostic ignored \"-Wc23-extensions\"", "",
    ]
    for (index, code) in codes.enumerated() {
        lines += [
            "static const unsigned char file\(index)[] = {", "#embed \"../../messages/\(code).yml\" suffix(,)",
            "    0};",
        ]
    }
    lines += [
        "", "#define FILE_OF(code, bytes) {code, bytes, sizeof(bytes) - 1}", "",
        "static const MessageRowsFile messageRowsFiles[] = {",
    ]
    lines += codes.enumerated().map { "    FILE_OF(\"\($1)\", file\($0))," }
    lines += [
        "};", "",
        "const unsigned long messageRowsFileCount = sizeof(messageRowsFiles) / sizeof(messageRowsFiles[0]);", "",
        "MessageRowsFile messageRowsFile(unsigned long index) { return messageRowsFiles[index]; }", "",
    ]
    return lines.joined(separator: "\n")
}

private func places(_ text: String) -> Set<String> {
    Set(text.matches(of: /\{(\d+)(?::[^{}]*)?\}/).map { String($0.1) })
}

@Test func messageFilesAreThoseOfTheFolder() throws {
    let names = try listing(of: folder.path).items.map(\.path)
    let codes = names.map { String($0.dropLast(4)) }
    #expect(names.allSatisfy { $0.hasSuffix(".yml") } && !codes.contains("uk") && !codes.contains("en"))
    let url = projectFolder.appending(path: "Sources/CMessageRows/files.c")
    let text = embedding(codes)
    if isWriting { try text.write(to: url, atomically: true, encoding: .utf8) }
    #expect(
        try String(contentsOf: url, encoding: .utf8) == text,
        "run VISNYK_WRITE_DOCS=1 swift test --filter messageFiles and build again")
    #expect(MessageRows.codes == codes)
    for code in codes {
        #expect(MessageRows.bytes(of: code) == (try readFile(folder.path + "/\(code).yml")), "\(code): build again")
    }
}

@Test(arguments: MessageRows.codes) func everyMessageRowIsOfATextThatTheCodeSays(code: String) throws {
    let texts = try SourceTexts()
    #expect(texts.all.count > 800)
    let bytes = try readFile(folder.path + "/\(code).yml")
    var diagnostics = Diagnostics()
    let rows = try #require(
        MessageRows.pairs(bytes, path: "\(code).yml", into: &diagnostics), "\(diagnostics.all.map(\.arguments))")
    #expect(diagnostics.isEmpty, "\(diagnostics.all.map { ($0.id, $0.arguments) })")
    let formCount = MessageLanguage(code: code, rows: [:]).formCount
    for (english, text) in rows {
        #expect(texts.english.contains(english), "no text of the code: \(english)")
        #expect(!text.isEmpty && places(text) == places(english), "\(english): \(text)")
        // What is cut into parts in English is put together again with its blanks and line ends.
        #expect(edges(text) == edges(english), "\(english): \(text)")
        for match in text.matches(of: /\{\d+:([^{}]*)\}/) {
            #expect(match.1.split(separator: "|").count == formCount, "\(english): \(text)")
        }
    }
    if isWriting { try writeMissing(code, texts, Set(rows.map(\.english))) }
}

/// Blanks at the beginning and the end.
private func edges(_ text: String) -> [String] {
    [String(text.prefix { $0.isWhitespace }), String(text.reversed().prefix { $0.isWhitespace })]
}

/// Puts what has no row yet at the file's end: each a comment of two lines, to be filled in.
private func writeMissing(_ code: String, _ texts: SourceTexts, _ known: Set<String>) throws {
    let url = folder.appending(path: code + ".yml")
    var lines = try String(contentsOf: url, encoding: .utf8).split(separator: "\n", omittingEmptySubsequences: false)
        .filter { !$0.hasPrefix("#- ") }.map(String.init)
    while lines.last == "" { lines.removeLast() }
    var path = ""
    for text in texts.all where !known.contains(text.english) {
        if text.path != path { lines.append("#- # " + text.path) }
        path = text.path
        let quoted = text.english.replacing("\\", with: "\\\\").replacing("\"", with: "\\\"").replacing(
            "\n", with: "\\n")
        lines += ["#- \"\(quoted)\":", "#-   \"\""]
    }
    try (lines.joined(separator: "\n") + "\n").write(to: url, atomically: true, encoding: .utf8)
}
