import GRDB

/// The tables of a catalogue and their versions.
///
/// A new version is a new migration; one that has been published never changes.
enum CatalogueSchema {
  static var migrator: DatabaseMigrator {
    var migrator = DatabaseMigrator()
    migrator.registerMigration("1: documents, full text and journal") { db in
      try db.execute(sql: documents)
      try db.execute(sql: fullText)
      try db.execute(sql: journal)
    }
    migrator.registerMigration("2: identifiers and canonical names") { db in
      try db.execute(sql: identifiers)
    }
    return migrator
  }

  private static let documents = """
    CREATE TABLE document (
      id INTEGER PRIMARY KEY,
      sha256 TEXT NOT NULL UNIQUE,
      fingerprint TEXT NOT NULL,
      run INTEGER NOT NULL,
      path TEXT NOT NULL,
      base TEXT NOT NULL,
      outputs TEXT NOT NULL,
      pages INTEGER NOT NULL,
      type TEXT, symbol TEXT, symbolKey TEXT, date TEXT, year INTEGER, place TEXT,
      parentBody TEXT, issuer TEXT, title TEXT, authority TEXT, capacity TEXT, signer TEXT,
      recipients TEXT NOT NULL,
      doubtfulWords INTEGER NOT NULL,
      failedPages INTEGER NOT NULL,
      notes TEXT NOT NULL,
      bytes INTEGER NOT NULL,
      seconds REAL NOT NULL
    );
    CREATE INDEX documentSymbol ON document (symbolKey);
    CREATE TABLE page (
      id INTEGER PRIMARY KEY,
      document INTEGER NOT NULL REFERENCES document ON DELETE CASCADE,
      number INTEGER NOT NULL,
      source TEXT NOT NULL,
      text TEXT NOT NULL
    );
    CREATE INDEX pageDocument ON page (document);
    CREATE TABLE section (
      document INTEGER NOT NULL REFERENCES document ON DELETE CASCADE,
      ordinal INTEGER NOT NULL,
      kind TEXT NOT NULL, label TEXT NOT NULL, path TEXT NOT NULL, heading TEXT,
      text TEXT NOT NULL, line INTEGER NOT NULL, page INTEGER,
      PRIMARY KEY (document, ordinal)
    ) WITHOUT ROWID;
    CREATE TABLE citation (
      document INTEGER NOT NULL REFERENCES document ON DELETE CASCADE,
      ordinal INTEGER NOT NULL,
      type TEXT, symbol TEXT, symbolKey TEXT, name TEXT, date TEXT, issuer TEXT, year INTEGER,
      role TEXT NOT NULL, text TEXT NOT NULL, line INTEGER NOT NULL, page INTEGER,
      PRIMARY KEY (document, ordinal)
    ) WITHOUT ROWID;
    CREATE INDEX citationSymbol ON citation (symbolKey);
    CREATE TABLE responsibility (
      document INTEGER NOT NULL REFERENCES document ON DELETE CASCADE,
      ordinal INTEGER NOT NULL,
      role TEXT NOT NULL, task TEXT NOT NULL, deadline TEXT, deadlineDate TEXT, recurrence TEXT,
      product TEXT, path TEXT NOT NULL, line INTEGER NOT NULL, page INTEGER,
      PRIMARY KEY (document, ordinal)
    ) WITHOUT ROWID;
    CREATE TABLE agency (
      id INTEGER PRIMARY KEY,
      name TEXT NOT NULL UNIQUE,
      nameKey TEXT NOT NULL
    );
    CREATE TABLE responsibleAgency (
      document INTEGER NOT NULL,
      responsibility INTEGER NOT NULL,
      ordinal INTEGER NOT NULL,
      agency INTEGER NOT NULL REFERENCES agency,
      isCoordinator INTEGER NOT NULL,
      PRIMARY KEY (document, responsibility, ordinal),
      FOREIGN KEY (document, responsibility)
        REFERENCES responsibility (document, ordinal) ON DELETE CASCADE
    ) WITHOUT ROWID;
    CREATE INDEX responsibleAgencyName ON responsibleAgency (agency);
    CREATE TABLE doubt (
      document INTEGER NOT NULL REFERENCES document ON DELETE CASCADE,
      ordinal INTEGER NOT NULL,
      page INTEGER NOT NULL, line INTEGER NOT NULL, form TEXT NOT NULL, original TEXT,
      probability REAL, x REAL, y REAL, width REAL, height REAL,
      PRIMARY KEY (document, ordinal)
    ) WITHOUT ROWID;
    -- A mention means a document of the archive where the symbols are the same and the dates and
    -- years, where both are known, too.
    CREATE VIEW resolvedCitation AS
      SELECT citation.*, target.id AS target
      FROM citation LEFT JOIN document AS target
        ON target.symbolKey = citation.symbolKey
        AND (citation.date IS NULL OR target.date IS NULL OR citation.date = target.date)
        AND (citation.role <> 'self' OR target.id = citation.document);
    """

  /// Where the identifiers tell which document is meant, they decide; else symbol and date do.
  private static let identifiers = """
    ALTER TABLE document ADD COLUMN identifier TEXT;
    CREATE INDEX documentIdentifier ON document (identifier);
    ALTER TABLE citation ADD COLUMN identifier TEXT;
    ALTER TABLE citation ADD COLUMN normalForm TEXT;
    ALTER TABLE citation ADD COLUMN flags TEXT NOT NULL DEFAULT '[]';
    ALTER TABLE responsibility ADD COLUMN budget TEXT;
    ALTER TABLE responsibleAgency ADD COLUMN canonical INTEGER REFERENCES agency;
    CREATE INDEX responsibleAgencyCanonical ON responsibleAgency (canonical);
    DROP VIEW resolvedCitation;
    CREATE VIEW resolvedCitation AS
      SELECT citation.*, target.id AS target
      FROM citation LEFT JOIN document AS target
        ON (target.identifier = citation.identifier
          OR (target.symbolKey = citation.symbolKey
            AND (citation.date IS NULL OR target.date IS NULL OR citation.date = target.date)
            AND NOT EXISTS (
              SELECT 1 FROM document AS exact WHERE exact.identifier = citation.identifier)))
        AND (citation.role <> 'self' OR target.id = citation.document);
    """

  /// Both columns are kept in the index only; `page` has the text.
  private static let fullText = """
    CREATE VIRTUAL TABLE pageSearch USING fts5 (
      marked, plain, content = '', tokenize = "unicode61 remove_diacritics 0"
    );
    """

  private static let journal = """
    CREATE TABLE input (
      path TEXT PRIMARY KEY,
      base TEXT NOT NULL,
      size INTEGER NOT NULL, modified INTEGER NOT NULL, changed INTEGER NOT NULL,
      node INTEGER NOT NULL,
      sha256 TEXT NOT NULL,
      fingerprint TEXT NOT NULL,
      state TEXT NOT NULL,
      attempts INTEGER NOT NULL
    ) WITHOUT ROWID;
    CREATE INDEX inputBase ON input (base);
    CREATE INDEX inputContent ON input (sha256);
    CREATE INDEX inputState ON input (state);
    CREATE TABLE failure (
      path TEXT NOT NULL,
      page INTEGER NOT NULL,
      stage TEXT NOT NULL,
      reason TEXT NOT NULL,
      exitCode INTEGER NOT NULL,
      isPassing INTEGER NOT NULL,
      PRIMARY KEY (path, page)
    ) WITHOUT ROWID;
    """
}
