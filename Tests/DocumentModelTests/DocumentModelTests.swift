import Testing

@testable import DocumentModel
