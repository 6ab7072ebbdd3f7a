/// The linear light, 0…1, of each of the 256 stored sRGB values (IEC 61966-2-1).
package let linearLight: [Double] = (0..<256).map { i in
    let value = Double(i) / 255
    return value <= 0.04045 ? value / 12.92 : power((value + 0.055) / 1.055, 2.4)
}

/// xʸ for x ≥ 0 by series: the same bits on every machine, which a system's mathematics library does not promise.
private func power(_ x: Double, _ y: Double) -> Double {
    guard x > 0, x.isFinite, y.isFinite else { return 0 }
    let ratio = (x.significand - 1) / (x.significand + 1)
    var term = ratio
    var logarithm = 0.0
    for n in stride(from: 1.0, through: 39, by: 2) {
        logarithm += term / n
        term *= ratio * ratio
    }
    let exponent = (2 * logarithm + Double(x.exponent) * 0.6931471805599453) * y
    guard abs(exponent) < 700 else { return exponent > 0 ? .greatestFiniteMagnitude : 0 }
    let whole = (exponent / 0.6931471805599453).rounded()
    let rest = exponent - whole * 0.6931471805599453
    var sum = 1.0
    var part = 1.0
    for n in 1...18 {
        part *= rest / Double(n)
        sum += part
    }
    return Double(sign: .plus, exponent: Int(whole), significand: sum)
}
