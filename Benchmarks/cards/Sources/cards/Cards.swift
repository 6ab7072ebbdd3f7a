import CardPainter
import Foundation

let project = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "../../../..").standardized

/// `cards sheet OUT`: the cards of the contact sheet, one file each.
func sheet(_ arguments: [String]) throws {
    let output = URL(filePath: arguments[0])
    try FileManager.default.createDirectory(at: output, withIntermediateDirectories: true)
    let painter = try CardPainter()
    for (name, card) in try Samples(project: project).all {
        let start = cpuSeconds()
        let painted = painter.paint(card)
        let time = Int((cpuSeconds() - start) * 10_000)
        try Data(painted.bytes).write(to: output.appending(path: "\(name).\(painted.format.fileExtension)"))
        print(name, painted.bytes.count, "bytes", "\(time / 10).\(time % 10) ms")
    }
}

/// `cards paint DESIGN TITLES OUT [THREADS]`: a card for each line of a file, and what they cost.
func paint(_ arguments: [String]) throws {
    let titles = try String(contentsOfFile: arguments[1], encoding: .utf8).split(separator: "\n").map(String.init)
    let output = URL(filePath: arguments[2])
    let threads = arguments.count > 3 ? Int(arguments[3])! : 1
    try FileManager.default.createDirectory(at: output, withIntermediateDirectories: true)
    let look = try design(arguments[0], in: project)
    let crest = try CardCrest(
        [UInt8](try Data(contentsOf: project.appending(path: "Tests/CardPainterTests/Pictures/crest.png"))))
    let start = (cpuSeconds(), ContinuousClock.now)
    let painter = try CardPainter()
    nonisolated(unsafe) let sizes = UnsafeMutablePointer<Int>.allocate(capacity: titles.count)
    DispatchQueue.concurrentPerform(iterations: threads) { thread in
        for index in stride(from: thread, to: titles.count, by: threads) {
            let card = Card(
                title: titles[index], kicker: "Новини · 5 грудня 2026", town: "Новоградівська міська рада",
                crest: crest,
                accent: SRGBColour(hexadecimal: "#1f5aa6")!, design: look, language: "uk")
            let painted = painter.paint(card)
            try! Data(painted.bytes).write(to: output.appending(path: "\(index).png"))
            sizes[index] = painted.bytes.count
        }
    }
    let cpu = cpuSeconds() - start.0
    let all = (0..<titles.count).map { sizes[$0] }.sorted()
    print(
        String(
            format: "%@: %d cards, %.2f s CPU, %.2f s wall, %.0f cards per CPU second, median %d bytes, largest %d",
            arguments[0], titles.count, cpu, Double((ContinuousClock.now - start.1) / .milliseconds(1)) / 1000,
            Double(titles.count) / cpu, all[all.count / 2], all[all.count - 1]))
}
