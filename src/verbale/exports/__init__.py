"""The record in the formats of other tools."""

from verbale.exports.formats import FORMATS, Format, export

__all__ = ["FORMATS", "Format", "export"]
