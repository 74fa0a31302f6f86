-- Speakers grouped across articles, people's judgements, and where, to whom, on what occasion and via whom it was said.

CREATE TABLE profiles ( -- what articles tell of a speaker under one name: those that tell the same share one
  id INTEGER PRIMARY KEY, -- of this file only
  hash TEXT NOT NULL, -- of the kind and the name, written in one way: the speaker's id within an article
  name INTEGER NOT NULL REFERENCES names (id), -- as articles have it
  kind TEXT NOT NULL CHECK (kind IN ('person', 'organisation', 'country', 'group', 'unnamed', 'document')), -- what it is
  gender TEXT NOT NULL DEFAULT '-' CHECK (gender IN ('m', 'f', '-')), -- as the words tell it; - where they do not
  roles TEXT NOT NULL DEFAULT '[]' CHECK (json_valid(roles)), -- JSON list of what articles call it
  year INTEGER NOT NULL DEFAULT 0, -- of publication; 0 where it is unknown
  article INTEGER NOT NULL DEFAULT 0, -- the page of a speaker without a name, such as "officials"; else 0
  block TEXT, -- the part of the registry where it is compared with others; NULL where nobody has said yet
  speaker INTEGER NOT NULL REFERENCES speakers (id), -- who it is
  UNIQUE (name, kind, gender, roles, year, article, hash)
) STRICT;

CREATE TABLE names ( -- the names of speakers, each once
  id INTEGER PRIMARY KEY, -- of this file only
  name TEXT NOT NULL UNIQUE -- as articles have it
) STRICT;

INSERT INTO names (name) SELECT DISTINCT name FROM speaker_names ORDER BY name;
INSERT INTO profiles (id, hash, name, kind, speaker)
SELECT speaker_names.id, speakers.hash, names.id, speakers.kind, speakers.id
FROM speaker_names JOIN speakers ON speakers.id = speaker JOIN names ON names.name = speaker_names.name;

CREATE TABLE said_by ( -- who said what as the reader found it; several where they said it together
  quotation INTEGER NOT NULL REFERENCES quotations (id), -- what was said
  position INTEGER NOT NULL, -- among its speakers, from 0
  profile INTEGER NOT NULL REFERENCES profiles (id), -- who said it
  PRIMARY KEY (quotation, position)
) STRICT, WITHOUT ROWID;
INSERT INTO said_by (quotation, position, profile) SELECT quotation, position, name FROM quotation_speakers;
CREATE INDEX said_by_profile ON said_by (profile, quotation);
CREATE INDEX profiles_by_block ON profiles (block);
CREATE INDEX profiles_by_speaker ON profiles (speaker);
CREATE INDEX profiles_by_hash ON profiles (hash);

DROP VIEW quotes;
DROP TRIGGER names_added;
DROP TRIGGER names_gone;
DROP TABLE names_index;
DROP TABLE quotation_speakers;
DROP TABLE speaker_names;
ALTER TABLE speakers ADD COLUMN wikidata TEXT; -- its id there, where a list of known people gives it
ALTER TABLE speakers ADD COLUMN named TEXT REFERENCES judgements (hash); -- the judgement that gave it its name

CREATE INDEX speakers_by_name ON speakers (name COLLATE NOCASE);

CREATE VIRTUAL TABLE names_index USING fts5 ( -- full-text index of the names of speakers
  name, content = 'names', content_rowid = 'id', tokenize = 'unicode61 remove_diacritics 2', columnsize = 0
);
INSERT INTO names_index (rowid, name) SELECT id, name FROM names;
CREATE TRIGGER names_added AFTER INSERT ON names BEGIN
  INSERT INTO names_index (rowid, name) VALUES (new.id, new.name);
END;
CREATE TRIGGER names_gone AFTER DELETE ON names BEGIN
  INSERT INTO names_index (names_index, rowid, name) VALUES ('delete', old.id, old.name);
END;

CREATE TABLE unsettled ( -- parts of the registry whose speakers are to be grouped anew
  block TEXT PRIMARY KEY -- as in profiles
) STRICT, WITHOUT ROWID;

CREATE TABLE grouped ( -- one row: by which rules the speakers were grouped last
  rules INTEGER NOT NULL -- their number; another one groups all of them anew with the next change
) STRICT;
INSERT INTO grouped (rules) VALUES (0);

CREATE TABLE told ( -- what is told of the speaking: where, to whom, on what occasion, via whom, for whom
  quotation INTEGER NOT NULL REFERENCES quotations (id), -- what was said
  position INTEGER NOT NULL, -- in their order, from 0
  what TEXT NOT NULL CHECK (what IN ('place', 'audience', 'occasion', 'via', 'on behalf of')), -- which of them
  name TEXT NOT NULL, -- of the place, the audience and so on
  start INTEGER, -- first code point of the words that tell it, in the body; NULL where they stand outside
  "end" INTEGER, -- behind the last code point
  words TEXT, -- the text from start to end
  origin_start INTEGER, -- of the same words in the decoded input (text and rows of text)
  origin_end INTEGER, -- behind them there
  altered INTEGER NOT NULL CHECK (altered IN (0, 1)), -- 1: the words do not stand so in the page's own text (HTML)
  PRIMARY KEY (quotation, position)
) STRICT, WITHOUT ROWID;

