"""Nothing in the project names the machine that made it, or a host that packages come from."""

from __future__ import annotations

from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]

# Written with a bar inside, so that this file does not hold what it looks for.
HOSTS = "py|pi.org python|hosted np|mjs. deb.deb|ian files.py|pi crates|.io registry.n|pm"
PLACES = "/wo|rk/ /opt/wh|eels /opt/py|pi /ro|ot/ /ho|me/ file:/|// C:|\\Users"
WORDS = f"{HOSTS} {PLACES}".replace("|", "").split()


def test_no_file_names_a_host_of_packages_or_a_place_on_one_machine(
    files: tuple[Path, ...],
) -> None:
    """A lock file holds names, versions and hashes; a script finds its way from where it stands."""
    found = [
        f"{path.relative_to(ROOT)}:{number}: {word}"
        for path in files
        for number, line in enumerate(path.read_text("utf-8", "replace").splitlines(), 1)
        for word in WORDS
        if word in line
    ]
    assert not found, "\n".join(found)


def test_the_lock_files_hold_a_hash_for_every_package() -> None:
    """So that what is installed is what was locked, wherever it comes from."""
    for name in ("requirements.lock", "requirements-dev.lock"):
        text = (ROOT / name).read_text("utf-8").replace("\\\n", " ")
        lines = [line for line in text.splitlines() if line and not line.startswith("#")]
        assert lines, name
        unlocked = [line for line in lines if "==" not in line or "--hash=sha256:" not in line]
        assert not unlocked, unlocked


def test_the_two_lock_files_agree() -> None:
    """What is tested is what runs."""
    run, test = (versions(name) for name in ("requirements.lock", "requirements-dev.lock"))
    assert run.items() <= test.items(), {
        k: (v, test.get(k)) for k, v in run.items() if test.get(k) != v
    }


def versions(name: str) -> dict[str, str]:
    """The packages of a lock file, with their versions."""
    lines = (ROOT / name).read_text("utf-8").splitlines()
    return dict(line.split(" ")[0].split("==", 1) for line in lines if "==" in line)
