import Testing

@testable import DocumentGrammar
