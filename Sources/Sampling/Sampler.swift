package import CKernels

/// Draws the uncertain inputs of a run, column by column.
///
/// A draw depends on the seed, the input's name (or its place, for Sobol' points) and the trial, so trials may be made
/// in any order, in any chunks and by any number of threads.
package struct Sampler: Sendable {
  package let inputs: [SampledInput]
  package let points: PointSet
  private let seed: UInt64
  private let level: ck_level
  private let uniforms: [UniformSource]
  private let transforms: [QuantileTransform]
  private let groups: [CorrelatedGroup]
  /// Inputs of no group.
  private let independent: [Int]

  private enum UniformSource: Sendable {
    case random(stream: UInt64)
    case sobol(ck_sobol, key: UInt64)
  }

  /// - Parameters:
  ///   - inputs: in order of declaration.
  ///   - replicate: which of several independent runs of the same seed this is.
  ///   - level: the kernels to use; each gives the same bits.
  /// - Throws: for correlations that no numbers can have together.
  package init(
    _ inputs: [SampledInput], correlations: [InputCorrelation] = [], points: PointSet = .random, seed: UInt64,
    replicate: Int = 0, level: ck_level = ck_best_level()
  ) throws(ImpossibleCorrelations) {
    self.inputs = inputs
    self.points = points
    self.level = level
    self.seed = Self.seed(seed, replicate)
    uniforms = Self.uniforms(of: inputs, points, seed: self.seed)
    var tables: [BetaShape: QuantileTable] = [:]
    transforms = inputs.map { QuantileTransform($0.distribution, tables: &tables) }
    groups = try CorrelatedGroup.groups(correlations)
    let tied = Set(groups.flatMap(\.members))
    independent = inputs.indices.filter { !tied.contains($0) }
  }

  /// Another independent run of the same inputs, for much less than making a sampler anew.
  package func replicate(_ replicate: Int, of seed: UInt64) -> Sampler {
    Sampler(self, seed: Self.seed(seed, replicate))
  }

  private init(_ other: Sampler, seed: UInt64) {
    (inputs, points, level) = (other.inputs, other.points, other.level)
    (transforms, groups, independent) = (other.transforms, other.groups, other.independent)
    self.seed = seed
    uniforms = Self.uniforms(of: inputs, points, seed: seed)
  }

  private static func seed(_ seed: UInt64, _ replicate: Int) -> UInt64 {
    replicate == 0 ? seed : ck_mixed(ck_mixed(seed) &+ UInt64(replicate))
  }

  private static func uniforms(of inputs: [SampledInput], _ points: PointSet, seed: UInt64) -> [UniformSource] {
    inputs.enumerated().map { index, input in
      let dimension = input.dimension ?? index
      guard points == .sobol, dimension < CK_SOBOL_DIMENSIONS else { return .random(stream: input.stream) }
      return .sobol(
        ck_sobol_dimension(Int32(dimension)),
        key: ck_mixed(ck_mixed(seed &+ 0x9e37_79b9_7f4a_7c15) &+ UInt64(dimension)))
    }
  }

  /// Fills a column for each input with its draws of the trials `first` ..< `first + count`.
  /// - Parameter column: where the draws of an input go, nil for one that is not wanted; none of them overlap.
  package func fill(first: UInt64, count: Int, column: (_ input: Int) -> UnsafeMutablePointer<Double>?) {
    let kernels = ck_sampling_kernels(level).pointee
    for index in independent {
      guard let target = column(index) else { continue }
      fillUniform(index, kernels, first, count, target)
      transforms[index].fromUniform(kernels, target, count)
    }
    for group in groups where group.members.contains(where: { column($0) != nil }) {
      withUnsafeTemporaryAllocation(of: Double.self, capacity: group.members.count * count) { scratch in
        guard let start = scratch.baseAddress else { return }
        fill(group, kernels, first, count, normals: start, column: column)
      }
    }
  }

  /// - Parameter normals: room for a column of normal numbers for each member.
  private func fill(
    _ group: CorrelatedGroup, _ kernels: ck_sampling, _ first: UInt64, _ count: Int,
    normals: UnsafeMutablePointer<Double>, column: (_ input: Int) -> UnsafeMutablePointer<Double>?
  ) {
    for (place, member) in group.members.enumerated() {
      let normal = normals + place * count
      fillUniform(member, kernels, first, count, normal)
      // The first keeps its own draws, which need no way by a normal number.
      if place == 0, !transforms[member].isOfNormal, let target = column(member) {
        target.update(from: normal, count: count)
        transforms[member].fromUniform(kernels, target, count)
      }
      kernels.table(QuantileTable.normal.cells, normal, 0, 1, normal, count)
    }
    for (place, member) in group.members.enumerated() {
      guard let target = column(member), place > 0 || transforms[member].isOfNormal else { continue }
      let weights = group.weights[place]
      kernels.affine(normals + place * count, 0, weights[place], target, count)
      for other in 0..<place where weights[other] != 0 {
        kernels.add_scaled(normals + other * count, weights[other], target, count)
      }
      transforms[member].fromNormal(kernels, target, count)
    }
  }

  /// The draws of each input, for trials `first` ..< `first + count`.
  package func draws(first: UInt64 = 0, count: Int) -> [[Double]] {
    let storage = UnsafeMutablePointer<Double>.allocate(capacity: max(inputs.count * count, 1))
    defer { storage.deallocate() }
    storage.initialize(repeating: 0, count: inputs.count * count)
    fill(first: first, count: count) { storage + $0 * count }
    return inputs.indices.map { Array(UnsafeBufferPointer(start: storage + $0 * count, count: count)) }
  }

  private func fillUniform(
    _ index: Int, _ kernels: ck_sampling, _ first: UInt64, _ count: Int, _ target: UnsafeMutablePointer<Double>
  ) {
    switch uniforms[index] {
    case .random(let stream): kernels.uniform(seed, stream, first, target, count)
    case .sobol(let dimension, let key):
      withUnsafePointer(to: dimension) { kernels.sobol($0, key, first, target, count) }
    }
  }
}
