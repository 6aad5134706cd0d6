package import Diagnostics
import Reports
package import Syntax

/// `help [TOPIC]`
package struct HelpCommand: Command {
  package let verb = "help"
  package let isReplayed = false
  package let page = HelpPage(
    "help", "help VERB|FUNCTION|UNIT|METRIC|CODE|NAME", "help language|functions|metrics|units|codes|json|schema",
    summary: "What a verb does, a function computes, a code means, a name of the model is; the language guide.",
    example: "help set\nhelp npv\nhelp E0402")

  package struct Topic: Sendable {
    let text: String
    let span: Span
  }

  package init() {}

  package func read(_ words: inout TokenCursor) throws(Diagnostic) -> Topic? {
    guard !words.isAtEnd else { return nil }
    let first = words.next.span
    var span = first
    while !words.isAtEnd {
      span = span.joined(with: words.next.span)
      words.advance()
    }
    return Topic(text: String(span.text), span: span)
  }

  package func run(_ topic: Topic?, in turn: inout Turn) throws(Refusal) -> Answer {
    let topics = HelpTopics(turn.state)
    guard let topic else { return Answer(reports: [topics.overview]) }
    guard let page = topics.page(on: topic.text) else {
      throw Refusal(.unknownTopic(topic.text, known: topics.topics, at: topic.span))
    }
    return Answer(reports: [page])
  }

  package func candidates(in context: CompletionContext) -> [Candidate] {
    context.words.isEmpty ? HelpTopics(context.state).topics.map { Candidate($0) } : []
  }
}
