"""The record in the formats of other tools."""

from verbale.exports.formats import FORMATS, Format, export, format_named, kinds_of
from verbale.exports.setting import Setting

__all__ = ["FORMATS", "Format", "Setting", "export", "format_named", "kinds_of"]
