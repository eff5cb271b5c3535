"""nbgrader's settings for this course folder (source/ and release/ lie beside this file).

After each change of a master, run it (`uv run quasialliance author` with its path) and, in this folder,
make the student copy from it:

    uv run nbgrader generate_assignment 03_trade_and_dependence --force
"""

c = get_config()  # noqa: F821 - nbgrader defines it when it reads this file

c.CourseDirectory.course_id = "quasialliance"

# The dots are valid Python, so a blank copy runs up to its first check, which says what to do.
c.ClearSolutions.code_stub = {"python": "...  # your code here"}
c.ClearSolutions.text_stub = "*Write your answer here.*"
