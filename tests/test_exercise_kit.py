"""Each exercise in exercises/source, proven by running it. A new exercise needs only its proofs file."""

import copy
import dataclasses
import re
from functools import cache

import pytest
from exercise_tools import NAMES, checks, copy_of, proofs
from quasialliance.errors import CourseError
from quasialliance.exercises.answers import Function, NotYet, Number, Year
from quasialliance.exercises.kit import Exercise, Task, Wrong

PRIMM = ("predict", "run", "investigate", "modify", "make")
WORDS = (
    "zero",
    "one",
    "two",
    "three",
    "four",
    "five",
    "six",
    "seven",
    "eight",
    "nine",
    "ten",
    "eleven",
    "twelve",
)
SPELLED = {word: number for number, word in enumerate(WORDS)} | {
    "half": 0.5,
    "twice": 2,
    "double": 2,
    "thrice": 3,
}


def refusal(exercise, number, answer):
    """The sentence a learner reads, or an empty text for a right answer."""
    try:
        exercise.check(number, answer)
    except NotYet as not_yet:
        return str(not_yet)
    return ""


# ---- what is wrong with a task, as a list of sentences ----


def problems(task, right, wrong):
    """Everything that is unsound in `task`, given learners' `right` answers and `wrong` ones by name."""
    found = [] if len({repr(answer) for answer in right}) >= 2 else ["fewer than two right forms"]
    task = reading_once(task)
    alone = Exercise([task])
    found += [f"right form refused: {answer!r}" for answer in right if refusal(alone, 1, answer)]
    found += wrong_answer_problems(task, alone, wrong)
    found += hint_problems(task)
    texts = (task.otherwise, *task.hints, *(wrong.hint for wrong in task.wrong))
    return found + [f"the answer stands in: {text}" for text in texts if leaks(task, text)]


def reading_once(task):
    """The same task, but it computes its own answers once and reads none twice: each check reads most."""
    kind, seen = copy.copy(task.kind), {}

    def read(answer):
        if id(answer) not in seen:
            seen[id(answer)] = answer, task.kind.read(answer)  # the answer too: so no other gets its id
        return seen[id(answer)][1]

    object.__setattr__(kind, "read", read)  # kinds are frozen
    wrong = tuple(dataclasses.replace(each, value=cache(each.value)) for each in task.wrong)
    return dataclasses.replace(task, kind=kind, right=cache(task.right), wrong=wrong)


def wrong_answer_problems(task, alone, wrong):
    names = [each.name for each in task.wrong]
    found = [] if len(names) >= 3 else ["fewer than three named wrong answers"]
    found += [] if sorted(names) == sorted(wrong) else [f"proofs do not fit the names: {sorted(wrong)}"]
    hints = [task.otherwise, *(each.hint for each in task.wrong)]
    found += [] if len(set(hints)) == len(hints) else ["two wrong answers share a hint"]
    for each in task.wrong:
        for answer in (each.value(), wrong.get(each.name)):
            said = refusal(alone, 1, answer)
            if not said.endswith(each.hint):
                found.append(f"{each.name} gets: {said or 'accepted as right'}")
    return found


def hint_problems(task):
    lengths = [len(hint) for hint in task.hints]
    found = [] if len(lengths) == 3 else ["not three hints"]
    return found + ([] if lengths == sorted(set(lengths)) else [f"the hints do not grow: {lengths}"])


def leaks(task, text):
    """True if a number in `text`, in whatever form, would pass as the answer or as a part of it."""
    right = task.kind.read(task.right())
    return any(gives_away(task.kind, number, right) for number in numbers_in(text))


def gives_away(kind, number, right):
    if isinstance(kind, (Number, Year)):
        return kind.same(number, right)
    scales = (1, 100) if getattr(kind, "percent", False) else (1,)
    return any(abs(number * scale - part) <= kind.tolerance for scale in scales for part in right)


def numbers_in(text):
    written = re.findall(r"-?\d[\d.,]*", text)
    values = [SPELLED[word] for word in re.findall(r"[a-z]+", text.lower()) if word in SPELLED]
    for digits in (number.rstrip(".,") for number in written):
        for form in (
            digits.replace(",", ""),
            digits.replace(",", "."),
            digits.replace(".", "").replace(",", "."),
        ):
            if form.count(".") <= 1:
                values.append(float(form))
    return values


def test_there_are_exercises():
    assert NAMES


@pytest.mark.parametrize("name", NAMES)
def test_tasks_are_sound(name):
    exercise, known = checks(name), proofs(name)
    assert set(exercise.tasks) == set(known.RIGHT) == set(known.WRONG) == set(known.WRONG_TYPE)
    for number, task in exercise.tasks.items():
        assert problems(task, known.RIGHT[number], known.WRONG[number]) == [], f"task {number}"


@pytest.mark.parametrize("name", NAMES)
def test_wrong_types_get_one_sentence(name):
    exercise, known = checks(name), proofs(name)
    for number, task in exercise.tasks.items():
        own = [task.otherwise, *(wrong.hint for wrong in task.wrong)]
        for answer in known.WRONG_TYPE[number]:
            said = refusal(exercise, number, answer)
            assert said and "\n" not in said and len(re.findall(r"[.!?](?=\s|$)", said)) == 1, said
            assert not any(hint in said for hint in own), said


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("blank", [..., None, NotImplemented])
def test_an_open_task_is_told_kindly_and_not_passed(name, blank):
    for number in checks(name).tasks:
        assert "still open" in refusal(checks(name), number, blank)


