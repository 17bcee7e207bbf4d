"""What the pages show, asked of a snapshot: plain values, no HTML and no Streamlit."""
