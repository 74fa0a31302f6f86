-- What belongs together across articles. All of it is made from the articles, and can be made anew. What is looked up by
-- words or keys has no REFERENCES: to check one, each removal of an article would read the whole table.

CREATE TABLE sketches ( -- what of an article is compared with others
  page INTEGER PRIMARY KEY REFERENCES articles (page), -- it was made of
  day INTEGER, -- of publication, days since the first of year 1; NULL where no day is known
  gist TEXT NOT NULL CHECK (json_valid(gist)) -- JSON: its heaviest words with their weights, its title's, weekdays
) STRICT;

CREATE TABLE terms ( -- words by which articles on one event are found
  word TEXT NOT NULL, -- one of the heaviest of the article
  day INTEGER NOT NULL, -- of publication, as in sketches; 0 where it is unknown
  page INTEGER NOT NULL, -- of the article that it stands in
  PRIMARY KEY (word, day, page)
) STRICT, WITHOUT ROWID;

CREATE TABLE bands ( -- keys by which copies of one text are found
  key INTEGER NOT NULL, -- hash of a few least hashes of the body's shingles
  page INTEGER NOT NULL, -- of the article whose body it is
  PRIMARY KEY (key, page)
) STRICT, WITHOUT ROWID;

CREATE TABLE phrases ( -- keys by which the same words are found wherever they are quoted
  key INTEGER NOT NULL, -- hash of a few words in a row that stand in a quotation
  day INTEGER NOT NULL, -- the first on which it can have been said, else of publication; 0 where it is unknown
  quotation INTEGER NOT NULL, -- id of the quotation that they stand in
  PRIMARY KEY (key, day, quotation)
) STRICT, WITHOUT ROWID;

CREATE TABLE alike ( -- pairs of articles that may be on one event
  one INTEGER NOT NULL REFERENCES articles (page), -- the article of the lower number
  other INTEGER NOT NULL REFERENCES articles (page), -- the other article
  likeness REAL NOT NULL, -- how likely it is, 0 to 1
  PRIMARY KEY (one, other)
) STRICT, WITHOUT ROWID;
CREATE INDEX alike_by_other ON alike (other);

CREATE TABLE same_texts ( -- pairs of articles that are the same text
  one INTEGER NOT NULL REFERENCES articles (page), -- the article of the lower number
  other INTEGER NOT NULL REFERENCES articles (page), -- the other article
  kind TEXT NOT NULL CHECK (kind IN ('exact', 'version', 'near', 'syndicated')), -- in what way
  share REAL NOT NULL, -- how much of the smaller stands in the other, 0 to 1
  PRIMARY KEY (one, other)
) STRICT, WITHOUT ROWID;
CREATE INDEX same_texts_by_other ON same_texts (other);

CREATE TABLE same_words ( -- pairs of quotations that may report one utterance
  one INTEGER NOT NULL REFERENCES quotations (id), -- the quotation of the lower number
  other INTEGER NOT NULL REFERENCES quotations (id), -- the other quotation
  same REAL NOT NULL, -- how likely it is where one speaker said both, 0 to 1
  open REAL NOT NULL, -- how likely it is where nobody can tell whether one speaker did
  PRIMARY KEY (one, other)
) STRICT, WITHOUT ROWID;
CREATE INDEX same_words_by_other ON same_words (other);

CREATE TABLE copies ( -- groups of articles that are the same text
  id INTEGER PRIMARY KEY, -- of this file only
  kind TEXT NOT NULL CHECK (kind IN ('exact', 'version', 'near', 'syndicated')), -- the weakest between any two
  origin INTEGER REFERENCES articles (page) -- the article that the others come from; NULL where nothing tells
) STRICT;

CREATE TABLE copied ( -- the articles of each such group
  page INTEGER PRIMARY KEY REFERENCES articles (page), -- the article
  copies INTEGER NOT NULL REFERENCES copies (id), -- its group
  position INTEGER NOT NULL -- the earliest published first, from 0
) STRICT;
CREATE INDEX copied_by_copies ON copied (copies, position);

CREATE TABLE stories ( -- groups of articles on one event
  id INTEGER PRIMARY KEY, -- of this file only
  lead INTEGER NOT NULL REFERENCES articles (page), -- the article that is most like the others: its title is the story's
  first INTEGER NOT NULL REFERENCES articles (page) -- the earliest published
) STRICT;

CREATE TABLE told_in ( -- the articles of each story
  page INTEGER PRIMARY KEY REFERENCES articles (page), -- the article
  story INTEGER NOT NULL REFERENCES stories (id), -- its story
  position INTEGER NOT NULL -- the earliest published first, from 0
) STRICT;
CREATE INDEX told_in_by_story ON told_in (story, position);

CREATE TABLE statements ( -- utterances that several quotations report; any other quotation is a statement of its own
  id INTEGER PRIMARY KEY, -- of this file only; the earliest quotation's hash is what other programs know it by
  first INTEGER NOT NULL UNIQUE REFERENCES quotations (id) -- the earliest of its quotations
) STRICT;

CREATE TABLE reported ( -- the quotations of each such statement
  quotation INTEGER PRIMARY KEY REFERENCES quotations (id), -- the quotation
  statement INTEGER NOT NULL REFERENCES statements (id), -- what it reports
  position INTEGER NOT NULL -- the earliest first, from 0
) STRICT;
CREATE INDEX reported_by_statement ON reported (statement, position);

CREATE TABLE former ( -- ids that statements had by quotations that another reading did not find again
  hash TEXT PRIMARY KEY, -- of that quotation
  quotation INTEGER NOT NULL REFERENCES quotations (id) -- one that reports the same
) STRICT, WITHOUT ROWID;
CREATE INDEX former_by_quotation ON former (quotation);

CREATE TABLE unlinked ( -- articles that are to be compared with the others
  page INTEGER PRIMARY KEY REFERENCES articles (page) -- the article
) STRICT;

CREATE TABLE ungrouped ( -- what is to be grouped anew with all that it hangs together with
  what TEXT NOT NULL CHECK (what IN ('copies', 'stories', 'statements')), -- into which groups
  id INTEGER NOT NULL, -- of the page, or of the quotation
  PRIMARY KEY (what, id)
) STRICT, WITHOUT ROWID;

CREATE TABLE linked ( -- one row: by which rules articles were compared last
  rules INTEGER NOT NULL -- their number; with another one all are compared anew when something is added or judged
) STRICT;
INSERT INTO linked (rules) VALUES (0);

DROP INDEX profiles_by_hash;
CREATE INDEX profiles_by_hash ON profiles (hash, block); -- which blocks hold the same name
