"""Axes for panels that draw many bars: what a bar adds to the limits is read from its box.

matplotlib looks for the extremes of a bar as if its sides were curves. In a panel of forty bars that takes
a seventh of the time that a new state takes.
"""

import numpy as np
from matplotlib.axes import Axes
from matplotlib.patches import Rectangle


class BarAxes(Axes):
    """Draws as its parent does, with the same limits; should matplotlib not ask here, only time is lost."""

    def _update_patch_limits(self, patch):
        upright = type(patch) is Rectangle and patch.get_angle() == 0
        counts = upright and (patch.get_width() or patch.get_height())  # an empty one adds nothing
        if counts and patch.get_data_transform() is self.transData:
            ends = patch.get_bbox().get_points()
            if np.isfinite(ends).all():
                self.update_datalim(ends)
                return
        super()._update_patch_limits(patch)
