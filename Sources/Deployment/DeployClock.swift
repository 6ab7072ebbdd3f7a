internal import Glibc

/// Of a clock that only goes forward.
func monotonicSeconds() -> Int64 {
    var time = timespec()
    unsafe clock_gettime(CLOCK_MONOTONIC, &time)
    return Int64(time.tv_sec)
}

func sleepSeconds(_ seconds: Int) { sleep(UInt32(seconds)) }

/// `2026-11-21T10:00:00Z`
func instantText(_ seconds: Int64) -> String {
    var time = time_t(seconds)
    var parts = unsafe tm()
    _ = unsafe gmtime_r(&time, &parts)
    func two(_ number: Int32) -> String { number < 10 ? "0\(number)" : String(number) }
    let day = unsafe [String(parts.tm_year + 1900), two(parts.tm_mon + 1), two(parts.tm_mday)].joined(separator: "-")
    let hour = unsafe [two(parts.tm_hour), two(parts.tm_min), two(parts.tm_sec)].joined(separator: ":")
    return day + "T" + hour + "Z"
}
