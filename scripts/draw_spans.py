"""Draws the pictures of the pages on spaCy components: what displaCy shows of a sentence, as SVG.

displaCy shows span groups as HTML; each picture holds it as a foreign object, in the reader's own font,
without links.
"""

import re
from pathlib import Path

from spacy import displacy
from spacy.tokens import Doc, Span

from verbale.reading.findings import findings
from verbale.reading.pipeline import load

TARGET = Path(__file__).parent.parent / "docs" / "images" / "spacy"
PUBLISHED = "LIMA, May 14, 2019. "
WIDTH, LINE, MARGIN = 760, 62, 14
LETTERS = 90  # that fit in a line
LAYER = 17  # for each span above another
COLOURS = ("#8ecae6", "#ffb703", "#a7c957", "#f4978e", "#cdb4db", "#d9d9d9")

SENTENCES = {
    "layout": "Ministers to meet in spring\n\n" + PUBLISHED + "The two ministers will meet again in April.",
    "times": PUBLISHED + "They spoke on Monday, three weeks after the March 4 accord, and meet next month.",
    "actors": PUBLISHED
    + "Peruvian Foreign Minister Nestor Popolizio met his Norwegian counterpart on Tuesday.",
    "places": PUBLISHED + "The delegation flew from Oslo to Cusco, in southern Peru.",
    "quotations": PUBLISHED + '"We shall trade more," Popolizio said. Norway said that talks would go on.',
    "contacts": PUBLISHED
    + "Popolizio met the Norwegian prime minister in Lima on Tuesday. Norway's king will visit Peru in June.",
    "events": PUBLISHED
    + "Norway condemned Peru on Monday and imposed sanctions on it. Peru threatened to recall its envoy.",
    "agreements": PUBLISHED + "Norway and Peru signed a free trade agreement on March 4.",
    "figures": PUBLISHED + "Exports of Peru to Norway rose by 12 percent last year.",
}


def groups(name: str, doc: Doc) -> list[tuple[Span, str]]:
    """Return the spans to show for a component, each with its label."""
    found = findings(doc)
    spans: list[tuple[tuple[int, int], str]] = []
    if name == "layout":
        for key in ("headings", "datelines", "paragraphs"):
            spans += [((span.start_char, span.end_char), key[:-1].upper()) for span in doc.spans[key]]
    elif name == "times":
        spans = [(time.span, time.value) for time in found.times]
    elif name == "actors":
        spans = [(m.span, f"{a.id} {a.party or a.kind}") for a in found.actors for m in a.mentions]
    elif name == "places":
        spans = [(span, f"{place.name}, {place.state}") for place in found.places for span in place.spans]
    elif name == "quotations":
        for quotation in found.quotations:
            spans += [(span, quotation.form.upper()) for span in quotation.content]
            spans += [(span, "SOURCE") for span in quotation.source]
            spans += [(span, "CUE") for span in quotation.cue]
    elif name == "contacts":
        spans = [
            (span, f"{contact.mode}, {contact.status}, {contact.date}")
            for contact in found.contacts
            for span in contact.evidence
        ]
    elif name == "events":
        spans = [(event.trigger[0], f"{event.type} {event.cameo}") for event in found.events]
    elif name == "agreements":
        spans = [(span, agreement.status or "") for agreement in found.agreements for span in agreement.spans]
    else:
        spans = [(figure.span, f"{figure.measure} {figure.change or ''}") for figure in found.figures]
    shown = {}
    for (start, end), label in spans:
        span = doc.char_span(start, end, alignment_mode="expand")
        if span is not None:
            shown[span.start, span.end, label] = (span, label)
    return list(shown.values())


def draw(name: str) -> str:
    """Return the picture of one component."""
    doc = load()(SENTENCES[name])
    shown = groups(name, doc)
    doc.spans["shown"] = [Span(doc, span.start, span.end, label=label) for span, label in shown]
    kinds = dict.fromkeys(label.split(" ")[0] if name == "actors" else label for _, label in shown)
    colours = {kind: COLOURS[n % len(COLOURS)] for n, kind in enumerate(kinds)}
    by_label = {label: colours[label.split(" ")[0] if name == "actors" else label] for _, label in shown}
    html = displacy.render(
        doc, style="span", page=False, jupyter=False, options={"spans_key": "shown", "colors": by_label}
    )
    html = re.sub(r"\s*\n\s*", " ", html.replace("<br>", "<br/>")).strip()
    html = html.replace("font-size: 0.6em;", "font-size: 0.6em; white-space: nowrap;")
    lines = sum(-(-len(part) // LETTERS) for part in doc.text.split("\n") if part)
    deepest = max((sum(1 for other, _ in shown if other.start <= t.i < other.end) for t in doc), default=1)
    height = 2 * MARGIN + lines * (LINE + LAYER * (deepest - 1))
    size = f'width="{WIDTH}" height="{height}"'
    inside = f'width="{WIDTH - 2 * MARGIN}" height="{height - MARGIN}"'
    style = "font: 15px sans-serif; color: #000000"
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {height}" {size}>'
        f'<rect {size} fill="#ffffff"/><foreignObject x="{MARGIN}" y="{MARGIN // 2}" {inside}>'
        f'<div xmlns="http://www.w3.org/1999/xhtml" style="{style}">{html}</div></foreignObject></svg>\n'
    )


if __name__ == "__main__":
    TARGET.mkdir(parents=True, exist_ok=True)
    for each in SENTENCES:
        (TARGET / f"{each}.svg").write_text(draw(each), encoding="utf-8")
