"""Kept while imports move to ``generator.context``."""

from generator.context import SiteContext, site_context

__all__ = ["SiteContext", "site_context"]
