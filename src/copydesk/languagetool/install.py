"""Building LanguageTool from Maven Central, for those who cannot, or would not, fetch the usual download.

Nothing is put together by hand: Maven resolves what the server needs, and checks what it fetches. The folder
appears at its place when all of it is there and its server has answered.
"""

import os
import shutil
import subprocess
import tempfile
from collections.abc import Callable, Generator
from contextlib import contextmanager
from pathlib import Path

from copydesk.errors import ServiceError
from copydesk.languagetool import folders, java, running, tool
from copydesk.languagetool.wanted import USUAL, Request

VERSION = "6.8"
LANGUAGES = ("en", "es", "ca", "pt")
"""English, and the languages its word list wants at the start."""

_PLUGIN = "org.apache.maven.plugins:maven-dependency-plugin:3.8.1:copy-dependencies"
_PATIENCE = 900  # seconds
_DEPENDENCY = """\
    <dependency>
      <groupId>org.languagetool</groupId>
      <artifactId>{name}</artifactId>
      <version>{version}</version>{more}
    </dependency>
"""
_EXCLUSION = """
      <exclusions>
        <exclusion><groupId>org.languagetool</groupId><artifactId>language-all</artifactId></exclusion>
      </exclusions>"""
_POM = """\
<?xml version="1.0" encoding="UTF-8"?>
<project xmlns="http://maven.apache.org/POM/4.0.0">
  <modelVersion>4.0.0</modelVersion>
  <groupId>copydesk</groupId>
  <artifactId>languagetool</artifactId>
  <version>1</version>
  <packaging>pom</packaging>
  <dependencies>
{dependencies}  </dependencies>
</project>
"""


def install(target: Path | None = None, say: Callable[[str], None] = lambda _: None) -> folders.Folder:
    """Put LanguageTool below ``target``, the user's own folder of data by default; return its folder.

    One that is there and answers stays. ``say`` gets what is being done.

    Raises:
        ServiceError: Java or Maven is not there, Maven fails, or the server does not answer.
    """
    target = target or folders.installed()
    place = target / f"LanguageTool-{VERSION}"
    java.find()
    if (there := folders.of(place)) and there.path == place.resolve():
        say(f"LanguageTool {VERSION} is there already: {place}")
        return there
    maven = shutil.which("mvn")
    if maven is None:
        raise ServiceError("Maven builds LanguageTool's folder, and there is none: install Maven (`mvn`)")
    with _workshop(target) as work:
        say(f"Fetching LanguageTool {VERSION} from Maven Central: about 100 MB …")
        _fetch(maven, work, made := work / place.name)
        say("Trying its server …")
        _try(made)
        if place.exists():
            shutil.rmtree(place)  # no LanguageTool is in it, or it would have been taken
        made.replace(place)
    found = folders.of(place)
    if found is None:
        raise ServiceError(f"LanguageTool: {place} was taken away")
    return found


@contextmanager
def _workshop(target: Path) -> Generator[Path]:
    """Make a folder beside the place to be, so that it is moved there in one step."""
    try:
        target.mkdir(parents=True, exist_ok=True)
        work = tempfile.mkdtemp(prefix=".building-", dir=target)
    except OSError as error:
        raise ServiceError(f"LanguageTool: {target} can't be written: {error.strerror}") from error
    try:
        yield Path(work)
    finally:
        shutil.rmtree(work, ignore_errors=True)


def pom() -> str:
    """Return what Maven is asked for."""
    server = _DEPENDENCY.format(name="languagetool-server", version=VERSION, more=_EXCLUSION)
    languages = (_DEPENDENCY.format(name=f"language-{one}", version=VERSION, more="") for one in LANGUAGES)
    return _POM.format(dependencies="".join([server, *languages]))


def _fetch(maven: str, work: Path, made: Path) -> None:
    """Let Maven copy all that is needed into ``made``, the server's jar above the others."""
    (work / "pom.xml").write_text(pom(), "utf-8")
    libs = made / "libs"
    command = [
        *(maven, "-q", "-B", "-f", str(work / "pom.xml"), _PLUGIN),
        *("-Dmdep.stripVersion=true", "-DincludeScope=runtime", f"-DoutputDirectory={libs}"),
    ]
    try:
        told = subprocess.run(  # noqa: S603  Maven, with a list of arguments
            command,
            cwd=work,
            stdin=subprocess.DEVNULL,
            capture_output=True,
            text=True,
            errors="replace",
            timeout=_PATIENCE,
            check=False,
        )
    except (OSError, subprocess.TimeoutExpired) as error:
        raise ServiceError(f"Maven could not be run, or took too long: {str(error)[:200]}") from error
    jar = libs / "languagetool-server.jar"
    if told.returncode or not jar.is_file():
        wrong = [line for line in (told.stdout + told.stderr).splitlines() if "ERROR" in line]
        why = wrong[0].replace("[ERROR]", "").strip()[:300] if wrong else "it says nothing"
        raise ServiceError(f"Maven could not fetch LanguageTool: {why}")
    os.replace(jar, made / jar.name)


def _try(made: Path) -> None:
    """Start the server of a folder and ask it once; raise when it does not answer."""
    folder = folders.of(made)
    if folder is None:
        raise ServiceError("Maven fetched no LanguageTool")
    server = running.ensure(folder)
    try:
        found = tool.connect(server.url).check_text("This are a test.", USUAL, Request())
    except (tool.UnreachableError, tool.SlowError) as error:
        raise ServiceError("LanguageTool was fetched, but its server does not answer; try again") from error
    finally:
        running.stop(server)
    if not found:
        raise ServiceError("LanguageTool was fetched, but finds nothing: its data is not all there")
