import Hummingbird

extension Response {
  /// An answer of JSON.
  init(json: [UInt8], status: HTTPResponse.Status = .ok) {
    self.init(content: json, type: "application/json; charset=utf-8", status: status)
  }

  /// An answer that is there as a whole.
  init(content: [UInt8], type: String, status: HTTPResponse.Status = .ok) {
    self.init(
      status: status, headers: [.contentType: type],
      body: ResponseBody(byteBuffer: ByteBuffer(bytes: content)))
  }
}
