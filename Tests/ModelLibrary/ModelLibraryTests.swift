import DataFiles
import Checking
import Diagnostics
import Foundation
import ModelLibrary
import Testing

struct ModelLibraryTests {
  let folder: String

  init() throws {
    folder = FileManager.default.temporaryDirectory.appending(path: "hurdle-library-\(UUID().uuidString)").path
    for shelf in ["costs", "benefits", "own/costs"] {
      try FileManager.default.createDirectory(
        atPath: "\(folder)/models/\(shelf)", withIntermediateDirectories: true)
    }
    try write("models/costs/seats.roi", "input seats = 3\n")
    try write("models/benefits/time.roi", "needs seats: 1\n")
  }

  func write(_ path: String, _ text: String) throws {
    try text.write(toFile: "\(folder)/\(path)", atomically: true, encoding: .utf8)
  }

  @Test(arguments: [
    ("", "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"),
    ("abc", "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"),
    (
      "abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq",
      "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1"
    ),
  ]) func `the digest is that of FIPS 180-4`(text: String, digest: String) {
    #expect(SHA256.digest(of: Array(text.utf8)) == digest)
  }

  @Test func `the digest of a million letters is that of FIPS 180-4`() {
    #expect(
      SHA256.digest(of: repeatElement(UInt8(ascii: "a"), count: 1_000_000))
        == "cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0")
  }

  @Test func `the library stands beside the executable or in the package above it`() throws {
    #expect(ModelLibrary.find(explicit: nil, environment: nil, executable: "\(folder)/hurdle")?.folder != nil)
    #expect(ModelLibrary.find(explicit: nil, environment: nil, executable: "\(folder)/.build/x/hurdle") == nil)
    try write("Package.swift", "")
    let built = ModelLibrary.find(explicit: nil, environment: nil, executable: "\(folder)/.build/x/hurdle")
    #expect(built?.folder.hasSuffix("/models") == true)
  }

  @Test func `a library that was named and is not there is not replaced by another`() {
    #expect(ModelLibrary.find(explicit: "\(folder)/no", environment: nil, executable: "\(folder)/hurdle") == nil)
    #expect(ModelLibrary.find(explicit: nil, environment: "\(folder)/no", executable: "\(folder)/hurdle") == nil)
  }

  @Test func `models are listed by shelf and know who supplies a need`() {
    let library = ModelLibrary(folder: "\(folder)/models")
    #expect(library.paths == ["costs/seats", "benefits/time"])
    #expect(library.suppliers(of: "seats") == ["costs/seats"])
    #expect(library.suppliers(of: "hours") == [])
  }

  @Test func `a model is found beside the file that names it, else in the library`() throws {
    let resolver = ModelResolver(library: ModelLibrary(folder: "\(folder)/models"))
    let shipped = try resolver.model("costs/seats", from: "\(folder)/elsewhere.roi").get()
    #expect(shipped.isShipped && shipped.file.name == "models/costs/seats.roi")
    try write("models/own/mine.roi", "input mine = 1\n")
    let own = try resolver.model("mine", from: "\(folder)/models/own/programme.roi").get()
    #expect(!own.isShipped && own.file.text == "input mine = 1\n")
  }

  @Test func `two different files of one name are told apart by the user`() throws {
    try write("models/own/costs/seats.roi", "input seats = 4\n")
    let resolver = ModelResolver(library: ModelLibrary(folder: "\(folder)/models"))
    #expect(throws: SourceFailure.ambiguous(["costs/seats.roi", "models/costs/seats.roi"])) {
      try resolver.model("costs/seats", from: "\(folder)/models/own/programme.roi").get()
    }
    #expect(throws: Never.self) { try resolver.model("costs/seats.roi", from: "\(folder)/models/own/p.roi").get() }
  }

  @Test func `what cannot be read says why`() throws {
    try write("latin.roi", "")
    try Data([0x61, 0x0A, 0xE9, 0x0A]).write(to: URL(filePath: "\(folder)/latin.roi"))
    #expect(throws: SourceFailure.notUTF8(line: 2)) { try TextReader.read("\(folder)/latin.roi", named: "l").get() }
    #expect(throws: SourceFailure.directory) { try TextReader.read(folder, named: "f").get() }
    #expect(throws: SourceFailure.missing(tried: ["n"])) { try TextReader.read("\(folder)/none", named: "n").get() }
    #expect(throws: SourceFailure.self) { try TextReader.read("/dev/null", named: "null").get() }
  }

  @Test func `a byte order mark is not part of the text`() throws {
    try Data([0xEF, 0xBB, 0xBF, 0x61]).write(to: URL(filePath: "\(folder)/bom.roi"))
    #expect(try TextReader.read("\(folder)/bom.roi", named: "b").get().file.text == "a")
  }
}
