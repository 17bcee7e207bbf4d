"""The options that several commands share."""

import argparse


def add_raw(parser: argparse.ArgumentParser, where: str = "DIR|URL") -> None:
    parser.add_argument("--raw", metavar=where, help="where the articles lie (default: raw)")


def add_warehouse(parser: argparse.ArgumentParser, where: str = "DIR|URL") -> None:
    parser.add_argument(
        "--warehouse", metavar=where, help="where the tables are kept (default: warehouse)"
    )
