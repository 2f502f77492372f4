import Testing

@testable import PoolStatus

@Suite struct DecimalTests {
  private static func check(_ number: Int64) {
    let decimal = Decimal(number)
    let digits = ((20 - decimal.count)..<20).map { decimal.storage[$0] }
    if digits != Array(String(number).utf8) {
      Issue.record("\(number): \(String(decoding: digits, as: Unicode.UTF8.self))")
    }
    var sink = CollectingSink()
    sink.append(number)
    if sink.bytes != digits { Issue.record("\(number): appended as \(sink.bytes)") }
  }

  @Test func borders() {
    for number in [0, Int64.min, .min + 1, .max, .max - 1, Int64(Int32.min), Int64(Int32.max)] {
      Self.check(number)
    }
    var power: Int64 = 1
    for _ in 0..<19 {
      for number in [power - 1, power, power + 1] {
        Self.check(number)
        Self.check(-number)
      }
      power = power.multipliedReportingOverflow(by: 10).partialValue
    }
  }

  @Test func anyNumber() {
    var random = Random(seed: 4)
    for _ in 0..<5000 {
      let number = Int64.random(in: .min ... .max, using: &random)
      Self.check(number >> Int64.random(in: 0...63, using: &random))
    }
  }
}
