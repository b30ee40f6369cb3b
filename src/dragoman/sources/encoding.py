"""Bytes to text: a byte order mark, a declaration, UTF-8, or a guess that is owned up to."""

from __future__ import annotations

import codecs
import re

from dragoman.errors import SourceError
from dragoman.model import Notice

_BOMS = (
    # UTF-32's little-endian mark begins with UTF-16's, so it is tried first.
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)

_MAGIC = (
    (b"%PDF-", "a PDF file"),
    (b"PK\x03\x04", "a ZIP or office file"),
    (b"\xd0\xcf\x11\xe0", "an old office file"),
    (b"{\\rtf", "an RTF file"),
    (b"\x1f\x8b", "a gzip file"),
    (b"BZh", "a bzip2 file"),
    (b"\x89PNG", "an image"),
    (b"\xff\xd8\xff", "an image"),
    (b"GIF8", "an image"),
)

# The WHATWG Encoding Standard reads these labels as what pages really use.
_LABELS = {
    "ascii": "cp1252",
    "utf-16": "utf-8",
    "utf-16-le": "utf-8",
    "utf-16-be": "utf-8",
    "iso8859-1": "cp1252",
    "iso8859-9": "cp1254",
    "gb2312": "gb18030",
    "gbk": "gb18030",
    "shift_jis": "cp932",
    "euc_kr": "cp949",
}

_NOT_ON_THE_WEB = {"idna", "punycode", "raw-unicode-escape", "unicode-escape", "utf-7"}
"""Codecs of Python's that are no label there."""

_CONTROL = re.compile(r"[\x00-\x08\x0e-\x1a\x1c-\x1f\x7f]")
_MOST_CONTROL = 0.05
"""Share of control characters from which a text is taken for something else."""

_MOST_CHAOS = 0.1
"""charset-normalizer's share of implausible characters up to which its guess is believed."""


def decode(data: bytes, name: str, declared: str | None = None) -> tuple[str, tuple[Notice, ...]]:
    """The text of ``data``, without its byte order mark, and a notice where its encoding had to
    be guessed or was declared wrongly.

    ``declared`` is the label a page gives for its encoding. Raises ``SourceError`` for data that
    is not text or whose encoding cannot be told.
    """
    marked = next((codec for bom, codec in _BOMS if data.startswith(bom)), None)
    if marked:
        return _decode_strictly(data, marked, name), ()
    refuse_binary(data, name)
    label = _codec(declared)
    declared_text = _decoded(data, label) if label else None
    utf8_text = _decoded(data, "utf-8")
    if utf8_text is None:
        return (declared_text, ()) if declared_text is not None else _guess(data, name)
    if label in (None, "utf-8") or declared_text == utf8_text:
        return utf8_text, ()
    if data.isascii():
        return declared_text or utf8_text, ()
    # Other encodings hardly ever make valid UTF-8 by accident: the declaration is wrong.
    return utf8_text, _notice(name, f"declared as {label}, but read as UTF-8, which it is")


def refuse_binary(data: bytes, name: str) -> None:
    """Raises ``SourceError`` if ``data`` begins like a known binary format or holds a NUL byte."""
    kind = next((kind for magic, kind in _MAGIC if data.startswith(magic)), None)
    if kind is None and b"\0" in data:
        kind = "a binary file"
    if kind:
        raise SourceError(f"{name}: {kind}, not text; save its text as UTF-8 and read that")


def tidy(text: str, name: str) -> str:
    """``text`` with ``\\n`` line ends and no byte order mark; all offsets refer to this form.

    Raises ``SourceError`` for a text without a letter and for what is no text.
    """
    text = text.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n")
    if not any(map(str.isalpha, text)):
        raise SourceError(f"{name}: no text in it; give a file with an English text")
    refuse_halves(text, f"{name}: the text")
    control = len(_CONTROL.findall(text))
    if "\0" in text or control > _MOST_CONTROL * len(text):
        raise SourceError(f"{name}: a binary file, not text; save its text as UTF-8 and read that")
    return text


def refuse_halves(text: str, what: str) -> None:
    """Raises ``SourceError``, beginning with ``what``, if ``text`` cannot be written as UTF-8."""
    try:
        text.encode("utf-8")
    except UnicodeEncodeError as error:
        raise SourceError(
            f"{what} holds half a character (a lone surrogate) at {error.start}; write it whole"
        ) from error


def _codec(declared: str | None) -> str | None:
    if declared is None:
        return None
    try:
        name = codecs.lookup(declared).name
    except LookupError:
        return None
    return None if name in _NOT_ON_THE_WEB else _LABELS.get(name, name)


def _decode_strictly(data: bytes, codec: str, name: str) -> str:
    try:
        return data.decode(codec)
    except UnicodeDecodeError as error:
        raise SourceError(
            f"{name}: marked as {codec.upper().removesuffix('-SIG')} but broken at byte "
            f"{error.start}; save it as UTF-8 again"
        ) from error


def _decoded(data: bytes, codec: str) -> str | None:
    try:
        return data.decode(codec)
    except (UnicodeError, LookupError):
        return None


def _guess(data: bytes, name: str) -> tuple[str, tuple[Notice, ...]]:
    text = data.decode("utf-8", errors="replace")
    broken = text.count("\ufffd")
    if sum(character > "\x7f" for character in text) - broken > broken:
        line = text[: text.index("\ufffd")].count("\n") + 1
        raise SourceError(f"{name}: UTF-8, but broken on line {line}; save it as UTF-8 again")
    reading = _plausible(data)
    if reading is None:
        raise SourceError(f"{name}: its encoding cannot be told; save it as UTF-8")
    codec, text = reading
    return text, _notice(
        name, f"read as {codec}, guessed from its bytes; save it as UTF-8 to be sure"
    )


def _notice(name: str, message: str) -> tuple[Notice]:
    return (Notice(code="encoding", message=f"{name}: {message}"),)


def _plausible(data: bytes) -> tuple[str, str] | None:
    """Codec and text of the one plausible reading; among equals, the web's usual cp1252."""
    from charset_normalizer import from_bytes

    matches = list(from_bytes(data))
    if not matches or matches[0].chaos > _MOST_CHAOS:
        return None
    best = [match for match in matches if match.chaos == matches[0].chaos]
    for match in best:
        if "cp1252" in match.could_be_from_charset:
            return "cp1252", str(match)
    best = [match for match in best if match.coherence == matches[0].coherence]
    return (best[0].encoding, str(best[0])) if len(best) == 1 else None
