/// Every input of a model in one scenario after all overlays: values by cell in base units, and which are uncertain.
package struct InputValues: Sendable {
}
