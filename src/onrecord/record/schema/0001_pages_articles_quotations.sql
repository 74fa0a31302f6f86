-- Pages and what was read from them. What stands behind a column here is what docs/record.md says of it.

CREATE TABLE runs ( -- one row for each time that something was added, read again or removed
  id INTEGER PRIMARY KEY AUTOINCREMENT, -- counts from 1
  what TEXT NOT NULL CHECK (what IN ('add', 'reread', 'remove')), -- what was asked for
  begun TEXT NOT NULL, -- when, UTC, ISO 8601
  ended TEXT, -- when; NULL where the run was killed or goes on
  version TEXT NOT NULL, -- of onrecord
  paths TEXT NOT NULL CHECK (json_valid(paths)), -- JSON list of what was given, as it was given
  stored INTEGER NOT NULL DEFAULT 0, -- inputs that gave a new page
  already_there INTEGER NOT NULL DEFAULT 0, -- inputs whose bytes the record had
  skipped INTEGER NOT NULL DEFAULT 0, -- inputs that are no page to read
  failed INTEGER NOT NULL DEFAULT 0, -- inputs that could not be read
  first_seen INTEGER NOT NULL DEFAULT 0, -- inputs that no run had met before: as many rows of inputs name this run
  changes INTEGER NOT NULL DEFAULT 0 -- quotations that it found changed: as many rows of changes name this run
) STRICT;

CREATE TABLE pages ( -- the bytes of each page, once, whatever their names
  id INTEGER PRIMARY KEY AUTOINCREMENT, -- of this file only; sha256 is what other programs know a page by
  sha256 TEXT NOT NULL UNIQUE CHECK (length(sha256) = 64), -- of the bytes; of a row, of its JSON with sorted keys
  name TEXT NOT NULL, -- the article's id before digits tell it from others of the same name
  uri TEXT NOT NULL, -- where it was found: the first, by the alphabet, where the bytes stood at several places
  media TEXT NOT NULL CHECK (media IN ('text', 'html')), -- what the bytes are
  container TEXT NOT NULL CHECK (container IN ('file', 'record', 'row')), -- a file, a record of an archive, a row
  charset TEXT, -- the encoding that the archive's header declared
  facts TEXT CHECK (facts IS NULL OR json_valid(facts)), -- JSON of what the archive's record says beside the bytes
  run INTEGER NOT NULL REFERENCES runs (id), -- that stored it
  length INTEGER NOT NULL, -- bytes, before compression
  bytes BLOB -- compressed with zlib; NULL once removed
) STRICT;
CREATE INDEX pages_by_name ON pages (name, sha256);
CREATE INDEX pages_by_run ON pages (run);

CREATE TABLE removals ( -- pages that were taken down: their bytes and text are gone and will not be added again
  page INTEGER PRIMARY KEY REFERENCES pages (id), -- of which only names, addresses and hash are left
  run INTEGER NOT NULL REFERENCES runs (id), -- that removed it
  at TEXT NOT NULL, -- when, UTC, ISO 8601
  why TEXT NOT NULL -- the reason given
) STRICT;
CREATE INDEX removals_by_run ON removals (run);

CREATE TABLE inputs ( -- everything that was ever given, once for each address and content, and how it ended
  uri TEXT NOT NULL, -- the row's or the record's address, else the path below the PATH given
  sha256 TEXT, -- of its bytes; NULL where they could not be had or are no page
  address TEXT, -- what versions of one page have in common; NULL where nothing can tell
  outcome TEXT NOT NULL CHECK (outcome IN ('stored', 'already there', 'skipped', 'failed')), -- how it ended
  why TEXT, -- the reason, where it was skipped or failed
  page INTEGER REFERENCES pages (id), -- the page that holds its bytes
  run INTEGER NOT NULL REFERENCES runs (id), -- the first that met it
  CHECK ((page IS NULL) = (outcome IN ('skipped', 'failed')) AND (why IS NULL) = (page IS NOT NULL))
) STRICT;
CREATE UNIQUE INDEX inputs_once ON inputs (uri, coalesce(sha256, why));
CREATE INDEX inputs_by_page ON inputs (page) WHERE page IS NOT NULL;
CREATE INDEX inputs_by_address ON inputs (address) WHERE address IS NOT NULL AND page IS NOT NULL;
CREATE INDEX inputs_by_run ON inputs (run);

