/// What `Scripts/fit-calibration` found on held-out noise, in the order of `Calibration.features(of:)`.
enum CalibrationTable {
  static let foreign = Calibration.Features(
    0.798, 0.577, 2.314, -0.587, -0.305, -0.586, -1.427, 0.247, 0.133, 0.190, 0.071, -0.203, 0, 0,
    0, 0)
  static let vietnamese = Calibration.Features(
    1.689, 0.296, 2.423, -0.438, 0.161, -1.119, -1.513, 0.323, 0.191, 0.137, -3.322, -0.027, 0, 0,
    0, 0)
  static let bare = Calibration.Features(
    2.189, 0.666, 5.146, -0.842, 0.127, -0.974, -0.003, 0.009, 0.072, 0.113, -0.086, -0.252, 0, 0,
    0, 0)
}
