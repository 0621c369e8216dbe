"""Makes the pictures of the README from the real pages of the portal: `.venv/bin/python tools/pictures.py`.

They look best where the fonts PT Serif and PT Sans are installed (`fonts-paratype` in Debian).
"""

from __future__ import annotations

import shutil
import sys
import tempfile
import threading
import time
from datetime import date
from pathlib import Path

import uvicorn
from playwright.sync_api import sync_playwright

from charterhouse import bootstrap
from charterhouse.portal.app import portal
from charterhouse.portal.serving import listening

FOLDER = Path(__file__).resolve().parents[1] / "docs" / "pictures"
DAY = date(2026, 1, 20)  # on which the public record was last read
LARGEST = 200_000  # bytes
PICTURES = {  # name: page, height
    "today": ("en/", 1180),
    "article": ("ru/charter/20", 900),
    "draft": ("en/drafts/budget-2024", 1340),
    "account": ("en/members/AM/account", 1340),
    "answer": ("en/ask/member?state=UZ&on=2013-01-01", 1000),
}


def main() -> int:
    """Make them all; 1 if one came out too large."""
    FOLDER.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as place:
        db = Path(place, "record.db")
        bootstrap.demo(db)
        listener = listening("127.0.0.1", 0)
        config = uvicorn.Config(portal(db, clock=lambda: DAY, warm=False), log_config=None)
        server = uvicorn.Server(config)
        thread = threading.Thread(target=server.run, kwargs={"sockets": [listener]}, daemon=True)
        thread.start()
        while not server.started:
            time.sleep(0.05)
        sizes = taken(f"http://127.0.0.1:{listener.getsockname()[1]}/")
        server.should_exit = True
        thread.join(10)
    for name, size in sizes.items():
        print(f"docs/pictures/{name}.png: {size} bytes")
    return int(any(size > LARGEST for size in sizes.values()))


def taken(address: str) -> dict[str, int]:
    """Each page as a picture, and how large it is."""
    sizes = {}
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=shutil.which("chromium"), args=["--no-sandbox"]
        )
        for name, (page, height) in PICTURES.items():
            window = browser.new_page(viewport={"width": 1200, "height": height}, locale="en-GB")
            window.goto(address + page)
            target = FOLDER / f"{name}.png"
            window.screenshot(path=target)
            sizes[name] = target.stat().st_size
        browser.close()
    return sizes


if __name__ == "__main__":
    sys.exit(main())
