import CQPDF
import SourceFiles

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// An open PDF that is being changed; the one owner of its handle.
final class PDFEditor {
  /// An object of the PDF.
  typealias Object = qpdf_oh

  private var handle: qpdf_data?
  /// What the handle reads from, where that is the object's own.
  private var memory: UnsafeMutableRawPointer?

  /// Opens a PDF that lies in a file.
  init(path: String) throws(SearchablePDFError) {
    handle = try PDFEditor.opened { qpdf_read($0, path, nil) }
  }

  /// Opens a PDF that lies in memory, allocated by C; it is freed with the object.
  init(owning bytes: UnsafeMutableRawBufferPointer) throws(SearchablePDFError) {
    let start = bytes.bindMemory(to: CChar.self).baseAddress
    memory = bytes.baseAddress
    handle = try PDFEditor.opened {
      qpdf_read_memory($0, "image", start, UInt64(bytes.count), nil)
    }
  }

  deinit {
    // After an initializer that threw there is none, and qpdf does not look.
    if handle != nil { qpdf_cleanup(&handle) }
    free(memory)
  }

  private static func opened(
    _ read: (qpdf_data?) -> QPDF_ERROR_CODE
  ) throws(SearchablePDFError) -> qpdf_data? {
    var handle = qpdf_init()
    qpdf_silence_errors(handle)
    qpdf_set_suppress_warnings(handle, QPDF_TRUE)
    // Bit 1 of the code says that there is an error, bit 0 that there were warnings.
    guard read(handle) & 2 == 0 else {
      let reason = message(handle)
      qpdf_cleanup(&handle)
      throw .unreadable(reason)
    }
    return handle
  }

  private static func message(_ handle: qpdf_data?) -> String {
    guard let error = qpdf_get_error(handle) else { return "qpdf gives no reason" }
    return String(cString: qpdf_get_error_message_detail(handle, error))
  }

  // MARK: Objects

  /// How many pages there are.
  var pageCount: Int { max(0, Int(qpdf_get_num_pages(handle))) }

  /// A page, counted from 0.
  func page(_ index: Int) -> Object { qpdf_get_page_n(handle, index) }

  /// The value of a key, also where the page has it from the pages above it.
  func inherited(_ key: String, of page: Object) -> Object? {
    var node = page
    for _ in 0..<50 {
      if let value = value(key, of: node) { return value }
      guard let parent = value("/Parent", of: node) else { return nil }
      node = parent
    }
    return nil
  }

  /// The value of a key of a dictionary or of a stream's dictionary.
  func value(_ key: String, of object: Object) -> Object? {
    let dictionary = isStream(object) ? qpdf_oh_get_dict(handle, object) : object
    guard qpdf_oh_is_dictionary(handle, dictionary) != 0,
      qpdf_oh_has_key(handle, dictionary, key) != 0
    else { return nil }
    return qpdf_oh_get_key(handle, dictionary, key)
  }

  /// Whether an object is a stream.
  func isStream(_ object: Object) -> Bool { qpdf_oh_is_stream(handle, object) != 0 }

  /// Whether an object is this name.
  func isName(_ object: Object?, _ name: String) -> Bool {
    guard let object else { return false }
    return qpdf_oh_is_name(handle, object) != 0
      && String(cString: qpdf_oh_get_name(handle, object)) == name
  }

  /// The numbers of an array; `nil` where it holds anything else.
  func numbers(_ array: Object?) -> [Double]? {
    guard let array, qpdf_oh_is_array(handle, array) != 0 else { return nil }
    var result: [Double] = []
    for index in 0..<qpdf_oh_get_array_n_items(handle, array) {
      let item = qpdf_oh_get_array_item(handle, array, index)
      guard qpdf_oh_is_number(handle, item) != 0 else { return nil }
      result.append(qpdf_oh_get_numeric_value(handle, item))
    }
    return result
  }

  /// An integer.
  func integer(_ object: Object?) -> Int? {
    guard let object, qpdf_oh_is_integer(handle, object) != 0 else { return nil }
    return Int(qpdf_oh_get_int_value(handle, object))
  }

