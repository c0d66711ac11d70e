//! The one place that asks the machine what day it is.

use std::time::{SystemTime, UNIX_EPOCH};

use tuoyu_catalog::Date;

/// Seconds by which China's clocks are ahead of the machine's universal time.
const CHINA: u64 = 8 * 3600;

/// The day it is in China, where every reader and authority is.
pub fn today() -> Date {
    let seconds = SystemTime::now().duration_since(UNIX_EPOCH).map_or(0, |since| since.as_secs() + CHINA);
    i32::try_from(seconds / 86_400).ok().and_then(Date::from_unix_days).unwrap_or_default()
}
