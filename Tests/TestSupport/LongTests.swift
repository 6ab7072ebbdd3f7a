import Foundation

/// Whether the tests that take minutes run too: `VISNYK_LONG_TESTS=1 swift test`.
public let runsLongTests = ProcessInfo.processInfo.environment["VISNYK_LONG_TESTS"] == "1"
