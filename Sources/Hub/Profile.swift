/// Where a build's time went: nanoseconds per hop, and per output summed over all cores.
public struct Profile: Sendable {
    public private(set) var hops: [(name: String, nanoseconds: Int)] = []
    public private(set) var outputs: [(name: String, nanoseconds: Int, files: Int)] = []
    let clock: @Sendable () -> Int
    private var last: Int

    package init(clock: @escaping @Sendable () -> Int = { 0 }) {
        self.clock = clock
        last = clock()
    }

    mutating func mark(_ hop: String) {
        let now = clock()
        hops.append((hop, now - last))
        last = now
    }

    mutating func add(_ output: String, _ nanoseconds: Int, _ files: Int) {
        if let index = outputs.firstIndex(where: { $0.name == output }) {
            outputs[index].nanoseconds += nanoseconds
            outputs[index].files += files
        } else {
            outputs.append((output, nanoseconds, files))
        }
    }
}
