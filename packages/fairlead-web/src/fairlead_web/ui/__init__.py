"""The design system: page layout, components, form fields, frames for charts, slots."""
