import Foundation
import Photos

/// `cards photos OUT FILE…`: three widths as JPEG and as WebP of each file, written to a folder, and the time for them.
func photos(_ arguments: [String]) throws {
    let output = URL(filePath: arguments[0])
    try FileManager.default.createDirectory(at: output, withIntermediateDirectories: true)
    let formats: [PictureFormat] =
        ProcessInfo.processInfo.environment["FORMATS"].map {
            $0.split(separator: ",").compactMap { .init(rawValue: String($0)) }
        }
        ?? [.webp, .jpeg]
    let start = cpuSeconds()
    for file in arguments.dropFirst() {
        let bytes = [UInt8](try Data(contentsOf: URL(filePath: file)))
        let set = try variants(
            of: bytes, VariantOrder(widths: [480, 960, 1600], formats: formats, jpegQuality: 75, webPQuality: 75))
        let name = URL(filePath: file).deletingPathExtension().lastPathComponent
        for variant in set.variants {
            let path = output.appending(path: "\(name)-\(variant.width).\(variant.format.fileExtension)")
            try Data(variant.bytes).write(to: path)
            print(path.lastPathComponent, variant.width, variant.height, variant.bytes.count)
        }
    }
    print(String(format: "%.0f ms CPU", (cpuSeconds() - start) * 1000))
}

/// `cards check FILE…`: what is said of each file, with the time and the greatest memory so far.
func check(_ arguments: [String]) throws {
    for file in arguments {
        let bytes = [UInt8](try Data(contentsOf: URL(filePath: file)))
        let start = cpuSeconds()
        let said: String
        do {
            let set = try variants(of: bytes, VariantOrder(widths: [480, 960, 1600]))
            said = "\(set.facts.format) \(set.facts.width)x\(set.facts.height), colour \(set.colour.hexadecimal)"
        } catch {
            said = "\(error)"
        }
        var usage = rusage()
        getrusage(0, &usage)
        let time = Int((cpuSeconds() - start) * 1000)
        print("\(time) ms, \(usage.ru_maxrss / 1024) MB: \(URL(filePath: file).lastPathComponent): \(said)")
    }
}

func cpuSeconds() -> Double {
    var time = timespec()
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time)
    return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
}
