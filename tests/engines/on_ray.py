"""Reads an archive on a cluster of two nodes and kills one in mid-run: `python -m tests.engines.on_ray`.

A program of its own, so that what Ray leaves behind in a process stays out of the tests'.
"""

import json
import sys
from pathlib import Path
from typing import Any

import ray as untyped
from ray import cluster_utils

from verbale.engines.archive import ArchiveSummary, read_archive

ray: Any = untyped
SMALL: dict[str, Any] = {"num_cpus": 1, "object_store_memory": 80 << 20, "include_dashboard": False}
# So that a node is missed within a few seconds.
WATCHFUL = {"health_check_period_ms": 500, "health_check_failure_threshold": 4}


def main() -> None:
    """Read the shards of the first folder into the second; print the summary as JSON."""
    archive, accounts = map(Path, sys.argv[1:])
    cluster: Any = cluster_utils.Cluster(
        initialize_head=True, head_node_args={**SMALL, "_system_config": WATCHFUL}
    )
    node = cluster.add_node(**SMALL)
    cluster.wait_for_nodes()
    ray.init(cluster.address, log_to_driver=False)
    killed: list[None] = []

    def kill(summary: ArchiveSummary) -> None:
        if summary.done == 2 and not killed:
            killed.append(cluster.remove_node(node, allow_graceful=False))

    summary = read_archive([archive], accounts, engine="ray", address=cluster.address, progress=kill)
    alive = sum(each["Alive"] for each in ray.nodes())
    ray.shutdown()
    cluster.shutdown()
    print(json.dumps({**summary.to_dict(), "nodes left": alive}))  # noqa: T201


if __name__ == "__main__":
    main()
