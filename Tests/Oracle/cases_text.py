from define import Defined


def cases() -> list[Defined]:
    return []