CREATE TABLE articles ( -- the clean text of each page and its facts
  page INTEGER PRIMARY KEY REFERENCES pages (id), -- it was read from
  status TEXT NOT NULL CHECK (status IN ('read', 'no article', 'other language')), -- what the reader made of the page
  title TEXT, -- the headline
  outlet TEXT, -- who published it
  published TEXT, -- ISO 8601 with the precision that the page gives
  language TEXT, -- ISO 639-1
  byline TEXT NOT NULL CHECK (json_valid(byline)), -- JSON list of the writers
  agencies TEXT NOT NULL CHECK (json_valid(agencies)), -- JSON list of the news agencies that the page credits
  found_in TEXT NOT NULL CHECK (json_valid(found_in)), -- JSON: where each fact was found
  extra TEXT NOT NULL CHECK (json_valid(extra)), -- JSON: further fields of a row or record, as they came
  encoding TEXT NOT NULL, -- how the bytes were read
  replaced INTEGER NOT NULL, -- broken sequences of bytes that became U+FFFD
  title_origin INTEGER, -- where the title starts in the decoded input, where it stands there
  segments TEXT NOT NULL CHECK (json_valid(segments)), -- JSON list of [start, end, origin]: where the text stands in the input
  altered TEXT NOT NULL CHECK (json_valid(altered)), -- JSON list of [start, end]: words that do not stand so on the page
  captions TEXT NOT NULL CHECK (json_valid(captions)), -- JSON list of what stands beside the body
  reader TEXT NOT NULL, -- name and hash of the models that read it
  run INTEGER NOT NULL REFERENCES runs (id), -- that read it
  digest TEXT NOT NULL, -- SHA-256 of the page's columns, these columns and the rows below; `verify` compares
  text TEXT NOT NULL -- the body, paragraphs separated by an empty line
) STRICT;
CREATE INDEX articles_by_outlet ON articles (outlet, page);
CREATE INDEX articles_by_reader ON articles (reader, page);
CREATE INDEX articles_by_run ON articles (run);

CREATE TABLE links ( -- the chain through which the news came, such as an agency and an earlier outlet
  article INTEGER NOT NULL REFERENCES articles (page), -- whose chain it is
  position INTEGER NOT NULL, -- in the chain, from 0
  name TEXT NOT NULL, -- of the agency or outlet
  start INTEGER, -- of the name in the text, in code points; NULL where it stands elsewhere
  "end" INTEGER, -- behind the name
  PRIMARY KEY (article, position)
) STRICT, WITHOUT ROWID;

CREATE TABLE quotations ( -- one attribution in one article
  id INTEGER PRIMARY KEY AUTOINCREMENT, -- of this file only; hash is what other programs know a quotation by
  hash TEXT NOT NULL, -- of the page's hash and the content's ranges: the same after a second reading that finds the same
  article INTEGER NOT NULL REFERENCES articles (page), -- it stands in
  position INTEGER NOT NULL, -- among the quotations of its article, from 0
  part TEXT NOT NULL CHECK (part IN ('body', 'title')), -- what its ranges count in
  kind TEXT NOT NULL CHECK (kind IN ('direct', 'mixed', 'indirect')), -- direct: all in the speaker's own words
  reports TEXT CHECK (reports IN ('speech', 'thought')), -- NULL where it was not told apart
  confidence REAL NOT NULL, -- 0 to 1
  first_day TEXT, -- the earliest day that it can have been said, else the day it was published; ISO 8601
  last_day TEXT, -- the latest such day
  UNIQUE (article, position)
) STRICT;
CREATE INDEX quotations_by_hash ON quotations (hash);
CREATE INDEX quotations_by_day ON quotations (first_day);

CREATE TABLE contents ( -- what was said, as one text: its spans joined by an ellipsis
  quotation INTEGER PRIMARY KEY REFERENCES quotations (id), -- whose words they are
  words TEXT NOT NULL -- as they stand in the article
) STRICT;

