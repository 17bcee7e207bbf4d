"""Trains the name tagger and writes its weights and its card: `make train-names`."""

import argparse
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import numpy as np
import torch

from train.names import augment, batch, card, corpus, datelines, mend, teacher, vectors
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
    parser.add_argument("--teacher", type=int, default=6, help="passes of the teacher; 0: none")
    parser.add_argument("--opinions", type=Path, help="keep the teacher's opinions in this .npy")
    parser.add_argument("--net", type=Path, help="keep the torch weights here")
    parser.add_argument("--publish", type=Path, help="no training: publish these torch weights")
    return parser.parse_args()


def train(given: argparse.Namespace, md: vectors.Vectors, glove: vectors.Vectors) -> Net:
    """A teacher that reads a transformer's states, then the network that learns from it too."""
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
    tables = batch.tables(words, corpus.static_rows(words, md), corpus.static_rows(words, glove))
    print(f"{given} words {sum(len(e.ids) for e in examples)}", flush=True)
    if known:
        examples = teacher.with_opinions(examples, np.load(given.opinions))
    elif given.teacher:
        opinions = _taught(given, md, glove, tables, examples, dev)
        if given.opinions:
            np.save(given.opinions, opinions)
        examples = teacher.with_opinions(examples, opinions)
        dev = {name: [replace(e, states=None) for e in part] for name, part in dev.items()}
    torch.manual_seed(given.seed)
    net = Net(md, glove, given.dropout)
    fit(net, tables, examples, dev, vary, given)
    return net


def _taught(given, md, glove, tables, examples, dev) -> np.ndarray:
    torch.manual_seed(given.seed + 1)
    net = teacher.Teacher(md, glove, examples, given.dropout)
    changed = {"seed": given.seed + 1, "passes": given.teacher}
    options = argparse.Namespace(**{**vars(given), **changed})
    fit(net, tables, examples, dev, teacher.spaced, options)
    return np.concatenate([teacher.opinion(net, tables, e) for e in examples])


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
