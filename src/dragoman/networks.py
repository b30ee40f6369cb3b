"""The packaged neural networks, all of one base and so with one tokenizer.

They are int8 and scale their activations by all they are given at once: one text is run at a time,
or its answer would depend on those beside it.
"""

from __future__ import annotations

from functools import cache
from importlib.resources import files
from typing import Any

_THREADS = 2


def session(package: str, name: str) -> Any:
    """An ONNX Runtime session of a network in a package's folder ``model``.

    Threads share the rows and columns of a product, none of its sums, so that answers do not depend
    on their number.
    """
    import onnxruntime

    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = _THREADS
    options.inter_op_num_threads = 1
    network = files(package).joinpath("model", name).read_bytes()
    return onnxruntime.InferenceSession(network, options, ["CPUExecutionProvider"])


@cache
def tokenizer() -> Any:
    """The tokenizer, of the ``tokenizers`` library."""
    from tokenizers import Tokenizer

    file = files("dragoman.reading").joinpath("model", "tokenizer.json")
    return Tokenizer.from_str(file.read_text(encoding="utf-8"))
