import ArgumentParser
import Guide

/// `hurdle schema`: what every JSON export keeps to, for whoever reads one.
struct SchemaCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "schema", abstract: "Print the JSON Schema that every JSON export keeps to.")

  func run() { Output.bytes(Array(Guide.schema.utf8)) }
}