CREATE TABLE judgements ( -- what people decided; never changed, only superseded by a later one
  id INTEGER PRIMARY KEY AUTOINCREMENT, -- of this file only; hash is what other programs know a judgement by
  hash TEXT NOT NULL UNIQUE, -- of all that it says
  by TEXT NOT NULL, -- who judged
  at TEXT NOT NULL, -- when, UTC, ISO 8601 with microseconds
  why TEXT NOT NULL, -- the reason given; may be empty
  what TEXT NOT NULL CHECK (what IN ('merge', 'split', 'rename', 'reject', 'fix', 'undo')), -- what was decided
  sha256 TEXT, -- of the page of the quotation that it is about; NULL where it is about speakers
  anchor TEXT CHECK (anchor IS NULL OR json_valid(anchor)), -- JSON: the quotation's words and what stands around them
  value TEXT NOT NULL CHECK (json_valid(value)), -- JSON: the speakers that it is about, the name that was given
  supersedes TEXT -- hash of the judgement that it replaces or undoes
) STRICT;
CREATE INDEX judgements_by_page ON judgements (sha256) WHERE sha256 IS NOT NULL;
CREATE INDEX judgements_by_superseded ON judgements (supersedes) WHERE supersedes IS NOT NULL;

CREATE TABLE judged ( -- the quotations that judgements in force are about; found again from the judgements
  quotation INTEGER PRIMARY KEY REFERENCES quotations (id), -- that was judged
  rejected TEXT REFERENCES judgements (hash), -- the judgement that it is none
  fixed TEXT REFERENCES judgements (hash) -- the judgement that says who said it
) STRICT;

CREATE TABLE judged_speakers ( -- who said what as a person judged; where there are such rows, said_by does not count
  quotation INTEGER NOT NULL REFERENCES judged (quotation), -- what was said
  position INTEGER NOT NULL, -- among its speakers, from 0
  profile INTEGER NOT NULL REFERENCES profiles (id), -- who said it
  PRIMARY KEY (quotation, position)
) STRICT, WITHOUT ROWID;
CREATE INDEX judged_speakers_by_profile ON judged_speakers (profile, quotation);

CREATE TABLE known ( -- entries of the lists of known people and bodies that were imported
  id INTEGER PRIMARY KEY, -- of this file only
  hash TEXT NOT NULL UNIQUE, -- of all that it says
  list TEXT NOT NULL, -- the name of the list's file
  entry TEXT NOT NULL, -- its id in the list
  kind TEXT NOT NULL CHECK (kind IN ('person', 'organisation', 'country')), -- what it is
  name TEXT NOT NULL, -- the one to call it by
  wikidata TEXT -- its id there
) STRICT;

CREATE TABLE known_names ( -- all names of such an entry
  known INTEGER NOT NULL REFERENCES known (id), -- whose name it is
  name TEXT NOT NULL, -- as the list has it
  key TEXT NOT NULL, -- the name as it is compared
  block TEXT NOT NULL, -- as in profiles
  PRIMARY KEY (known, name)
) STRICT, WITHOUT ROWID;
CREATE INDEX known_names_by_key ON known_names (key);
CREATE INDEX known_names_by_block ON known_names (block);

CREATE VIEW who_said ( -- who said what: as a person judged, else as the reader found it
  quotation, position, profile, speaker, judged
) AS
SELECT said_by.quotation, said_by.position, said_by.profile, profiles.speaker, 0
FROM said_by JOIN profiles ON profiles.id = said_by.profile
WHERE NOT EXISTS (SELECT 1 FROM judged_speakers WHERE judged_speakers.quotation = said_by.quotation)
UNION ALL
SELECT judged_speakers.quotation, judged_speakers.position, judged_speakers.profile, profiles.speaker, 1
FROM judged_speakers JOIN profiles ON profiles.id = judged_speakers.profile;

CREATE VIEW quotes AS -- for people: who said what, when, in which article
SELECT
  quotations.hash AS id,
  (
    SELECT group_concat(name, '; ') FROM (
      SELECT speakers.name FROM who_said JOIN speakers ON speakers.id = who_said.speaker
      WHERE who_said.quotation = quotations.id ORDER BY who_said.position
    )
  ) AS speakers,
  contents.words, quotations.kind, quotations.first_day, quotations.last_day, articles.outlet, articles.title,
  pages.uri, article_ids.id AS article, quotations.confidence
FROM quotations
JOIN contents ON contents.quotation = quotations.id
JOIN articles ON articles.page = quotations.article
JOIN pages ON pages.id = quotations.article
JOIN article_ids ON article_ids.page = quotations.article
WHERE NOT EXISTS (SELECT 1 FROM judged WHERE judged.quotation = quotations.id AND rejected IS NOT NULL);
