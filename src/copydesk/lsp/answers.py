"""What is answered when the editor asks about a place: hovers and code actions."""

from collections.abc import Iterator, Mapping, Sequence
from functools import partial
from typing import cast

from lsprotocol import types

from copydesk.engine.fixing import is_fixable
from copydesk.lsp.abilities import Abilities
from copydesk.lsp.article import Article
from copydesk.lsp.editor import Editor
from copydesk.lsp.edits import FIX_ALL, differences, silencing_edit, text_edits, title_of
from copydesk.lsp.hover import hover_text
from copydesk.model.finding import Finding, Safety
from copydesk.text.span import Span

MOST_SILENCES = 10  # findings for which silence is offered at once; each way is tried out first
_FIX_ALL_TITLE = "Make all safe fixes of Copydesk"


async def hover(editor: Editor, params: types.HoverParams, able: Abilities) -> types.Hover | None:
    """Return what is to be said of the findings at a place; None where there are none."""
    article = await editor.current(params.text_document.uri)
    if article is None:
        return None
    here, path = article.positions(editor.unit), article.text.path
    at = here.offset(params.position)
    found = [one for one in article.checked.findings if _touches(one.location.span, Span(at, at))]
    if not found:
        return None
    found.sort(key=lambda one: len(one.location.span))
    page = partial(editor.examiner.page, path)
    text = hover_text(found, page, editor.uri, markdown=able.markdown)
    kind = types.MarkupKind.Markdown if able.markdown else types.MarkupKind.PlainText
    return types.Hover(types.MarkupContent(kind, text), here.range(found[0].location.span))


async def actions(editor: Editor, params: types.CodeActionParams, able: Abilities) -> list[types.CodeAction]:
    """Return what can be done about the findings in a range."""
    article = await editor.current(params.text_document.uri)
    if article is None:
        return []
    wanted = params.context.only
    made: list[types.CodeAction] = []
    if _is_wanted(types.CodeActionKind.QuickFix.value, wanted):
        span = article.positions(editor.unit).span(params.range)
        found = [one for one in article.checked.findings if _touches(one.location.span, span)]
        made += _fixes(editor, article, found, params.context.diagnostics, able)
        made += await _silences(editor, article, found[:MOST_SILENCES], params.context.diagnostics, able)
    is_asked = wanted is not None or params.context.trigger_kind is not types.CodeActionTriggerKind.Automatic
    if _is_wanted(FIX_ALL, wanted) and (is_asked or able.resolves):
        made += await _fix_all(editor, article, able)
    return made


async def resolved(editor: Editor, action: types.CodeAction, able: Abilities) -> types.CodeAction:
    """Return an action with the edit that was left out when it was offered."""
    data: object = action.data
    uri = cast("Mapping[str, object]", data).get("uri") if isinstance(data, dict) else None
    article = await editor.current(str(uri))
    if article is not None:
        action.edit = await _all_fixed(editor, article, able)
    return action


def _fixes(
    editor: Editor,
    article: Article,
    found: list[Finding],
    told: Sequence[types.Diagnostic],
    able: Abilities,
) -> Iterator[types.CodeAction]:
    here = article.positions(editor.unit)
    for one in found:
        if one.fix and one.fix.edits:
            yield types.CodeAction(
                title_of(one.fix),
                types.CodeActionKind.QuickFix,
                diagnostics=_told(one, told),
                is_preferred=one.fix.safety is Safety.SAFE or None,
                edit=able.edit(article, text_edits(one.fix.edits, here)),
            )


async def _silences(
    editor: Editor,
    article: Article,
    found: list[Finding],
    told: Sequence[types.Diagnostic],
    able: Abilities,
) -> list[types.CodeAction]:
    here, text, examiner = article.positions(editor.unit), article.checked.text, editor.examiner
    made: list[types.CodeAction] = []
    for one in found:
        way = await editor.worker.do(partial(examiner.silencing, text, one))
        if way is not None:
            title = f"Silence {one.rule}" + (", with a reason" if way.reason else " in this article")
            edit = able.edit(article, [silencing_edit(way, here, snippet=able.snippets)])
            kind = types.CodeActionKind.QuickFix
            made.append(types.CodeAction(title, kind, diagnostics=_told(one, told), edit=edit))
    return list({(one.title, repr(one.edit)): one for one in made}.values())


async def _fix_all(editor: Editor, article: Article, able: Abilities) -> list[types.CodeAction]:
    if not any(is_fixable(one, Safety.SAFE) for one in article.checked.findings):
        return []
    action = types.CodeAction(_FIX_ALL_TITLE, FIX_ALL)
    if able.resolves:
        action.data = {"uri": article.text.uri}
        return [action]
    action.edit = await _all_fixed(editor, article, able)
    return [action] if action.edit else []


async def _all_fixed(editor: Editor, article: Article, able: Abilities) -> types.WorkspaceEdit | None:
    here, before = article.positions(editor.unit), article.checked.text
    after = await editor.worker.do(partial(editor.examiner.fixed, article.text.path, before))
    edits = text_edits(differences(before, after), here)
    return able.edit(article, edits) if edits else None


def _touches(place: Span, asked: Span) -> bool:
    """Tell whether a finding is asked for; a cursor at either end of it is enough."""
    return place.start <= asked.end and asked.start <= place.end


def _is_wanted(kind: str, wanted: Sequence[types.CodeActionKind | str] | None) -> bool:
    if wanted is None:
        return True
    names = (str(getattr(one, "value", one)) for one in wanted)
    return any(not name or kind == name or kind.startswith(f"{name}.") for name in names)


def _told(finding: Finding, told: Sequence[types.Diagnostic]) -> list[types.Diagnostic] | None:
    """Return the diagnostic of a finding, as the editor gave it back."""
    mark = {"fingerprint": finding.fingerprint}
    return [one for one in told if one.data == mark] or None
