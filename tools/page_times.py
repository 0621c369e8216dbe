"""How long the pages of the portal take on a register: each made anew, and given again from what is kept.

    python tools/page_times.py charterhouse-demo.db

Server time alone, in milliseconds: the median of the rounds, a different day each, so that no page is a copy.
"""

from __future__ import annotations

import sys
from datetime import date, timedelta
from statistics import median

from starlette.testclient import TestClient

from charterhouse.portal.app import portal

ROUNDS = 9
PAGES = (
    "", "members", "members/AM", "sessions", "sessions/council-2023-11-23", "drafts",
    "drafts/budget-2024", "register", "register?state=AM", "register?q=contribution", "register/300", "charter",
    "charter/12", "charter/25", "readings", "readings/G-17", "ask", "ask/member?state=AM", "ask/arrears?state=AM",
    "ask/competent?measure.act=membership.suspend&measure.state=AM", "due", "search?q=contribution",
)  # fmt: skip


def spent(client: TestClient, address: str) -> float:
    """The milliseconds that the server spent on a page."""
    reply = client.get(address)
    assert reply.status_code == 200, address
    return float(reply.headers["server-timing"].partition("dur=")[2])


def main(db: str) -> None:
    """Print one line a page."""
    first = date(2026, 1, 19)
    with TestClient(portal(db, warm=False)) as client:
        print(f"{'page':64} {'first':>8} {'anew':>8} {'again':>8}")
        all_anew = []
        for page in PAGES:
            mark = "&" if "?" in page else "?"
            days = [first - timedelta(days=n) for n in range(ROUNDS)]
            addresses = [f"/en/{page}{mark}on={day}" for day in days]
            cold, *anew = [spent(client, address) for address in addresses]
            again = [spent(client, address) for address in addresses]
            all_anew += anew
            print(f"{'/' + page:64} {cold:8.1f} {median(anew):8.1f} {median(again):8.1f}")
        print(f"{'median over all pages, made anew':64} {'':8} {median(all_anew):8.1f}")


if __name__ == "__main__":
    main(*sys.argv[1:])
