"""Read a table that is, byte for byte, the one its passport was issued for: its checks hold still."""

from __future__ import annotations

import io

import numpy as np
import pandas as pd

from .datapackage import Field, Table

# From pandas 3 on text has a dtype of its own that knows missing values; before, it is object.
_ANY = np.dtype(object)
TEXT = pd.Series(dtype="str").dtype if int(pd.__version__.split(".")[0]) >= 3 else _ANY
# Ready-made dtypes: to look one up by its name takes pandas as long as to read a small column.
_DTYPES = {"string": TEXT, "integer": pd.Int64Dtype(), "number": np.dtype("float64")}
_WHOLE, _TIME = np.dtype("int64"), np.dtype("datetime64[s]")


def dtype(field: Field):
    """The dtype of a column: text, int64 (Int64 where values may be missing), float64 or datetime64[s]."""
    if field.type == "integer" and field.constraints.get("required"):
        return _WHOLE
    return _DTYPES.get(field.type, _TIME)


def frame(data: bytes, table: Table) -> pd.DataFrame:
    """Parse the normalised bytes of a table with the types of its passport, and check nothing.

    The result equals that of `tablecheck.frame`, in a tenth of its time.
    """
    types = {field.name: dtype(field) for field in table.fields}
    dates = [name for name, wanted in types.items() if wanted is _TIME]
    read = pd.read_csv(
        io.BytesIO(data),
        dtype=types | dict.fromkeys(dates, _ANY),
        keep_default_na=False,  # the word NA is text
        na_values=[""],
    )
    for name in dates:
        read[name] = _times(read[name].to_numpy())
    if TEXT is _ANY:
        texts = [name for name, wanted in types.items() if wanted is _ANY]
        read[texts] = read[texts].where(read[texts].notna(), None)
    return read


def _times(texts: np.ndarray) -> np.ndarray:
    missing = pd.isna(texts)
    return (np.where(missing, "NaT", texts) if missing.any() else texts).astype(_TIME)
