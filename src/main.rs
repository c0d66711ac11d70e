//! The browser's entry: wakes the prerendered page.

fn main() {
    tuoyu_site::browser::boot();
}
