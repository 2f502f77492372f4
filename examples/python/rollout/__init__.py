"""Seeing a rollout: wait for it (`wait`), watch it (`watch`), draw it (`timeline`).

    python3 -m rollout wait <(kubectl get sts -w -o json --output-watch-events) \\
                            <(kubectl get pods -w -o json --output-watch-events)

`stream` cuts what Kubernetes sends into events, `pools` asks libpoolstatus what they mean,
and each of `gate`, `screen` and `timeline` shows it to somebody else: a script, a person at
a terminal, a reader of a page. rich is needed for the screen, matplotlib for the picture.
"""
