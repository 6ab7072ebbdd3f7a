public import SourceText

/// What opens a host's door, from the environment: `VISNYK_TOWN_PASSWORD` for the target `town`.
public struct Secrets: Sendable {
    private let environment: [String: String]
    private let prefix: String

    public init(of target: DeployTarget, in environment: [String: String]) {
        self.environment = environment
        prefix = "VISNYK_" + target.name.uppercasedASCII.replacing(bytes: "-", with: "_") + "_"
    }

    public enum Name: String, Sendable {
        case password = "PASSWORD"
        /// The text of an SSH private key.
        case key = "KEY"
        case accessKey = "ACCESS_KEY"
        case secretKey = "SECRET_KEY"
    }

    public func variable(_ name: Name) -> String { prefix + name.rawValue }

    public subscript(name: Name) -> String? { environment[variable(name)].flatMap { $0.isEmpty ? nil : $0 } }

    /// An SSH agent answers for the user.
    public var hasAgent: Bool { environment["SSH_AUTH_SOCK"].map { !$0.isEmpty } ?? false }

    /// Variables of which one is missing; empty where the door can be tried.
    public func missing(for target: DeployTarget) -> [String] {
        switch target.kind {
        case .folder, .rsync: []
        // Without any of them SSH's own key files serve.
        case .sftp:
            self[.key] != nil || self[.password] != nil || hasAgent ? [] : [variable(.key), variable(.password)]
        case .ftp, .ftps: self[.password] != nil ? [] : [variable(.password)]
        case .webdav: target.user.isEmpty || self[.password] != nil ? [] : [variable(.password)]
        case .s3: [Name.accessKey, .secretKey].filter { self[$0] == nil }.map(variable)
        }
    }
}
