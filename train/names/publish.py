"""A training -> the file that is shipped: python -m train.names.publish NET.pt OUT.npz."""

import sys
from pathlib import Path

import torch

from train.names import vectors
from train.names.export import export
from train.names.model import Net
from transforms.entities.names.weights import save_arrays


def publish(net_file: Path, out: Path) -> None:
    md, glove = vectors.md(), vectors.glove()
    net = Net(md, glove)
    net.load_state_dict(torch.load(net_file, weights_only=True))
    save_arrays(out, export(net, md, glove))
    print(f"{out.name}: {out.stat().st_size / 1e6:.1f} MB")


if __name__ == "__main__":
    publish(Path(sys.argv[1]), Path(sys.argv[2]))