CREATE TABLE spans ( -- ranges of an article's text, or of its title, with the words that stand there
  quotation INTEGER NOT NULL REFERENCES quotations (id), -- it belongs to
  role TEXT NOT NULL CHECK (role IN ('content', 'source', 'cue', 'said')), -- said: the words that tell the day
  position INTEGER NOT NULL, -- among the spans of one role, from 0
  start INTEGER NOT NULL, -- first code point
  "end" INTEGER NOT NULL, -- behind the last code point
  words TEXT NOT NULL, -- the text from start to end
  origin_start INTEGER, -- of the same words in the decoded input (text and rows of text)
  origin_end INTEGER, -- behind them there
  altered INTEGER NOT NULL CHECK (altered IN (0, 1)), -- 1: the words do not stand so in the page's own text (HTML)
  PRIMARY KEY (quotation, role, position)
) STRICT, WITHOUT ROWID;

CREATE TABLE speakers ( -- who said something
  id INTEGER PRIMARY KEY, -- of this file only; hash is what other programs know a speaker by
  hash TEXT NOT NULL UNIQUE, -- of the kind and the name, written in one way
  name TEXT NOT NULL, -- of its names the one it is quoted under most often, of several the first by the alphabet
  kind TEXT NOT NULL CHECK (kind IN ('person', 'organisation', 'country', 'group', 'unnamed', 'document')) -- what it is
) STRICT;

CREATE TABLE speaker_names ( -- the names that a speaker goes by, each the fullest in some article
  id INTEGER PRIMARY KEY, -- of this file only
  speaker INTEGER NOT NULL REFERENCES speakers (id), -- who is called so
  name TEXT NOT NULL, -- as articles have it
  UNIQUE (speaker, name)
) STRICT;

CREATE TABLE quotation_speakers ( -- who said what; several where they said it together
  quotation INTEGER NOT NULL REFERENCES quotations (id), -- what was said
  position INTEGER NOT NULL, -- among its speakers, from 0
  name INTEGER NOT NULL REFERENCES speaker_names (id), -- who said it, under the name that the article has
  PRIMARY KEY (quotation, position)
) STRICT, WITHOUT ROWID;
CREATE INDEX quotation_speakers_by_name ON quotation_speakers (name, quotation);

CREATE TABLE candidates ( -- who may have said it, where it cannot be told
  quotation INTEGER NOT NULL REFERENCES quotations (id), -- what was said
  position INTEGER NOT NULL, -- the likeliest first, from 0
  name TEXT NOT NULL, -- who may have said it
  score REAL NOT NULL, -- 0 to 1
  PRIMARY KEY (quotation, position)
) STRICT, WITHOUT ROWID;

CREATE TABLE circumstances ( -- when it was said, where the page tells
  quotation INTEGER PRIMARY KEY REFERENCES quotations (id), -- what was said
  said_earliest TEXT, -- first day of the interval, ISO 8601; NULL where unknown
  said_latest TEXT -- last day of the interval; NULL where unknown
) STRICT;

CREATE TABLE changes ( -- what became of quotations when their page was read again by another reader
  run INTEGER NOT NULL REFERENCES runs (id), -- that read it again
  page INTEGER NOT NULL REFERENCES pages (id), -- it stands on
  hash TEXT NOT NULL, -- of the quotation
  what TEXT NOT NULL CHECK (what IN ('new', 'gone', 'changed')), -- changed: other speakers, day, kind, source, cue, or thought for speech
  before TEXT CHECK (before IS NULL OR json_valid(before)), -- JSON of the quotation as it was; NULL for a new one
  after TEXT CHECK (after IS NULL OR json_valid(after)) -- JSON of the quotation as it is; NULL for one that is gone
) STRICT;
CREATE INDEX changes_by_page ON changes (page);
CREATE INDEX changes_by_run ON changes (run);

-- The full-text index looks at the contents with a token of its own (U+E000) where words were left out between two spans
-- or by an ellipsis ("…", "...", ". . ."), so that an exact phrase is never found across the gap.
CREATE VIEW searched_contents AS -- contents as the full-text index sees them
SELECT
  quotation,
  replace(replace(replace(words, '…', ' ' || char(57344) || ' '), '...', ' ' || char(57344) || ' '),
    '. . .', ' ' || char(57344) || ' ') AS words
FROM contents;

CREATE VIRTUAL TABLE contents_index USING fts5 ( -- full-text index of contents
  words, content = 'searched_contents', content_rowid = 'quotation',
  tokenize = 'unicode61 remove_diacritics 2', columnsize = 0
);
CREATE TRIGGER contents_added AFTER INSERT ON contents BEGIN
  INSERT INTO contents_index (rowid, words) SELECT quotation, words FROM searched_contents WHERE quotation = new.quotation;
