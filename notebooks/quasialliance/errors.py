"""One kind of error for everything that can go wrong in front of a learner."""

import textwrap


class CourseError(Exception):
    """What is wrong and the way out, in one or two plain sentences.

    In a notebook only that sentence is shown, without a traceback.
    """

    def _render_traceback_(self) -> list[str]:
        # Broken between words here, because JupyterLab breaks such a line inside a word.
        return textwrap.fill(str(self), 96).splitlines()
