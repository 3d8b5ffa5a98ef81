import Testing

@testable import Structure
