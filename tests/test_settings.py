"""Settings: flags before the environment before defaults, and clear refusals."""

import pytest

from onrecord.errors import SettingsError
from onrecord.model import Size
from onrecord.read.limits import Limits
from onrecord.settings import Settings


def test_without_anything_the_defaults_hold() -> None:
    assert Settings.load(environment={}) == Settings(jobs=1, reader=Size.ACCURATE, limits=Limits())


def test_the_environment_sets_jobs_and_limits() -> None:
    settings = Settings.load(environment={"ONRECORD_JOBS": "3", "ONRECORD_SECONDS": "2.5", "ONRECORD_PAGE_BYTES": "9"})
    assert (settings.jobs, settings.limits.seconds, settings.limits.page_bytes) == (3, 2.5, 9)


def test_a_flag_wins() -> None:
    assert Settings.load(jobs=2, environment={"ONRECORD_JOBS": "3"}).jobs == 2


@pytest.mark.parametrize("words", ["0", "-1", "many", "1.5", "inf"])
def test_what_is_no_whole_number_above_0_is_refused(words: str) -> None:
    with pytest.raises(SettingsError, match="ONRECORD_JOBS"):
        Settings.load(environment={"ONRECORD_JOBS": words})


@pytest.mark.parametrize("words", ["0", "nan", "inf", "soon"])
def test_a_time_limit_is_a_finite_number_above_0(words: str) -> None:
    with pytest.raises(SettingsError, match=r"ONRECORD_SECONDS is .*: give a number above 0"):
        Settings.load(environment={"ONRECORD_SECONDS": words})


def test_no_jobs_are_refused() -> None:
    with pytest.raises(SettingsError, match="jobs is 0"):
        Settings.load(jobs=0)


def test_the_reader_is_the_flag_before_the_environment_before_the_default() -> None:
    assert Settings.load(environment={"ONRECORD_READER": " fast "}).reader is Size.FAST
    assert Settings.load(reader="accurate", environment={"ONRECORD_READER": "fast"}).reader is Size.ACCURATE
    assert Settings.load(environment={"ONRECORD_READER": ""}).reader is Size.ACCURATE


@pytest.mark.parametrize(("flag", "named"), [("slow", "reader is 'slow'"), ("", "reader is ''")])
def test_a_reader_that_there_is_not_is_refused(flag: str, named: str) -> None:
    with pytest.raises(SettingsError, match=f"{named}: give accurate or fast"):
        Settings.load(reader=flag, environment={})
    with pytest.raises(SettingsError, match="ONRECORD_READER is 'slow': give accurate or fast"):
        Settings.load(environment={"ONRECORD_READER": "slow"})
