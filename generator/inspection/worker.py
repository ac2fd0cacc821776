"""The process that opens documents: ``python -m generator.inspection.worker``.

It reads one JSON text per line, the path of a document, and answers each with one line: the inspection as JSON, or
``null`` when the file cannot be read. After running out of memory it ends, and is started again when needed.
"""

from __future__ import annotations

import json
import sys
from typing import BinaryIO

from generator.inspection.bounds import FILE_BYTES, limit_memory
from generator.inspection.opening import open_document
from generator.inspection.result import Problem, as_data, failed
from generator.system.orphans import watch_parent
from generator.system.plain_files import content_of


def serve(requests: BinaryIO, answers: BinaryIO) -> None:
    """Answer every line of ``requests`` until there are no more."""
    for line in requests:
        exhausted = False
        try:
            answer = as_data(open_document(content_of(json.loads(line), FILE_BYTES)))
        except OSError:
            answer = None
        except (MemoryError, RecursionError):
            answer, exhausted = as_data(failed(Problem.HEAVY)), True
        except Exception:  # noqa: BLE001 - whatever a library makes of a hostile file, the next file must be opened
            answer = as_data(failed(Problem.HEAVY))
        answers.write(json.dumps(answer).encode() + b"\n")
        answers.flush()
        if exhausted:
            return


def main() -> None:
    """Serve over standard input and output; what libraries print goes nowhere."""
    watch_parent()
    limit_memory()
    answers, sys.stdout = sys.stdout, sys.stderr
    serve(sys.stdin.buffer, answers.buffer)


if __name__ == "__main__":
    main()
