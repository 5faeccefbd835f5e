"""What was measured on a machine, a model of it, and both as tables."""

from examples.measured import rows, shared, shown, told
from examples.measured.data import FILE, Case, cost, is_limited, is_over, measured
from examples.measured.fit import deployed, fits, modelled, shared_fits
from examples.measured.model import Deployment, Load, Run, run

__all__ = [
    "FILE",
    "Case",
    "Deployment",
    "Load",
    "Run",
    "cost",
    "deployed",
    "fits",
    "is_limited",
    "is_over",
    "measured",
    "modelled",
    "rows",
    "run",
    "shared",
    "shared_fits",
    "shown",
    "told",
]
