"""An operator that writes the status of Tenants, small but real.

    python3 -m tenant_operator [--namespace NAMESPACE] [--listen ADDRESS:PORT]

`cluster` speaks to the API server, `controller` keeps what it says and decides what to write,
`metrics` answers for it over HTTP. What a status is, libpoolstatus decides. `manifests` has
the CRD, what the operator may do, and its Deployment.
"""
