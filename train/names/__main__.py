"""Trains the name tagger and writes its weights and its card: `make train-names`."""

import argparse
from collections.abc import Callable
from pathlib import Path

import torch

from train.names import augment, batch, card, corpus, datelines, vectors
from train.names.calibrate import calibrate
from train.names.export import export
from train.names.fit import fit
from train.names.model import Net
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
    parser.add_argument("--teachers", type=int, default=2, help="networks to train and learn from")
    parser.add_argument("--teacher", type=Path, nargs="*", default=[], help="trained ones to add")
    parser.add_argument("--net", type=Path, help="keep the torch weights here")
    parser.add_argument("--publish", type=Path, help="no training: publish these torch weights")
    return parser.parse_args()


def train(given: argparse.Namespace, md: vectors.Vectors, glove: vectors.Vectors) -> Net:
    """Two networks that differ by their seed, then one that learns from the sets and from them."""
    words, folder = corpus.Words(), given.bench / "entities"

    def load(name: str, mend: Mend = lambda doc: doc) -> list[corpus.Example]:
        docs = corpus.read(folder, name)
        return [e for doc in docs for e in corpus.encode(mend(doc), words, name)]

    examples = [e for name in given.sets.split(",") for e in load(name, corpus.whole_names)]
    dev = {name: load(name) for name in HELD_BACK}
    people = corpus.people(folder, given.sets.split(","))
    heads = [e for doc in datelines.heads(people, 5_000) for e in corpus.encode(doc, words)]
    places = augment.gazetteer()
    vary = augment.augmenter(examples, words, places, heads, given.renamed)
    tables = batch.tables(words, corpus.static_rows(words, md), corpus.static_rows(words, glove))
    print(f"{given} words {sum(len(e.ids) for e in examples)}", flush=True)
    teachers = [_load(path, md, glove) for path in given.teacher]
    for seed in range(given.seed + 1, given.seed + 1 + given.teachers):
        teachers.append(_new(seed, md, glove, given.dropout))
        fit(teachers[-1], tables, examples, dev, vary, _with(given, seed))
    net = _new(given.seed, md, glove, given.dropout)
    fit(net, tables, examples, dev, vary, given, teachers)
    return net


def _with(given: argparse.Namespace, seed: int) -> argparse.Namespace:
    return argparse.Namespace(**{**vars(given), "seed": seed})


def _new(seed: int, md: vectors.Vectors, glove: vectors.Vectors, dropout: float) -> Net:
    torch.manual_seed(seed)
    return Net(md, glove, dropout)


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
