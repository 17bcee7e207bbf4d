"""Trains the name tagger and writes its weights and its card: `make train-names`."""

import argparse
from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path

import numpy as np
import torch

from train.names import augment, batch, card, corpus, datelines, mend, settle, teacher, vectors
from train.names.calibrate import calibrate
from train.names.export import export
from train.names.fit import fit
from train.names.model import Net
from train.names.states import Transformer
from transforms.entities.names.weights import WEIGHTS, save_arrays

Mend = Callable[[dict], dict]
SETS = "worldwide-train,wikigold,gum-other,btc"
HELD_BACK = ("worldwide-dev", "conll2003-dev")


def options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--bench", type=Path, required=True, help="the folder with entities/")
    parser.add_argument("--out", type=Path, default=WEIGHTS)
    parser.add_argument("--card", type=Path, default=Path("docs/model-card.md"))
    parser.add_argument("--sets", default=SETS, help="sets to train on, with commas")
    parser.add_argument("--passes", type=int, default=8)
    parser.add_argument("--renamed", type=float, default=0.15, help="share of documents")
    parser.add_argument("--step", type=int, default=3000, help="words a step")
    parser.add_argument("--dropout", type=float, default=0.3)
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--rate", type=float, default=2e-3, help="of learning, at most")
    parser.add_argument("--peers", type=int, default=2, help="networks of its kind to learn from")
    parser.add_argument("--teacher", type=int, default=6, help="passes of the teacher; 0: none")
    parser.add_argument("--last", type=int, default=3, help="passes of learning from the teacher")
    parser.add_argument("--settled", type=int, default=3, help="networks averaged at the end")
    parser.add_argument("--opinions", type=Path, help="keep the teacher's opinions in this .npy")
    parser.add_argument("--net", type=Path, help="keep the torch weights here")
    parser.add_argument("--publish", type=Path, help="no training: publish these torch weights")
    return parser.parse_args()


def train(given: argparse.Namespace, md: vectors.Vectors, glove: vectors.Vectors) -> Net:
    """The network: by the sets and two of its kind, then by a teacher; the average of a few."""
    t, examples, dev, vary, opinions = prepare(given, md, glove)

    def trained(
        net: Net, sources: list[corpus.Example], peers: Sequence[Net] = (), **changed
    ) -> Net:
        options = argparse.Namespace(**{**vars(given), **changed})
        fit(net, t, sources, dev, vary, options, peers)
        return net

    def new(seed: int) -> Net:
        torch.manual_seed(seed)
        return Net(md, glove, given.dropout)

    seeds = range(given.seed + 1, given.seed + 1 + given.peers)
    peers = [trained(new(seed), examples, seed=seed) for seed in seeds]
    net = trained(new(given.seed), examples, peers)
    if opinions is not None:
        taught = teacher.with_opinions(examples, opinions)
        trained(net, taught, passes=given.last, rate=given.rate / 2)
    if given.settled:
        settle.settle(net, t, examples, dev, vary, given, (md, glove))
    return net


def prepare(given: argparse.Namespace, md: vectors.Vectors, glove: vectors.Vectors) -> tuple:
    """Tables, examples, those held back, what varies them, and the teacher's opinions of them."""
    words, folder, sets = corpus.Words(), given.bench / "entities", given.sets.split(",")
    known = given.opinions is not None and given.opinions.exists()
    states = Transformer().states if given.teacher and not known else None

    def load(name: str, mended: Mend = lambda doc: doc) -> list[corpus.Example]:
        docs = corpus.read(folder, name)
        return [e for doc in docs for e in corpus.encode(mended(doc), words, name, states)]

    examples = [e for name in sets for e in load(name, mend.mended)]
    dev = {name: load(name) for name in HELD_BACK}
    people = corpus.people(folder, sets)
    heads = [e for doc in datelines.heads(people, 5_000) for e in corpus.encode(doc, words)]
    vary = augment.augmenter(examples, words, augment.gazetteer(), heads, given.renamed)
    t = batch.tables(words, corpus.static_rows(words, md), corpus.static_rows(words, glove))
    print(f"{given} words {sum(len(e.ids) for e in examples)}", flush=True)
    opinions = np.load(given.opinions) if known else None
    if states:
        opinions = _opinions(given, md, glove, t, examples, dev)
        examples = [replace(e, states=None) for e in examples]
        dev = {name: [replace(e, states=None) for e in part] for name, part in dev.items()}
    return t, examples, dev, vary, opinions


def _opinions(given, md, glove, t, examples, dev) -> np.ndarray:
    torch.manual_seed(given.seed + 1)
    net = teacher.Teacher(md, glove, examples, given.dropout)
    changed = {"seed": given.seed + 1, "passes": given.teacher}
    options = argparse.Namespace(**{**vars(given), **changed})
    fit(net, t, examples, dev, teacher.spaced, options)
    opinions = np.concatenate([teacher.opinion(net, t, e) for e in examples])
    if given.opinions:
        np.save(given.opinions, opinions)
    return opinions


def _load(path: Path, md: vectors.Vectors, glove: vectors.Vectors) -> Net:
    net = Net(md, glove)
    net.load_state_dict(torch.load(path, weights_only=True))
    return net.eval()


def main() -> None:
    given = options()
    torch.set_num_threads(1)
    md, glove = vectors.md(), vectors.glove()
    net = _load(given.publish, md, glove) if given.publish else train(given, md, glove)
    if given.net:
        torch.save(net.state_dict(), given.net)
    save_arrays(given.out, export(net, md, glove))
    calibrate(given.out, corpus.read(given.bench / "entities", HELD_BACK[0]))
    card.write(given, net)


if __name__ == "__main__":
    main()
