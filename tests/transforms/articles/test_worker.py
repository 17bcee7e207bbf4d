"""The extracting process: started for pages only, from anywhere, and never outlives its parent."""

import multiprocessing
import os
import signal
import subprocess
import sys
import time
from concurrent.futures import ProcessPoolExecutor
from datetime import UTC, datetime
from pathlib import Path

import pytest

from transforms.articles import Article, Source, read
from transforms.articles.draft import Draft
from transforms.articles.worker import ROOT, worker

STORY = "Rivers rose across the province on Monday, officials said, after two days of rain."
PAGE = f"<html><head><title>Rivers</title></head><body><p>{STORY}</p><p>{STORY}</p></body></html>"
# Prints the extracting process's id once it has answered a page, then waits.
PARENT = f"""
import time
from transforms.articles.worker import worker
worker().extract({PAGE!r}.encode())
print(worker().process.pid, flush=True)
time.sleep(60)
"""


def read_page(path: str) -> tuple[str, bool]:
    """The body read, and whether this process is daemonic. Runs in a worker of a pool."""
    (article,) = read(Path(path), "page.html", Source(), datetime(2026, 6, 1, tzinfo=UTC))
    assert isinstance(article, Article)
    return article.body, multiprocessing.current_process().daemon


def in_daemon(path, queue):
    queue.put(read_page(path))


@pytest.fixture
def page(tmp_path):
    path = tmp_path / "page.html"
    path.write_text(PAGE)
    return str(path)


def ended(pid: int, seconds: float = 10) -> bool:
    until = time.monotonic() + seconds
    while time.monotonic() < until:
        try:
            state = Path(f"/proc/{pid}/stat").read_text().rsplit(")", 1)[1].split()[0]
        except (FileNotFoundError, ProcessLookupError):
            return True
        if state == "Z":
            return True
        time.sleep(0.02)
    return False


@pytest.mark.parametrize("method", ["forkserver", "fork"])
def test_pages_are_read_in_a_pool(page, method):
    context = multiprocessing.get_context(method)
    with ProcessPoolExecutor(1, mp_context=context) as pool:
        body, _ = pool.submit(read_page, page).result(timeout=60)
    assert body.startswith(STORY)


def test_pages_are_read_in_a_daemonic_process(page):
    context = multiprocessing.get_context("forkserver")
    queue = context.Queue()
    process = context.Process(target=in_daemon, args=(page, queue), daemon=True)
    process.start()
    body, daemonic = queue.get(timeout=60)
    process.join(10)
    assert daemonic and body.startswith(STORY)


@pytest.mark.parametrize("end", [signal.SIGKILL, signal.SIGTERM])
def test_it_ends_with_its_parent(end):
    command = [sys.executable, "-c", PARENT]
    with subprocess.Popen(command, stdout=subprocess.PIPE, cwd=ROOT, text=True) as parent:
        pid = int(parent.stdout.readline())
        assert not ended(pid, 0.2)
        parent.send_signal(end)
        assert ended(pid)


def test_a_fork_does_not_share_it():
    assert isinstance(worker().extract(PAGE.encode()), Draft)
    ours = worker().process.pid
    if (child := os.fork()) == 0:
        os._exit(0 if worker().process is None else 1)
    assert os.waitpid(child, 0)[1] == 0
    assert isinstance(worker().extract(PAGE.encode()), Draft)
    assert worker().process.pid == ours


def test_an_interrupt_is_not_for_it():
    assert isinstance(worker().extract(PAGE.encode()), Draft)
    worker().process.send_signal(signal.SIGINT)
    assert isinstance(worker().extract(PAGE.encode()), Draft)


@pytest.mark.parametrize(("name", "data"), [("a.txt", STORY), ("a.json", f'{{"text": "{STORY}"}}')])
def test_text_and_json_do_not_start_it(reading, name, data):
    worker().close()
    (article,) = reading(name, data)
    assert article.body == STORY
    assert worker().process is None


def test_readers_of_text_do_not_load_the_extractor():
    code = (
        "import sys, transforms.articles\n"
        "assert not {'trafilatura', 'transforms.articles.html'} & set(sys.modules)"
    )
    subprocess.run([sys.executable, "-c", code], cwd=ROOT, check=True)
