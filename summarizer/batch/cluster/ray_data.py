"""Ray Data between the input and the workers; the one module that knows Ray."""

import logging
import os
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import asdict
from typing import Any

import pyarrow as pa
import ray
from ray.data import ActorPoolStrategy, DataContext, Dataset, Datasource, ReadTask, read_datasource
from ray.data.block import BlockMetadata
from ray.data.exceptions import SystemException

from summarizer.batch.cluster.rows import Errand, Outcome
from summarizer.batch.cluster.worker import KEY_VARIABLE, Orders, Worker
from summarizer.errors import BatchError

Read = Callable[[], Iterator[Errand]]

_ERRANDS = pa.schema(
    {
        "index": pa.int64(),
        "id": pa.string(),
        "text": pa.string(),
        "url": pa.string(),
        "data": pa.binary(),
        "name": pa.string(),
        "format": pa.string(),
        "metadata": pa.string(),
        "failure": pa.string(),
        "article": pa.string(),
    }
)
_OUTCOMES = pa.schema(
    {
        "index": pa.int64(),
        "id": pa.string(),
        "document": pa.string(),
        "failure": pa.string(),
        "stops": pa.bool_(),
    }
)
_BLOCK_BYTES = 1024 * 1024
"""What Ray makes of the input first; after that blocks go by the number of articles."""
_ARTICLES_PER_TASK = 4
"""Few, for what a task has done counts only when all of it is done."""
_USUAL_ARTICLES = 64
"""Articles that a worker has at once when nobody says how many requests it may send."""
_SPARE = 4
_READING_CPUS = 0.1
_STORE_BYTES = 256 * 1024 * 1024
_CPUS_BESIDES = 2
_ERRORS = (ray.exceptions.RayError, SystemException)


@contextmanager
def cluster(address: str | None, workers: int, key: str | None) -> Iterator[None]:
    """Connect to a cluster, or start one on this machine, unless the caller has done that.

    Args:
        address: as ``ray.init`` takes it; RAY_ADDRESS if not given.
        workers: how many a cluster that is started here has room for.
        key: of the endpoint; in the environment of a cluster that is started here.

    Raises:
        BatchError: there is no cluster, or none can be started.
    """
    address = address or os.environ.get("RAY_ADDRESS")
    if ray.is_initialized():
        yield
        return
    quiet = {"log_to_driver": False, "logging_level": "ERROR"}
    try:
        if address:
            ray.init(address, **quiet)
        else:
            _start(workers, key, quiet)
    except (ConnectionError, OSError, RuntimeError, ValueError, *_ERRORS) as error:
        where = f"no Ray cluster at {address}" if address else "Ray does not start here"
        raise BatchError(f"{where}: {_one_line(error)}") from error
    try:
        yield
    finally:
        ray.shutdown()


