"""Trains the tagger: python -m train.names.fit --bench DIR --out FILE [--sets a,b] [--passes N]."""

import argparse
import json
import time
from pathlib import Path

import numpy as np
import torch

from train.names import augment, batch, corpus, vectors
from train.names.model import Net
from transforms.entities.names.decode import LABELS, TYPES, best_labels, spans

OUTSIDE_OR_MISC = [i for i, label in enumerate(LABELS) if label == "O" or label.endswith("MISC")]
OUTSIDE = np.eye(1, len(LABELS), dtype=np.float32) * 20
RATE = 2e-3
AVERAGE = 0.998  # of the weights, a step


def loss_of(logits, b):
    """Cross entropy; where a set does not annotate MISC, O stands for O or MISC."""
    logp = logits.log_softmax(-1)
    sure = logp.gather(1, b["labels"][:, None])[:, 0]
    either = logp[:, OUTSIDE_OR_MISC].logsumexp(-1)
    gain = torch.where(b["partial"] & (b["labels"] == 0), either, sure)
    weight = b["weight"] * b["mask"][:, 0]
    return -(gain * weight).sum() / weight.sum()


def scores_of(net, t, pack, rng=None):
    b = batch.join(pack, t)
    kinds, inverse = np.unique(b["ids"], return_inverse=True)
    x = net.types(*batch.types_of(t, kinds, rng))[torch.from_numpy(inverse)]
    return net(x, b["context"], b["mask"], b["pools"], b["n_pools"]), b


@torch.no_grad()
def evaluate(net, t, examples):
    """Strict F1 of PERSON, ORG, LOC, on words."""
    net.eval()
    hit = {k: np.zeros(3) for k in range(len(TYPES))}
    for e in examples:
        read, b = scores_of(net, t, [e])
        real = b["mask"][:, 0].numpy() > 0
        logits = np.tile(OUTSIDE, (len(e.ids), 1))
        logits[b["kept"][real]] = read.numpy()[real]
        found = set(spans(best_labels(logits)))
        gold = set(spans(e.labels))
        for k in hit:
            f, g = {s for s in found if s[2] == k}, {s for s in gold if s[2] == k}
            hit[k] += [len(f & g), len(f), len(g)]
    net.train()
    f1 = {TYPES[k]: 200 * h[0] / max(1, h[1] + h[2]) for k, h in hit.items()}
    total = sum(hit[k] for k in range(3))
    f1["ALL"] = 200 * total[0] / max(1, total[1] + total[2])
    return f1


def fit(net, t, examples, dev, vary, passes, step=3000, seed=0, log=print):
    rng = np.random.default_rng(seed)
    trained = [p for p in net.parameters() if p.requires_grad]
    optimizer = torch.optim.AdamW(trained, lr=RATE, weight_decay=0.01)
    average = {k: v.clone() for k, v in net.state_dict().items()}
    steps = passes * len(batch.packs(examples, step, rng))
    done, began = 0, time.process_time()
    for n in range(passes):
        total = 0.0
        rounds = batch.packs(examples, step, rng)
        for pack in rounds:
            for group in optimizer.param_groups:
                group["lr"] = RATE * min((done + 1) / 200, max(0.02, 1 - done / steps))
            with torch.autocast("cpu", dtype=torch.bfloat16):
                logits, b = scores_of(net, t, [vary(e, rng) for e in pack], rng)
            loss = loss_of(logits, b)
            optimizer.zero_grad()
            loss.backward()
            torch.nn.utils.clip_grad_norm_(trained, 1.0)
            optimizer.step()
            done, total = done + 1, total + loss.item()
            keep = min(AVERAGE, done / (done + 10))
            for k, v in net.state_dict().items():
                average[k].lerp_(v, 1 - keep)
        line = f"pass {n + 1} loss {total / len(rounds):.4f} cpu {time.process_time() - began:.0f}s"
        if n % 2 == 1 or n == passes - 1:
            own = {k: v.clone() for k, v in net.state_dict().items()}
            net.load_state_dict(average)
            for name, dev_examples in dev.items():
                f1 = evaluate(net, t, dev_examples)
                line += f" | {name} " + " ".join(f"{k[0]}{v:.1f}" for k, v in f1.items())
            if n < passes - 1:
                net.load_state_dict(own)
        log(line)
    return net


def main() -> None:
    ap = argparse.ArgumentParser(description=__doc__)
    ap.add_argument("--bench", type=Path, required=True, help="the folder with entities/")
    ap.add_argument("--out", type=Path, required=True)
    ap.add_argument("--sets", default="worldwide-train,wikigold,gum-other")
    ap.add_argument("--dev", default="worldwide-dev,conll2003-dev")
    ap.add_argument("--passes", type=int, default=12)
    ap.add_argument("--renamed", type=float, default=0.25)
    ap.add_argument("--step", type=int, default=3000, help="words a step")
    ap.add_argument("--dropout", type=float, default=0.25)
    ap.add_argument("--seed", type=int, default=0)
    a = ap.parse_args()
    torch.set_num_threads(1)
    torch.manual_seed(a.seed)
    words, folder = corpus.Words(), a.bench / "entities"

    def load(name):
        return [e for d in corpus.read(folder, name) for e in corpus.encode(d, words, name)]

    examples = [e for name in a.sets.split(",") for e in load(name)]
    dev = {name: load(name) for name in a.dev.split(",")}
    vary = augment.augmenter(examples, words, augment.gazetteer(), a.renamed)
    md, glove = vectors.md(), vectors.glove()
    t = batch.tables(words, corpus.static_rows(words, md), corpus.static_rows(words, glove))
    net = Net(md, glove, a.dropout)
    print(json.dumps(vars(a), default=str), "words", sum(len(e.ids) for e in examples), flush=True)
    fit(net, t, examples, dev, vary, a.passes, a.step, a.seed, log=lambda s: print(s, flush=True))
    torch.save(net.state_dict(), a.out)


if __name__ == "__main__":
    main()
