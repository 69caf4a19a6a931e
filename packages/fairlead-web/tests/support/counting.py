"""How often a page asks the database, and for what."""

import re
from collections import Counter
from dataclasses import dataclass
from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.db import connection
from readers import Reader

MANY_VALUES = re.compile(r"\((?:%s(?:, )?)+\)")
PASSING = re.compile(r'"s\d+_x\d+"|(?<=LIMIT )\d+(?: OFFSET \d+)?')  # names of savepoints, places in lists
COLUMNS = re.compile(r"SELECT (DISTINCT )?.*? FROM")
LISTED = re.compile(r"<(?:li|tr|dt|article|option|fieldset|h3|p)\b")


@dataclass(frozen=True)
class Count:
    """One page: what came, how often each query was asked, how much it lists and whether it goes on."""

    label: str
    asked: Counter[str]
    listed: int
    goes_on: bool

    def more_than(self, before: "Count") -> dict[str, str]:
        """The queries that came with more rows, and how often each was asked before and now."""
        return {
            COLUMNS.sub(r"SELECT \1… FROM", query, count=1): f"{before.asked[query]} → {self.asked[query]}"
            for query in self.asked - before.asked
        }


def count(reader: Reader, address: str) -> Count:
    """Ask for a page with nothing known from before: the reader empties the site's caches each time."""
    asked: Counter[str] = Counter()

    def listen(execute: Any, sql: str, params: Any, many: Any, context: Any) -> Any:
        asked[PASSING.sub("…", MANY_VALUES.sub("(…)", sql))] += 1
        return execute(sql, params, many, context)

    ContentType.objects.clear_cache()
    with connection.execute_wrapper(listen):
        answer = reader.sends("GET", address)
    html = "text/html" in answer.headers.get("Content-Type", "")
    listed = len(LISTED.findall(answer.text)) if html else answer.text.count("<") + answer.text.count("\n")
    return Count(answer.label, asked, listed, "page=2" in answer.text)
