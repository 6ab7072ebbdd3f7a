import Foundation

@main struct Main {
    static func main() throws {
        let arguments = Array(CommandLine.arguments.dropFirst())
        switch arguments.first {
        case "photos": try photos(Array(arguments.dropFirst()))
        case "check": try check(Array(arguments.dropFirst()))
        case "sheet": try sheet(Array(arguments.dropFirst()))
        case "paint": try paint(Array(arguments.dropFirst()))
        default: print("usage: cards sheet OUT | paint DESIGN TITLES OUT [THREADS] | photos OUT FILE… | check FILE…")
        }
    }
}
