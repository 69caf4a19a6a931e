"""Who edits pages and answers enquiries: today's programme team."""

from rules.permissions import set_perm

from fairlead_web.organisations import api as organisations

set_perm("content.edit", organisations.is_programme_team)
set_perm("content.answer_enquiries", organisations.is_programme_team)
