import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from transforms.entities.names.lexicon import Lexicon
from transforms.entities.names.network import BOUND, LARGEST
from transforms.entities.names.weights import load_arrays

ARRAYS = load_arrays()
LAYERS = [k.removesuffix("_scale") for k in ARRAYS if k.startswith("n_") and k.endswith("_scale")]


def test_no_sum_of_a_column_can_leave_what_float32_holds_exactly():
    for layer in LAYERS:
        assert np.abs(ARRAYS[layer].astype(np.int64)).sum(axis=0).max() <= BOUND, layer
    assert BOUND * LARGEST <= 2**24


@settings(max_examples=30, deadline=None)
@given(st.integers(0, 2**32 - 1), st.integers(1, 50))
def test_float32_products_are_the_products_of_integers(seed, n):
    rng = np.random.default_rng(seed)
    for layer in LAYERS:
        weights = ARRAYS[layer].astype(np.int64)
        y = rng.integers(-LARGEST, LARGEST + 1, (n, len(weights)))
        exact = y @ weights
        assert (y.astype(np.float32) @ weights.astype(np.float32) == exact).all()


def test_the_lexicon_does_not_depend_on_what_it_met_before():
    fresh, used = Lexicon(ARRAYS), Lexicon(ARRAYS)
    used.ids([f"word{i}" for i in range(3000)])
    for word in ("Oslo", "Castell", "Zürich", "東京", "x"):
        assert (fresh.vectors[fresh.ids([word])] == used.vectors[used.ids([word])]).all()
