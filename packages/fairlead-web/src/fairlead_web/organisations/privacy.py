"""What organisations hold about people."""

from fairlead_web.accounts.api import Keep, declare, kinds

declare(
    "organisations.Organisation",
    purpose="Knowing the bodies that publish figures or take part",
    retention="For ever: names and codes of bodies are history",
    fields=kinds(
        plain="code name kind region opened_on closed_on successor synthetic",
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
        plain="organisation staff_network kind starts_on ends_on",
        technical="id person",
    ),
    export=("organisation", "staff_network", "kind", "starts_on", "ends_on"),
    erase=Keep("Decisions were made in this role; the row holds a number, which no longer leads to anybody"),
)
declare(
    "organisations.EarlierName",
    purpose="Finding a body by the name it had",
    retention="For ever: names and codes of bodies are history",
    fields=kinds(plain="organisation name until", technical="id"),
)
declare(
    "organisations.OtherCode",
    purpose="Finding a body by its codes in other lists",
    retention="For ever: names and codes of bodies are history",
    fields=kinds(plain="organisation scheme code", technical="id"),
)
declare(
    "organisations.Affiliation",
    purpose="Showing where a person works, to whom the person chose, and finding peers",
    basis="Consent: the person says so, and to whom it is shown",
    retention="Until the person erases it",
    subject="person",
    fields=kinds(
        content="job_title organisation starts_on ends_on",
        technical="id person",
    ),
    export=("organisation", "job_title", "starts_on", "ends_on"),
)
declare(
    "organisations.StaffNetwork",
    purpose="Knowing which staff networks an organisation has; never who belongs to them",
    retention="For ever: it is about a body",
    fields=kinds(
        plain="organisation name open_to sponsor shown starts_on ends_on continues",
        technical="id",
    ),
)
declare(
    "organisations.Partnership",
    purpose="Knowing which bodies take part, over the years",
    retention="For ever: it is about a body",
    fields=kinds(plain="organisation programme starts_on ends_on", technical="id"),
)
