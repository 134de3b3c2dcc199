"""The pages in a real browser: what people do on them, by keyboard, on any screen, in the dark."""

import os
import re
import shutil
import socket
import threading
import time
from collections.abc import Iterator
from contextlib import closing

import pytest
import uvicorn
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, expect, sync_playwright

from verbale.record.store import Store
from verbale.web.app import create_app
from verbale.web.settings import Settings

CHROMIUM = os.environ.get("VERBALE_TEST_CHROMIUM") or shutil.which("chromium")
pytestmark = pytest.mark.skipif(not CHROMIUM, reason="no Chromium is installed")

PAGES = [
    "",
    "search?q=talks",
    "dyads/RUS/AZE",
    "dyads/RUS/AZE/said",
    "contact",
    "report",
    "person",
    "contacts",
    "statements",
    "formulae?party=AZE",
    "events",
    "agreements",
    "figures",
    "actors",
    "reports",
    "ahead?day=2017-11-01",
    "positions?party=AZE&about=talks",
    "questions",
    "questions/caucasus%20%26%20more",
]


@pytest.fixture(scope="module")
def server(record: str) -> Iterator[str]:
    with closing(socket.create_server(("127.0.0.1", 0))) as listening, Store(record, create=False) as store:
        served = uvicorn.Server(
            uvicorn.Config(create_app(store, Settings()), log_level="warning", lifespan="off")
        )
        thread = threading.Thread(target=served.run, kwargs={"sockets": [listening]})
        thread.start()
        while not served.started:
            time.sleep(0.05)
        yield f"http://127.0.0.1:{listening.getsockname()[1]}"
        served.should_exit = True
        thread.join()


@pytest.fixture(scope="module")
def paths(record: str) -> dict[str, str]:
    """Give the paths of pages whose addresses hold ids."""
    with Store(record, create=False) as store:
        contact = max(store.contacts(), key=lambda row: len(row.sources))
        return {
            "contact": f"contacts/{contact.id}",
            "report": f"reports/{contact.sources[0].report}",
            "person": f"actors/{store.actors(name='Lavrov')[0].id}",
        }


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with sync_playwright() as playwright:
        launched = playwright.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        yield launched
        launched.close()


@pytest.fixture
def page(browser: Browser, server: str) -> Iterator[Page]:
    with browser.new_context(base_url=server) as context:
        opened = context.new_page()
        problems: list[str] = []
        opened.on("console", lambda said: problems.append(said.text) if said.type == "error" else None)
        opened.on(
            "request", lambda asked: problems.append(asked.url) if not asked.url.startswith(server) else None
        )
        yield opened
        assert problems == []


@pytest.mark.parametrize("path", PAGES)
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_no_serious_findings_of_accessibility(
    browser: Browser, server: str, paths: dict[str, str], path: str, scheme: str
) -> None:
    with browser.new_context(base_url=server, color_scheme=scheme) as context:  # type: ignore[arg-type]
        page = context.new_page()
        page.goto(f"/{paths.get(path, path)}")
        found = Axe().run(page).response["violations"]
        assert [
            (one["id"], one["nodes"][0]["html"]) for one in found if one["impact"] in ("serious", "critical")
        ] == []


@pytest.mark.parametrize("width", [320, 768, 1920])
@pytest.mark.parametrize("path", PAGES)
def test_pages_fit_the_screen(
    browser: Browser, server: str, paths: dict[str, str], path: str, width: int
) -> None:
    with browser.new_context(base_url=server, viewport={"width": width, "height": 800}) as context:
        page = context.new_page()
        page.goto(f"/{paths.get(path, path)}")
        assert page.evaluate("document.documentElement.scrollWidth") <= width


def test_from_the_search_box_to_the_words_by_keyboard(page: Page) -> None:
    page.goto("/")
    page.keyboard.press("Tab")
    expect(page.locator(":focus")).to_have_text("Skip to the content")
    page.get_by_label("Search all words").focus()
    page.keyboard.type("Nagorno-Karabakh")
    page.keyboard.press("Enter")
    expect(page.locator("mark").first).to_be_visible()
    page.locator("main .source a").first.focus()
    page.keyboard.press("Enter")
    expect(page.locator(".text")).to_be_visible()
    item = page.locator(".items a[href^='#m-c-']").first
    item.focus()
    expect(page.locator(".text .lit").first).to_be_visible()
    page.keyboard.press("Enter")
    page.wait_for_url(re.compile("#m-c-"))  # the browser goes there in its own time


