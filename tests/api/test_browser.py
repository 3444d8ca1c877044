"""The page in a real browser: what it shows, by mouse, by keyboard and without script, on phone and desktop.

Debian's Chromium is used, started once; tools/browser_and_redis.sh installs it where it may.
"""

from __future__ import annotations

import re
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, expect, sync_playwright

from service.api.page import EXAMPLE
from tests.api.conftest import Server

CHROMIUM = shutil.which("chromium")
OPTIONS = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--disable-sync",
    "--disable-background-networking",
    "--disable-component-update",
    "--no-first-run",
)
PHONE, DESKTOP = (390, 844), (1440, 900)
SLIP = (
    "Ann Lee: Exports rose to $50 million in 2022 from $40 million in 2021, an increase of 45 percent.\n"
    "Bob Ray: In 2022 exports were $70 million. Unemployment was 5 percent in May 2022.\n"
)
LONG = "\n".join([EXAMPLE.read_text(encoding="utf-8"), *[SLIP] * 20, "https://example.org/" + "long" * 60])

pytestmark = pytest.mark.skipif(
    CHROMIUM is None,
    reason="no Chromium: as root, tools/browser_and_redis.sh installs it",
)

Open = Callable[..., Page]


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    with sync_playwright() as playwright:
        running = playwright.chromium.launch(executable_path=CHROMIUM, args=list(OPTIONS))
        yield running
        running.close()


@pytest.fixture
def open_page(browser: Browser, server: Server) -> Iterator[Open]:
    contexts = []

    def open_page(size: tuple[int, int] = DESKTOP, scheme: str = "light", script: bool = True) -> Page:
        context = browser.new_context(
            base_url=server.url,
            viewport={"width": size[0], "height": size[1]},
            color_scheme=scheme,  # type: ignore[arg-type]
            java_script_enabled=script,
        )
        contexts.append(context)
        page = context.new_page()
        page.on("request", lambda request: requested.append(request.url))
        page.on("console", lambda message: said.append(message.text))
        return page

    requested: list[str] = []
    said: list[str] = []
    yield open_page
    for context in contexts:
        context.close()
    assert all(url.startswith((server.url, "data:")) for url in requested)
    assert said == []


def check(page: Page, text: str) -> None:
    page.goto("/")
    page.fill("#text", text)
    page.fill("#document_date", "2023-06-08")
    page.get_by_role("button", name="Check the numbers").click()
    expect(page.get_by_role("heading", name="Flags")).to_be_visible()


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("size", [PHONE, DESKTOP], ids=["phone", "desktop"])
def test_every_page_is_accessible_and_fits(open_page: Open, size: tuple[int, int], scheme: str) -> None:
    page = open_page(size, scheme)
    for address in ("/", "/?example=1", "/docs/rules", "/docs/guides/newsroom"):
        page.goto(address)
        _assert_accessible(page, size)
    for text in (SLIP, LONG):
        check(page, text)
        page.locator(".claims summary").click()
        _assert_accessible(page, size)
    page.locator(".prose .mark").first.focus()
    expect(page.get_by_role("tooltip").first).to_be_visible()
    _assert_accessible(page, size)


def _assert_accessible(page: Page, size: tuple[int, int]) -> None:
    found = Axe().run(page).response["violations"]
    assert found == [], [(each["id"], [node["html"] for node in each["nodes"]]) for each in found]
    assert page.evaluate("document.documentElement.scrollWidth") <= size[0]


@pytest.mark.parametrize("script", [True, False], ids=["script", "no script"])
def test_the_example_is_checked_with_and_without_script(open_page: Open, script: bool) -> None:
    page = open_page(script=script)
    page.goto("/")
    page.get_by_role("link", name="Use the example").click()
    page.get_by_role("button", name="Check the numbers").click()
    flag = page.locator("article.flag").first
    expect(flag).to_contain_text("record-vs-growth")
    expect(flag).to_contain_text("2 trillion RUB / 1.06")
    expect(flag).to_contain_text("Ask:")
    flag.get_by_role("link", name="“2 trillion roubles”").click()
    assert page.url.endswith("#m-c11")
    shown = page.locator("#tip-c11")
    expect(shown).to_be_visible()
    expect(shown).to_contain_text("1.5 trillion to 2.5 trillion")
    shown.get_by_role("link", name="Close").click()
    page.mouse.move(0, 0)
    expect(shown).to_be_hidden()


