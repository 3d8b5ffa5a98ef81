import Testing

@testable import Restoration
