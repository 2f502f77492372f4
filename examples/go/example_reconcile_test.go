//go:build cgo

package poolstatus_test

import (
	"encoding/json"
	"fmt"

	"example.com/poolstatus"
)

// api is what a reconcile loop needs of a client: objects as the API server serves them.
// With controller-runtime, get and list marshal what a cache has, and patch is
// Status().Patch(ctx, tenant, client.RawPatch(types.MergePatchType, patch)).
type api interface {
	get(kind, name string) ([]byte, error)
	list(kind string) ([]byte, error)
	patchStatus(name string, patch []byte) error
}

// reconcile writes the status of a Tenant, after its StatefulSets have been applied.
func reconcile(client api, name, now string) error {
	tenant, err := client.get("Tenant", name)
	if err != nil {
		return err
	}
	statefulSets, err := client.list("StatefulSet")
	if err != nil {
		return err
	}
	pods, err := client.list("Pod")
	if err != nil {
		return err
	}
	// The status of last time is in the Tenant.
	status, err := poolstatus.Tenant(tenant, statefulSets, poolstatus.Options{
		Rule:                    poolstatus.Kubernetes,
		Flags:                   poolstatus.WithDetail | poolstatus.WithOwnMembers,
		Pods:                    pods,
		ProgressDeadlineSeconds: 600,
		Now:                     now,
	})
	if err != nil || !status.Changed {
		return err // without a change nothing is written, or the write would be the next event
	}
	// With the version that was read, somebody else's write in between is a conflict.
	var read struct {
		Metadata struct {
			ResourceVersion string `json:"resourceVersion"`
		} `json:"metadata"`
	}
	if err := json.Unmarshal(tenant, &read); err != nil {
		return err
	}
	patch, err := json.Marshal(map[string]any{"metadata": read.Metadata, "status": status.JSON})
	if err != nil {
		return err
	}
	return client.patchStatus(name, patch)
}

// Example_reconcile is a reconcile loop around a cluster that stands still.
func Example_reconcile() {
	client := &cluster{
		tenant: `{"metadata": {"name": "demo", "resourceVersion": "7"}, "spec": {"pools": [{"name": "pool-0"}]},
			"status": %s}`,
		status: `{}`,
		lists: map[string]string{
			"StatefulSet": `{"items": [{"metadata": {"name": "demo-pool-0"}, "spec": {"replicas": 1}, "status": {"replicas": 1,
				"currentReplicas": 1, "updatedReplicas": 1}}]}`,
			"Pod": `{"items": [{"metadata": {"name": "demo-pool-0-0"}, "status": {"phase": "Pending"}}]}`,
		},
	}
	for _, now := range []string{"2025-01-15T10:30:00Z", "2025-01-15T10:30:05Z"} {
		if err := reconcile(client, "demo", now); err != nil {
			panic(err)
		}
	}
	// Output: patched demo at 7: Updating, RolloutInProgress, pool pool-0: pod demo-pool-0-0 is not ready; 0 of 1 pods ready, 1 of 1 updated
}

// cluster is an API server with one Tenant.
type cluster struct {
	tenant, status string
	lists          map[string]string
}

func (c *cluster) get(kind, name string) ([]byte, error) {
	return []byte(fmt.Sprintf(c.tenant, c.status)), nil
}

func (c *cluster) list(kind string) ([]byte, error) { return []byte(c.lists[kind]), nil }

func (c *cluster) patchStatus(name string, patch []byte) error {
	var read struct {
		Metadata struct{ ResourceVersion string }
		Status   json.RawMessage
	}
	var status poolstatus.TenantStatus
	if err := json.Unmarshal(patch, &read); err != nil {
		return err
	}
	if err := json.Unmarshal(read.Status, &status); err != nil {
		return err
	}
	ready := status.Conditions[0]
	fmt.Printf("patched %s at %s: %s, %s, %s\n", name, read.Metadata.ResourceVersion, status.CurrentState,
		ready.Reason, ready.Message)
	c.status = string(read.Status)
	return nil
}
