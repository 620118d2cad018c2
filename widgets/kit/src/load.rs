//! Bytes over the network, with manners: time-outs, few retries with jitter, `Retry-After`, abort.
//!
//! Promises E1 and E2: a final state within 15 seconds of silence, at most three retries, idempotent calls only.

use std::cell::Cell;
use std::future::{Future, poll_fn};
use std::rc::Rc;
use std::task::{Poll, Waker};

use cw_format::refusal;
use cw_model::number::decimal;
use gloo::timers::callback::Timeout;
use js_sys::{Promise, Reflect, Uint8Array};
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::{JsFuture, spawn_local};
use web_sys::{
    AbortController, AbortSignal, ReadableStreamDefaultReader, RequestInit, Response, window,
};

use crate::watch::timeout;

mod failure;

pub use failure::Failure;

/// A value on its way. Views match on it, so no state can be forgotten.
#[derive(Clone, Debug, PartialEq)]
pub enum Load<T> {
    /// Not asked for yet.
    Idle,
    /// Asked for.
    Loading,
    /// Arrived.
    Ready(T),
    /// Will not arrive.
    Failed(Failure),
}

/// An answer, whole.
#[derive(Debug)]
pub struct Answer {
    /// The body.
    pub bytes: Vec<u8>,
    /// The address it came from, redirects followed.
    pub address: String,
}

const SILENCE: u32 = 10_000;
const PATIENCE: f64 = 14_000.0;
const RETRIES: i32 = 3;
/// Bytes a second, after patience has run out; a telephone line gives ten times more.
const SLOWEST: f64 = 256.0;
const FIRST_DELAY: f64 = 300.0;

/// Work that stops when dropped: its requests are aborted.
#[derive(Debug)]
pub struct Task(AbortController);

impl Task {
    /// Starts `work`, which hands the signal to [`get`].
    pub fn start<F: Future<Output = ()> + 'static>(work: impl FnOnce(AbortSignal) -> F) -> Self {
        // The constructor has no way to fail where `fetch` exists.
        let controller = AbortController::new().expect("AbortController is there");
        spawn_local(work(controller.signal()));
        Task(controller)
    }
}

impl Drop for Task {
    fn drop(&mut self) {
        self.0.abort();
    }
}

/// How long to go on asking in vain, and how much to take. One patience is shared by all requests that make up one
/// answer, and every success restores it.
pub struct Patience {
    give_up: Cell<f64>,
    retries: Cell<i32>,
    most: usize,
}

impl Patience {
    /// Three retries, fourteen seconds, and so many bytes at most for each answer.
    pub fn for_bytes(most: usize) -> Self {
        Patience { give_up: Cell::new(js_sys::Date::now() + PATIENCE), retries: Cell::new(0), most }
    }

    fn left(&self) -> f64 {
        self.give_up.get() - js_sys::Date::now()
    }

    fn restore(&self) {
        self.give_up.set(js_sys::Date::now() + PATIENCE);
        self.retries.set(0);
    }
}

/// Fetches an address, again where that may help. A plain GET with no header of ours, so that no preflight is needed.
pub fn get<'a>(
    address: &'a str,
    signal: &'a AbortSignal,
    patience: &'a Patience,
) -> impl Future<Output = Result<Answer, Failure>> + 'a {
    ask(address, signal, patience, Chance::Good)
}

/// Fetches an address that may well not exist: a refusal is an answer, too, and not worth a second try.
pub fn probe<'a>(
    address: &'a str,
    signal: &'a AbortSignal,
    patience: &'a Patience,
) -> impl Future<Output = Result<Answer, Failure>> + 'a {
    ask(address, signal, patience, Chance::Poor)
}

/// Whether an address exists.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Chance {
    /// It should.
    Good,
    /// It may well not.
    Poor,
}

