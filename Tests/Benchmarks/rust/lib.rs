//! serde_json, typed to just the members that are needed and borrowing their strings.
#![deny(warnings)]

use serde::{Deserialize, Serialize};
use std::borrow::Cow;

/// `BENCH_LIST` of bench.h.
const LIST: i32 = 2;

const NAME: &str = "rustfs-production-pool-0";
const NOW: &str = "2025-01-15T10:30:00Z";

#[derive(Deserialize, Default)]
#[serde(rename_all = "camelCase")]
struct Status<'a> {
    replicas: Option<i32>,
    ready_replicas: Option<i32>,
    current_replicas: Option<i32>,
    updated_replicas: Option<i32>,
    #[serde(borrow)]
    current_revision: Option<Cow<'a, str>>,
    #[serde(borrow)]
    update_revision: Option<Cow<'a, str>>,
}

#[derive(Deserialize)]
struct Metadata<'a> {
    #[serde(borrow)]
    name: Option<Cow<'a, str>>,
}

/// A StatefulSet, or only its status: then the status's members are at the top. Spelled out,
/// because `flatten` would buffer everything.
#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct StatefulSet<'a> {
    #[serde(borrow)]
    metadata: Option<Metadata<'a>>,
    #[serde(borrow)]
    status: Option<Status<'a>>,
    replicas: Option<i32>,
    ready_replicas: Option<i32>,
    current_replicas: Option<i32>,
    updated_replicas: Option<i32>,
    #[serde(borrow)]
    current_revision: Option<Cow<'a, str>>,
    #[serde(borrow)]
    update_revision: Option<Cow<'a, str>>,
}

#[derive(Deserialize)]
struct List<'a> {
    #[serde(borrow)]
    items: Vec<StatefulSet<'a>>,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Pool<'a> {
    ss_name: Cow<'a, str>,
    state: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    replicas: Option<i32>,
    #[serde(skip_serializing_if = "Option::is_none")]
    ready_replicas: Option<i32>,
    #[serde(skip_serializing_if = "Option::is_none")]
    current_replicas: Option<i32>,
    #[serde(skip_serializing_if = "Option::is_none")]
    updated_replicas: Option<i32>,
    #[serde(skip_serializing_if = "Option::is_none")]
    current_revision: Option<Cow<'a, str>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    update_revision: Option<Cow<'a, str>>,
    last_update_time: &'static str,
}

fn decide(status: &Status) -> &'static str {
    let desired = status.replicas.unwrap_or(0);
    let ready = status.ready_replicas.unwrap_or(0);
    let current = status.current_replicas.unwrap_or(0);
    let updated = status.updated_replicas.unwrap_or(0);
    if desired == 0 {
        "PoolNotCreated"
    } else if ready == desired && updated == desired {
        "PoolRolloutComplete"
    } else if updated < desired || current < desired {
        "PoolUpdating"
    } else if ready < desired {
        "PoolDegraded"
    } else {
        "PoolInitialized"
    }
}

fn pool(set: StatefulSet) -> Pool {
    let name = set.metadata.and_then(|metadata| metadata.name);
    let status = set.status.unwrap_or(Status {
        replicas: set.replicas,
        ready_replicas: set.ready_replicas,
        current_replicas: set.current_replicas,
        updated_replicas: set.updated_replicas,
        current_revision: set.current_revision,
        update_revision: set.update_revision,
    });
    Pool {
        ss_name: name.unwrap_or(Cow::Borrowed(NAME)),
        state: decide(&status),
        replicas: status.replicas,
        ready_replicas: status.ready_replicas,
        current_replicas: status.current_replicas,
        updated_replicas: status.updated_replicas,
        current_revision: status.current_revision,
        update_revision: status.update_revision,
        last_update_time: NOW,
    }
}

fn convert(text: &[u8], is_list: bool) -> serde_json::Result<Vec<u8>> {
    let mut json = Vec::with_capacity(512); // one allocation for the usual status
    if is_list {
        let list: List = serde_json::from_slice(text)?;
        let pools: Vec<_> = list.items.into_iter().map(pool).collect();
        serde_json::to_writer(&mut json, &pools)?;
    } else {
        serde_json::to_writer(&mut json, &pool(serde_json::from_slice(text)?))?;
    }
    Ok(json)
}

/// `bench_input` of bench.h.
#[repr(C)]
pub struct Input {
    key: [u8; 32],
    kind: i32,
    objects: usize,
    text: *const u8,
    length: usize,
}

/// `bench_output` of bench.h.
#[repr(C)]
pub struct Output {
    json: *mut u8,
    length: usize,
    capacity: usize,
}

/// # Safety
/// As bench.h says of a peer.
#[no_mangle]
pub unsafe extern "C" fn bench_serde(input: &Input, output: &mut Output) -> i32 {
    let text = std::slice::from_raw_parts(input.text, input.length);
    match convert(text, input.kind == LIST) {
        Ok(json) => {
            let mut json = std::mem::ManuallyDrop::new(json);
            *output = Output {
                json: json.as_mut_ptr(),
                length: json.len(),
                capacity: json.capacity(),
            };
            0
        }
        Err(_) => -1,
    }
}

/// # Safety
/// Only with what `bench_serde` made.
#[no_mangle]
pub unsafe extern "C" fn bench_serde_release(output: &mut Output) {
    drop(Vec::from_raw_parts(
        output.json,
        output.length,
        output.capacity,
    ));
}
