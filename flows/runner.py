"""Where batches are annotated: in processes of this machine, or on a Dask or Ray cluster.

On a cluster each batch is one task of the flow that runs, handed on by Prefect's task runner.
Documents go by their path in the run's staging folder, so workers share its file system.
"""

import pickle
from collections.abc import Callable, Iterable, Iterator
from importlib.util import find_spec
from itertools import chain, islice
from typing import Any
from urllib.parse import urlsplit

from prefect import Flow, task
from prefect.cache_policies import NO_CACHE
from prefect.context import FlowRunContext
from prefect.settings import PREFECT_API_URL
from prefect.task_runners import TaskRunner

from flows.errors import CommandError
from flows.pool import Batch, Result, in_order, over_processes
from flows.settings import Settings

# A worker is a process, and everything listens on loopback.
OWN_DASK = {
    "threads_per_worker": 1,
    "host": "127.0.0.1",
    "dashboard_address": None,
    "preload": ["flows.worker_exit"],
}
LOOPBACK = {"localhost", "127.0.0.1", "::1"}


def over_workers(
    function: Callable[[Batch], Result], batches: Iterable[Batch], settings: Settings
) -> Iterator[Result]:
    """`map(function, batches)` over the workers that the settings name."""
    if settings.runner == "local":
        return over_processes(function, batches, settings.workers)
    return over_cluster(function, batches, settings)


def over_cluster(
    function: Callable[[Batch], Result], batches: Iterable[Batch], settings: Settings
) -> Iterator[Result]:
    """`map(function, batches)`, each batch a task of the flow that runs; a single one runs here.

    Raises RuntimeError when the workers do not see this machine's files.
    """
    pending = iter(batches)
    head = list(islice(pending, 2))
    if len(head) < 2:
        yield from map(function, head)
        return
    # As bytes: Prefect and Dask look into every object of a parameter.
    submit = lambda batch: work_off.submit(function, pickle.dumps(batch))  # noqa: E731
    try:
        yield from in_order(submit, chain(head, pending), slots(settings))
    except FileNotFoundError as error:
        raise RuntimeError(
            f"a worker cannot read {error.filename}: workers need the file system of this machine; "
            "put --warehouse on one that they share, at the same path"
        ) from error


@task(name="annotate batch", cache_policy=NO_CACHE, persist_result=False)
def work_off(function: Callable[[Batch], Result], batch: bytes) -> Result:
    """One pickled batch, in a worker. Nobody but the run that waits for it wants the result."""
    return function(pickle.loads(batch))


def slots(settings: Settings) -> int:
    """How many batches the cluster works on at once; the setting where it is of our own making."""
    if not settings.address:
        return settings.workers
    if settings.runner == "dask":
        context = FlowRunContext.get()
        runner: Any = context.task_runner if context else None
        return max(settings.workers, sum(runner.client.nthreads().values()))
    import ray

    return max(settings.workers, int(ray.cluster_resources().get("CPU", 0)))


def on_runner(flow: Flow[..., Any], settings: Settings) -> Flow[..., Any]:
    """The flow with the task runner that the settings name."""
    if settings.runner == "local":
        return flow
    return flow.with_options(task_runner=task_runner(settings))


def task_runner(settings: Settings) -> TaskRunner[Any]:
    """Prefect's way to the cluster at the address, or to one on loopback that ends with the run.

    Ray has no such: whatever address it is given, its raylets listen on all interfaces.
    """
    if settings.runner == "dask":
        from prefect_dask import DaskTaskRunner

        own = {"cluster_kwargs": {"n_workers": settings.workers} | OWN_DASK}
        return DaskTaskRunner(**({"address": settings.address} if settings.address else own))
    from prefect_ray import RayTaskRunner

    return RayTaskRunner(address=settings.address)


def check_runner(settings: Settings) -> None:
    """CommandError when the cluster cannot be used, before a run begins."""
    if settings.runner == "local":
        return
    package = f"prefect_{settings.runner}"
    if find_spec(package) is None:
        extra = f"in the checkout: pip install -e '.[{settings.runner}]'"
        raise CommandError(f"--runner {settings.runner}: {package} is not installed ({extra})")
    if settings.runner == "ray" and not settings.address:
        raise CommandError(
            "--runner ray: give the --address of a cluster (`ray start`): Ray listens on all "
            "interfaces, and Dateline starts nothing that does"
        )
    host = urlsplit(settings.address).hostname or settings.address.partition(":")[0]
    if host and host not in LOOPBACK and not PREFECT_API_URL.value():
        raise CommandError(
            f"--address {settings.address}: workers on other machines report to a Prefect server; "
            "set PREFECT_API_URL to one that they reach"
        )
