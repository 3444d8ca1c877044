"""What plug-ins made for LanguageTool send."""

import datetime as dt

import pytest
from marshmallow import ValidationError

from service.api.schemas.languagetool import SubmissionLanguageToolSchema


def test_fields_that_mean_nothing_here_are_passed_over() -> None:
    sent = {"language": "en-GB", "text": "Up.", "motherTongue": "de", "document_date": "2023-06-08"}
    loaded = SubmissionLanguageToolSchema().load(sent)
    assert loaded == {"language": "en-GB", "text": "Up.", "document_date": dt.date(2023, 6, 8)}


@pytest.mark.parametrize("language", ["auto", "en", "en-US", "en-za"])
def test_english_is_read(language: str) -> None:
    assert SubmissionLanguageToolSchema().load({"language": language})


@pytest.mark.parametrize("language", ["", "de", "de-AT", "english", "en-", "en-USA"])
def test_nothing_else_is(language: str) -> None:
    with pytest.raises(ValidationError):
        SubmissionLanguageToolSchema().load({"language": language})
