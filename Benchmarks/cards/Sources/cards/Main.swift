import Foundation

@main struct Main {
    static func main() throws {
        let arguments = Array(CommandLine.arguments.dropFirst())
        switch arguments.first {
        case "photos": try photos(Array(arguments.dropFirst()))
        default: print("usage: cards photos OUT FILE…")
        }
    }
}
