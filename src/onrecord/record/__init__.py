"""The record: one SQLite file of pages, articles and quotations. All SQL of onrecord is in this folder."""
