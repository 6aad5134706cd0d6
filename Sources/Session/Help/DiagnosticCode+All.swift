import Checking
package import Diagnostics
import Engine
import Evidence
import Exports
import Functions
import Planning
import Prices
import RoutedModels
import Syntax
import Workbook

extension DiagnosticCode {
  /// Every code of every room, in order.
  package static let all: [DiagnosticCode] =
    (syntax + checking + pilots + actuals + functions + planning + routedModels + engine + prices + workbook + exports
    + session)
    .sorted {
      $0.id < $1.id
    }
}
