/// Departments by the words people use for them.
enum Functions {
  /// Those who take part from the first step.
  static let stakeholders = ["sales", "operations", "HR", "finance"]

  private static let technical: Set<String> = [
    "it", "engineering", "technology", "data science", "data", "software", "platform", "devops", "ict",
    "information technology",
  ]
  private static let alike: [String: String] = [
    "human resources": "hr", "people": "hr", "people operations": "hr", "service": "operations",
    "customer service": "operations", "service operations": "operations", "controlling": "finance", "cfo": "finance",
    "commercial": "sales", "revenue": "sales",
  ]

  static func isTechnical(_ name: String) -> Bool { technical.contains(name.lowercased()) }

  static func same(_ a: String, _ b: String) -> Bool { common(a) == common(b) }

  private static func common(_ name: String) -> String {
    let name = name.lowercased()
    return alike[name] ?? name
  }
}
