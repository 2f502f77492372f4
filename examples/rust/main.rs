//! The statuses of the pools behind StatefulSets, by the kubernetes rule, from Rust.
//!
//!     rustc --edition 2021 -O main.rs -L native=FOLDER -l poolstatus -o poolstatus-rust
//!     poolstatus-rust NOW FILE...
//!
//! NOW is RFC 3339, each FILE one StatefulSet as kubectl -o json prints it.

use std::ffi::{CStr, CString};
use std::mem::{size_of, MaybeUninit};
use std::os::raw::{c_char, c_void};
use std::process::ExitCode;
use std::{env, fs, slice};

/// The functions and structs of poolstatus.h.
mod ffi {
    use super::{c_char, c_void};

    pub const RULE_KUBERNETES: i32 = 1;

    #[repr(C)]
    pub struct Options {
        pub struct_size: u32,
        pub flags: u32,
        pub rule: i32,
        pub progress_deadline_seconds: i32,
        pub tenant: *const c_char,
        pub pool: *const c_char,
        pub now: *const c_char,
        pub previous: *const c_char,
        pub previous_length: usize,
        pub pods: *const c_char,
        pub pods_length: usize,
        pub max_input_bytes: u64,
        pub pod_grace_seconds: i32,
        pub reserved: u32,
        pub blocked_reason: *const c_char,
        pub blocked_message: *const c_char,
    }

    #[repr(C)]
    pub struct Result {
        pub struct_size: u32,
        pub state: i32,
        pub changed: i32,
        pub reserved: u32,
        pub reason: *const c_char,
        pub json: *mut c_char,
        pub json_length: usize,
    }

    #[repr(C)]
    pub struct Error {
        pub struct_size: u32,
        pub code: i32,
        pub line: i32,
        pub column: i32,
        pub offset: u64,
        pub path: [c_char; 96],
        pub message: [c_char; 192],
    }

    extern "C" {
        pub fn poolstatus_options_init(options: *mut Options, struct_size: u32) -> i32;
        pub fn poolstatus_result_init(result: *mut Result, struct_size: u32) -> i32;
        pub fn poolstatus_error_init(error: *mut Error, struct_size: u32) -> i32;
        pub fn poolstatus_pool(
            statefulset: *const c_char,
            length: usize,
            options: *const Options,
            result: *mut Result,
            error: *mut Error,
        ) -> i32;
        pub fn poolstatus_free(memory: *mut c_void);
    }
}

/// A struct that is as the macro of its name in poolstatus.h sets it. The library is told how
/// large this one is: an older or newer library fills as much as both know.
fn initialised<T>(init: unsafe extern "C" fn(*mut T, u32) -> i32) -> Result<T, String> {
    let mut value = MaybeUninit::uninit();
    // The library writes all of these bytes, or returns another code and writes none.
    match unsafe { init(value.as_mut_ptr(), size_of::<T>() as u32) } {
        0 => Ok(unsafe { value.assume_init() }),
        _ => Err(format!(
            "{} bytes are no size of this struct",
            size_of::<T>()
        )),
    }
}

/// JSON of the library's, which is freed when it goes.
struct Json(ffi::Result);

impl Json {
    fn text(&self) -> &str {
        let bytes = unsafe { slice::from_raw_parts(self.0.json.cast(), self.0.json_length) };
        std::str::from_utf8(bytes).expect("poolstatus.h says that texts are UTF-8")
    }
}

impl Drop for Json {
    fn drop(&mut self) {
        unsafe { ffi::poolstatus_free(self.0.json.cast()) }
    }
}

/// The status of a pool, or what is wrong and where.
fn pool(text: &[u8], now: &CStr) -> Result<Json, String> {
    let mut options = initialised(ffi::poolstatus_options_init)?;
    let mut result = initialised(ffi::poolstatus_result_init)?;
    let mut error = initialised(ffi::poolstatus_error_init)?;
    options.rule = ffi::RULE_KUBERNETES;
    options.now = now.as_ptr();
    let code = unsafe {
        let start = text.as_ptr().cast();
        ffi::poolstatus_pool(start, text.len(), &options, &mut result, &mut error)
    };
    if code == 0 {
        return Ok(Json(result));
    }
    let [path, message] = [error.path.as_ptr(), error.message.as_ptr()]
        .map(|chars| unsafe { CStr::from_ptr(chars) }.to_string_lossy());
    let place = match error.line {
        0 => String::new(), // it is not in the text
        line => format!("{line}:{}:", error.column),
    };
    let path = if path.is_empty() {
        String::new()
    } else {
        format!(" {path}:")
    };
    Err(format!("{place}{path} {message}"))
}

fn main() -> ExitCode {
    let arguments: Vec<String> = env::args().skip(1).collect();
    if arguments.len() < 2 {
        eprintln!("usage: poolstatus-rust NOW FILE...");
        return ExitCode::from(64);
    }
    let now = CString::new(arguments[0].as_str()).expect("an argument has no NUL");
    let mut status = ExitCode::SUCCESS;
    for file in &arguments[1..] {
        let read = fs::read(file).map_err(|error| format!(" {error}"));
        match read.and_then(|text| pool(&text, &now)) {
            Ok(json) => println!("{}", json.text()),
            Err(why) => {
                eprintln!("{file}:{why}");
                status = ExitCode::from(2);
            }
        }
    }
    status
}
