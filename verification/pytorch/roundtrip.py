#!/usr/bin/env python3
"""Takes weights that rnn4j wrote into a module of PyTorch, and writes them back with what the module computes.

Usage: /usr/bin/python3 roundtrip.py CELL IN OUT
IN holds the parameters of a recurrent module by PyTorch's names, and `input` [timeSteps, batch, inputSize]; OUT the same
parameters below `encoder.`, and `output` [timeSteps, batch, outputSize].
"""

import json
import struct
import sys
from pathlib import Path

import torch
from torch import nn

MODULES = {
    "rnn": lambda **sizes: nn.RNN(nonlinearity="tanh", **sizes),
    "rnn-relu": lambda **sizes: nn.RNN(nonlinearity="relu", **sizes),
    "lstm": nn.LSTM,
    "gru": nn.GRU,
}


def read(path):
    """The format without its library: the header's length, the header as JSON, the bytes of the tensors."""
    content = path.read_bytes()
    length = struct.unpack("<Q", content[:8])[0]
    header, data = json.loads(content[8 : 8 + length]), content[8 + length :]
    if header.pop("__metadata__") != {"format": "pt"}:
        raise SystemExit(f"{path}: expected the metadata of a file for PyTorch")
    return {name: tensor(entry, data) for name, entry in header.items()}


def tensor(entry, data):
    if entry["dtype"] != "F32":
        raise SystemExit(f"expected F32 but got {entry['dtype']}")
    start, end = entry["data_offsets"]
    values = struct.unpack(f"<{(end - start) // 4}f", data[start:end])
    return torch.tensor(values).reshape(entry["shape"])


def write(path, tensors):
    header, data = {"__metadata__": {"format": "pt"}}, bytearray()
    for name, value in tensors.items():
        start = len(data)
        data += struct.pack(f"<{value.numel()}f", *value.detach().contiguous().flatten().tolist())
        header[name] = {"dtype": "F32", "shape": list(value.shape), "data_offsets": [start, len(data)]}
    text = json.dumps(header).encode()
    path.write_bytes(struct.pack("<Q", len(text)) + text + data)


def main(cell, source, target):
    state = read(Path(source))
    inputs = state.pop("input")
    module = MODULES[cell](
        input_size=state["weight_ih_l0"].shape[1],
        hidden_size=state["weight_hh_l0"].shape[1],
        num_layers=sum(name.startswith("weight_ih_l") and not name.endswith("_reverse") for name in state),
        bidirectional="weight_ih_l0_reverse" in state,
    )
    module.load_state_dict(state, strict=True)
    output, _ = module(inputs)
    tensors = {f"encoder.{name}": parameter for name, parameter in module.state_dict().items()}
    write(Path(target), {**tensors, "output": output})


if __name__ == "__main__":
    if len(sys.argv) != 4:
        raise SystemExit(__doc__)
    main(*sys.argv[1:])