@pytest.mark.parametrize("name", NAMES)
def test_hints_come_one_at_a_time(name, capsys):
    exercise = Exercise(checks(name).tasks.values())
    for number, task in exercise.tasks.items():
        shown = []
        for _ in range(4):
            exercise.hint(number)
            shown.append(" ".join(capsys.readouterr().out.split()))
        assert [hint in text for hint, text in zip(task.hints, shown, strict=False)] == [True] * 3
        assert shown[3] == shown[2]


# ---- the notebooks ----


@pytest.mark.parametrize("name", NAMES)
def test_master_is_complete(name):
    master, exercise = copy_of(name), checks(name)
    cells = {cell.id: cell for cell in master.cells}
    heads = re.findall(r"^## Task (\d+): (\w+) \((\d+) minutes, (\d+) points\)", text_of(master), re.M)
    assert [int(number) for number, *_ in heads] == list(exercise.tasks)
    verbs = [PRIMM.index(verb) for _, verb, *_ in heads]
    assert verbs == sorted(verbs)
    assert f"about {sum(int(minutes) for *_, minutes, _ in heads)} minutes" in cells["title"].source
    graded = [
        cell.metadata.nbgrader for cell in master.cells if cell.metadata.get("nbgrader", {}).get("grade")
    ]
    assert sum(int(points) for *_, points in heads) == sum(cell.points for cell in graded)
    assert any(cell.solution for cell in graded), "no task that a teacher reads"
    for number in exercise.tasks:
        assert f"Task {number}: right." in cells[f"task-{number}-check"].outputs[0].text
        assert cells[f"task-{number}-hint"].source.splitlines()[-1] == f"# ex.hint({number})"


@pytest.mark.parametrize("name", NAMES)
def test_student_copy_shows_no_solution(name):
    release = copy_of(name, "release")
    assert not any(cell.get("outputs") for cell in release.cells)
    assert not re.search("(BEGIN|END) SOLUTION|[Ff]or the marker", text_of(release))


def text_of(notebook):
    return "\n".join(cell.source for cell in notebook.cells)


# ---- the proofs can fail ----

SOUND = Task(
    kind=Number("percent", 0.05, percent=True),
    right=lambda: 12.5,
    why="It matters.",
    wrong=tuple(Wrong(f"case {n}", lambda n=n: float(n), f"Hint number {'abc'[n - 1]}.") for n in (1, 2, 3)),
    otherwise="Look again.",
    hints=("Look.", "Look there.", "Look there and divide."),
)
PROOF = {f"case {n}": n for n in (1, 2, 3)}


def test_a_sound_task_has_no_problems():
    assert problems(SOUND, [12.5, 0.125], PROOF) == []


@pytest.mark.parametrize(
    ("change", "complaint"),
    [
        ({"right": lambda: 2.0}, "case 2 gets: accepted as right"),
        ({"right": lambda: 200.0}, "case 2 gets: accepted as right"),
        ({"right": lambda: 99.0}, "right form refused"),
        ({"wrong": SOUND.wrong[:2]}, "fewer than three"),
        (
            {"wrong": (*SOUND.wrong, Wrong("case 4", lambda: 1.0, "New."))},
            "case 4 gets: Task 1, not yet. Hint number a",
        ),
        (
            {"wrong": (*SOUND.wrong[:2], dataclasses.replace(SOUND.wrong[2], hint="Hint number a."))},
            "share a hint",
        ),
        ({"hints": SOUND.hints[:2]}, "not three hints"),
        ({"hints": SOUND.hints[::-1]}, "do not grow"),
        ({"otherwise": "It is 12.5 percent."}, "the answer stands in"),
        ({"otherwise": "It is 12,5 percent."}, "the answer stands in"),
        ({"otherwise": "As a fraction, 0.125."}, "the answer stands in"),
        ({"hints": ("Look.", "Look there.", "Look there: about 12.46.")}, "the answer stands in"),
        ({"right": lambda: 12.0, "otherwise": "A dozen, that is twelve."}, "the answer stands in"),
    ],
)
def test_an_unsound_task_is_found(change, complaint):
    assert any(
        complaint in problem
        for problem in problems(dataclasses.replace(SOUND, **change), [12.5, 0.125], PROOF)
    )


def test_proofs_must_cover_each_name_and_two_right_forms():
    found = problems(SOUND, [12.5], {"case 1": 1, "case 2": 3})
    assert any("fewer than two right forms" in problem for problem in found)
    assert any("do not fit the names" in problem for problem in found)
    assert any(problem.startswith("case 2 gets: Task 1, not yet. Hint number c") for problem in found)


def test_leaks_are_seen_in_functions_too():
    kind = Function("f(x)", ((1,), (2,)), tolerance=0.05)
    task = dataclasses.replace(SOUND, kind=kind, right=lambda: lambda x: 3.7 * x)
    assert leaks(task, "For the second it gives 7.4.") and not leaks(task, "Try it with 5.")


def test_only_the_sentence_is_shown_and_nbgrader_sees_a_failure():
    with pytest.raises(AssertionError) as caught:
        Exercise([SOUND]).check(1, 7)
    assert isinstance(caught.value, CourseError)
    assert caught.value._render_traceback_() == ["Task 1, not yet. Look again."]


def test_an_unknown_task_is_named():
    with pytest.raises(CourseError, match="There is no task 9"):
        Exercise([SOUND]).check(9, 1)
