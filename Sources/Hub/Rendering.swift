internal import Calendars
internal import FileTree
internal import Publish
internal import SourceText
internal import Templating

/// Hops 5 and 6: each job's bytes into the sink; returns how many files were rendered, and what views were made from.
func render(
    _ jobs: [Job], entries: Int, _ inputs: ViewInputs?, to sink: any Sink, workers: Int?, profile: inout Profile
) throws -> (rendered: Int, views: [ViewInputs.Made]) {
    let press = Press(entries: entries, inputs: inputs, sink: sink, clock: profile.clock)
    // A folder is work for all cores by itself, so it is made beside the files.
    let folders = jobs.filter(\.isFolder)
    let (ofFiles, ofFolders) = concurrently(workers: workers) {
        jobs.filter { !$0.isFolder }.slicesConcurrently(workers: workers) { press.render($0) }
    } _: {
        folders.indices.map { press.render(folders[$0...$0]) }
    }
    let results = ofFiles + ofFolders
    for result in results {
        if let failure = result.failure { throw failure }
        for (output, (time, files)) in result.times { profile.add(output, time, files) }
    }
    profile.mark("render, write")
    return (results.reduce(0) { $0 + $1.rendered }, results.map(\.views))
}

extension Job {
    fileprivate var isFolder: Bool {
        if case .folder = work { true } else { false }
    }
}

/// Renders jobs one after the other.
private struct Press: Sendable {
    let entries: Int
    let inputs: ViewInputs?
    let sink: any Sink
    let clock: @Sendable () -> Int

    func render(_ slice: ArraySlice<Job>) -> RenderedSlice {
        var result = RenderedSlice()
        var out = ByteWriter(capacity: 32 * 1024)
        var reads: Reads?
        for job in slice where result.failure == nil {
            let start = clock()
            do {
                if case .page(let template, let view) = job.work, let inputs {
                    if let known = inputs.view(of: job.path, template.digest),
                        sink.holds(job.path, digest: known.digest)
                    {
                        result.views.hold(known.row)
                    } else {
                        let noted = reads ?? Reads(entries: entries)
                        reads = noted
                        let (record, list) = noted.of(view)
                        let digest = record.digest(shownBy: template)
                        result.views.add(job.path, template.digest, view: digest, list)
                        result.rendered += try put(job.path, digest, to: sink, &out) {
                            try template.render(record, into: &$0)
                        }
                    }
                } else {
                    result.rendered += try put(job, to: sink, &out)
                }
            } catch {
                result.failure = error
            }
            result.times[job.output, default: (0, 0)].0 += clock() - start
            result.times[job.output, default: (0, 0)].1 += 1
        }
        return result
    }
}

private struct RenderedSlice: Sendable {
    var rendered = 0
    var views = ViewInputs.Made()
    var failure: (any Error)?
    var times: [String: (Int, Int)] = [:]
}

/// How many files had to be made.
private func put(_ job: Job, to sink: any Sink, _ out: inout ByteWriter) throws -> Int {
    switch job.work {
    case .page(let template, let view):
        let record = view()
        return try put(job.path, record.digest(shownBy: template), to: sink, &out) {
            try template.render(record, into: &$0)
        }
    case .bytes(let digest, let write):
        return try put(job.path, digest(), to: sink, &out, write)
    case .folder(let make):
        var made = 0
        try make { name, digest, write in
            made += try put(job.path + name, digest, to: sink, &out, write)
        }
        return made
    case .copy(let source, let digest):
        try sink.copy(job.path, from: source, digest: digest)
        return 0
    }
}

private func put(
    _ path: String, _ digest: Digest, to sink: any Sink, _ out: inout ByteWriter,
    _ write: (inout ByteWriter) throws -> Void
) throws -> Int {
    if sink.holds(path, digest: digest) { return 0 }
    out.removeAll()
    try write(&out)
    try sink.put(path, out.bytes, digest: digest)
    return 1
}

extension Record {
    /// Of the page that the template makes of this view.
    fileprivate func digest(shownBy template: PageTemplate) -> Digest {
        var hash = SHA256()
        hash.update(template.digest)
        self.hash(into: &hash)
        return hash.digest()
    }
}