/// [`get`] or [`probe`].
pub async fn ask(
    address: &str,
    signal: &AbortSignal,
    patience: &Patience,
    chance: Chance,
) -> Result<Answer, Failure> {
    loop {
        let (failure, asked) = match try_once(address, signal, patience).await {
            Ok(answer) => return Ok(answer),
            Err(it) => it,
        };
        let retries = patience.retries.get();
        let jitter = js_sys::Math::random() * FIRST_DELAY * f64::from(1 << retries);
        let delay = asked.unwrap_or(jitter);
        let is_answer = chance == Chance::Poor && matches!(failure, Failure::Unreachable);
        let is_final = asked.is_none() && (is_answer || !is_passing(&failure));
        if is_final || retries == RETRIES || patience.left() < delay {
            return Err(failure);
        }
        patience.retries.set(retries + 1);
        pause(delay as u32).await;
    }
}

/// Waits so many milliseconds. The future of `gloo` brings a channel along.
async fn pause(milliseconds: u32) {
    let (over, waiting) = (Rc::new(Cell::new(false)), Rc::new(Cell::new(None::<Waker>)));
    let (ended, waker) = (over.clone(), waiting.clone());
    let wake = move || {
        ended.set(true);
        if let Some(waker) = waker.take() {
            waker.wake();
        }
    };
    let _timer = timeout(milliseconds, Box::new(wake));
    poll_fn(|context| {
        waiting.set(Some(context.waker().clone()));
        if over.get() { Poll::Ready(()) } else { Poll::Pending }
    })
    .await;
}

async fn try_once(
    address: &str,
    signal: &AbortSignal,
    patience: &Patience,
) -> Result<Answer, (Failure, Option<f64>)> {
    if signal.aborted() {
        return Err((Failure::Aborted, None)); // while we paused: its event will not come again
    }
    let silence = SILENCE.min(patience.left().max(1000.0) as u32);
    let outcome = attempt(address, signal, (silence, patience.most)).await;
    if signal.aborted() {
        return Err((Failure::Aborted, None));
    }
    if outcome.is_ok() {
        patience.restore();
    }
    outcome
}

fn is_passing(failure: &Failure) -> bool {
    match failure {
        Failure::TimedOut | Failure::Unreachable => true,
        Failure::Status(status) => matches!(status, 408 | 500 | 502 | 503 | 504),
        _ => false,
    }
}

#[wasm_bindgen]
extern "C" {
    /// `fetch`, and what `start.js` has asked for already.
    fn fetch(address: &str, init: &RequestInit) -> Promise;
}

/// One try, within so many milliseconds of silence and so many bytes; beside the failure, the wait in milliseconds
/// that the source asked for.
async fn attempt(
    address: &str,
    signal: &AbortSignal,
    limits: (u32, usize),
) -> Result<Answer, (Failure, Option<f64>)> {
    let watchdog = Watchdog::new(signal, limits);
    let init = RequestInit::new();
    init.set_signal(Some(&watchdog.controller.signal()));
    let response = JsFuture::from(fetch(address, &init)).await;
    let response: Response = response.map_err(|_| (watchdog.failure(), None))?.unchecked_into();
    if !response.ok() {
        let refusal = refusal(&response, &watchdog).await;
        watchdog.controller.abort(); // a body nobody reads would keep its connection
        return Err(refusal);
    }
    let address = response.url();
    let bytes = body(&response, &watchdog).await.map_err(|it| (it, None))?;
    Ok(Answer { bytes, address })
}

/// An error status. The open-data APIs explain themselves in the body, so it is read.
async fn refusal(response: &Response, watchdog: &Watchdog) -> (Failure, Option<f64>) {
    let status = response.status();
    let asked = response.headers().get("retry-after").ok().flatten();
    let asked = asked.and_then(|it| wait(&it));
    if status == 429 || (status == 503 && asked.is_some()) {
        return (Failure::Busy, asked);
    }
    if (400..500).contains(&status) {
        let bytes = body(response, watchdog).await.unwrap_or_default();
        if let Some(words) = refusal::read(&bytes) {
            return (Failure::Refused(words), None);
        }
    }
    (Failure::Status(status), None)
}

