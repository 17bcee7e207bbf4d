"""The outline of the world's countries, bundled: the maps ask no tile server."""
