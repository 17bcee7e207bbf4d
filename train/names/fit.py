"""The training loop: AdamW with warm-up and linear decay, and an average of the weights."""

import time

import numpy as np
import torch

from train.names import batch
from train.names.precision import HALVES
from transforms.entities.names.decode import LABELS, TYPES, best_labels, spans

OUTSIDE_OR_MISC = [i for i, label in enumerate(LABELS) if label == "O" or label.endswith("MISC")]
OUTSIDE = np.eye(1, len(LABELS), dtype=np.float32) * 20
AVERAGE = 0.998  # of the weights, a step


def loss_of(logits, b):
    """Cross entropy; where a set does not annotate MISC, O stands for O or MISC."""
    logp = logits.log_softmax(-1)
    sure = logp.gather(1, b["labels"][:, None])[:, 0]
    either = logp[:, OUTSIDE_OR_MISC].logsumexp(-1)
    gain = torch.where(b["partial"] & (b["labels"] == 0), either, sure)
    return -(gain * b["weight"]).sum() / b["weight"].sum()


def read(net, t, b, rng=None):
    """Scores of a batch; with `rng`, words are blurred as in training."""
    kinds, inverse = np.unique(b["ids"], return_inverse=True)
    x = net.types(*batch.types_of(t, kinds, rng))[torch.from_numpy(inverse)]
    return net(x, b)


def distance(logits, b):
    """Cross entropy to the teacher's opinion."""
    away = -(b["opinions"].float() * logits.log_softmax(-1)).sum(-1)
    return (away * b["weight"]).sum() / b["weight"].sum()


@torch.no_grad()
def scores_of(net, t, e):
    """Words x 17 scores of one example."""
    scores = np.tile(OUTSIDE, (len(e.ids), 1))
    b = batch.join([e], t)
    if len(b["places"]):
        scores[b["places"]] = read(net, t, b).numpy()
    return scores


def evaluate(net, t, examples):
    """Strict F1 of PERSON, ORG, LOC, on words."""
    net.eval()
    hit = {k: np.zeros(3) for k in range(len(TYPES))}
    for e in examples:
        found = set(spans(best_labels(scores_of(net, t, e))))
        gold = set(spans(e.labels))
        for k in hit:
            f, g = {s for s in found if s[2] == k}, {s for s in gold if s[2] == k}
            hit[k] += [len(f & g), len(f), len(g)]
    net.train()
    f1 = {TYPES[k]: 200 * h[0] / max(1, h[1] + h[2]) for k, h in hit.items()}
    total = sum(hit[k] for k in range(3))
    f1["ALL"] = 200 * total[0] / max(1, total[1] + total[2])
    return f1


def fit(net, t, examples, dev, vary, given, peers=()):
    """Trains `net`; ends with the average of its weights.

    `given`: seed, passes, step and rate. Half of what `net` learns is the opinion of its `peers`,
    or, where the examples bring one, that of a teacher.
    """
    rng = np.random.default_rng(given.seed)
    trained = [p for p in net.parameters() if p.requires_grad]
    optimizer = torch.optim.AdamW(trained, lr=given.rate, weight_decay=0.01)
    average = {k: v.clone() for k, v in net.state_dict().items()}
    steps = given.passes * len(batch.packs(examples, given.step, rng))
    done, began = 0, time.process_time()
    for n in range(1, given.passes + 1):
        total, rounds = 0.0, batch.packs(examples, given.step, rng)
        for pack in rounds:
            for group in optimizer.param_groups:
                group["lr"] = given.rate * min((done + 1) / 200, max(0.02, 1 - done / steps))
            b = batch.join([vary(e, rng) for e in pack], t)
            loss = _loss(net, t, b, rng, peers)
            optimizer.zero_grad()
            loss.backward()
            torch.nn.utils.clip_grad_norm_(trained, 1.0)
            optimizer.step()
            done, total = done + 1, total + loss.item()
            keep = min(AVERAGE, done / (done + 10))
            for k, v in net.state_dict().items():
                average[k].lerp_(v, 1 - keep)
        spent = time.process_time() - began
        print(f"pass {n}: loss {total / len(rounds):.4f}, {spent:.0f} s", flush=True)
        if n % 2 == 0 or n == given.passes:
            own = {k: v.clone() for k, v in net.state_dict().items()}
            net.load_state_dict(average)
            _report(net, t, dev)
            net.load_state_dict(own if n < given.passes else average)
    net.eval()


def _loss(net, t, b, rng, peers):
    """To the sets' labels; where there is an opinion, half of it to that."""
    with torch.autocast("cpu", dtype=torch.bfloat16, enabled=HALVES):
        logits = read(net, t, b, rng)
        if peers:
            b["opinions"] = opinion(peers, t, b)
    loss = loss_of(logits, b)
    return loss if b["opinions"] is None else (loss + distance(logits, b)) / 2


@torch.no_grad()
def opinion(nets, t, b):
    """What the networks think on average: words x 17 probabilities."""
    return sum(read(net, t, b).softmax(-1) for net in nets) / len(nets)


def _report(net, t, dev):
    for name, examples in dev.items():
        f1 = evaluate(net, t, examples)
        print(f"  {name}", *(f"{k} {v:.1f}" for k, v in f1.items()), flush=True)
