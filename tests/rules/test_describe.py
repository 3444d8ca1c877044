from service.rules.describe import HEADINGS, describe, rule_markdown, rules_markdown, sections
from tests.rules.running import rule_of

RULE = rule_of("record-vs-growth")


def test_sections_are_paragraphs_by_heading():
    found = sections(RULE)
    assert tuple(found) == HEADINGS
    assert found["What it flags"] == (
        "A level called a record high beside a modest increase of the same measure, entities and period."
    )


def test_description_has_parameters_and_examples():
    described = describe(RULE)
    assert described["parameters"][0]["name"] == "modest_growth"
    assert described["parameters"][0]["default"] == 10.0
    assert [example["flagged"] for example in described["examples"]] == [True, False]
    assert described["examples"][0]["at"] == ["$97 billion", "4 percent"]
    assert described["examples"][1]["why"] == "growth of 40 percent is not modest"


def test_chapter_names_formula_parameters_and_examples():
    chapter = rule_markdown(RULE)
    assert chapter.startswith("## record-vs-growth\n")
    assert "    level / (1 + growth / 100) = earlier level\n" in chapter
    assert "| `modest_growth` | 10 | percent |" in chapter
    assert "- Flagged: “Ana Prado" in chapter
    assert "- Not flagged: “Ana Prado" in chapter


def test_page_starts_with_a_table():
    assert "| [record-vs-growth](#record-vs-growth) | framing | warning |" in rules_markdown([RULE])