/// `Retry-After`, in seconds or as a date, as milliseconds from now. From another origin a browser shows it only
/// if `Access-Control-Expose-Headers` names it; a busy source that says nothing is not asked again.
fn wait(text: &str) -> Option<f64> {
    let wait = match decimal(text) {
        Some(seconds) => seconds * 1000.0,
        None => js_sys::Date::parse(text) - js_sys::Date::now(),
    };
    (!wait.is_nan()).then_some(wait.max(0.0))
}

async fn body(response: &Response, watchdog: &Watchdog) -> Result<Vec<u8>, Failure> {
    let Some(stream) = response.body() else { return Ok(Vec::new()) };
    let reader: ReadableStreamDefaultReader = stream.get_reader().unchecked_into();
    // Kept apart until all are there: bytes that grow would be copied, and a page's memory never shrinks.
    let mut chunks: Vec<Uint8Array> = Vec::new();
    let mut length = 0;
    let begun = js_sys::Date::now();
    loop {
        // Drops that keep the watchdog quiet for ever are silence, too.
        if length as f64 / SLOWEST < (js_sys::Date::now() - begun - PATIENCE) / 1000.0 {
            watchdog.bitten.set(true);
            watchdog.controller.abort();
        }
        watchdog.wait();
        let chunk = JsFuture::from(reader.read()).await.map_err(|_| watchdog.failure())?;
        let value = Reflect::get(&chunk, &JsValue::from_str("value")).unwrap_or_default();
        if value.is_undefined() {
            break;
        }
        let value: Uint8Array = value.unchecked_into();
        length += value.length() as usize;
        if watchdog.most < length {
            watchdog.controller.abort();
            return Err(Failure::TooLarge);
        }
        chunks.push(value);
    }
    let mut bytes = vec![0; length];
    let mut start = 0;
    for chunk in chunks {
        let end = start + chunk.length() as usize;
        chunk.copy_to(&mut bytes[start..end]);
        start = end;
    }
    Ok(bytes)
}

/// Aborts a request after silence, or when nobody waits for it any more.
struct Watchdog {
    controller: AbortController,
    silence: u32,
    most: usize,
    bitten: Rc<Cell<bool>>,
    timer: Cell<Option<Timeout>>, // dropping one cancels it
    begun: Cell<f64>,
    _outer: gloo::events::EventListener,
}

impl Watchdog {
    fn new(outer: &AbortSignal, (silence, most): (u32, usize)) -> Self {
        let controller = AbortController::new().expect("AbortController is there");
        let inner = controller.clone();
        let listener = gloo::events::EventListener::once(outer, "abort", move |_| inner.abort());
        let watchdog = Watchdog {
            controller,
            silence,
            most,
            bitten: Rc::default(),
            timer: Cell::default(),
            begun: Cell::default(),
            _outer: listener,
        };
        watchdog.wait();
        watchdog
    }

    /// Starts counting afresh, at most ten times in as long as silence may last: the pieces of a large answer come by the
    /// hundred.
    fn wait(&self) {
        let now = js_sys::Date::now();
        if (now - self.begun.get()).abs() < f64::from(self.silence) / 10.0 {
            return;
        }
        self.begun.set(now);
        let (controller, bitten) = (self.controller.clone(), self.bitten.clone());
        let bite = move || {
            bitten.set(true);
            controller.abort();
        };
        self.timer.set(Some(timeout(self.silence, Box::new(bite))));
    }

    fn failure(&self) -> Failure {
        let online = window().is_none_or(|it| it.navigator().on_line());
        match (self.bitten.get(), online) {
            (true, _) => Failure::TimedOut,
            (false, false) => Failure::Offline,
            (false, true) => Failure::Unreachable,
        }
    }
}
