"""Modules become one plain script that a browser runs as if they were modules."""

from __future__ import annotations

import pytest
from playwright.sync_api import Browser

from generator.rendering.script_bundle import bundle
from generator.rendering.theme_folder import shipped

FILES = {
    "assets/main.js": (
        '// About this.\nimport { twice } from "./parts/twice.js";\nimport { PLACE, say } from "./parts/say.js";\n\n'
        '/** @type {string} */\nconst NAME = "main"; // stays\n'
        "window.said = `${say(NAME)} ${twice(2)} ${PLACE}`;\n"
    ),
    "assets/parts/twice.js": 'import { NAME } from "../name.js";\n\nexport const twice = (n) => `${NAME}${n * 2}`;\n',
    "assets/parts/say.js": (
        'import { NAME } from "../name.js";\n\nexport const PLACE = "http://a/b"; // with slashes\n'
        "  // about say\n  /**\n   * @param {string} word\n   */\n"
        "export function say(word) {\n  return NAME + word;\n}\nexport class Unused {}\n"
        "export async function* many() {}\n"
    ),
    "assets/name.js": 'export const NAME = "n";\n',
    "assets/plain.js": "// kept\nwindow.plain = 1;\n",
    "assets/broken.js": 'import { x } from "./nowhere.js";\n',
    "assets/round.js": 'import { other } from "./trip.js";\n\nexport const one = () => other;\n',
    "assets/trip.js": 'import { one } from "./round.js";\n\nexport const other = 1;\n',
}


def test_each_module_stands_once_before_those_that_use_it_and_without_comments() -> None:
    script = bundle("assets/main.js", FILES.get)

    assert script.count('const NAME = "n"') == 1
    assert script.index('const NAME = "n"') < script.index("const twice") < script.index('const NAME = "main"')
    assert "About" not in script
    assert "about say" not in script
    assert "@" not in script
    assert "*/" not in script
    assert "import" not in script
    assert "export" not in script


def test_a_script_that_imports_nothing_stays_as_it_is() -> None:
    assert bundle("assets/plain.js", FILES.get) == FILES["assets/plain.js"]
    assert bundle("assets/not-there.js", FILES.get) == ""


def test_an_import_of_nothing_is_a_fault_of_the_theme() -> None:
    with pytest.raises(LookupError, match=r"assets/nowhere\.js"):
        bundle("assets/broken.js", FILES.get)


def test_modules_that_import_each_other_come_to_an_end() -> None:
    assert bundle("assets/round.js", FILES.get).count("const other") == 1


@pytest.mark.browser
def test_the_script_runs_and_leaves_nothing_behind(browser: Browser) -> None:
    page = browser.new_page()
    page.add_script_tag(content=bundle("assets/main.js", FILES.get))

    assert page.evaluate("window.said") == "nmain n4 http://a/b"
    assert page.evaluate("[typeof NAME, typeof m0, typeof say]") == ["undefined"] * 3
    page.close()


@pytest.mark.parametrize("name", ["site.js", "search.js"])
def test_the_scripts_of_the_theme_are_made_of_it(name: str) -> None:
    def read(path: str) -> str | None:
        file = shipped() / path
        return file.read_text(encoding="utf-8") if file.is_file() else None

    script = bundle(f"assets/{name}", read)
    assert script.startswith('(() => {\n"use strict";\n')
    assert "\nexport " not in script
    assert "innerHTML" not in script
    assert "eval(" not in script
