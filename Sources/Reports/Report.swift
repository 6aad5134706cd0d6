/// What an answer says: sections of tables, figures and notes. Numbers keep their full value and say how they are
/// shown; no layout, no colour, no bytes of a format.
package struct Report: Sendable {
  package var title: String
  /// What the figures below are: currency, unit, scenario, timeline, rate.
  package var subtitle: [String]
  package var sections: [Section]
  package init(title: String, subtitle: [String] = [], sections: [Section] = []) {
    self.title = title
    self.subtitle = subtitle
    self.sections = sections
  }

  package struct Section: Sendable {
    package var heading: String?
    package var blocks: [Block]
    package init(_ heading: String? = nil, _ blocks: [Block]) {
      self.heading = heading
      self.blocks = blocks
    }
  }

  package indirect enum Block: Sendable {
    case table(Table)
    /// A sentence or two.
    case note(String)
    /// Lines as they stand: a page of the guide, an example to type.
    case lines([String])
    /// Label and value pairs: provenance, headers, single answers.
    case pairs([(label: String, value: Cell)])
    /// One line that says whether all is well: the master flag of the checks.
    case flag(passed: Bool, String)
    /// An indented tree, as `explain` gives.
    case tree(Tree)
    case plot(Plot)
    case histogram(HistogramPlot)
    case fan(FanPlot)
    case curve(CurvePlot)
  }

  /// A node with figures of its own, above what it is made from.
  package struct Tree: Sendable {
    package var text: String
    package var cells: [Cell]
    /// Where it is written, and remarks on it.
    package var remark: String
    package var children: [Tree]
    package init(_ text: String, cells: [Cell] = [], remark: String = "", children: [Tree] = []) {
      self.text = text
      self.cells = cells
      self.remark = remark
      self.children = children
    }
  }
}
