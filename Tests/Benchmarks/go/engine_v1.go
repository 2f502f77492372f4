//go:build !goexperiment.jsonv2

package main

// engine is what reads behind encoding/json.
const engine = "v1"