def test_a_claim_explains_itself_to_mouse_and_keyboard(open_page: Open) -> None:
    page = open_page()
    check(page, SLIP)
    mark, tip = page.locator("#m-c4"), page.locator("#tip-c4")
    expect(tip).to_be_hidden()
    mark.hover()
    expect(tip).to_be_visible()
    expect(tip).to_contain_text("one figure cannot be both")
    tip.hover()
    expect(tip).to_be_visible()
    page.keyboard.press("Escape")
    expect(tip).to_be_hidden()
    page.mouse.move(5, 5)
    mark.focus()
    expect(tip).to_be_visible()
    page.keyboard.press("Tab")
    expect(tip.get_by_role("link").first).to_be_focused()
    page.keyboard.press("Escape")
    expect(tip).to_be_hidden()


def test_outcomes_differ_in_more_than_colour(open_page: Open) -> None:
    page = open_page()
    check(page, SLIP)
    looks = {}
    for mark in page.locator(".prose .mark").all():
        style = mark.evaluate("e => getComputedStyle(e).textDecorationStyle")
        kind = re.findall(r"mark-(\w+)", mark.get_attribute("class") or "")[0]
        looks[kind] = (style, mark.locator(".sign").inner_text(), mark.locator(".unseen").inner_text())
    assert len(looks) == 3
    for parts in zip(*looks.values(), strict=True):
        assert len(set(parts)) == len(parts)


def test_conflicting_claims_are_drawn_on_one_axis(open_page: Open) -> None:
    page = open_page(PHONE)
    check(page, SLIP)
    chart = page.get_by_role("img").first
    expect(chart).to_be_visible()
    assert "“$70 million”" in (chart.get_attribute("aria-label") or "")
    box = chart.bounding_box()
    assert box is not None
    assert box["x"] > 0
    assert box["x"] + box["width"] < PHONE[0]


def test_the_whole_check_can_be_done_by_keyboard(open_page: Open) -> None:
    page = open_page()
    page.goto("/")
    page.keyboard.press("Tab")
    expect(page.get_by_role("link", name="Skip to content")).to_be_focused()
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    expect(page.get_by_label("Transcript or press release")).to_be_focused()
    page.keyboard.type("Output fell 120 percent in 2022.")
    for _ in range(12):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement.textContent") == "Check the numbers":
            break
    page.keyboard.press("Enter")
    expect(page.locator("article.flag").first).to_be_visible()


def test_a_file_can_be_chosen_or_dropped(open_page: Open, tmp_path: Path) -> None:
    path = tmp_path / "release.txt"
    path.write_text(SLIP, encoding="utf-8")
    page = open_page()
    page.goto("/")
    page.fill("#text", "To be replaced.")
    page.set_input_files("#file", path)
    expect(page.locator("#text")).to_have_value("")
    page.get_by_role("button", name="Check the numbers").click()
    expect(page.locator("article.flag")).not_to_have_count(0)
    page.goto("/")
    page.evaluate(
        """text => {
            const data = new DataTransfer();
            data.items.add(new File([text], "dropped.txt", {type: "text/plain"}));
            document.getElementById("check").dispatchEvent(
                new DragEvent("drop", {dataTransfer: data, bubbles: true, cancelable: true}));
        }""",
        SLIP,
    )
    page.get_by_role("button", name="Check the numbers").click()
    expect(page.locator("#check")).to_contain_text("dropped.txt")


def test_an_export_is_a_file(open_page: Open) -> None:
    page = open_page()
    check(page, SLIP)
    with page.expect_download() as download:
        page.get_by_role("button", name="SARIF").click()
    assert download.value.suggested_filename == "countercheck-sarif.sarif"
