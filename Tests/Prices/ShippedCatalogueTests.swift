import Diagnostics
import Prices
import Testing

struct ShippedCatalogueTests {
  @Test func `the price lists that ship are without fault`() {
    #expect(Shipped.list.diagnostics.map { $0.rendered() } == [])
  }

  @Test func `there are at least 60 models of at least 8 vendors, with cached, batch, tier and regional prices`() {
    let entries = Shipped.catalogue.entries
    #expect(Shipped.catalogue.names.count >= 60)
    #expect(Shipped.catalogue.vendors.count >= 8)
    #expect(entries.count { $0.rates.lists(.cacheRead) } >= 60)
    #expect(entries.count { $0.rates.tiers.contains(.batch) } >= 40)
    #expect(entries.count { !$0.rates.thresholds.isEmpty } >= 15)
    #expect(entries.count { $0.region != nil || !$0.uplifts.isEmpty } >= 40)
    #expect(entries.count { $0.hosting != nil } >= 4)
    #expect(entries.count { $0.deprecation != nil } >= 20)
  }

  @Test func `every entry and every row of the residency table says where and when it was read`() {
    for entry in Shipped.catalogue.entries {
      #expect(!entry.source.isEmpty && entry.read != nil, "\(entry.name)")
      #expect(entry.cachedCount != nil || entry.hosting != nil, "\(entry.name)")
    }
    for row in Shipped.catalogue.residencies { #expect(!row.source.isEmpty && row.read != nil, "\(row.vendor)") }
  }

  @Test func `what succeeds a model is in the catalogue`() throws {
    for entry in Shipped.catalogue.entries {
      if let successor = entry.successor { _ = try Shipped.catalogue.quote(successor) }
    }
  }

  @Test func `the residency table knows where a model keeps its data`() throws {
    let catalogue = Shipped.catalogue
    #expect(try catalogue.regions(of: "bedrock/claude-sonnet-5", keepingDataIn: "EU") == ["EU"])
    #expect(try catalogue.regions(of: "anthropic/claude-sonnet-5", keepingDataIn: "EU") == [])
    #expect(try catalogue.regions(of: "anthropic/claude-sonnet-5", keepingDataIn: "US") == ["US"])
    #expect(try catalogue.regions(of: "scaleway/gpt-oss-120b", keepingDataIn: "EU") == [nil])
    #expect(try catalogue.regions(of: "scaleway/gpt-oss-120b", keepingDataIn: "DE") == [])
  }
}
