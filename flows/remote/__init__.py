"""raw/ and the warehouse on another machine: any URL that fsspec knows, `s3://` and `gs://` first.

A run works on local copies, so that nothing else in Dateline knows of it: raw is mirrored before,
and what a run published is pushed after.
"""
