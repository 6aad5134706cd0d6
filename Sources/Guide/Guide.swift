/// The language guide, as `help language` shows it: Markdown.
package enum Guide {
  package static var language: String { String(decoding: PackageResources.Language_md, as: UTF8.self) }
}
