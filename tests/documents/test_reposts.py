"""An article that stands in the collection twice is a warning that names both."""

from pathlib import Path

from knowledge_base.documents import read_documents
from knowledge_base.problems import Severity

WORDS = [f"word{number}" for number in range(200)]


def _problems(folder: Path, **texts: str) -> list[str]:
    paths = []
    for name, text in texts.items():
        path = folder / f"{name}.txt"
        path.write_text(text, "utf-8")
        paths.append(path)
    _, problems = read_documents(paths)
    assert {problem.severity for problem in problems} <= {Severity.WARNING}
    return [
        f"{Path(problem.path).stem} {problem.message.replace(f'{folder}/', '')[:60]}"
        for problem in problems
        if "repost" in problem.message
    ]


def test_a_copy_with_other_furniture_is_a_repost(tmp_path: Path) -> None:
    text = " ".join(WORDS) + "."

    assert _problems(tmp_path, a=text, b=f"{text}\n\nLeave a Reply\n\nSubscribe now") == [
        "b 100 % of the shorter text stand in 'a.txt' as well: a repost"
    ]


def test_an_excerpt_is_a_repost_of_the_whole(tmp_path: Path) -> None:
    found = _problems(tmp_path, a=" ".join(WORDS[50:120]), b=" ".join(WORDS))

    assert found == ["b 100 % of the shorter text stand in 'a.txt' as well: a repost"]


def test_four_fifths_shared_is_a_repost_and_less_is_none(tmp_path: Path) -> None:
    # 104 words are 100 shingles; of the last ones each new word breaks one.
    base = WORDS[:104]
    shared80 = base[:84] + [f"new{number}" for number in range(20)]
    shared79 = base[:83] + [f"other{number}" for number in range(21)]

    assert _problems(tmp_path, a=" ".join(base), b=" ".join(shared80)) == [
        "b 80 % of the shorter text stand in 'a.txt' as well: a repost."
    ]
    assert _problems(tmp_path, c=" ".join(base), d=" ".join(shared79)) == []


def test_a_quoted_sentence_is_no_repost(tmp_path: Path) -> None:
    assert _problems(tmp_path, a=" ".join(WORDS[10:22]), b=" ".join(WORDS)) == []


def test_texts_under_fifty_words_are_not_compared(tmp_path: Path) -> None:
    enough, short = " ".join(WORDS[:50]), " ".join(WORDS[:49])

    assert _problems(tmp_path, a=short, b=short, c=enough) == []
    assert _problems(tmp_path, c=enough, d=enough) == [
        "d 100 % of the shorter text stand in 'c.txt' as well: a repost"
    ]


def test_a_file_that_is_an_error_itself_is_not_blamed(tmp_path: Path) -> None:
    text = " ".join(WORDS)
    paths = [tmp_path / name for name in ("a.txt", "b ad.txt", "A.txt", "c.md")]
    for path in paths:
        path.write_text("---\nx: [\n---\n" * (path.suffix == ".md") + text, "utf-8")

    _, problems = read_documents(paths)

    assert [p.message for p in problems if "repost" in p.message] == []


def test_three_copies_are_three_pairs_in_the_same_order_each_time(tmp_path: Path) -> None:
    text = " ".join(WORDS)

    found = _problems(tmp_path, a=text, b=text, c=text)

    assert [line[0] for line in found] == ["b", "c", "c"]
    assert found == _problems(tmp_path, a=text, b=text, c=text)