  /// The keys of a dictionary with their values.
  func entries(of dictionary: Object) -> [(key: String, value: Object)] {
    guard qpdf_oh_is_dictionary(handle, dictionary) != 0 else { return [] }
    var keys: [String] = []
    qpdf_oh_begin_dict_key_iter(handle, dictionary)
    while qpdf_oh_dict_more_keys(handle) != 0 {
      keys.append(String(cString: qpdf_oh_dict_next_key(handle)))
    }
    return keys.map { ($0, qpdf_oh_get_key(handle, dictionary, $0)) }
  }

  /// The items of an array, or the object itself where it is none.
  func items(of object: Object) -> [Object] {
    guard qpdf_oh_is_array(handle, object) != 0 else { return [object] }
    return (0..<qpdf_oh_get_array_n_items(handle, object)).map {
      qpdf_oh_get_array_item(handle, object, $0)
    }
  }

  /// A copy of a dictionary that shares the values; an empty one where there is none.
  func copy(ofDictionary dictionary: Object?) -> Object {
    let copy = qpdf_oh_new_dictionary(handle)
    guard let dictionary else { return copy }
    for entry in entries(of: dictionary) { set(entry.key, of: copy, to: entry.value) }
    return copy
  }

  /// Sets the value of a key.
  func set(_ key: String, of dictionary: Object, to value: Object) {
    qpdf_oh_replace_key(handle, dictionary, key, value)
  }

  /// A new array.
  func array(_ items: [Object]) -> Object {
    let array = qpdf_oh_new_array(handle)
    for item in items { qpdf_oh_append_item(handle, array, item) }
    return array
  }

  /// A new object out of its text, which may hold no references.
  func indirect(_ text: String) -> Object {
    qpdf_make_indirect_object(handle, qpdf_oh_parse(handle, text))
  }

  /// A new stream.
  func stream(_ content: some Collection<UInt8>) -> Object {
    let stream = qpdf_oh_new_stream(handle)
    replaceData(of: stream, with: content)
    return stream
  }

  /// Gives a stream another content, which is compressed when it is written.
  func replaceData(of stream: Object, with content: some Collection<UInt8>) {
    let null = qpdf_oh_new_null(handle)
    Array(content).withUnsafeBufferPointer {
      qpdf_oh_replace_stream_data(handle, stream, $0.baseAddress, $0.count, null, null)
    }
  }

  /// The decoded content of a page; `nil` where it cannot be decoded.
  func content(ofPage page: Object) -> [UInt8]? {
    decoded { qpdf_oh_get_page_content_data(handle, page, $0, $1) }
  }

  /// The decoded content of a stream; `nil` where it cannot be decoded.
  func content(ofStream stream: Object) -> [UInt8]? {
    var isDecoded: QPDF_BOOL = 0
    let content = decoded {
      qpdf_oh_get_stream_data(handle, stream, qpdf_dl_generalized, &isDecoded, $0, $1)
    }
    return isDecoded != 0 ? content : nil
  }

  private func decoded(
    _ get: (
      UnsafeMutablePointer<UnsafeMutablePointer<UInt8>?>, UnsafeMutablePointer<Int>
    ) -> QPDF_ERROR_CODE
  ) -> [UInt8]? {
    var bytes: UnsafeMutablePointer<UInt8>?
    var count = 0
    let code = get(&bytes, &count)
    defer { free(bytes) }
    guard code & 2 == 0, let bytes else { return nil }
    return Array(UnsafeBufferPointer(start: bytes, count: count))
  }

  /// Adds a page of another PDF behind the others.
  func append(_ page: Object, of other: PDFEditor) {
    qpdf_add_page(handle, other.handle, page, QPDF_FALSE)
  }

  /// Writes the PDF.
  func write(to path: String) throws(SearchablePDFError) {
    guard qpdf_init_write(handle, path) & 2 == 0 else {
      throw .unwritable(PDFEditor.message(handle))
    }
    qpdf_set_object_stream_mode(handle, qpdf_o_generate)
    guard qpdf_write(handle) & 2 == 0 else { throw .unwritable(PDFEditor.message(handle)) }
  }
}
