"""YAML from strangers, held to the bounds of our JSON: no aliases, no tags, no repeated members; and YAML for them."""

from __future__ import annotations

import json
from typing import IO, TYPE_CHECKING, Any, Final

import yaml
from rest_framework.parsers import BaseParser
from yaml.constructor import ConstructorError
from yaml.events import AliasEvent

from piad.api.errors import ApiError, FieldProblem, InvalidBody, InvalidJSON
from piad.api.parsers import MAX_DEPTH, MAX_NODES, parse_object

if TYPE_CHECKING:
    from collections.abc import Mapping

YAML_TYPE: Final = "application/yaml"
MAX_BYTES: Final = 256 * 1024


class InvalidYAML(ApiError):
    """400: the body is not YAML that we read."""

    def __init__(self, message: str) -> None:
        super().__init__(http_status=400, code="invalid_yaml_body", message=message)


class _Loader(yaml.SafeLoader):
    """Builds plain values and counts them; an alias would let a few lines grow to gigabytes."""

    nodes = depth = 0

    def compose_node(self, parent: Any, index: Any) -> Any:  # noqa: ANN401 - the library's own types
        if self.check_event(AliasEvent):
            raise InvalidYAML("The YAML body uses an alias; write the value out.")
        self.nodes += 1
        self.depth += 1
        if self.nodes > MAX_NODES or self.depth > MAX_DEPTH:
            raise InvalidYAML(f"The YAML body has more than {MAX_NODES} values, or is nested more than {MAX_DEPTH} levels deep.")
        try:
            return super().compose_node(parent, index)
        finally:
            self.depth -= 1

    def construct_mapping(self, node: Any, deep: bool = False) -> dict[Any, Any]:  # noqa: ANN401, FBT001, FBT002 - as the library calls it
        names = [self.construct_object(name, deep=True) for name, _ in node.value]
        if not all(isinstance(name, str) for name in names) or len(set(names)) != len(names):
            raise InvalidYAML("The YAML body has a member that is named twice, or by something else than a text.")
        return super().construct_mapping(node, deep=deep)


class StrictYAMLParser(BaseParser):
    """UTF-8 YAML with one object, within the bounds of :class:`piad.api.parsers.StrictJSONParser`."""

    media_type = YAML_TYPE

    def parse(self, stream: IO[bytes], media_type: str | None = None, parser_context: Mapping[str, Any] | None = None) -> dict[str, Any]:
        """Return the body's object; raises `InvalidYAML` or `InvalidBody`."""
        del media_type, parser_context
        return parse_yaml(stream.read(MAX_BYTES + 1))


def parse_yaml(body: bytes) -> dict[str, Any]:
    """Return the object in a YAML text; raises `InvalidYAML`, or `InvalidBody` when it holds something else."""
    if len(body) > MAX_BYTES:
        raise InvalidYAML(f"The YAML body is larger than {MAX_BYTES // 1024} KiB.")
    try:
        value = yaml.load(body.decode("utf-8"), Loader=_Loader)  # noqa: S506 - a safe loader, stricter than the library's
        plain = json.dumps(value).encode()
    except (yaml.YAMLError, ConstructorError, UnicodeDecodeError, RecursionError) as error:
        raise InvalidYAML(f"The body is not valid YAML: {_where(error)}.") from error
    except (TypeError, ValueError) as error:
        raise InvalidBody([FieldProblem(param="", message="Must hold texts, numbers, lists and objects only; quote dates.")]) from error
    try:
        return parse_object(plain)  # what it holds must pass for JSON
    except InvalidJSON as error:
        raise InvalidYAML(error.message.replace("JSON", "YAML")) from error


def to_yaml(members: Mapping[str, Any]) -> str:
    """Return an object as YAML in the order of its members; :func:`parse_yaml` gives it back."""
    return yaml.safe_dump(dict(members), allow_unicode=True, sort_keys=False, width=120)


def _where(error: Exception) -> str:
    mark = getattr(error, "problem_mark", None)
    problem = getattr(error, "problem", None) or type(error).__name__
    return f"{problem} at line {mark.line + 1}, column {mark.column + 1}" if mark else str(problem)
