"""`python -m transforms.dates "text" --published 2026-03-05`: each expression and its reason."""

import argparse
from datetime import date

from transforms.dates import tag


def main() -> None:
    """Print one line an expression: text, value, interval, anchor and rule."""
    parser = argparse.ArgumentParser(prog="python -m transforms.dates", description=__doc__)
    parser.add_argument("text")
    parser.add_argument("--published", type=date.fromisoformat, help="publication date, YYYY-MM-DD")
    parser.add_argument("--language", default="en", help="ISO 639-1 code (default en)")
    given = parser.parse_args()
    for m in tag(given.text, given.published, given.language):
        modifier = f" {m.modifier}" if m.modifier else ""
        begin, end = (f"{x:%Y-%m-%d %H:%M}" if x else "..." for x in (m.begins_on, m.ends_before))
        interval = f"[{begin}, {end})" if m.begins_on or m.ends_before else "-"
        anchor = f" from {m.anchor} “{m.anchor_text}”" if m.anchor != "none" else ""
        print(
            f"{m.text!r:28} {m.timex_type} {m.timex_value}{modifier}  {interval}  {m.rule}{anchor}"
        )


if __name__ == "__main__":
    main()
