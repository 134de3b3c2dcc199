"""Reads an archive on a cluster of two nodes and kills one in mid-run: `python -m tests.engines.on_ray`.

A program of its own, so that what Ray leaves behind in a process stays out of the tests'.
"""

import json
import sys
from pathlib import Path

from benchmarks.small_cluster import small_cluster

from verbale.engines.archive import ArchiveSummary, read_archive


def main() -> None:
    """Read the shards of the first folder into the second; print the summary as JSON."""
    archive, accounts = map(Path, sys.argv[1:])
    # A node that is gone is missed within a few seconds.
    with small_cluster(2, health_check_period_ms=500, health_check_failure_threshold=10) as (cluster, nodes):

        def kill(summary: ArchiveSummary) -> None:
            if summary.done == 2 and nodes:
                cluster.remove_node(nodes.pop(), allow_graceful=False)

        summary = read_archive([archive], accounts, engine="ray", address=cluster.address, progress=kill)
    print(json.dumps({**summary.to_dict(), "node killed": not nodes}))  # noqa: T201


if __name__ == "__main__":
    main()
