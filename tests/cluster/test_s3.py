"""raw and warehouse on an S3 server leave the tables of a local run, whenever a push is killed."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from flows.remote.journal import manifest_of
from flows.remote.place import Place, place
from tests.flows.remote.machines import dies, machine, moved, run_remote, same, two_runs
from tests.flows.runs import run_bare, tables

pytest.importorskip("s3fs", reason="needs the extra `remote`: `make test-cluster`")
moto = pytest.importorskip("moto.server", reason="needs moto: `make test-cluster`")

SAMPLES = Path(__file__).parent.parent.parent / "raw"


@pytest.fixture(scope="module")
def endpoint() -> Iterator[str]:
    server = moto.ThreadedMotoServer(ip_address="127.0.0.1", port=0, verbose=False)
    server.start()
    host, port = server.get_host_and_port()
    yield f"http://{host}:{port}"
    server.stop()


@pytest.fixture
def bucket(endpoint: str, monkeypatch: pytest.MonkeyPatch, request: pytest.FixtureRequest) -> Place:
    """An empty bucket of this test alone, reached as an operator would say it."""
    monkeypatch.setenv("AWS_ENDPOINT_URL", endpoint)
    for name in ("AWS_ACCESS_KEY_ID", "AWS_SECRET_ACCESS_KEY"):
        monkeypatch.setenv(name, "testing")
    monkeypatch.setenv("AWS_DEFAULT_REGION", "us-east-1")
    found = place(f"s3://bucket-{abs(hash(request.node.name))}")
    found.fs.mkdir(found.root)
    return found


def test_tables_are_those_of_a_local_run_and_a_second_run_moves_nothing(
    bucket: Place, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    files = [path for path in SAMPLES.rglob("*") if path.is_file()]
    bucket.put((path, f"raw/{path.relative_to(SAMPLES).as_posix()}") for path in files)
    # Names that S3 takes and a folder does not.
    for name in ("raw//double.txt", "raw/../climbs.txt", "raw/.hidden"):
        bucket.write(name, b"Title: Not here\n\nNothing.\n")
    monkeypatch.setenv("DATELINE_CACHE", str(tmp_path / "cache"))
    monkeypatch.setenv("DATELINE_WORKERS", "1")
    run_bare(SAMPLES, tmp_path / "local")
    places = f"{bucket.url}/raw", f"{bucket.url}/warehouse"
    counts = run_remote(*places)
    assert [w for w in counts.warnings if "no file names" in w and "'/double.txt'" in w]
    there = place(places[1])
    there.fetch((path, tmp_path / "there" / path) for path in there.files())
    assert tables(tmp_path / "there") == tables(tmp_path / "local")

    put, fetched = moved(monkeypatch, "put"), moved(monkeypatch, "fetch")
    assert run_remote(*places).articles_new == 0
    assert (put, fetched) == ([], [])
    # A machine that knows nothing yet goes on from what is there.
    shutil.rmtree(tmp_path / "cache")
    assert run_remote(*places).articles_new == 0


@pytest.mark.parametrize("mender", ["a", "b"])
def test_a_push_killed_at_any_write_is_made_good(
    mender: str, bucket: Place, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    first, second = two_runs(tmp_path / "runs")
    ends = set()
    for nth in range(0, 1000, 4):
        remote = place(f"{bucket.url}/{nth}")
        machine(tmp_path / f"{nth}a", remote, first).push()
        machine(tmp_path / f"{nth}b", remote).pull()
        if not dies(monkeypatch, nth, machine(tmp_path / f"{nth}a", remote, second).push):
            break
        torn = manifest_of(remote).publishing
        after = machine(tmp_path / f"{nth}{mender}", remote)
        after.pull()
        after.push()
        assert same(after, remote)
        ends.add((torn, manifest_of(remote).run_id))
    assert ("second", "second") in ends


def test_of_two_machines_that_decide_at_once_one_is_told(bucket: Place) -> None:
    assert bucket.create("journal", b"one")
    assert not bucket.create("journal", b"two")
    assert bucket.read("journal") == b"one"
