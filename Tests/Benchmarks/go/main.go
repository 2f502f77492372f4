// Command bench times encoding/json, typed to just the members that are needed, on the same
// bytes as the C program does.
//
//	bench KEY MANIFEST EXPECTED SECONDS PROBES
package main

import (
	"bytes"
	"encoding/json"
	"fmt"
	"log"
	"os"
	"path/filepath"
	"runtime"
	"sort"
	"strconv"
	"strings"
	"syscall"
	"time"
)

const (
	name = "rustfs-production-pool-0" // of a bare status
	now  = "2025-01-15T10:30:00Z"
)

type status struct {
	Replicas        *int32  `json:"replicas,omitempty"`
	ReadyReplicas   *int32  `json:"readyReplicas,omitempty"`
	CurrentReplicas *int32  `json:"currentReplicas,omitempty"`
	UpdatedReplicas *int32  `json:"updatedReplicas,omitempty"`
	CurrentRevision *string `json:"currentRevision,omitempty"`
	UpdateRevision  *string `json:"updateRevision,omitempty"`
}

type metadata struct {
	Name string `json:"name"`
}

type statefulSet struct {
	Metadata metadata `json:"metadata"`
	Status   status   `json:"status"`
}

type statefulSetList struct {
	Items []statefulSet `json:"items"`
}

type pool struct {
	SSName string `json:"ssName"`
	State  string `json:"state"`
	status
	LastUpdateTime string `json:"lastUpdateTime"`
}

func number(counter *int32) int32 {
	if counter == nil {
		return 0
	}
	return *counter
}

func decide(s *status) string {
	desired, ready := number(s.Replicas), number(s.ReadyReplicas)
	current, updated := number(s.CurrentReplicas), number(s.UpdatedReplicas)
	switch {
	case desired == 0:
		return "PoolNotCreated"
	case ready == desired && updated == desired:
		return "PoolRolloutComplete"
	case updated < desired || current < desired:
		return "PoolUpdating"
	case ready < desired:
		return "PoolDegraded"
	}
	return "PoolInitialized"
}

func poolOf(name string, s *status) pool {
	return pool{SSName: name, State: decide(s), status: *s, LastUpdateTime: now}
}

// The job for each kind of text.
var jobs = map[string]func(text []byte) ([]byte, error){
	"status": func(text []byte) ([]byte, error) {
		var s status
		if err := json.Unmarshal(text, &s); err != nil {
			return nil, err
		}
		return json.Marshal(poolOf(name, &s))
	},
	"object": func(text []byte) ([]byte, error) {
		var set statefulSet
		if err := json.Unmarshal(text, &set); err != nil {
			return nil, err
		}
		return json.Marshal(poolOf(set.Metadata.Name, &set.Status))
	},
	"list": func(text []byte) ([]byte, error) {
		var list statefulSetList
		if err := json.Unmarshal(text, &list); err != nil {
			return nil, err
		}
		pools := make([]pool, len(list.Items))
		for i := range list.Items {
			pools[i] = poolOf(list.Items[i].Metadata.Name, &list.Items[i].Status)
		}
		return json.Marshal(pools)
	},
}

// cpuTime is that of the process: the collector's work is part of the price.
func cpuTime() time.Duration {
	var usage syscall.Rusage
	if err := syscall.Getrusage(syscall.RUSAGE_SELF, &usage); err != nil {
		log.Fatal(err)
	}
	return time.Duration(usage.Utime.Nano() + usage.Stime.Nano())
}

type input struct {
	key  string
	text []byte
	job  func([]byte) ([]byte, error)
}

func (in *input) batch(calls int) time.Duration {
	start := cpuTime()
	for i := 0; i < calls; i++ {
		if _, err := in.job(in.text); err != nil {
			log.Fatal(err)
		}
	}
	return cpuTime() - start
}

// check compares the answer with the library's.
func (in *input) check(folder string) {
	expected, err := os.ReadFile(filepath.Join(folder, in.key+".json"))
	if err != nil {
		log.Fatal(err)
	}
	if got, err := in.job(in.text); err != nil || !bytes.Equal(got, expected) {
		log.Fatalf("bench: %s: encoding/json answers\n%s\n(%v) instead of\n%s", in.key, got, err, expected)
	}
}

// measure prints the median CPU time of a call and its allocations.
func (in *input) measure(key string, budget time.Duration) {
	const batchTime = 10 * time.Millisecond // getrusage counts microseconds
	calls := 1
	for in.batch(calls) < batchTime {
		calls *= 2
	}
	var times []float64
	for end := time.Now().Add(budget); len(times) < 5 || time.Now().Before(end); {
		times = append(times, float64(in.batch(calls))/float64(calls))
	}
	sort.Float64s(times)
	fmt.Printf("time\t%s\t%s\t%.1f\n", in.key, key, times[len(times)/2])

	var before, after runtime.MemStats
	runtime.ReadMemStats(&before)
	in.batch(calls)
	runtime.ReadMemStats(&after)
	fmt.Printf("allocations\t%s\t%s\t%d\n", in.key, key, (after.Mallocs-before.Mallocs)/uint64(calls))
}

// read returns the texts of a manifest.
func read(path string) (inputs []input) {
	manifest, err := os.ReadFile(path)
	if err != nil {
		log.Fatal(err)
	}
	for _, line := range strings.Split(strings.TrimSpace(string(manifest)), "\n") {
		fields := strings.Split(line, "\t")
		text, err := os.ReadFile(fields[3])
		if err != nil {
			log.Fatal(err)
		}
		inputs = append(inputs, input{fields[0], text, jobs[fields[1]]})
	}
	return inputs
}

func main() {
	log.SetFlags(0)
	if len(os.Args) != 6 {
		log.Fatal("usage: bench KEY MANIFEST EXPECTED SECONDS PROBES")
	}
	key := os.Args[1]
	seconds, err := strconv.ParseFloat(os.Args[4], 64)
	if err != nil {
		log.Fatal(err)
	}
	inputs := read(os.Args[2])
	for i := range inputs {
		inputs[i].check(os.Args[3])
	}
	version := strings.Replace(runtime.Version(), "go", "Go ", 1)
	fmt.Printf("peer\t%s\tencoding/json, its %s engine, typed, %s\n", key, engine, version)
	for _, probe := range read(os.Args[5]) {
		refused := 0
		if _, err := probe.job(probe.text); err != nil {
			refused = 1
		}
		fmt.Printf("probe\t%s\t%s\t%d\n", key, probe.key, refused)
	}
	for i := range inputs {
		inputs[i].measure(key, time.Duration(seconds*float64(time.Second)))
	}
}
