"""The checks behind the exercise notebooks: set 03 belongs to exercises/source/03_trade_and_dependence.

Each set has three modules. `exercise_03` holds the last tasks and `ex`, all that the notebook imports;
`exercise_03_numbers` the first tasks, which are answered by numbers; `exercise_03_values` what every answer,
right or wrong, comes to. `kit` says what a task is, `answers` which kinds of answers it can ask for.
"""
