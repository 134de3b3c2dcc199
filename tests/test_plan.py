from benchmarks.plan import PAGE, page


def test_the_plan_says_what_follows_from_the_figures() -> None:
    assert page() == PAGE.read_text(encoding="utf-8"), "run python benchmarks.plan.py"
