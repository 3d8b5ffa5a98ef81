/// What `Scripts/fit-calibration` found on held-out noise, in the order of `Calibration.features(of:)`.
enum CalibrationTable {
  static let foreign = Calibration.Features(
    0.712, 0.566, 2.165, -0.582, -0.510, -0.661, -1.151, 0.231, 0.116, 0.207, 0.012, -0.215, 0, 0,
    0, 0)
  static let vietnamese = Calibration.Features(
    1.677, 0.293, 2.436, -0.451, 0.136, -1.137, -1.527, 0.331, 0.192, 0.139, -3.307, -0.024, 0, 0,
    0, 0)
  static let bare = Calibration.Features(
    2.189, 0.666, 5.146, -0.842, 0.127, -0.974, -0.003, 0.009, 0.072, 0.113, -0.086, -0.252, 0, 0,
    0, 0)
}
