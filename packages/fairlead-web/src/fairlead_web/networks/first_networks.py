"""The three networks that every site begins with. Their words may be changed on the site afterwards."""

from django.utils.translation import gettext_noop

NETWORKS: list[dict[str, object]] = [
    {
        "code": "black-and-minority-ethnic-leaders",
        "name": gettext_noop("Black and minority ethnic leaders network"),
        "open_to": gettext_noop(
            "Leaders in health and care with a Black, Asian, Mixed or other minority ethnic background, as "
            "they themselves see it. Gypsy, Roma and Irish Traveller leaders are among them."
        ),
        "supporters": gettext_noop(
            "Leaders of any background who stand beside them: who want to understand racism at work, and to "
            "use their own position against it."
        ),
        "about": gettext_noop(
            "Leaders from minority ethnic backgrounds are fewer on boards than in the workforce, and often "
            "the only one in the room. Here they meet others who know what that is like, share what helped, "
            "and say together what boards and the system should do.\n\n"
            "The network looks at appointments, discipline and progression, and at what organisations "
            "promise and keep."
        ),
    },
    {
        "code": "women-leaders",
        "name": gettext_noop("Women leaders network"),
        "open_to": gettext_noop(
            "Women who lead in health and care, or are on their way to it, in any profession and at any kind "
            "of organisation. Trans women are women here; non-binary leaders who find themselves in the "
            "network’s work are welcome."
        ),
        "supporters": gettext_noop(
            "Leaders of any gender who stand beside them: who sponsor, recommend and make room."
        ),
        "about": gettext_noop(
            "Women are most of the workforce in health and care, and a smaller share of its best-paid "
            "posts. Here women who lead meet, speak openly, and find sponsors and peers.\n\n"
            "The network looks at pay gaps, flexible work, menopause, safety at work, and who is on boards."
        ),
    },
    {
        "code": "lgbtq-leaders",
        "name": gettext_noop("LGBTQ+ leaders network"),
        "open_to": gettext_noop(
            "Lesbian, gay, bisexual, trans and queer leaders in health and care, and leaders of any other "
            "sexual orientation or gender identity that is not the majority’s. Nobody has to be out, here or "
            "anywhere else."
        ),
        "supporters": gettext_noop(
            "Leaders who stand beside them: who want to learn, to speak up, and to make their own "
            "organisation safe to be open in."
        ),
        "about": gettext_noop(
            "Many LGBTQ+ leaders decide every day whom to tell. Here they meet others without having to tell "
            "anybody else: only the chair sees who belongs, and each person chooses what others see.\n\n"
            "The network looks at safety at work, inclusive care, trans inclusion and role models."
        ),
    },
]
