"""Half precision where the processor has it; elsewhere it is emulated, seven times slower."""

import torch

_CAN = torch.cpu.get_capabilities()
HALVES = any(_CAN.get(kind) for kind in ("amx_bf16", "avx512_bf16"))
NARROW = torch.bfloat16 if HALVES else torch.float32
