"""E-mailed newsletters: the plain text, or the text of the page, with subject, sender and date."""

from email import policy
from email.message import EmailMessage, MIMEPart
from email.parser import BytesParser
from email.utils import parseaddr, parsedate_to_datetime

from verbale.sources.parsing.markup import to_text
from verbale.sources.parsing.pieces import Piece
from verbale.sources.parsing.request import Request, Unparsable


def parse(request: Request) -> list[Piece]:
    """Return the one report of an e-mail; attachments are left out. Raises Unparsable when there is none."""
    message = BytesParser(EmailMessage, policy=policy.default).parsebytes(request.data)
    part = message.get_body(preferencelist=("plain", "html"))
    text = _content(part) if part is not None else ""
    if part is not None and part.get_content_type() == "text/html":
        text = to_text(text)
    if not text.strip():
        raise Unparsable("is an e-mail without text: save its attachments by themselves")
    name, address = parseaddr(_header(message, "From") or "")
    return [
        Piece(
            text=text,
            title=_header(message, "Subject"),
            publisher=name or address or None,
            published=_day(_header(message, "Date")),
            language=_header(message, "Content-Language"),
        )
    ]


def _content(part: MIMEPart) -> str:
    try:
        content = part.get_content()
    except (LookupError, ValueError):
        content = part.get_payload(decode=True)
    return content.decode("utf-8", "replace") if isinstance(content, bytes) else str(content)


def _header(message: EmailMessage, name: str) -> str | None:
    try:
        value = message[name]
    except (ValueError, IndexError, TypeError):  # the standard library's parser gives up on some
        return None
    return " ".join(str(value).split()) or None if value is not None else None


def _day(written: str | None) -> str | None:
    try:
        return parsedate_to_datetime(written).date().isoformat() if written else None
    except (ValueError, TypeError):
        return None
