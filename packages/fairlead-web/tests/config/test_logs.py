import json
import logging
import sys

import pytest
from gunicorn.config import Config

from fairlead_web.config.logs import LineFormatter
from fairlead_web.config.server import ServerLog


def line(**more):
    record = logging.LogRecord("site", logging.ERROR, __file__, 1, "Failed: %s", ("/path/",), None)
    record.__dict__.update(more)
    return json.loads(LineFormatter().format(record))


def test_a_line_is_one_json_object():
    found = line()
    assert (found["level"], found["logger"], found["message"]) == ("ERROR", "site", "Failed: /path/")
    assert "exception" not in found


def test_an_exception_is_named_and_placed_but_its_text_is_left_out():
    try:
        raise ValueError("ada.osei@example.org is not a number")
    except ValueError:
        found = line(exc_info=sys.exc_info())
    assert found["exception"] == "ValueError"
    assert "test_logs.py" in found["where"][0]
    assert "example.org" not in json.dumps(found)


def test_a_link_from_a_letter_loses_what_makes_it_work():
    record = logging.LogRecord("site", logging.WARNING, __file__, 1, "Not Found: %s", ("",), None)
    record.args = ("/account/invited/s3cr3t/",)
    found = json.loads(LineFormatter().format(record))
    assert found["message"] == "Not Found: /account/invited/…/"


@pytest.mark.parametrize(
    ("said", "line"),
    [
        ("Not Found: /people/ada.osei@example.org/", "Not Found: /people/…@…/"),
        ("Not Found: /people/ada.osei%40example.org/x", "Not Found: /people/…@…/x"),
        ("Error handling request GET /networks/?text=Ada+Osei", "Error handling request GET /networks/?…"),
        ("Invalid request from ip=203.0.113.9: Bad", "Invalid request from ip=… Bad"),
        ("Invalid HTTP_HOST header: 'ada@example.org'. Add it", "Invalid HTTP_HOST header: '…@…'. Add it"),
        ("Key (email)=(ada@example.org) already exists", "Key (email)=(…@…) already exists"),
        ("Task id=1-2 path=a.b state=FAILED at 10:00", "Task id=1-2 path=a.b state=FAILED at 10:00"),
    ],
)
def test_a_line_holds_no_address_and_nothing_that_was_asked(said, line):
    record = logging.LogRecord("site", logging.WARNING, __file__, 1, said, None, None)
    assert json.loads(LineFormatter().format(record))["message"] == line


def test_the_web_servers_own_log_is_of_such_lines():
    kept = logging.getLogger("gunicorn.error").handlers[:]
    log = ServerLog(Config())
    assert [type(handler.formatter) for handler in log.error_log.handlers] == [LineFormatter]
    logging.getLogger("gunicorn.error").handlers[:] = kept
