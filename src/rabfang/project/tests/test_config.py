"""Settings are read strictly: a value, or a failure that names the setting and what would be right."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from rabfang.project.config import ConfigurationError, load


def test_without_anything_it_runs_on_this_machine(tmp_path: Path) -> None:
    read = load({"RABFANG_DATA_DIR": str(tmp_path)})
    assert read.data_dir == tmp_path
    assert read.base_url == "http://127.0.0.1:8000"
    assert (read.demonstration, read.debug, read.trusted_proxies) == (False, False, 0)


def test_a_variable_wins_over_the_file(tmp_path: Path) -> None:
    (tmp_path / "rabfang.toml").write_text(
        'base_url = "https://one.example"\ntrusted_proxies = 2\ndemonstration = true\n'
    )
    read = load({"RABFANG_DATA_DIR": str(tmp_path), "RABFANG_BASE_URL": "https://two.example/"})
    assert (read.base_url, read.trusted_proxies, read.demonstration) == ("https://two.example", 2, True)


@pytest.mark.parametrize(
    ("name", "value", "said"),
    [
        ("RABFANG_COLOUR", "blue", "RABFANG_COLOUR is not a setting"),
        ("RABFANG_DEMONSTRATION", "true", "must be yes or no"),
        ("RABFANG_TRUSTED_PROXIES", "-1", "must be a whole number"),
        ("RABFANG_BASE_URL", "www.example.com", "must be http:// or https://"),
        ("RABFANG_BASE_URL", "https://example.com/complaints", "without a path"),
        ("RABFANG_DATABASE_URL", "mysql://db", "must start with postgres://"),
        ("RABFANG_LINE_API_URL", "api.line.me", "must be http:// or https://"),
        ("RABFANG_MESSENGER_FILES_AT", "https://a.example,b.example", "must be http:// or https://"),
        ("RABFANG_CLAMAV", "/run/clamd", "must be unix:/path/of/socket or tcp"),
        ("RABFANG_CLAMAV", "tcp://127.0.0.1", "must be unix:/path/of/socket or tcp"),
        ("RABFANG_SUBMIT_LIMIT", "many", "must be a whole number"),
        ("RABFANG_SMTP_URL", "mail.example.com", "must start with smtp://"),
    ],
)
def test_a_wrong_variable_is_named(tmp_path: Path, name: str, value: str, said: str) -> None:
    with pytest.raises(ConfigurationError, match=said.replace("/", r"\/")) as refused:
        load({"RABFANG_DATA_DIR": str(tmp_path), name: value})
    assert name in str(refused.value)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("base_url = ", "is not valid TOML"),
        ('colour = "blue"', "colour is not a setting"),
        ("base_url = [1]", "base_url must be text"),
    ],
)
def test_a_wrong_file_is_named(tmp_path: Path, text: str, said: str) -> None:
    (tmp_path / "rabfang.toml").write_text(text)
    with pytest.raises(ConfigurationError, match=said):
        load({"RABFANG_DATA_DIR": str(tmp_path)})


def test_developers_pages_never_face_the_public(tmp_path: Path) -> None:
    with pytest.raises(ConfigurationError, match="refused"):
        load({"RABFANG_DATA_DIR": str(tmp_path), "RABFANG_DEBUG": "yes", "RABFANG_BASE_URL": "https://www.example.com"})


@pytest.mark.parametrize("name", ["SECRET_KEY", "DATABASE_URL", "SMTP_URL"])
def test_a_secret_may_stand_in_a_file_of_its_own(tmp_path: Path, name: str) -> None:
    said = {"SECRET_KEY": "k", "DATABASE_URL": "postgres://u:p@h/d", "SMTP_URL": "smtp://u:p@h:25"}[name]
    file = _secret(tmp_path, said + "\n")
    read = load({"RABFANG_DATA_DIR": str(tmp_path), f"RABFANG_{name}_FILE": str(file)})
    assert getattr(read, name.lower()) == said


@pytest.mark.parametrize(
    ("held", "mode", "said"),
    [
        ("s3cr3t", 0o420, "others cannot write"),
        ("s3cr3t", 0o402, "others cannot write"),
        ("", 0o400, "must hold one line"),
        ("s3cr3t\nanother", 0o400, "must hold one line"),
        ("s3cr3t" * 5000, 0o400, "must hold one line"),
    ],
)
def test_a_file_that_cannot_be_trusted_is_refused_without_telling_what_it_holds(
    tmp_path: Path, held: str, mode: int, said: str
) -> None:
    file = _secret(tmp_path, held, mode)
    with pytest.raises(ConfigurationError, match=said) as refused:
        load({"RABFANG_DATA_DIR": str(tmp_path), "RABFANG_SECRET_KEY_FILE": str(file)})
    assert "RABFANG_SECRET_KEY_FILE" in str(refused.value)
    assert "s3cr3t" not in str(refused.value)


def test_a_secret_stands_in_one_place(tmp_path: Path) -> None:
    given = {"RABFANG_SECRET_KEY": "k", "RABFANG_SECRET_KEY_FILE": str(_secret(tmp_path, "k"))}
    with pytest.raises(ConfigurationError, match="both given"):
        load({"RABFANG_DATA_DIR": str(tmp_path), **given})
    with pytest.raises(ConfigurationError, match="cannot be read"):
        load({"RABFANG_DATA_DIR": str(tmp_path), "RABFANG_SECRET_KEY_FILE": str(tmp_path / "none")})
    with pytest.raises(ConfigurationError, match="is not a setting"):
        load({"RABFANG_DATA_DIR": str(tmp_path), "RABFANG_BASE_URL_FILE": "x"})


@pytest.mark.parametrize("name", ["DATABASE_URL", "SMTP_URL"])
@pytest.mark.parametrize("password", ["pa/s3cr3t", "pa#s3cr3t", "pa?s3cr3t", "[s3cr3t"])
def test_a_password_that_breaks_an_address_is_not_repeated(tmp_path: Path, name: str, password: str) -> None:
    scheme = {"DATABASE_URL": "postgres", "SMTP_URL": "smtp"}[name]
    with pytest.raises(ConfigurationError, match="password as %2F") as refused:
        load({"RABFANG_DATA_DIR": str(tmp_path), f"RABFANG_{name}": f"{scheme}://user:{password}@host/name"})
    assert "s3cr3t" not in str(refused.value)
    assert refused.value.__suppress_context__


def _secret(folder: Path, said: str, mode: int = 0o400) -> Path:
    file = folder / "secret"
    file.write_text(said)
    file.chmod(mode)
    return file


def _with_https(tmp_path: Path, *names: str) -> list[str]:
    """Django's settings of an installation behind https, read by a process of its own."""
    said = f"from rabfang.project import settings as s; print(*[getattr(s, n) for n in {names!r}])"
    environ = {**os.environ, "RABFANG_BASE_URL": "https://rabfang.example", "RABFANG_DATA_DIR": str(tmp_path)}
    told = subprocess.run([sys.executable, "-c", said], env=environ, check=True, capture_output=True, text=True)
    return told.stdout.split()


def test_cookies_of_a_site_with_https_belong_to_its_host_alone(tmp_path: Path) -> None:
    names = [f"{which}_COOKIE_NAME" for which in ("SESSION", "CSRF", "LANGUAGE")]
    told = _with_https(tmp_path, *names)
    assert [name.startswith("__Host-") for name in told] == [True] * 3
    flags = [f"{which}_COOKIE_{flag}" for which in ("SESSION", "CSRF", "LANGUAGE") for flag in ("SECURE", "HTTPONLY")]
    assert _with_https(tmp_path, *flags) == ["True"] * 6
