public import FileTree

/// Why a deployment did not come about, or stopped. What was sent until then is remembered: the next run goes on.
public enum DeployFailure: Error, Sendable {
    /// No built site with a manifest lies in the folder.
    case noManifest(folder: String)
    case badManifest(String)
    /// A file of the site is not what its manifest says.
    case notAsBuilt(path: String)
    /// A file of the site has a name that belongs to deployments.
    case ownName(path: String)
    /// The place holds a site with another address.
    case otherSite(there: String, here: String)
    /// A manifest lies there that nobody can read.
    case damagedManifest
    /// The place is a folder of this machine in which the site is made, or that holds it.
    case overlaps(place: String, own: String)
    /// The place holds files and no manifest: it is not known whose they are.
    case notEmpty(names: [String])
    case tooManyRemoved(removed: Int, live: Int, most: Int)
    case overLimit([HostLimits.Excess])
    case locked(by: String, since: String)
    /// A program, and Debian's package that has it.
    case programMissing(String, package: String)
    /// None of these variables of the environment is set.
    case secretMissing([String])
    /// The host said plainly no: asking again would not help. The words are the program's last.
    case refused(HostRefusal, String)
    /// The program that talks to the host gave up; its last words.
    case transfer(String)
    /// There is no earlier deployment of that name; those that are there.
    case notInHistory(String, there: [String])
    case file(FileError)
}
