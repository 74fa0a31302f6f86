"""The quotation readers: `make train` runs audit, vocabulary, train, teach, export and calibrate."""
