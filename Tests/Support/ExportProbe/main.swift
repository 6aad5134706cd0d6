// Writes standard input to the path given, and prints the code of what went wrong: tests run it under limits and as
// another user.
import Diagnostics
import Exports

var text = ""
while let line = readLine(strippingNewline: false) { text += line }
do throws(AtomicFile.Failure) {
  try AtomicFile.write(text, to: CommandLine.arguments[1])
  print("written")
} catch {
  print(error.diagnostic().code.id)
}
