"""What organisations hold about people."""

from fairlead_web.accounts.api import Keep, declare, kinds

declare(
    "organisations.Organisation",
    purpose="Knowing the bodies that publish figures or take part",
    retention="For ever: names and codes of bodies are history",
    fields=kinds(
        plain="code name kind opened_on closed_on successor synthetic",
        technical="id",
    ),
)
declare(
    "organisations.Role",
    purpose="Knowing what a person may do, and who answered for a decision at the time",
    basis="Legitimate interest: answering for decisions",
    retention="As long as the site runs; without a name once the person has left",
    subject="person",
    fields=kinds(
        plain="organisation kind starts_on ends_on",
        technical="id person",
    ),
    export=("organisation", "kind", "starts_on", "ends_on"),
    erase=Keep("Decisions were made in this role; the row holds a number, which no longer leads to anybody"),
)
