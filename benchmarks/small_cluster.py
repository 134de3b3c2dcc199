"""A Ray cluster of small nodes on this machine, for measuring and testing."""

import logging
import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

# Ray gives a node half a minute to start, which a busy machine may exceed.
_TRIES = 4
_NODE = {"num_cpus": 1, "object_store_memory": 80 << 20, "include_dashboard": False}


@contextmanager
def small_cluster(nodes: int, **system: Any) -> Iterator[tuple[Any, list[Any]]]:
    """Give a cluster of so many nodes of one core, and its nodes but for the first; this process has joined.

    `system` are settings of Ray's own.
    """
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        import ray as untyped

        ray: Any = untyped
        logging.getLogger("ray").setLevel(logging.ERROR)
        cluster, others = _start(nodes, system)
        try:
            ray.init(cluster.address, log_to_driver=False, logging_level=logging.ERROR)
            yield cluster, others
        finally:
            ray.shutdown()
            cluster.shutdown()


def _start(nodes: int, system: dict[str, Any]) -> tuple[Any, list[Any]]:
    from ray import cluster_utils

    tries = 0
    while True:
        tries += 1
        cluster: Any = cluster_utils.Cluster()
        try:
            cluster.add_node(**_NODE, _system_config=system)
            others = [cluster.add_node(**_NODE) for _ in range(nodes - 1)]
            cluster.wait_for_nodes()
        except Exception:  # Ray raises nothing more special
            cluster.shutdown()
            if tries == _TRIES:
                raise
        else:
            return cluster, others
