"""The doors: the command that shows the organisation, and the pages of the portal."""
