"""Parses whole documents (pages, feeds, PDF files, e-mails) in a process of its own.

What comes from the web is hostile, and the libraries that take it apart are large: a document may make
them slow, fill the memory or crash them. `Parser` runs them in a child process with bounds on time and
memory, and a document that breaks them is one error among others.
"""

from verbale.sources.parsing.parser import Parser
from verbale.sources.parsing.pieces import Piece

__all__ = ["Parser", "Piece"]