END;
CREATE TRIGGER contents_gone BEFORE DELETE ON contents BEGIN
  INSERT INTO contents_index (contents_index, rowid, words)
  SELECT 'delete', quotation, words FROM searched_contents WHERE quotation = old.quotation;
END;

CREATE VIRTUAL TABLE names_index USING fts5 ( -- full-text index of the names of speakers
  name, content = 'speaker_names', content_rowid = 'id', tokenize = 'unicode61 remove_diacritics 2', columnsize = 0
);
CREATE TRIGGER names_added AFTER INSERT ON speaker_names BEGIN
  INSERT INTO names_index (rowid, name) VALUES (new.id, new.name);
END;
CREATE TRIGGER names_gone AFTER DELETE ON speaker_names BEGIN
  INSERT INTO names_index (names_index, rowid, name) VALUES ('delete', old.id, old.name);
END;

CREATE VIEW article_ids AS -- the id of each article: its name, with digits of its hash where others have that name, too
SELECT id AS page, name || CASE
  WHEN NOT EXISTS (SELECT 1 FROM pages AS other WHERE other.name = pages.name AND other.id <> pages.id) THEN ''
  WHEN NOT EXISTS (
    SELECT 1 FROM pages AS other
    WHERE other.name = pages.name AND other.id <> pages.id
      AND other.sha256 >= substr(pages.sha256, 1, 8) AND other.sha256 < substr(pages.sha256, 1, 8) || 'g'
  ) THEN '-' || substr(sha256, 1, 8)
  ELSE '-' || substr(sha256, 1, 16)
END AS id
FROM pages;

CREATE VIEW quotes AS -- for people: who said what, when, in which article
SELECT
  quotations.hash AS id,
  (
    SELECT group_concat(name, '; ') FROM (
      SELECT speakers.name FROM quotation_speakers
      JOIN speaker_names ON speaker_names.id = quotation_speakers.name
      JOIN speakers ON speakers.id = speaker_names.speaker
      WHERE quotation_speakers.quotation = quotations.id ORDER BY quotation_speakers.position
    )
  ) AS speakers,
  contents.words, quotations.kind, quotations.first_day, quotations.last_day, articles.outlet, articles.title,
  pages.uri, article_ids.id AS article, quotations.confidence
FROM quotations
JOIN contents ON contents.quotation = quotations.id
JOIN articles ON articles.page = quotations.article
JOIN pages ON pages.id = quotations.article
JOIN article_ids ON article_ids.page = quotations.article;

CREATE VIEW outcomes AS -- how each input ended, as `export` writes it
SELECT
  inputs.uri,
  CASE WHEN removals.page IS NULL THEN inputs.outcome ELSE 'skipped' END AS outcome,
  CASE
    WHEN removals.page IS NOT NULL THEN 'removed: ' || removals.why
    WHEN inputs.outcome = 'already there' THEN 'has the same bytes as ' || pages.uri
    ELSE inputs.why
  END AS why,
  CASE WHEN removals.page IS NULL THEN article_ids.id END AS article,
  inputs.sha256, inputs.run
FROM inputs
LEFT JOIN pages ON pages.id = inputs.page
LEFT JOIN removals ON removals.page = inputs.page
LEFT JOIN article_ids ON article_ids.page = inputs.page
-- A file that could not be read once is settled when it has been read.
WHERE NOT (
  inputs.outcome = 'failed' AND inputs.sha256 IS NULL AND EXISTS (
    SELECT 1 FROM inputs AS other JOIN pages AS file ON file.id = other.page
    WHERE other.uri = inputs.uri AND file.container = 'file'
  )
);

CREATE VIEW versions AS -- pages that stood at one address at different times, in the order in which they were met
SELECT inputs.address, article_ids.id AS article, inputs.sha256, runs.begun AS added
FROM inputs
JOIN runs ON runs.id = inputs.run
JOIN article_ids ON article_ids.page = inputs.page
WHERE inputs.address IN (
  SELECT address FROM inputs WHERE address IS NOT NULL AND page IS NOT NULL GROUP BY address HAVING count(DISTINCT page) > 1
)
ORDER BY inputs.address, inputs.run, inputs.rowid;
