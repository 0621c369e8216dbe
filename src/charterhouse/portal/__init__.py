"""The portal: a gazette of the organisation for readers, rendered on the server, in Russian and English."""
