internal import Foundation

/// Whether tests that take minutes run too: `VISNYK_LONG_TESTS=1` in the environment.
public let runsLongTests = ProcessInfo.processInfo.environment["VISNYK_LONG_TESTS"] == "1"
