public import ArgumentParser
public import Translations

/// `--language`: a code of those that the program carries; any other is refused with their list.
extension MessageLanguage: ExpressibleByArgument {
    public init?(argument: String) { self.init(argument) }

    public static var allValueStrings: [String] { codes }

    public var defaultValueDescription: String { code }
}
