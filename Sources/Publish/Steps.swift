internal import FileTree
private import Synchronization

/// What a folder sink is about to do to the disk: each can be the last thing it does.
enum Step: Sendable, Hashable {
    case makeStage
    case stage(String)
    case publishFolder
    case setPermissions(String)
    case writeJournal
    case remove(String)
    case rename(String)
    case removeJournal
    case discard(String)
    case writeManifest
}

/// How a step comes out instead, in tests.
enum Fault: Sendable {
    /// As if the process had ended before the step: nothing is tidied.
    case killed
    case failed(FileError)
}

/// Lets tests stop a sink between any two changes to the disk.
final class Steps: Sendable {
    private let hook: (@Sendable (Step) -> Fault?)?
    private let killed = Atomic(false)

    init(hook: (@Sendable (Step) -> Fault?)?) { self.hook = hook }

    var wasKilled: Bool { killed.load(ordering: .relaxed) }

    func before(_ step: @autoclosure () -> Step) throws(FileError) {
        guard let hook, let fault = hook(step()) else { return }
        switch fault {
        case .killed:
            killed.store(true, ordering: .relaxed)
            throw FileError.invalid("live through", "\(step())")
        case .failed(let error): throw error
        }
    }
}
