"""When and where: the only code that knows Prefect, the command line and the environment."""