def outcomes(read: Read, count: int, orders: Orders, workers: int) -> Iterator[Outcome]:
    """Have notes written of all articles; yield what becomes of each, in no order.

    Args:
        read: reads the articles; called in another process on this machine.
        count: how many there are.
        orders: for every worker.
        workers: how many there may be.

    Raises:
        BatchError: Ray has failed in a way that its retries did not mend.
    """
    articles = orders.jobs + orders.jobs // _SPARE if orders.jobs else _USUAL_ARTICLES
    per_task = min(_ARTICLES_PER_TASK, articles)
    with _context():
        dataset = read_datasource(
            _Articles(read, count), num_cpus=_READING_CPUS, override_num_blocks=1
        )
        dataset = dataset.repartition(target_num_rows_per_block=per_task).map_batches(
            _MappingWorker,
            fn_constructor_args=(orders,),
            batch_size=per_task,
            batch_format="pyarrow",
            compute=_pool(workers, -(-articles // per_task)),
            num_cpus=1,
        )
        yield from _rows(dataset)


class _Articles(Datasource):
    """The articles of a batch, read in one task on this machine.

    One, for the rows of a table are numbered through; no model is as fast as a disk.
    """

    def __init__(self, read: Read, count: int) -> None:
        super().__init__()
        self._read = read
        self._count = count

    @property
    def supports_distributed_reads(self) -> bool:
        return False

    def estimate_inmemory_data_size(self) -> None:
        return None

    def get_read_tasks(self, parallelism: int, *_: Any, **__: Any) -> list[ReadTask]:
        read = self._read

        def tables() -> Iterator[pa.Table]:
            for errand in read():
                yield pa.Table.from_pylist([asdict(errand)], _ERRANDS)

        known = BlockMetadata(
            num_rows=self._count, size_bytes=None, input_files=None, exec_stats=None
        )
        return [ReadTask(tables, known, _ERRANDS)]


class _MappingWorker:
    """A worker as Ray Data knows one: called with tables, from several threads."""

    def __init__(self, orders: Orders) -> None:
        self._worker = Worker(orders)

    def __call__(self, table: pa.Table) -> pa.Table:
        errands = [Errand(**row) for row in table.to_pylist()]
        told = [asdict(outcome) for outcome in self._worker.outcomes(errands)]
        return pa.Table.from_pylist(told, _OUTCOMES)

    def __del__(self) -> None:
        # Ray lets go of it when the work is done; what is to be sent of telemetry goes now.
        self._worker.close()


def _pool(workers: int, tasks: int) -> ActorPoolStrategy:
    """Return a pool that never takes the last CPU: what feeds it needs one too.

    It begins with all that it can have and keeps them. Ray would let go of a worker that had
    nothing to do while the first articles were read, and not start it again.
    """
    cpus = int(ray.cluster_resources().get("CPU", 0))
    return ActorPoolStrategy(
        min_size=max(1, min(workers, cpus - 1)),
        max_size=workers,
        # One more than a worker can use, so that it need not wait for the next one.
        max_concurrent_calls_per_actor=tasks + 1,
        max_tasks_in_flight_per_actor=tasks + 2,
        enable_true_multi_threading=True,
    )


def _rows(dataset: Dataset) -> Iterator[Outcome]:
    try:
        for table in dataset.iter_batches(batch_size=None, batch_format="pyarrow"):
            for row in table.to_pylist():
                yield Outcome(**row)
    except _ERRORS as error:
        raise BatchError(f"Ray failed: {_one_line(error)}; run it again to go on") from error


@contextmanager
def _context() -> Iterator[None]:
    """Have Ray Data make small blocks and say nothing, as long as this lasts."""
    context = DataContext.get_current().copy()
    context.enable_progress_bars = False
    context.print_on_execution_start = False
    context.target_max_block_size = _BLOCK_BYTES
    logger = logging.getLogger("ray.data")
    level = logger.level
    logger.setLevel(logging.ERROR)
    try:
        with DataContext.current(context):
            yield
    finally:
        logger.setLevel(level)


def _start(workers: int, key: str | None, quiet: Mapping[str, Any]) -> None:
    # What a process started by Ray finds in its environment is in no log, unlike what Ray is
    # told to put there (its "runtime environment").
    own = {"RAY_USAGE_STATS_ENABLED": "0", "RAY_BACKEND_LOG_LEVEL": "fatal"}
    if key is not None:
        own[KEY_VARIABLE] = key
    with _environment(own):
        ray.init(
            "local",
            num_cpus=workers + _CPUS_BESIDES,
            object_store_memory=_STORE_BYTES,
            include_dashboard=False,
            _node_ip_address="127.0.0.1",
            **quiet,
        )


@contextmanager
def _environment(own: Mapping[str, str]) -> Iterator[None]:
    before = dict(zip(own, map(os.environ.get, own), strict=True))
    os.environ.update(own)
    try:
        yield
    finally:
        for name, value in before.items():
            if value is None:
                del os.environ[name]
            else:
                os.environ[name] = value


def _one_line(error: BaseException) -> str:
    """Return the last line of what Ray says: the others are the way there."""
    lines = str(error).strip().splitlines()
    return lines[-1].strip() if lines else type(error).__name__
