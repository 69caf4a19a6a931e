"""What other apps may use of the design system in Python; its macros are imported in templates."""

from fairlead_web.ui.formats import count, day, moment
from fairlead_web.ui.paging import paginate
from fairlead_web.ui.slots import Filling, fill_slot, slot, slot_values

__all__ = ["Filling", "count", "day", "fill_slot", "moment", "paginate", "slot", "slot_values"]
