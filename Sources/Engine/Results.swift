package import Planning

/// The values of one run: one scenario, one trial.
package struct Results: Sendable {
  package let plan: Plan
  package let inputs: InputValues
}
