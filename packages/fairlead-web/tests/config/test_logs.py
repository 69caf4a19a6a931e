import json
import logging
import sys

from fairlead_web.config.logs import LineFormatter


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
