"""The names in a text, and who they are."""

from transforms.entities.mention import EntityMention, EntityType
from transforms.entities.names import tag

__all__ = ["EntityMention", "EntityType", "tag"]
