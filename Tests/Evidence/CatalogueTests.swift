import Testing

@testable import Evidence

struct CatalogueTests {
  @Test func `every kind of block has a keyword, a sentence and an example of its own`() {
    #expect(Set(BlockKind.all.map(\.keyword)).count == BlockKind.all.count)
    for kind in BlockKind.all {
      #expect(kind.doc.hasSuffix("."), "\(kind.keyword)")
      #expect(kind.example.hasPrefix(kind.keyword + " "), "\(kind.keyword)")
      #expect(BlockKind.named(kind.keyword) == kind)
    }
  }

  @Test func `every field has a key of its own and is explained`() {
    for kind in BlockKind.all {
      #expect(Set(kind.fields.map(\.key)).count == kind.fields.count, "\(kind.keyword)")
      for field in kind.fields {
        #expect(!field.doc.isEmpty && !field.doc.hasSuffix("."), "\(kind.keyword).\(field.key)")
        #expect(!field.shape.words.isEmpty)
      }
    }
  }

  @Test func `every key of an example is in the catalogue`() {
    for kind in BlockKind.all {
      for line in kind.example.split(separator: "\n").dropFirst().dropLast() {
        let key = line.split(separator: ":")[0].drop { $0 == " " }
        #expect(kind.field(String(key)) != nil, "\(kind.keyword): \(key)")
      }
      for field in kind.fields where field.need == .required {
        #expect(kind.example.contains("\(field.key):"), "\(kind.keyword) shows no \(field.key)")
      }
    }
  }

  @Test func `a number is refused where it cannot be what it says`() {
    #expect(NumberSort.share.allows(1) && !NumberSort.share.allows(1.01) && !NumberSort.share.allows(-0.1))
    #expect(NumberSort.count.allows(0) && !NumberSort.count.allows(-1) && !NumberSort.money.allows(.infinity))
    #expect(NumberSort.any.allows(-3) && !NumberSort.any.allows(.nan))
  }
}
