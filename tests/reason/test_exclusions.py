from tests.factories import case, claim, link


def test_exclusions_say_why():
    wrong, right = claim("46 %"), claim("36 %")
    built = case(
        wrong, right, claim("1 USD", modality="negated", id="n"), links=(link("correction", right, wrong),)
    )
    assert built.excluded == {wrong.id: "the speaker corrects it at once", "n": "the sentence denies it"}
    assert set(built.terms) == {right.id}
