"""One kind of error for everything that can go wrong in front of a learner."""


class CourseError(Exception):
    """What is wrong and the way out, in one or two plain sentences.

    In a notebook only that sentence is shown, without a traceback.
    """

    def _render_traceback_(self) -> list[str]:
        return [str(self)]
