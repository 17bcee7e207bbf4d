"""Serves the app: what `dateline dashboard` becomes.

The run is read in a thread of its own while Streamlit starts, so that the first reader finds it
there.
"""

import sys
import threading
from contextlib import suppress
from pathlib import Path

HERE = Path(__file__).resolve().parent
sys.path[0] = str(HERE.parent)  # and not this folder, of which Python made the first entry

from dashboard.snapshot import latest  # noqa: E402
from warehouse.errors import WarehouseError  # noqa: E402

# Said here too, so that no configuration of the reader's own opens a door or phones home.
FIXED = ("--server.address=127.0.0.1", "--browser.gatherUsageStats=false")


def read_ahead(warehouse: Path) -> None:
    """Read what is published. What is wrong with it is said on the page that asks next."""
    with suppress(WarehouseError):
        latest(warehouse)


def main(warehouse: str, port: str, headless: str) -> None:
    threading.Thread(target=read_ahead, args=(Path(warehouse),), daemon=True).start()
    from streamlit.web.cli import main as streamlit

    options = [*FIXED, f"--server.port={port}", f"--server.headless={headless}"]
    streamlit(["run", str(HERE / "app.py"), *options, "--", "--warehouse", warehouse])


if __name__ == "__main__":
    main(*sys.argv[1:])