def test_from_the_network_to_what_both_took_part_in_by_keyboard(page: Page, paths: dict[str, str]) -> None:
    page.goto(f"/{paths['person']}")
    other = page.locator(".network a").first
    name = (other.locator("title").text_content() or "").partition(",")[0]
    other.focus()
    expect(page.locator(".network a:focus")).to_have_count(1)
    page.keyboard.press("Enter")
    expect(page.locator("article.row .people").first).to_contain_text(name)


def test_wording_is_compared_between_the_years_of_a_form(page: Page) -> None:
    page.goto("/dyads/RUS/AZE")
    page.get_by_label("Earlier").fill("2017")
    page.get_by_label("Later").fill("2020")
    page.get_by_role("button", name="Compare").click()
    expect(page.locator(".took").first).to_contain_text("substantive talks")


def test_wording_comes_to_those_who_scroll_to_it(page: Page) -> None:
    page.goto("/dyads/RUS/AZE")
    page.locator("#wording").scroll_into_view_if_needed()
    expect(page.locator("#wording h3").first).to_be_visible()


def test_from_a_search_to_what_one_party_said(page: Page) -> None:
    page.goto("/search?q=talks")
    page.locator(".facets").get_by_role("link", name="Azerbaijan").click()
    expect(page.get_by_role("heading", name="Statements")).to_be_visible()
    expect(page.locator("article.row h3").first).to_contain_text("Azerbaijan")


def test_from_a_saved_question_to_its_list(page: Page) -> None:
    page.goto("/questions")
    page.get_by_role("link", name="caucasus & more", exact=True).click()
    expect(page.get_by_role("heading", name="The answer")).to_be_visible()
    page.get_by_role("link", name="as a list").click()
    expect(page.get_by_label("Between")).to_have_value("RUS,AZE")


def test_positions_mark_what_was_said_before(page: Page) -> None:
    page.goto("/positions")
    page.get_by_label("Party").fill("Azerbaijan")
    page.get_by_label("Topic or words").fill("talks")
    page.get_by_role("button", name="Show").click()
    expect(page.locator("blockquote mark").first).to_contain_text("substantive talks")


def test_pointing_at_words_lights_the_item_beside_them(page: Page) -> None:
    page.goto("/reports")
    page.locator("main table a").first.click()
    page.locator(".text .k-person").first.hover()
    expect(page.locator(".items .lit")).to_have_count(1)


def test_from_a_contact_to_the_sentence_that_tells_of_it(page: Page) -> None:
    page.goto("/contacts?between=RUS,AZE")
    page.locator("main h3 a.quietly").first.click()
    expect(page.get_by_role("heading", name="As the reports tell it")).to_be_visible()
    told = page.locator("blockquote").first.inner_text()
    page.locator("main .source a").first.click()
    expect(page.locator(".text")).to_contain_text(told[:40])


def test_lists_are_narrowed_and_paged_without_scripts(browser: Browser, server: str) -> None:
    with browser.new_context(base_url=server, java_script_enabled=False) as context:
        page = context.new_page()
        page.goto("/contacts?rows=2")
        page.get_by_role("link", name="Next page").click()
        page.get_by_label("Person").fill("Lavrov")
        page.get_by_role("button", name="Show").click()
        expect(page.locator("article.row").first).to_contain_text("Lavrov")


def test_the_page_does_not_shift_while_it_loads(page: Page) -> None:
    page.goto("/dyads/RUS/AZE")
    shift = page.evaluate(
        """() => new Promise((done) => {
            let sum = 0;
            new PerformanceObserver((list) => { for (const one of list.getEntries()) sum += one.value; })
                .observe({type: "layout-shift", buffered: true});
            setTimeout(() => done(sum), 300);
        })"""
    )
    assert shift < 0.02
