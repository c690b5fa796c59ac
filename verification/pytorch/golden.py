#!/usr/bin/env python3
"""Makes the golden values that rnn4j's cells are compared with: what PyTorch computes, forward and backward.

Usage: /usr/bin/python3 golden.py FOLDER
Needs PyTorch only (Debian: apt install python3-torch). Writes one .safetensors file a cell; the same version of PyTorch on the
same kind of processor gives the same bytes. See README.md for what the files hold.
"""

import json
import struct
import sys
from pathlib import Path

import torch
from torch import nn
from torch.nn.utils.rnn import pack_padded_sequence, pad_packed_sequence

TIME_STEPS, BATCH, INPUT, HIDDEN, CLASSES = 5, 3, 3, 4, 3
LENGTHS = [3, 5, 1]
ADAM_STEPS, LEARNING_RATE, CLIP_NORM = 20, 0.05, 5.0

CELLS = {
    "rnn": lambda **sizes: nn.RNN(nonlinearity="tanh", **sizes),
    "rnn-relu": lambda **sizes: nn.RNN(nonlinearity="relu", **sizes),
    "lstm": lambda **sizes: nn.LSTM(**sizes),
    "gru": lambda **sizes: nn.GRU(**sizes),
}
TYPES = {torch.float64: "F64", torch.int32: "I32"}


def random(*shape):
    return torch.randn(*shape, dtype=torch.float64)


def make(cell, layers, directions):
    """A network with weights and biases that are all well away from zero."""
    network = CELLS[cell](input_size=INPUT, hidden_size=HIDDEN, num_layers=layers, bidirectional=directions == 2).double()
    for parameter in network.parameters():
        nn.init.normal_(parameter, std=0.5)
    return network


def run(network, inputs, lengths, initial):
    """Output and final states; an LSTM has two states, the others one."""
    state = None if initial is None else tuple(initial) if isinstance(network, nn.LSTM) else initial[0]
    if lengths is None:
        output, final = network(inputs, state)
    else:
        packed = pack_padded_sequence(inputs, lengths, enforce_sorted=False)
        output, final = network(packed, state)
        output, _ = pad_packed_sequence(output, total_length=inputs.shape[0])
    return output, list(final) if isinstance(final, tuple) else [final]


def sequence_case(cell, layers, directions, with_lengths, with_initial):
    """One sequence, and the gradients of a random linear function of its output and final states."""
    network = make(cell, layers, directions)
    states = 2 if cell == "lstm" else 1
    inputs = random(TIME_STEPS, BATCH, INPUT).requires_grad_()
    initial = [random(layers * directions, BATCH, HIDDEN).requires_grad_() for _ in range(states)] if with_initial else None
    lengths = torch.tensor(LENGTHS) if with_lengths else None
    output, final = run(network, inputs, lengths, initial)
    output_gradient = random(*output.shape)
    final_gradients = [random(*state.shape) for state in final]
    loss = (output * output_gradient).sum() + sum((s * g).sum() for s, g in zip(final, final_gradients))
    loss.backward()
    tensors = {"input": inputs, "output": output, "output.gradient": output_gradient, "input.gradient": inputs.grad}
    if with_lengths:
        tensors["lengths"] = lengths.int()
    for i, state in enumerate(final):
        tensors[f"final.{i}"] = state
        tensors[f"final.{i}.gradient"] = final_gradients[i]
    for i, state in enumerate(initial or []):
        tensors[f"initial.{i}"] = state
        tensors[f"initial.{i}.gradient"] = state.grad
    for name, parameter in network.named_parameters():
        tensors[f"parameter.{name}"] = parameter
        tensors[f"parameter.{name}.gradient"] = parameter.grad
    return tensors


def adam_case(cell):
    """Twenty steps of Adam on one batch: last output, a dense layer, cross-entropy, the norm clipped at 5.

    The loss has a factor that makes the first norm twice the clip's, so that some steps are clipped and some are not.
    """
    network, head = make(cell, 1, 1), nn.Linear(HIDDEN, CLASSES).double()
    named = [(f"rnn.{n}", p) for n, p in network.named_parameters()] + [(f"head.{n}", p) for n, p in head.named_parameters()]
    parameters = [parameter for _, parameter in named]
    inputs = random(TIME_STEPS, BATCH, INPUT).float().double()  # features are float32 in rnn4j
    lengths = torch.tensor(LENGTHS)
    labels = torch.tensor([2, 0, 1])
    tensors = {"input": inputs, "lengths": lengths.int(), "labels": labels.int()}
    tensors.update({f"start.{name}": parameter.clone() for name, parameter in named})

    def backward(factor):
        optimizer.zero_grad()
        _, final = run(network, inputs, lengths, None)
        loss = factor * nn.functional.cross_entropy(head(final[0][-1]), labels)
        loss.backward()
        return loss.detach()

    optimizer = torch.optim.Adam(parameters, lr=LEARNING_RATE)
    backward(1)
    factor = 2 * CLIP_NORM / nn.utils.clip_grad_norm_(parameters, CLIP_NORM)
    tensors["loss.factor"] = factor.reshape(1)
    losses, norms = [], []
    for _ in range(ADAM_STEPS):
        losses.append(backward(factor))
        norms.append(nn.utils.clip_grad_norm_(parameters, CLIP_NORM))
        optimizer.step()
    clipped = sum(norm > CLIP_NORM for norm in norms)
    if not 0 < clipped < ADAM_STEPS:
        raise SystemExit(f"{cell}: expected some steps to be clipped and some not but got {clipped} of {ADAM_STEPS}")
    tensors.update({"losses": torch.stack(losses), "norms": torch.stack(norms)})
    tensors.update({f"end.{name}": parameter for name, parameter in named})
    return tensors


def cases(cell):
    for layers in (1, 2):
        for directions in (1, 2):
            for with_lengths in (False, True):
                for with_initial in (False, True):
                    parts = [f"layers{layers}", "both" if directions == 2 else "forward"]
                    parts += ["lengths"] * with_lengths + ["initial"] * with_initial
                    yield "-".join(parts), sequence_case(cell, layers, directions, with_lengths, with_initial)
    yield "adam", adam_case(cell)


def write(path, metadata, tensors):
    """The format in full: the header's length, the header as JSON, the bytes of the tensors."""
    header, data = {"__metadata__": metadata}, bytearray()
    for name, tensor in tensors.items():
        values = tensor.detach().contiguous()
        code = "d" if values.dtype == torch.float64 else "i"
        start = len(data)
        data += struct.pack(f"<{values.numel()}{code}", *values.flatten().tolist())
        header[name] = {"dtype": TYPES[values.dtype], "shape": list(values.shape), "data_offsets": [start, len(data)]}
    text = json.dumps(header, separators=(",", ":")).encode()
    text += b" " * (-len(text) % 8)
    path.write_bytes(struct.pack("<Q", len(text)) + text + data)


def main(folder):
    torch.set_num_threads(1)
    for seed, cell in enumerate(CELLS):
        torch.manual_seed(seed)
        tensors = {f"{case}/{name}": tensor for case, all in cases(cell) for name, tensor in all.items()}
        metadata = {
            "torch": torch.__version__,
            "cell": cell,
            "learningRate": str(LEARNING_RATE),
            "clipNorm": str(CLIP_NORM),
        }
        write(folder / f"{cell}.safetensors", metadata, tensors)


if __name__ == "__main__":
    if len(sys.argv) != 2:
        raise SystemExit(__doc__)
    main(Path(sys.argv[1]))
