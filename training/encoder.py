"""Exports all-MiniLM-L6-v2 as it is, to compare sentences of two accounts.

    python training/encoder.py OUT

writes ``OUT/sentences.onnx`` (int8): token ids of one text in, the mean of its token vectors out,
with length 1. The tokenizer is the classifier's.
"""

from __future__ import annotations

import argparse
from pathlib import Path

from torch import Tensor, nn
from train import BASE, quantized
from transformers import AutoModel


class Encoder(nn.Module):
    """A text's vector, as the authors of the model make it: the mean over all tokens."""

    def __init__(self) -> None:
        super().__init__()
        self.encoder = AutoModel.from_pretrained(BASE, attn_implementation="eager")

    def forward(self, ids: Tensor) -> Tensor:
        """Vectors of length 1, one a row of ``ids``, which has no padding."""
        mean = self.encoder(input_ids=ids).last_hidden_state.mean(dim=1)
        return nn.functional.normalize(mean)


def main() -> None:
    """Exports."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("out", type=Path)
    quantized(Encoder(), "vectors", parser.parse_args().out / "sentences.onnx")


if __name__ == "__main__":
    main()
