"""Pages of discussions and of moderating. None holds words or names in its address."""

from django.urls import URLPattern, path

from fairlead_web.networks.views import discussion, moderation, words, writing

KINDS = {"topic": "topics", "post": "posts"}


def each(route: str, view: object, deed: str) -> list[URLPattern]:
    """The same page for a topic and for a post."""
    return [
        path(route.format(kinds), view, {"kind": kind}, name=f"{deed}_{kind}")  # type: ignore[call-overload]  # views vary
        for kind, kinds in KINDS.items()
    ]


own = each("mine/words/{}/<int:number>/remove/", words.remove, "withdraw")
for_team = [
    path("reports/", moderation.team_reports, name="team_reports"),
    path("reports/<int:number>/", moderation.judge_for_chairs, name="judge_for_chairs"),
]
patterns = [
    path("<slug:code>/discussion/", discussion.discussion, name="discussion"),
    path("<slug:code>/discussion/new/", writing.start, name="start_topic"),
    path("<slug:code>/discussion/<int:number>/", discussion.topic, name="topic"),
    path("<slug:code>/discussion/<int:number>/post/", writing.write, name="write_post"),
    *each("<slug:code>/discussion/{}/<int:number>/change/", writing.change, "change"),
    *each("<slug:code>/discussion/{}/<int:number>/remove/", discussion.remove, "remove"),
    *each("<slug:code>/discussion/{}/<int:number>/report/", discussion.report, "report"),
    *each("<slug:code>/chair/discussion/{}/<int:number>/", moderation.judge, "judge"),
    path("<slug:code>/chair/log/", moderation.log, name="log"),
    path("<slug:code>/chair/log.csv", moderation.log_file, name="log_file"),
]
