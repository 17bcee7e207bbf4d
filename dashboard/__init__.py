"""The dashboard: pages over the Parquet files, each a pure function of one published run and a URL.

`app.py` is the Streamlit shell, `views/` reads a URL and fills a template, `data/` asks the
questions of `sql/`, `html/` is what a reader sees.
"""
