"""Every route, every role, every method: the site does what authorisation.yaml says, and nothing else."""

import pytest
from authorisation import ALL_ROLES, MATRIX, OUTSIDE, routes, routes_of_the_site
from readers import Reader

ROUTES = routes()
ABSENT = "999999999"
TRYING = ("visitor", "person", "chair", "lead")


def test_every_route_has_a_line_and_every_line_a_route():
    outside = tuple(MATRIX["outside"])
    of_the_site = {name for name, address in routes_of_the_site() if not address.startswith(outside)}
    assert of_the_site - set(ROUTES) == set(), "Give these a line in tests/safety/authorisation.yaml."
    assert set(ROUTES) - of_the_site == set(), "These lines of authorisation.yaml have no route any more."
    assert all(reason for reason in MATRIX["outside"].values())


def test_groups_name_roles_that_there_are():
    assert {role for group in MATRIX["groups"].values() for role in group} == set(ALL_ROLES)
    used = {role for one in ROUTES.values() for role in one.see | one.moved | one.do | one.refused}
    assert used <= set(ALL_ROLES)


@pytest.mark.parametrize("role", ALL_ROLES)
def test_each_role_is_answered_as_the_matrix_says(swept, role):
    wrong = {
        f"{one.method} {one.route}": f"{one.label}, not {expected}"
        for one in swept(role).answers
        if one.label not in (expected := ROUTES[one.route].expected(role, one.method))
    }
    assert wrong == {}


@pytest.mark.parametrize("role", ALL_ROLES)
def test_whoever_may_not_do_a_thing_changes_nothing_by_trying(swept, role):
    tried = [one for one in swept(role).answers if one.method != "POST" or role not in ROUTES[one.route].do]
    assert {f"{one.method} {one.route}": one.written for one in tried if one.written} == {}
    assert len(tried) > 500


def test_somebody_may_do_each_thing_that_can_be_done(swept):
    """Else the tests above would pass on a site that refuses everything."""
    written = {
        one.route
        for role in ("person", "member", "chair", "lead", "approver", "team")
        for one in swept(role).answers
        if one.written
    }
    assert {
        "networks:remove_update",
        "networks:leave",
        "organisations:end_role",
        "organisations:leave",
        "releases:request",
        "releases:discard",
        "team:discard_list",
        "content:close",
    } <= written


def test_a_second_factor_is_asked_for_where_the_matrix_says_so(world, swept):
    wrong = {}
    for role in sorted(set(ALL_ROLES) - set(OUTSIDE)):
        reader = Reader(world, role, strong=False)
        for route in ROUTES.values():
            method = "POST" if role in route.do else "GET"
            if role in route.do | route.see and (route.proof or role == "team"):
                answer = reader.sends(method, route.address(world.things))
                if (answer.label == "second step") != route.proof or (route.proof and answer.written):
                    wrong[f"{role} {method} {route.name}"] = answer.label
    assert wrong == {}


def absent_instead(thing):
    """What stands in an address for a thing of the same kind that does not exist."""
    return ABSENT if thing.isdigit() else "nothing-of-the-kind" + "/" * thing.endswith("/")


@pytest.mark.parametrize("role", TRYING)
def test_what_is_not_there_is_answered_as_what_is_hidden(world, swept, role):
    """So that trying numbers and codes tells nobody what exists."""
    reader, wrong = Reader(world, role), {}
    known = {(one.route, one.method): one for one in swept(role).answers}
    for route in (one for one in ROUTES.values() if one.about):
        method = "POST" if route.do else "GET"
        hidden = known[route.name, method]
        for thing in route.about:
            absent = absent_instead(world.things[thing])
            answer = reader.sends(method, route.address(world.things | {thing: absent}))
            if hidden.label in ("missing", "sign in"):
                same = (answer.status, answer.label) == (hidden.status, hidden.label)
            else:
                same = answer.label in ("missing", "done", "sign in", "refused")
            if not same:
                wrong[f"{method} {route.name} without {thing}"] = (answer.label, hidden.label)
    assert wrong == {}
